#include "net/report/report_title_settings.h"

#include <QSettings>

#include <array>
#include <utility>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array fields{
    std::pair{"report/course"_L1, &ReportTitle::course},
    std::pair{"report/experiment"_L1, &ReportTitle::experiment},
    std::pair{"report/name"_L1, &ReportTitle::name},
    std::pair{"report/number"_L1, &ReportTitle::number},
    std::pair{"report/date"_L1, &ReportTitle::date},
};

} // namespace

ReportTitle loadReportTitle(const QSettings &store)
{
    ReportTitle title;
    for (const auto &[key, field] : fields)
        title.*field = store.value(key).toString().left(ReportTitle::longest);
    return title;
}

void saveReportTitle(QSettings &store, const ReportTitle &title)
{
    for (const auto &[key, field] : fields)
        store.setValue(key, title.*field);
}

} // namespace splitscope
