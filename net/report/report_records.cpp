// The sheet's section of records: configuration, terminals, the table, the charts.
#include "net/deployment/tc_text.h"
#include "net/edge/lab_terminal.h"
#include "net/report/report_charts.h"
#include "net/report/report_context.h"

#include <QPainter>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t mostRows = 1500; ///< of all tables of data together
constexpr std::size_t mostGroups = 6;  ///< that have charts
constexpr int widestPicture = 640;     ///< 96ths of an inch: between the margins
constexpr int highestPicture = 480;

/// The user's own captures for this place. False: there are none.
bool addCaptures(ReportContext &report, CapturePlace place)
{
    bool any = false;
    for (const ReportCapture &capture : report.captures) {
        if (capture.place != place)
            continue;
        any = true;
        const QString caption = capture.caption + (capture.caption.isEmpty() ? u""_s : u", "_s)
                                + capture.at.toString(u"yyyy-MM-dd HH:mm"_s);
        if (capture.picture.isNull()) {
            report.paragraph(caption, ReportSpan::Quiet);
            report.blocks.push_back(ReportVerbatim{capture.text});
            continue;
        }
        const QSize size = capture.picture.size().boundedTo({widestPicture, highestPicture});
        const QSize fits = capture.picture.size().scaled(size, Qt::KeepAspectRatio);
        report.figure({.name = {},
                       .size = fits.expandedTo({1, 1}),
                       .caption = caption,
                       .paint = [picture = capture.picture, fits](QPainter &painter) {
                           painter.setRenderHint(QPainter::SmoothPixmapTransform);
                           painter.drawImage(QRect({}, fits), picture);
                       }});
    }
    return any;
}

/// The lab's deployment.yaml has limits and requests, which are the same.
QString resourcesText(CpuShare share)
{
    return u"resources:\n  limits:\n    cpu: \"%1\"\n  requests:\n    cpu: \"%1\""_s.arg(
        share.value());
}

QStringList terminalLines(const StoredRun &run)
{
    const Measurement &measured = *run.record.outcome;
    const auto stamp = [&](std::chrono::microseconds after) {
        const auto at = std::chrono::floor<std::chrono::milliseconds>(run.record.startedAt + after);
        return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count())
                   .toString(u"yyyy-MM-dd HH:mm:ss"_s)
               + u": "_s;
    };
    QStringList lines;
    for (const QString &line : edgeLinesBefore(run.record.conditions, std::nullopt))
        lines << stamp({}) + line;
    for (const QString &line : edgeLinesAfter(measured)) {
        if (!line.startsWith(u"推理结果"_s)) // names of classes are not in a notebook
            lines << stamp(measured.latency.endToEnd()) + line;
    }
    return lines;
}

/// What the node prints for each run (net/cloud/cloud_session).
QStringList cloudLines(const StoredRun &run)
{
    const auto end = std::chrono::floor<std::chrono::milliseconds>(
        run.record.startedAt + run.record.outcome->latency.endToEnd());
    const QString stamp = QDateTime::fromMSecsSinceEpoch(end.time_since_epoch().count())
                              .toString(u"yyyy-MM-dd HH:mm:ss"_s)
                          + u": "_s;
    QStringList lines;
    for (const QString &line : {u"get partition point successfully."_s,
                                u"get edge_output and transfer latency successfully."_s,
                                u"short message , transfer latency has been sent successfully"_s,
                                u"short message , cloud latency has been sent successfully"_s,
                                u"===== DNN Collaborative Inference Finished. ====="_s})
        lines << stamp + line;
    return lines;
}

QString marked(const QString &head, bool emulated)
{
    return emulated ? head + u" †"_s : head;
}

QString intervalText(const std::optional<TimeInterval> &interval)
{
    if (!interval)
        return u"–"_s;
    const auto rounded = [](std::chrono::nanoseconds time) {
        return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 1);
    };
    return rounded(interval->low) + u"–"_s + rounded(interval->high);
}

ReportTableRow rowOf(ReportContext &report, const CellPlace &place,
                     const std::optional<BestFinding> &best)
{
    const ReportSetting &setting = report.table().settings[place.setting];
    const ReportCell &cell = setting.cells[place.cell];
    const bool isBest = best && best->compared > 1 && best->best == place;
    const bool isTie = best && std::ranges::find(best->ties, place) != best->ties.end();
    QString cut = QString::number(cell.cut.index());
    if (isBest || isTie)
        cut += isBest ? u" ★"_s : u" ☆"_s;
    if (cell.origin == FigureOrigin::Composed)
        cut += u" ‡"_s;
    const QString spread = cell.origin == FigureOrigin::Measured && cell.runs.size() > 1
                               ? sheetMs(cell.interquartileRange)
                               : u"–"_s;
    return {.cells = {{{QString::number(setting.conditions.edge.share.value())}},
                      {{rateText(setting.conditions.link, report.words)}},
                      {{cut}},
                      {{sheetMs(cell.endToEnd())}},
                      {{sheetMs(cell.local)}},
                      {{sheetMs(cell.transfer)}},
                      {{sheetMs(cell.cloud)}},
                      {{spread}},
                      {{intervalText(cell.time.interval95)}},
                      {{QString::number(cell.runs.size()) + (cell.tooSlow > 0 ? u" !"_s : u""_s)}},
                      {report.references.to(place)}},
            .strong = isBest};
}

/// What all settings of a group have in common, in one line.
QString groupText(const ReportSetting &setting, const ReportWords &words)
{
    const Conditions &asked = setting.conditions;
    QStringList parts{
        shortened(QString::fromStdString(setting.model)),
        words(QT_TRANSLATE_NOOP("LabReport", "edge: %1"))
            .arg(reportDevice(asked.edge.profile, words)),
        words(QT_TRANSLATE_NOOP("LabReport", "cloud: %1, CPU %2"))
            .arg(reportDevice(asked.cloud.profile, words))
            .arg(asked.cloud.share.value()),
    };
    const std::string_view coding = asked.coding ? codingId(*asked.coding) : "auto";
    parts << words(QT_TRANSLATE_NOOP("LabReport", "coding: %1"))
                 .arg(QString::fromUtf8(coding.data(), std::ssize(coding)));
    const LinkConditions &link = asked.link;
    parts << (link.shaping == LinkShaping::Outside
                  ? words(QT_TRANSLATE_NOOP("LabReport", "link shaped outside"))
              : link.unshaped()
                  ? words(QT_TRANSLATE_NOOP("LabReport", "link as it is"))
                  : words(QT_TRANSLATE_NOOP("LabReport", "link emulated †: burst %1 bytes, delay "
                                                         "%2 ms"))
                        .arg(link.burstBytes)
                        .arg(std::chrono::duration<double, std::milli>(link.delay).count()));
    return parts.join(words.chinese() ? u"；"_s : u"; "_s);
}

ReportTableBlock tableOf(ReportContext &report, const ReportGroup &group, std::size_t &rowsLeft)
{
    const ReportWords &words = report.words;
    const Conditions &asked = report.table().settings[group.settings.front()].conditions;
    const bool edge = edgeIsEmulated(asked);
    const bool cloud = cloudIsEmulated(asked);
    const bool link = linkIsEmulated(asked);
    ReportTableBlock block{
        .heads = {u"cpu"_s, words(QT_TRANSLATE_NOOP("LabReport", "bandwidth")),
                  words(QT_TRANSLATE_NOOP("LabReport", "cut")),
                  marked(u"end-end"_s, edge || cloud || link),
                  marked(words(QT_TRANSLATE_NOOP("LabReport", "local")), edge),
                  marked(words(QT_TRANSLATE_NOOP("LabReport", "transfer")), link),
                  marked(words(QT_TRANSLATE_NOOP("LabReport", "cloud")), cloud),
                  words(QT_TRANSLATE_NOOP("LabReport", "IQR")),
                  words(QT_TRANSLATE_NOOP("LabReport", "95 % interval")),
                  words(QT_TRANSLATE_NOOP("LabReport", "runs")),
                  words(QT_TRANSLATE_NOOP("LabReport", "ids"))},
        .leftColumns = 3};
    for (const std::size_t setting : group.settings) {
        const auto best = bestCut(report.table(), setting);
        for (std::size_t cell = 0; cell < report.table().settings[setting].cells.size(); ++cell) {
            if (rowsLeft == 0)
                return block;
            --rowsLeft;
            block.rows.push_back(rowOf(report, {setting, cell}, best));
        }
    }
    return block;
}

void addTypedSheets(ReportContext &report)
{
    const ReportWords &words = report.words;
    const auto time = [](const std::optional<std::chrono::microseconds> &of) {
        return of ? sheetMs(*of) : u"–"_s;
    };
    for (const TypedSheet &sheet : report.table().typed) {
        report.paragraph(
            words(QT_TRANSLATE_NOOP("LabReport", "Typed by hand, not measured here (%1), in ms:"))
                .arg(shortened(QString::fromStdString(sheet.title))));
        ReportTableBlock block{.heads = {u"cpu"_s,
                                         words(QT_TRANSLATE_NOOP("LabReport", "bandwidth")),
                                         words(QT_TRANSLATE_NOOP("LabReport", "cut")), u"end-end"_s,
                                         words(QT_TRANSLATE_NOOP("LabReport", "local")),
                                         words(QT_TRANSLATE_NOOP("LabReport", "transfer")),
                                         words(QT_TRANSLATE_NOOP("LabReport", "cloud"))},
                               .leftColumns = 3};
        for (const TypedRow &row : sheet.rows) {
            if (block.rows.size() >= mostRows)
                break;
            block.rows.push_back({.cells = {{{QString::number(row.cpuShare)}},
                                            {{u"%1 Mbit/s"_s.arg(row.mbitPerSecond)}},
                                            {{QString::number(row.cut)}},
                                            {{sheetMs(row.endToEnd)}},
                                            {{time(row.local)}},
                                            {{time(row.transfer)}},
                                            {{time(row.cloud)}}}});
        }
        report.blocks.push_back(std::move(block));
    }
}

} // namespace

void addConfiguration(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(3, words(QT_TRANSLATE_NOOP("LabReport", "1) Configuration")));
    addCaptures(report, CapturePlace::Configuration);
    QStringList shares;
    QStringList lines;
    bool emulated = false;
    constexpr qsizetype most = 40;
    for (const ReportSetting &setting : report.table().settings) {
        const Conditions &asked = setting.conditions;
        if (const QString share = QString::number(asked.edge.share.value());
            !shares.contains(share) && shares.size() < most)
            shares << share;
        if (asked.link.shaping == LinkShaping::Outside || asked.link.trace)
            continue;
        emulated = emulated || linkIsEmulated(asked);
        for (const QString &line : tcLines(asked.link, Direction::Uplink))
            if (!lines.contains(line) && lines.size() < most)
                lines << line;
    }
    if (report.table().groups.empty())
        return;
    const std::size_t closest = closestLook(report.table(), report.table().groups.front());
    const CpuShare share = report.table().settings[closest].conditions.edge.share;
    report.paragraph(
        words(QT_TRANSLATE_NOOP("LabReport", "CPU shares of the edge that were measured: %1. As "
                                             "deployment.yaml has %2:"))
            .arg(shares.join(u", "_s), QString::number(share.value())));
    report.blocks.push_back(ReportVerbatim{resourcesText(share)});
    if (lines.isEmpty())
        return;
    report.paragraph(
        emulated ? words(QT_TRANSLATE_NOOP(
            "LabReport", "Bandwidths that were measured, as tc has them; here the "
                         "emulated link kept them, which counts as tbf does:"))
                 : words(QT_TRANSLATE_NOOP("LabReport", "Bandwidths that were measured, as tc has "
                                                        "them:")));
    report.blocks.push_back(ReportVerbatim{lines.join(u'\n')});
}

void addTerminals(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(3, words(QT_TRANSLATE_NOOP("LabReport", "2) Both terminals")));
    if (addCaptures(report, CapturePlace::Terminals))
        return;
    const auto &shown = report.source.shown;
    if (!shown || !shown->record.outcome) {
        report.paragraph(words(QT_TRANSLATE_NOOP("LabReport", "No run was measured end to end.")));
        return;
    }
    report.paragraph(words(QT_TRANSLATE_NOOP(
                               "LabReport", "Put together from the record of run #%1, in the words "
                                            "of the lab's terminals (“Capture for report” in the "
                                            "window takes the terminals themselves)."))
                         .arg(static_cast<qint64>(shown->number)));
    report.heading(4, u"edge-test"_s);
    report.blocks.push_back(ReportVerbatim{terminalLines(*shown).join(u'\n')});
    report.heading(4, u"cloud-test"_s);
    report.blocks.push_back(ReportVerbatim{cloudLines(*shown).join(u'\n')});
}

void addData(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(3, words(QT_TRANSLATE_NOOP("LabReport", "3) The data")));
    report.paragraph(words(QT_TRANSLATE_NOOP(
        "LabReport",
        "Times in ms. Each row is the run with the median end-to-end time, whole, so that local + "
        "transfer + cloud = end-end; IQR is the range of the middle half of the runs, the interval "
        "that of the median. ★ the best cut of its setting, ☆ cuts that cannot be told from it. "
        "† emulated: the time really passed, at the speed that a model has set. ‡ composed of "
        "parts "
        "that were measured apart. ! the host was too slow for the device that it emulates. The "
        "last column leads to the runs' numbers in the appendix.")));
    std::size_t rowsLeft = mostRows;
    std::size_t shown = 0;
    for (const ReportGroup &group : report.table().groups) {
        auto block = tableOf(report, group, rowsLeft);
        if (block.rows.empty())
            continue;
        shown += block.rows.size();
        report.paragraph(groupText(report.table().settings[group.settings.front()], words),
                         ReportSpan::Strong);
        report.blocks.push_back(std::move(block));
    }
    std::size_t all = 0;
    for (const ReportSetting &setting : report.table().settings)
        all += setting.cells.size();
    if (shown < all)
        report.paragraph(words(QT_TRANSLATE_NOOP(
                                   "LabReport", "%1 of %2 rows are shown; “splitscope-edge export” "
                                                "writes all of them."))
                             .arg(shown)
                             .arg(all),
                         ReportSpan::Strong);
    for (const ExperimentId id : report.table().tooLarge)
        report.paragraph(
            words(QT_TRANSLATE_NOOP("LabReport", "Experiment %1 is composed of more cells than a "
                                                 "report has room for: they are left out."))
                .arg(static_cast<qint64>(id)));
    addTypedSheets(report);
}

void addCharts(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(3, words(QT_TRANSLATE_NOOP("LabReport", "Charts")), true);
    addCaptures(report, CapturePlace::Data);
    const ReportTable &table = report.table();
    std::size_t drawn = 0;
    for (const ReportGroup &group : table.groups) {
        const std::size_t closest = closestLook(table, group);
        if (table.settings[closest].cells.empty() || drawn == mostGroups)
            continue;
        ++drawn;
        if (table.groups.size() > 1)
            report.paragraph(groupText(table.settings[closest], words), ReportSpan::Strong);
        report.figure(latencyByCutFigure(table, closest, words));
        QStringList missing;
        if (auto figure = latencyAlongFigure(table, group, closest, ReportAxis::Bandwidth, words))
            report.figure(*std::move(figure));
        else
            missing << words(QT_TRANSLATE_NOOP("LabReport", "latency against bandwidth"));
        if (auto figure = latencyAlongFigure(table, group, closest, ReportAxis::Share, words))
            report.figure(*std::move(figure));
        else
            missing << words(QT_TRANSLATE_NOOP("LabReport", "latency against CPU"));
        if (auto figure = bestCutMapFigure(table, group, words))
            report.figure(*std::move(figure));
        else
            missing << words(QT_TRANSLATE_NOOP("LabReport", "the map of best cuts"));
        if (!missing.isEmpty())
            report.paragraph(
                words(QT_TRANSLATE_NOOP("LabReport", "Not drawn, because these runs have only one "
                                                     "value of it: %1."))
                    .arg(missing.join(u", "_s)),
                ReportSpan::Quiet);
    }
}

} // namespace splitscope
