#include "app/splitscope-edge/codings_command.h"

#include "app/splitscope-edge/console.h"
#include "engine/experiment/coding_survey.h"
#include "engine/image/preprocess.h"
#include "engine/image/variation.h"
#include "net/command_line.h"
#include "net/edge/picture_file.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct CodingsCommand
{
    Q_DECLARE_TR_FUNCTIONS(CodingsCommand)
};

using Milliseconds = std::chrono::duration<double, std::milli>;

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(CodingsCommand::tr(
        "Codes the activations of the sample pictures in every way, without a link, and compares "
        "the answers with the unsplit ones."));
    parser.addPositionalArgument(u"codings"_s, CodingsCommand::tr("Compare the codings."),
                                 u"codings"_s);
    parser.addOptions({
        {u"cut"_s, CodingsCommand::tr("Cut points: 13, or 0,8,13,22 (the default), or all."),
         u"cuts"_s, u"0,8,13,22"_s},
        {u"coding"_s, CodingsCommand::tr("Codings, with commas between. Default: all there are."),
         u"ids"_s},
        {u"variations"_s,
         CodingsCommand::tr("Of each sample picture: crops, mirrored, brighter and darker ones, "
                            "1 to %1. Default: 4.")
             .arg(pictureVariations),
         u"number"_s, u"4"_s},
        {u"lang"_s, CodingsCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
    addModelOptions(parser);
}

QString idText(Coding coding)
{
    const std::string_view id = codingId(coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

void printTable(const Network &network, const std::vector<CodingFigures> &figures)
{
    printLine(stdout, CodingsCommand::tr("| cut | coding | bytes | ratio | encode ms | decode ms | "
                                         "error | worst | same top-1 |"));
    printLine(stdout, u"|---|---|---|---|---|---|---|---|---|"_s);
    for (const CodingFigures &of : figures) {
        const auto whole = static_cast<double>(network.shapeAt(of.cut).bytes());
        const auto number = [](double value, int digits) {
            return QString::number(value, 'f', digits);
        };
        const QStringList cells{
            QString::number(of.cut.index()),
            idText(of.coding),
            number(of.meanBytes, 0),
            number(whole / of.meanBytes, 2),
            number(Milliseconds(of.encode).count(), 3),
            number(Milliseconds(of.decode).count(), 3),
            number(of.medianError * 100, 3) + u" %"_s,
            number(of.worstError * 100, 3) + u" %"_s,
            u"%1/%2"_s.arg(of.sameTopClass).arg(of.inputs),
        };
        printLine(stdout, u"| "_s + cells.join(u" | "_s) + u" |"_s);
    }
}

/// One after the other, so that no more than one input is in memory.
Result<void> addSamples(CodingSurvey &survey, const Network &network, int variations)
{
    const QStringList files = samplePictures();
    const auto all = files.size() * variations;
    qsizetype done = 0;
    for (const QString &file : files) {
        const auto image = readImage(file);
        if (!image)
            return tl::make_unexpected(image.error());
        const Picture picture = pictureOf(*image);
        for (int number = 0; number < variations; ++number) {
            // The first few vary in everything, too.
            const int spread = number * pictureVariations / variations;
            const Tensor input = preprocess(variationOf(picture, spread), network);
            if (const auto added = survey.add(input); !added)
                return added;
            ++done;
        }
        printLine(stderr, CodingsCommand::tr("%1 of %2 inputs").arg(done).arg(all));
    }
    return {};
}

/// Blocks, without any link: Markdown on standard output, progress on standard error.
int runCodings(const CodingsOptions &options)
{
    const auto runtime = Runtime::load(options.model, options.runtime);
    if (!runtime) {
        printLine(stderr, errorText(runtime.error()));
        return Failed;
    }
    CodingSurvey survey(*runtime, options.cuts, options.codings);
    if (const auto added = addSamples(survey, (*runtime)->network(), options.variations); !added) {
        printLine(stderr, errorText(added.error()));
        return Failed;
    }
    printTable((*runtime)->network(), survey.figures());
    return Succeeded;
}

} // namespace

tl::expected<CodingsOptions, UsageError> codingsOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 1); !parsed)
        return tl::make_unexpected(parsed.error());
    CodingsOptions options;
    auto chosen = chosenModelOption(parser);
    if (!chosen)
        return tl::make_unexpected(chosen.error());
    options.model = std::move(chosen->choice);
    options.runtime = std::move(chosen->runtime);
    auto cuts = cutsOf(chosen->network, parser.value(u"cut"_s));
    if (!cuts)
        return tl::make_unexpected(cuts.error());
    std::ranges::sort(*cuts);
    cuts->erase(std::ranges::unique(*cuts).begin(), cuts->end());
    options.cuts = *std::move(cuts);
    if (parser.isSet(u"coding"_s)) {
        const auto codings = codingsOf(parser.value(u"coding"_s));
        if (!codings)
            return tl::make_unexpected(codings.error());
        for (const std::optional<Coding> &coding : *codings) {
            if (!coding)
                return tl::make_unexpected(
                    CodingsCommand::tr("--coding auto: here give codings by their names"));
            options.codings.push_back(*coding);
        }
    } else {
        options.codings.assign(allCodings().begin(), allCodings().end());
    }
    const QString variations = parser.value(u"variations"_s);
    options.variations = variations.toInt();
    if (options.variations < 1 || options.variations > pictureVariations)
        return tl::make_unexpected(CodingsCommand::tr("--variations %1: give a number from 1 to %2")
                                       .arg(variations)
                                       .arg(pictureVariations));
    return options;
}

int codingsMain(QCoreApplication &app)
{
    const auto options = codingsOptions(app.arguments());
    return options ? runCodings(*options) : refuse(options.error());
}

} // namespace splitscope
