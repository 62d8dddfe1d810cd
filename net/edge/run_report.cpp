#include "net/edge/run_report.h"

#include "net/edge/share_text.h"
#include "net/error_text.h"
#include "net/link/trace_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QTextStream>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct RunReport
{
    Q_DECLARE_TR_FUNCTIONS(RunReport)
};

using Milliseconds = std::chrono::duration<double, std::milli>;

double inMs(Milliseconds time)
{
    return time.count();
}

QString milliseconds(std::chrono::microseconds time)
{
    return QString::number(inMs(time), 'f', 3);
}

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue mbitOrNull(const std::optional<Bandwidth> &rate)
{
    return rate ? QJsonValue(rate->mbitPerSecond()) : QJsonValue(QJsonValue::Null);
}

QJsonValue msOrNull(const std::optional<std::chrono::nanoseconds> &time)
{
    return time ? QJsonValue(inMs(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonValue loadOrNull(const std::optional<NodeLoad> &load)
{
    if (!load)
        return QJsonValue::Null;
    return QJsonObject{{u"workers"_s, load->workers},
                       {u"computing"_s, load->computing},
                       {u"queued"_s, load->queued},
                       {u"slow_down"_s, load->slowDown},
                       {u"wait_ms"_s, inMs(load->wait)}};
}

QJsonValue quotaOrNull(const Device &device)
{
    return device.quota ? QJsonValue(inMs(device.quota->period())) : QJsonValue(QJsonValue::Null);
}

/// The side whose share it is has computed nothing: null.
QJsonValue keptOrNull(const std::optional<double> &share, const std::optional<ShareKept> &kept)
{
    if (!share || !kept)
        return QJsonValue::Null;
    const std::string_view id = shareKeepingId(kept->by);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QJsonValue refusalOrNull(const std::optional<ShareKept> &kept)
{
    return kept && kept->quotaRefused ? QJsonValue(errorText(*kept->quotaRefused))
                                      : QJsonValue(QJsonValue::Null);
}

/// Of a trace, its mean: "~4.2mbit/s". What is asked of a link that is shaped outside is nobody's
/// business here.
QString bandwidthText(const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return RunReport::tr("outside");
    if (link.trace)
        return u"~%1mbit/s"_s.arg(link.trace->mean().mbitPerSecond(), 0, 'g', 3);
    return link.uplink ? u"%1mbit/s"_s.arg(link.uplink->mbitPerSecond())
                       : RunReport::tr("unlimited");
}

double inSeconds(std::chrono::duration<double> time)
{
    return time.count();
}

QString idText(Coding coding)
{
    const std::string_view id = codingId(coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

void addAsked(QJsonObject &json, const LinkConditions &asked)
{
    if (asked.shaping == LinkShaping::Outside) {
        json["link"_L1] = u"outside"_s;
        for (const auto &key :
             {"bandwidth_mbit_s"_L1, "downlink_mbit_s"_L1, "trace"_L1, "burst_bytes"_L1,
              "delay_ms"_L1, "jitter_ms"_L1, "jitter_seed"_L1, "queue_limit_bytes"_L1})
            json[key] = QJsonValue(QJsonValue::Null);
        return;
    }
    json["link"_L1] = u"emulated"_s;
    const std::optional<BandwidthTrace> &trace = asked.trace;
    json["bandwidth_mbit_s"_L1] = mbitOrNull(trace ? std::nullopt : asked.uplink);
    json["downlink_mbit_s"_L1] = mbitOrNull(trace ? std::nullopt : asked.downlink);
    json["trace"_L1] =
        trace ? QJsonValue(QString::fromStdString(trace->name())) : QJsonValue(QJsonValue::Null);
    json["burst_bytes"_L1] = static_cast<qint64>(asked.burstBytes);
    json["delay_ms"_L1] = inMs(asked.delay);
    json["jitter_ms"_L1] = inMs(asked.jitter);
    // As text: a JSON number does not hold all of its digits.
    json["jitter_seed"_L1] = QString::number(asked.jitterSeed);
    json["queue_limit_bytes"_L1] = asked.queueLimitBytes
                                       ? QJsonValue(static_cast<qint64>(*asked.queueLimitBytes))
                                       : QJsonValue(QJsonValue::Null);
}

void addAsked(QJsonObject &json, const Conditions &asked)
{
    json["cut"_L1] = asked.cut.index();
    json["cpu_share"_L1] = asked.edge.share.value();
    json["cloud_cpu_share"_L1] = asked.cloud.share.value();
    json["quota_ms"_L1] = quotaOrNull(asked.edge);
    json["cloud_quota_ms"_L1] = quotaOrNull(asked.cloud);
    json["device"_L1] = QString::fromStdString(asked.edge.profile.id);
    json["cloud_device"_L1] = QString::fromStdString(asked.cloud.profile.id);
    addAsked(json, asked.link);
    json["coding"_L1] = asked.coding ? idText(*asked.coding) : u"auto"_s;
    json["other_edges"_L1] = asked.otherEdges;
    json["answer"_L1] = asked.delivery == AnswerDelivery::Edge ? u"edge"_s : u"cloud"_s;
}

void addLatency(QJsonObject &json, const LatencyBreakdown &latency)
{
    json["end_to_end_ms"_L1] = inMs(latency.endToEnd());
    json["local_ms"_L1] = inMs(latency.local());
    json["transfer_ms"_L1] = inMs(latency.transfer());
    json["cloud_ms"_L1] = inMs(latency.cloud());
}

QJsonArray topJson(const AnswerDigest &answer, const ClassNames &names)
{
    QJsonArray top;
    for (const auto &[index, score] : answer.top) {
        QJsonObject scored{{u"class"_s, index}, {u"score"_s, double{score}}};
        if (const auto name = names.nameOf(index))
            scored[u"label"_s] = *name;
        top.append(scored);
    }
    return top;
}

QJsonValue finishOrNull(const std::optional<EdgeFinish> &finish, const ClassNames &names)
{
    if (!finish)
        return QJsonValue::Null;
    QJsonObject json;
    addLatency(json, finish->latency);
    json["edge_too_slow"_L1] = finish->edgeTooSlow;
    json["top5"_L1] = topJson(finish->answer, names);
    return json;
}

void addMeasured(QJsonObject &json, const Measurement &run, const ClassNames &names)
{
    addLatency(json, run.latency);
    json["encode_ms"_L1] = inMs(run.encode);
    json["cloud_queue_ms"_L1] = inMs(run.cloudQueue);
    json["cloud_decode_ms"_L1] = inMs(run.cloudDecode);
    json["cloud_compute_ms"_L1] = inMs(run.cloudCompute);
    json["edge_compute_ms"_L1] = inMs(run.edgeCompute);
    json["edge_cpu_ms"_L1] = inMs(run.edgeCpu);
    json["cloud_cpu_ms"_L1] = msOrNull(run.cloudCpu);
    json["cloud_load"_L1] = loadOrNull(run.cloudLoad);
    json["activation_bytes"_L1] = static_cast<qint64>(run.activationBytes);
    json["payload_bytes"_L1] = static_cast<qint64>(run.payloadBytes);
    json["coding_used"_L1] = idText(run.coding);
    json["output_error"_L1] = run.codingEffect.outputError;
    json["same_top_class"_L1] = run.codingEffect.sameTopClass;
    json["disagreement"_L1] = run.disagreement;
    json["top5"_L1] = topJson(run.answer, names);
    const Achieved &achieved = run.achieved;
    json["achieved"_L1] =
        QJsonObject{{u"cpu_share"_s, orNull(achieved.edgeShare)},
                    {u"cloud_cpu_share"_s, orNull(achieved.cloudShare)},
                    {u"share_kept"_s, keptOrNull(achieved.edgeShare, achieved.edgeKept)},
                    {u"cloud_share_kept"_s, keptOrNull(achieved.cloudShare, achieved.cloudKept)},
                    {u"quota_refused"_s, refusalOrNull(achieved.edgeKept)},
                    {u"cloud_quota_refused"_s, refusalOrNull(achieved.cloudKept)},
                    {u"bandwidth_mbit_s"_s, orNull(achieved.uplinkMbitPerSecond)},
                    {u"round_trip_ms"_s,
                     achieved.roundTrip ? inMs(*achieved.roundTrip) : QJsonValue(QJsonValue::Null)},
                    {u"trace_position_s"_s, achieved.tracePosition
                                                ? QJsonValue(inSeconds(*achieved.tracePosition))
                                                : QJsonValue(QJsonValue::Null)},
                    {u"edge_too_slow"_s, achieved.edgeTooSlow},
                    {u"cloud_too_slow"_s, achieved.cloudTooSlow}};
}

QString achievedText(const Conditions &asked, const Achieved &achieved)
{
    QStringList parts;
    if (achieved.edgeShare) {
        parts << RunReport::tr("cpu %1 of %2")
                     .arg(*achieved.edgeShare, 0, 'f', 3)
                     .arg(asked.edge.share.value(), 0, 'f', 2);
        if (const QString kept = shareKeptText(achieved.edgeKept, asked.edge); !kept.isEmpty())
            parts << kept;
    }
    if (achieved.cloudShare && achieved.cloudKept && asked.cloud.quota)
        parts << RunReport::tr("cloud cpu %1 of %2")
                     .arg(*achieved.cloudShare, 0, 'f', 3)
                     .arg(asked.cloud.share.value(), 0, 'f', 2)
              << shareKeptText(*achieved.cloudKept, asked.cloud);
    if (asked.otherEdges > 0)
        parts << RunReport::tr("%n other edge(s) at the node", nullptr, asked.otherEdges);
    const bool outside = asked.link.shaping == LinkShaping::Outside;
    if (asked.link.trace && achieved.tracePosition)
        parts << RunReport::tr("trace %1 from %2 s on")
                     .arg(traceTitle(*asked.link.trace))
                     .arg(inSeconds(*achieved.tracePosition), 0, 'f', 1);
    if (achieved.uplinkMbitPerSecond && !outside && !asked.link.trace && asked.link.uplink)
        parts << RunReport::tr("%1 of %2 Mbit/s")
                     .arg(*achieved.uplinkMbitPerSecond, 0, 'f', 3)
                     .arg(asked.link.uplink->mbitPerSecond());
    else if (achieved.uplinkMbitPerSecond)
        parts << RunReport::tr("%1 Mbit/s").arg(*achieved.uplinkMbitPerSecond, 0, 'f', 3);
    if (achieved.roundTrip)
        parts << RunReport::tr("round trip %1 ms").arg(inMs(*achieved.roundTrip), 0, 'f', 3);
    if (outside)
        parts << RunReport::tr("link shaped outside");
    if (achieved.edgeTooSlow)
        parts << RunReport::tr("this computer was too slow or too busy for the edge asked for");
    if (achieved.cloudTooSlow)
        parts << RunReport::tr(
            "the cloud's computer was too slow or too busy for the device asked for");
    return parts.isEmpty()
               ? QString()
               : u" ["_s + RunReport::tr("achieved: %1").arg(parts.join(u", "_s)) + u']';
}

/// Nothing for the usual fp32.
QString codingText(const Conditions &asked, const Measurement &run)
{
    if (asked.coding == Coding{})
        return {};
    QString text = RunReport::tr("%1: %2 of %3 bytes")
                       .arg(idText(run.coding))
                       .arg(run.payloadBytes)
                       .arg(run.activationBytes);
    if (!isLossless(run.coding))
        text += u", "_s
                + RunReport::tr("output off by %1 %")
                      .arg(run.codingEffect.outputError * 100, 0, 'g', 2);
    if (!run.codingEffect.sameTopClass)
        text += u", "_s + RunReport::tr("another class is best");
    return u" ["_s + text + u']';
}

/// "13", and with a coding other than fp32 "13, int8".
QString cutText(const RunRecord &record)
{
    const QString cut = QString::number(record.conditions.cut.index());
    const bool usual = record.conditions.coding == Coding{};
    return usual ? cut : cut + u", "_s + idText(record.outcome->coding);
}

} // namespace

QJsonObject runJson(const RunRecord &record, const ClassNames &names)
{
    QJsonObject json;
    json["run"_L1] = static_cast<qint64>(record.id);
    const auto started = std::chrono::floor<std::chrono::milliseconds>(record.startedAt);
    json["started_at"_L1] = QDateTime::fromMSecsSinceEpoch(started.time_since_epoch().count())
                                .toOffsetFromUtc(0)
                                .toString(Qt::ISODateWithMs);
    json["model"_L1] = QString::fromStdString(record.model);
    addAsked(json, record.conditions);
    if (record.outcome) {
        addMeasured(json, *record.outcome, names);
    } else {
        json["error"_L1] = QJsonObject{{u"code"_s, errorCode(record.outcome.error().kind)},
                                       {u"message"_s, errorText(record.outcome.error())}};
        json["finished_on_edge"_L1] = finishOrNull(record.finishedOnEdge, names);
    }
    return json;
}

QString breakdownLine(const RunRecord &record)
{
    const QString cut = QString::number(record.conditions.cut.index());
    if (record.finishedOnEdge)
        return RunReport::tr("cut %1: finished on the edge, not measured: end-to-end %2 ms = local "
                             "%3 + transfer and waiting %4 + cloud %5")
            .arg(cut, milliseconds(record.finishedOnEdge->latency.endToEnd()),
                 milliseconds(record.finishedOnEdge->latency.local()),
                 milliseconds(record.finishedOnEdge->latency.transfer()),
                 milliseconds(record.finishedOnEdge->latency.cloud()));
    if (!record.outcome)
        return RunReport::tr("cut %1: failed: %2").arg(cut, errorText(record.outcome.error()));
    const LatencyBreakdown &latency = record.outcome->latency;
    return RunReport::tr("cut %1: end-to-end %2 ms = local %3 + transfer %4 + cloud %5")
               .arg(cut, milliseconds(latency.endToEnd()), milliseconds(latency.local()),
                    milliseconds(latency.transfer()), milliseconds(latency.cloud()))
           + codingText(record.conditions, *record.outcome)
           + achievedText(record.conditions, record.outcome->achieved);
}

QString sheetTable(const std::vector<RunRecord> &records)
{
    QString table;
    QTextStream out(&table);
    // The sheet's own headings, in the sheet's order; widths count a CJK character as two columns.
    out << "cpu    带宽       切分点    end-end       本地       传输       云端\n";
    const RunRecord *best = nullptr;
    for (const RunRecord &record : records) {
        const Conditions &asked = record.conditions;
        out << QString::number(asked.edge.share.value()).leftJustified(7)
            << bandwidthText(asked.link).leftJustified(11)
            << QString::number(asked.cut.index()).rightJustified(6);
        if (!record.outcome) {
            out << "    "
                << (record.finishedOnEdge ? RunReport::tr("finished on the edge, not measured")
                                          : RunReport::tr("failed"))
                << '\n';
            continue;
        }
        const LatencyBreakdown &latency = record.outcome->latency;
        out << milliseconds(latency.endToEnd()).rightJustified(11)
            << milliseconds(latency.local()).rightJustified(11)
            << milliseconds(latency.transfer()).rightJustified(11)
            << milliseconds(latency.cloud()).rightJustified(11);
        if (asked.coding != Coding{})
            out << "  " << idText(record.outcome->coding);
        out << '\n';
        if (!best || latency.endToEnd() < best->outcome->latency.endToEnd())
            best = &record;
    }
    if (best)
        out << RunReport::tr("best cut: %1 (%2 ms)")
                   .arg(cutText(*best), milliseconds(best->outcome->latency.endToEnd()))
            << '\n';
    return table;
}

} // namespace splitscope
