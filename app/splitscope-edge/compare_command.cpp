#include "app/splitscope-edge/compare_command.h"

#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/notebook_options.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/notebook/comparison.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct CompareCommand
{
    Q_DECLARE_TR_FUNCTIONS(CompareCommand)
};

struct CompareOptions
{
    std::array<NotebookPart, 2> sides;
    bool json = false;
};

tl::expected<CompareOptions, UsageError> compareOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(CompareCommand::tr(
        "Compares the end-to-end times of two notebooks, or of two experiments, cell by cell: "
        "medians with their 95 % intervals and the ratio B/A. Where the intervals overlap the two "
        "cannot be told apart; where a cell has one run there is no interval. What was typed by "
        "hand is compared by cpu, bandwidth and cut alone.\n"
        "Example: splitscope-edge compare lab.splitscope#1 lab.splitscope#2"));
    parser.addPositionalArgument(u"compare"_s, CompareCommand::tr("Compare two."), u"compare"_s);
    parser.addPositionalArgument(
        u"A"_s, CompareCommand::tr("A notebook, or FILE#N for its experiment N."), u"A"_s);
    parser.addPositionalArgument(u"B"_s, CompareCommand::tr("Another one, or another experiment."),
                                 u"B"_s);
    parser.addOptions({
        {u"json"_s, CompareCommand::tr("One JSON object for each cell, on standard output.")},
        {u"lang"_s, CompareCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
    if (const auto parsed = parseCommandLine(parser, arguments, 3); !parsed)
        return tl::make_unexpected(parsed.error());
    const QStringList words = parser.positionalArguments();
    if (words.size() < 3)
        return tl::make_unexpected(CompareCommand::tr("give two notebooks: compare A B"));
    return CompareOptions{{notebookPart(words[1]), notebookPart(words[2])},
                          parser.isSet(u"json"_s)};
}

std::optional<ComparedSide> readSide(const NotebookPart &part)
{
    const auto notebook = openedToExport(part.file);
    if (!notebook)
        return std::nullopt;
    auto side = comparedSide(*notebook, part.experiment);
    if (!side) {
        printLine(stderr, part.file + u": "_s + errorText(side.error()));
        return std::nullopt;
    }
    return *std::move(side);
}

} // namespace

int compareMain(QCoreApplication &app)
{
    const auto options = compareOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    const auto a = readSide(options->sides[0]);
    const auto b = a ? readSide(options->sides[1]) : a;
    if (!b)
        return Failed;
    const Comparison comparison = compared(*a, *b);
    if (options->json) {
        for (const ComparedCell &cell : comparison.cells)
            printLine(stdout,
                      QString::fromUtf8(
                          QJsonDocument(comparisonJson(cell)).toJson(QJsonDocument::Compact)));
    } else {
        printLine(stdout, comparisonTable(comparison).trimmed());
    }
    if (comparison.cells.empty()) {
        printLine(stderr, CompareCommand::tr("The two have no cell in common."));
        return Failed;
    }
    return Succeeded;
}

} // namespace splitscope
