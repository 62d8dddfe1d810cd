// Facts in words: what the runs say, each with the runs that say it.
#include "engine/model/networks.h"
#include "net/report/report_charts.h"
#include "net/report/report_context.h"

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t mostGroups = 6;
constexpr std::size_t mostLines = 40; ///< of one kind

QString percent(double part)
{
    return QString::number(part * 100, 'f', part < 0.1 ? 2 : 1) + u" %"_s;
}

/// "1287.431 ms † [3]"
void append(ReportContext &report, ReportText &text, const CellPlace &place)
{
    text.push_back({figureText(report.table(), place) + u' ', ReportSpan::Strong});
    text.push_back(report.references.to(place));
}

int cutAt(const ReportTable &table, const CellPlace &place)
{
    return table.cell(place.setting, place.cell).cut.index();
}

ReportText bestOverallText(ReportContext &report, const BestFinding &best)
{
    const ReportWords &words = report.words;
    const Conditions &asked = report.table().settings[best.best.setting].conditions;
    ReportText text{
        {words(QT_TRANSLATE_NOOP("LabReport", "The lowest end-to-end latency of %1 cells: %2, cut "
                                              "%3 on %4, "))
             .arg(best.compared)
             .arg(shortSetting(asked, words))
             .arg(cutAt(report.table(), best.best))
             .arg(reportDevice(asked.edge.profile, words))}};
    append(report, text, best.best);
    text.push_back({words.chinese() ? u"。"_s : u". "_s});
    if (!best.spreadKnown)
        text.push_back({words(QT_TRANSLATE_NOOP(
            "LabReport", "It was run once, so it has no interval, and nothing can be said about "
                         "ties; run it again a few times."))});
    else if (best.ties.empty())
        text.push_back({words(
            QT_TRANSLATE_NOOP("LabReport", "No other cell's 95 % interval overlaps its own."))});
    else {
        text.push_back({words(QT_TRANSLATE_NOOP("LabReport", "Cannot be told from it: "))});
        constexpr std::size_t mostTies = 8;
        for (std::size_t tie = 0; tie < std::min(best.ties.size(), mostTies); ++tie) {
            const CellPlace &place = best.ties[tie];
            text.push_back(
                {(tie > 0 ? u"; "_s : QString())
                 + words(QT_TRANSLATE_NOOP("LabReport", "%1, cut %2 "))
                       .arg(shortSetting(report.table().settings[place.setting].conditions, words))
                       .arg(cutAt(report.table(), place))});
            text.push_back(report.references.to(place));
        }
        if (best.ties.size() > mostTies)
            text.push_back({words(QT_TRANSLATE_NOOP("LabReport", " and %1 more"))
                                .arg(best.ties.size() - mostTies)});
    }
    return text;
}

void addBestCuts(ReportContext &report, const ReportGroup &group)
{
    const ReportWords &words = report.words;
    ReportTableBlock block{.heads = {u"cpu"_s, words(QT_TRANSLATE_NOOP("LabReport", "bandwidth")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "best cut")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "end-to-end")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "ties")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "cuts compared"))},
                           .leftColumns = 3};
    for (const std::size_t setting : group.settings) {
        const auto best = bestCut(report.table(), setting);
        if (!best || best->compared < 2 || block.rows.size() == mostLines)
            continue;
        const Conditions &asked = report.table().settings[setting].conditions;
        ReportText ties;
        for (const CellPlace &tie : best->ties) {
            ties.push_back({(ties.empty() ? QString() : u", "_s)
                            + QString::number(cutAt(report.table(), tie)) + u' '});
            ties.push_back(report.references.to(tie));
        }
        if (ties.empty())
            ties.push_back({best->spreadKnown
                                ? words(QT_TRANSLATE_NOOP("LabReport", "none"))
                                : words(QT_TRANSLATE_NOOP("LabReport", "not known: one run"))});
        ReportText time;
        append(report, time, best->best);
        block.rows.push_back({.cells = {{{QString::number(asked.edge.share.value())}},
                                        {{rateText(asked.link, words)}},
                                        {{QString::number(cutAt(report.table(), best->best))}},
                                        time,
                                        ties,
                                        {{QString::number(best->compared)}}}});
    }
    if (block.rows.empty())
        return;
    report.paragraph(words(QT_TRANSLATE_NOOP("LabReport", "The best cut of each setting:")));
    report.blocks.push_back(std::move(block));
}

/// `at` is what the neighbours have in common, `below` and `above` where they are.
ReportText changeoverText(ReportContext &report, const Changeover &change, const QString &at,
                          const QString &below, const QString &above)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    ReportText text{{words(QT_TRANSLATE_NOOP("LabReport", "At %1 the best cut is %2 at %3 "))
                         .arg(at)
                         .arg(cutAt(table, change.below))
                         .arg(below)}};
    text.push_back(report.references.to(change.below));
    text.push_back({words(QT_TRANSLATE_NOOP("LabReport", " and %1 at %2 "))
                        .arg(cutAt(table, change.above))
                        .arg(above)});
    text.push_back(report.references.to(change.above));
    text.push_back(
        {change.clear
             ? words(QT_TRANSLATE_NOOP("LabReport", ": between them another cut takes "
                                                    "over."))
             : words(QT_TRANSLATE_NOOP("LabReport", ", but in one of the two settings these cuts "
                                                    "cannot be told apart."))});
    return text;
}

std::vector<ReportText> changeoverTexts(ReportContext &report, const ReportGroup &group)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    const auto conditionsAt = [&](const CellPlace &place) -> const Conditions & {
        return table.settings[place.setting].conditions;
    };
    const auto share = [&](const CellPlace &place) {
        return u"CPU %1"_s.arg(conditionsAt(place).edge.share.value());
    };
    const auto rate = [&](const CellPlace &place) {
        return rateText(conditionsAt(place).link, words);
    };
    std::vector<ReportText> texts;
    for (const Changeover &change : bandwidthChangeovers(table, group))
        texts.push_back(changeoverText(report, change, share(change.below), rate(change.below),
                                       rate(change.above)));
    for (const Changeover &change : shareChangeovers(table, group))
        texts.push_back(changeoverText(report, change, rate(change.below), share(change.below),
                                       share(change.above)));
    if (texts.size() > mostLines)
        texts.resize(mostLines);
    return texts;
}

std::vector<ReportText> predictedCrossoverTexts(ReportContext &report, const ReportGroup &group)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    const std::size_t closest = closestLook(table, group);
    const Conditions &asked = table.settings[closest].conditions;
    std::vector<ReportText> texts;
    for (const BandwidthCrossover &change : predictedBandwidthCrossovers(table, group, closest))
        texts.push_back(
            {{words(QT_TRANSLATE_NOOP("LabReport",
                                      "Predicted over all cuts, at CPU %1: from cut %2 to "
                                      "cut %3 at %4 Mbit/s."))
                  .arg(asked.edge.share.value())
                  .arg(change.below.index())
                  .arg(change.above.index())
                  .arg(change.at.mbitPerSecond(), 0, 'g', 3),
              ReportSpan::Quiet}});
    for (const ShareCrossover &change : predictedShareCrossovers(table, group, closest))
        texts.push_back(
            {{words(QT_TRANSLATE_NOOP("LabReport",
                                      "Predicted over all cuts, at %1: from cut %2 to cut %3 "
                                      "at CPU %4."))
                  .arg(rateText(asked.link, words))
                  .arg(change.below.index())
                  .arg(change.above.index())
                  .arg(change.at.value(), 0, 'g', 3),
              ReportSpan::Quiet}});
    return texts;
}

std::vector<ReportText> predictionTexts(ReportContext &report, const ReportGroup &group)
{
    const ReportWords &words = report.words;
    const auto finding = predictionFinding(report.table(), group);
    if (!finding)
        return {{{words(QT_TRANSLATE_NOOP(
            "LabReport", "Nothing was predicted: the speed of a device, the bandwidth or the bytes "
                         "of the coding were not known beforehand. “splitscope-edge predict” "
                         "measures and predicts on this computer."))}}};
    const PredictedCell &worst = finding->cells[finding->worst];
    ReportText text{
        {words(QT_TRANSLATE_NOOP(
                   "LabReport", "Predicted from the devices' own figures and the link's law alone, "
                                "before any run: %1 cells, off by %2 in the median and by %3 at "
                                "worst (%4, cut %5: %6 ms predicted, "))
             .arg(QString::number(finding->cells.size()), percent(finding->medianError),
                  percent(finding->worstError),
                  shortSetting(report.table().settings[worst.place.setting].conditions, words),
                  QString::number(cutAt(report.table(), worst.place)),
                  sheetMs(worst.predicted.endToEnd()))}};
    append(report, text, worst.place);
    text.push_back({words(QT_TRANSLATE_NOOP("LabReport", " measured)."))});
    std::vector<ReportText> texts{text};
    if (finding->settings > 0)
        texts.push_back({{words(QT_TRANSLATE_NOOP("LabReport",
                                                  "In %1 of %2 settings the cut that was predicted "
                                                  "to be the best is the measured best one or "
                                                  "cannot be told from it."))
                              .arg(finding->sameBest)
                              .arg(finding->settings)}});
    return texts;
}

void addList(ReportContext &report, std::vector<ReportText> items)
{
    if (!items.empty())
        report.blocks.push_back(ReportList{std::move(items)});
}

/// Of measured cells; composed ones where it has none.
std::optional<CellPlace> placeOfCut(const ReportTable &table, std::size_t setting, int cut)
{
    const std::vector<ReportCell> &cells = table.settings[setting].cells;
    const auto found = std::ranges::find_if(
        cells, [&](const ReportCell &cell) { return cell.cut.index() == cut; });
    return found == cells.end()
               ? std::nullopt
               : std::optional(CellPlace{setting, static_cast<std::size_t>(found - cells.begin())});
}

/// Where all facts of the questions are taken from.
struct Looked
{
    const ReportGroup &group;
    std::size_t setting;
    std::optional<Network> network;
    std::optional<BestFinding> best;
};

ReportText named(ReportContext &report, const QString &what, const CellPlace &place)
{
    ReportText text{{what}};
    append(report, text, place);
    return text;
}

std::vector<ReportText> advantageFacts(ReportContext &report, const Looked &at)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    std::vector<ReportText> facts;
    if (const auto allCloud = placeOfCut(table, at.setting, 0))
        facts.push_back(named(report,
                              words(QT_TRANSLATE_NOOP("LabReport", "All in the cloud (cut 0): ")),
                              *allCloud));
    if (at.network) {
        const int last = at.network->layerCount();
        if (const auto allEdge = placeOfCut(table, at.setting, last))
            facts.push_back(
                named(report,
                      words(QT_TRANSLATE_NOOP("LabReport", "All on the edge (cut %1): ")).arg(last),
                      *allEdge));
    }
    if (at.best)
        facts.push_back(
            named(report,
                  words(QT_TRANSLATE_NOOP("LabReport", "The best cut that was measured (%1): "))
                      .arg(cutAt(table, at.best->best)),
                  at.best->best));
    if (at.network && at.best) {
        const CutPoint cut = table.cell(at.best->best.setting, at.best->best.cell).cut;
        facts.push_back(
            {{words(QT_TRANSLATE_NOOP("LabReport",
                                      "The tensor that crosses the link, as float32: %1 bytes at "
                                      "cut 0, %2 bytes at cut %3."))
                  .arg(at.network->shapeAt(at.network->firstCut()).bytes())
                  .arg(at.network->shapeAt(cut).bytes())
                  .arg(cut.index())}});
    }
    return facts;
}

std::vector<ReportText> cutFacts(ReportContext &report, const Looked &at)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    const std::vector<ReportCell> &cells = table.settings[at.setting].cells;
    std::vector<ReportText> facts;
    if (cells.size() > 1) {
        const ReportCell &first = cells.front();
        const ReportCell &last = cells.back();
        ReportText text{
            {words(QT_TRANSLATE_NOOP("LabReport", "From cut %1 to cut %2 local goes from %3 to %4 "
                                                  "ms, transfer from %5 to %6 ms, cloud from %7 to "
                                                  "%8 ms "))
                 .arg(first.cut.index())
                 .arg(last.cut.index())
                 .arg(sheetMs(first.local), sheetMs(last.local), sheetMs(first.transfer),
                      sheetMs(last.transfer), sheetMs(first.cloud), sheetMs(last.cloud))}};
        text.push_back(report.references.to({at.setting, 0}));
        text.push_back({u" "_s});
        text.push_back(report.references.to({at.setting, cells.size() - 1}));
        facts.push_back(std::move(text));
        const auto slowest = std::ranges::max_element(
            cells, {}, [](const ReportCell &cell) { return cell.endToEnd(); });
        facts.push_back(
            named(report,
                  words(QT_TRANSLATE_NOOP("LabReport", "The slowest cut that was measured (%1): "))
                      .arg(slowest->cut.index()),
                  {at.setting, static_cast<std::size_t>(slowest - cells.begin())}));
    }
    if (at.best)
        facts.push_back(
            named(report,
                  words(QT_TRANSLATE_NOOP("LabReport", "The best cut that was measured (%1): "))
                      .arg(cutAt(table, at.best->best)),
                  at.best->best));
    for (ReportText &change : changeoverTexts(report, at.group))
        if (facts.size() < 8)
            facts.push_back(std::move(change));
    return facts;
}

std::vector<ReportText> communicationFacts(ReportContext &report)
{
    const ReportWords &words = report.words;
    QStringList nodes;
    for (const StoredExperiment &experiment : report.table().experiments) {
        const QString node =
            experiment.info.node.empty()
                ? words(QT_TRANSLATE_NOOP("LabReport", "a node in the same program"))
                : shortened(QString::fromStdString(experiment.info.node));
        if (experiment.info.kind != ExperimentKind::Typed && !nodes.contains(node)
            && nodes.size() < 5)
            nodes << node;
    }
    std::vector<ReportText> facts;
    if (!nodes.isEmpty())
        facts.push_back({{words(QT_TRANSLATE_NOOP("LabReport", "The cloud node of these runs: %1."))
                              .arg(nodes.join(u", "_s))}});
    facts.push_back({{words(QT_TRANSLATE_NOOP(
        "LabReport",
        "In these runs: a WebSocket connection, subprotocol splitscope.1; for each run "
        "a request in CBOR and one message with the tensor's bytes, announced with "
        "size and CRC-32; back comes a receipt with the five best classes. The lab's "
        "own code is the student's to read."))}});
    const auto &shown = report.source.shown;
    if (shown && shown->record.outcome) {
        const Measurement &run = *shown->record.outcome;
        QString text =
            words(QT_TRANSLATE_NOOP("LabReport",
                                    "Run #%1, cut %2: %3 bytes as the tensor, %4 bytes as "
                                    "sent, %5 ms of transfer"))
                .arg(static_cast<qint64>(shown->number))
                .arg(shown->record.conditions.cut.index())
                .arg(run.activationBytes)
                .arg(run.payloadBytes)
                .arg(sheetMs(run.latency.transfer()));
        if (run.achieved.uplinkMbitPerSecond)
            text += words(QT_TRANSLATE_NOOP("LabReport", "; achieved %1 Mbit/s"))
                        .arg(*run.achieved.uplinkMbitPerSecond, 0, 'f', 3);
        if (run.achieved.roundTrip)
            text += words(QT_TRANSLATE_NOOP("LabReport", "; round trip of the idle link %1 ms"))
                        .arg(sheetMs(*run.achieved.roundTrip));
        facts.push_back({{text + (words.chinese() ? u"。"_s : u"."_s)}});
    }
    return facts;
}

void addQuestion(ReportContext &report, const QString &question, std::vector<ReportText> facts,
                 int lines)
{
    report.heading(3, question);
    if (!facts.empty()) {
        report.paragraph(report.words(QT_TRANSLATE_NOOP("LabReport", "From the runs:")),
                         ReportSpan::Quiet);
        addList(report, std::move(facts));
    }
    report.blocks.push_back(ReportRoom{lines});
}

} // namespace

void addFindings(ReportContext &report)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "4. Findings, computed from the runs")));
    std::size_t told = 0;
    for (const ReportGroup &group : table.groups) {
        const auto best = bestOf(table, group);
        if (!best || told == mostGroups)
            continue;
        ++told;
        if (table.groups.size() > 1) {
            const ReportSetting &first = table.settings[group.settings.front()];
            report.heading(3, shortened(QString::fromStdString(first.model)) + u", "_s
                                  + reportDevice(first.conditions.edge.profile, words));
        }
        addList(report, {bestOverallText(report, *best)});
        addBestCuts(report, group);
        auto changes = changeoverTexts(report, group);
        if (changes.empty())
            changes.push_back({{words(QT_TRANSLATE_NOOP(
                "LabReport", "Between the settings that were measured the best cut does not "
                             "change."))}});
        for (ReportText &predicted : predictedCrossoverTexts(report, group))
            changes.push_back(std::move(predicted));
        for (ReportText &text : predictionTexts(report, group))
            changes.push_back(std::move(text));
        addList(report, std::move(changes));
    }
    if (told == 0)
        report.paragraph(words(QT_TRANSLATE_NOOP("LabReport", "No run was measured end to end.")));
}

void addQuestions(ReportContext &report)
{
    const ReportWords &words = report.words;
    const ReportTable &table = report.table();
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "5. Questions")), true);
    std::vector<ReportText> advantages;
    std::vector<ReportText> cuts;
    if (!table.groups.empty()) {
        const ReportGroup &group = table.groups.front();
        const std::size_t setting = closestLook(table, group);
        const std::string &model = table.settings[setting].model;
        const auto network = networkById(model.substr(0, model.find(' ')));
        const Looked at{group, setting, network ? std::optional(*network) : std::nullopt,
                        bestCut(table, setting)};
        report.paragraph(
            words(QT_TRANSLATE_NOOP("LabReport",
                                    "The facts beside each question are those of %1, %2 "
                                    "unless they say otherwise. The answers are "
                                    "yours."))
                .arg(shortened(QString::fromStdString(model)),
                     shortSetting(table.settings[setting].conditions, words)));
        advantages = advantageFacts(report, at);
        cuts = cutFacts(report, at);
    }
    addQuestion(
        report,
        words(QT_TRANSLATE_NOOP("LabReport", "a) What is edge-cloud collaboration, and what "
                                             "are its advantages in the Internet of "
                                             "Things?")),
        std::move(advantages), 8);
    addQuestion(
        report,
        words(QT_TRANSLATE_NOOP("LabReport", "b) How does the choice of AlexNet's cut point "
                                             "influence performance? Why would you choose "
                                             "this cut?")),
        std::move(cuts), 8);
    addQuestion(
        report,
        words(QT_TRANSLATE_NOOP("LabReport", "c) By what means do cloud and edge communicate "
                                             "in the code?")),
        communicationFacts(report), 6);
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "6. Results and analysis")), true);
    std::vector<ReportText> counts{
        {{words(QT_TRANSLATE_NOOP("LabReport", "%1 runs were measured under %2 settings; %3 "
                                               "failed."))
              .arg(table.measured)
              .arg(table.settings.size())
              .arg(table.failed)}}};
    if (table.finishedOnEdge > 0)
        counts.push_back({{words(QT_TRANSLATE_NOOP("LabReport", "%1 more lost the cloud and were "
                                                                "finished on the edge."))
                               .arg(table.finishedOnEdge)}});
    addQuestion(report,
                words(QT_TRANSLATE_NOOP("LabReport", "Your own understanding of edge-cloud "
                                                     "collaborative inference, from this "
                                                     "experiment")),
                std::move(counts), 12);
}

} // namespace splitscope
