#include "net/report/report_context.h"

#include "net/report/report_charts.h"

#include <utility>

namespace splitscope {

using namespace Qt::StringLiterals;

ReportSpan ReportReferences::to(const CellPlace &place)
{
    const auto [found, isNew] =
        numbers_.try_emplace({place.setting, place.cell}, static_cast<int>(places_.size()) + 1);
    if (isNew)
        places_.push_back(place);
    return {u"[%1]"_s.arg(found->second), ReportSpan::Plain, u"runs-%1"_s.arg(found->second)};
}

void ReportContext::heading(int level, const QString &text, bool newPage)
{
    blocks.push_back(ReportHeading{.level = level, .text = text, .newPage = newPage});
}

void ReportContext::paragraph(const QString &text, ReportSpan::Style style)
{
    blocks.push_back(ReportParagraph{{ReportSpan{text, style}}});
}

void ReportContext::figure(ReportFigure figure)
{
    figure.name = u"figure-%1"_s.arg(++charts);
    figure.caption =
        words(QT_TRANSLATE_NOOP("LabReport", "Figure %1. ")).arg(charts) + figure.caption;
    blocks.push_back(std::move(figure));
}

QString sheetMs(std::chrono::nanoseconds time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 3);
}

QString figureText(const ReportTable &table, const CellPlace &place)
{
    const ReportCell &cell = table.cell(place.setting, place.cell);
    const Conditions &conditions = table.settings[place.setting].conditions;
    QString text = sheetMs(cell.endToEnd()) + u" ms"_s;
    if (edgeIsEmulated(conditions) || cloudIsEmulated(conditions) || linkIsEmulated(conditions))
        text += u" †"_s;
    if (cell.origin == FigureOrigin::Composed)
        text += u" ‡"_s;
    return text;
}

QString shortSetting(const Conditions &conditions, const ReportWords &words)
{
    return words(QT_TRANSLATE_NOOP("LabReport", "CPU %1, %2"))
        .arg(QString::number(conditions.edge.share.value()), rateText(conditions.link, words));
}

QString reportDevice(const DeviceProfile &profile, const ReportWords &words)
{
    if (profile.id == thisComputer().id)
        return words(QT_TRANSLATE_NOOP("LabReport", "this computer"));
    QString name = QString::fromStdString(profile.id);
    if (profile.facts) {
        const BilingualText &names = profile.facts->name;
        if (const auto &own = words.chinese() ? names.chinese : names.english; !own.empty())
            name = QString::fromStdString(own);
    }
    return shortened(name) + (profile.emulated ? u" †"_s : QString());
}

QString runRanges(const std::vector<RunNumber> &runs)
{
    QStringList ranges;
    for (std::size_t first = 0; first < runs.size();) {
        std::size_t last = first;
        const auto number = [&](std::size_t of) { return static_cast<qint64>(runs[of]); };
        while (last + 1 < runs.size() && number(last + 1) == number(last) + 1)
            ++last;
        QString range = u"#%1"_s.arg(number(first));
        if (last > first)
            range += (last > first + 1 ? u"–#%1"_s : u", #%1"_s).arg(number(last));
        ranges << range;
        first = last + 1;
    }
    return ranges.join(u", "_s);
}

QString shortened(const QString &text, int longest)
{
    const QString line = text.simplified();
    return line.size() <= longest ? line : line.left(longest - 1) + u'…';
}

void addAppendix(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(
        2, words(QT_TRANSLATE_NOOP("LabReport", "Appendix: the runs behind each figure")), true);
    report.paragraph(words(QT_TRANSLATE_NOOP(
        "LabReport", "Numbers of runs in the notebook. “splitscope-edge export” writes each run "
                     "with all that was asked for and all that was achieved.")));
    ReportTableBlock table{.heads = {words(QT_TRANSLATE_NOOP("LabReport", "figure")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "setting")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "cut")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "runs"))},
                           .leftColumns = 4};
    int number = 0;
    for (const CellPlace &place : report.references.places()) {
        const ReportSetting &setting = report.table().settings[place.setting];
        const ReportCell &cell = setting.cells[place.cell];
        ++number;
        // A cell of thousands of runs has them in ranges; what is scattered is cut off.
        constexpr int longestList = 400;
        table.rows.push_back({.cells = {{{u"[%1]"_s.arg(number)}},
                                        {{shortened(QString::fromStdString(setting.model)) + u", "_s
                                          + shortSetting(setting.conditions, words)}},
                                        {{QString::number(cell.cut.index())}},
                                        {{shortened(runRanges(cell.runs), longestList)
                                          + u" (%1)"_s.arg(cell.runs.size())}}},
                              .anchor = u"runs-%1"_s.arg(number)});
    }
    report.blocks.push_back(std::move(table));
    const auto listed = [&](std::vector<RunNumber> ReportSetting::*runs, const QString &sentence) {
        QStringList some;
        for (const ReportSetting &setting : report.table().settings) {
            if (!(setting.*runs).empty() && some.size() < 50)
                some << shortSetting(setting.conditions, words) + u": "_s
                            + shortened(runRanges(setting.*runs), 200);
        }
        if (!some.isEmpty())
            report.paragraph(sentence.arg(some.join(u"; "_s)));
    };
    listed(&ReportSetting::failed,
           words(QT_TRANSLATE_NOOP("LabReport", "Runs that failed and count for nothing: %1.")));
    listed(&ReportSetting::finishedOnEdge,
           words(QT_TRANSLATE_NOOP("LabReport",
                                   "Runs that lost the cloud, which the edge has finished by "
                                   "itself; not measured, they count for nothing: %1.")));
}

} // namespace splitscope
