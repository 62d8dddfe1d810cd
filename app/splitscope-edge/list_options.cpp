#include "app/splitscope-edge/list_options.h"

#include "net/error_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

} // namespace

tl::expected<std::vector<CutPoint>, UsageError> cutsOf(const Network &network, const QString &text)
{
    if (text == u"all"_s)
        return network.cutPoints();
    std::vector<CutPoint> cuts;
    for (const QString &part : text.split(u',')) {
        bool isNumber = false;
        const int index = part.trimmed().toInt(&isNumber);
        if (!isNumber)
            return tl::make_unexpected(
                EdgeCommand::tr("--cut %1: give a number, several with commas between, or all")
                    .arg(text));
        const auto cut = network.cutPoint(index);
        if (!cut)
            return tl::make_unexpected(errorText(cut.error()));
        cuts.push_back(*cut);
    }
    return cuts;
}

tl::expected<std::vector<std::optional<Coding>>, UsageError> codingsOf(const QString &text)
{
    std::vector<std::optional<Coding>> codings;
    for (const QString &part : text.split(u',')) {
        if (part.trimmed() == u"auto"_s) {
            codings.emplace_back();
            continue;
        }
        auto coding = codingById(part.trimmed().toStdString());
        if (!coding) {
            coding.error().detail += ", auto";
            return tl::make_unexpected(errorText(coding.error()));
        }
        codings.emplace_back(*coding);
    }
    return codings;
}

} // namespace splitscope
