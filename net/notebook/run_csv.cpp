#include "net/notebook/run_csv.h"

#include "net/error_text.h"

#include <QDateTime>
#include <QStringList>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Column
{
    const char *name;
    QString (*text)(const StoredRun &run);
};

QString plain(const std::string &text)
{
    return QString::fromStdString(text);
}

QString plain(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// In as many digits as it takes to read the same number back.
QString plain(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

QString plain(bool yes)
{
    return yes ? u"1"_s : u"0"_s;
}

template<typename Rep, typename Period>
QString inMs(std::chrono::duration<Rep, Period> time)
{
    return QString::number(Milliseconds(time).count(), 'f',
                           std::ratio_less_v<Period, std::micro> ? 6 : 3);
}

template<typename T>
QString orNothing(const std::optional<T> &value)
{
    return value ? plain(*value) : QString();
}

QString orNothing(const std::optional<Bandwidth> &rate)
{
    return rate ? plain(rate->mbitPerSecond()) : QString();
}

template<typename T, typename Read>
QString orNothing(const std::optional<T> &value, Read read)
{
    return value ? read(*value) : QString();
}

const LinkConditions &link(const StoredRun &run)
{
    return run.record.conditions.link;
}

/// What is asked of a link that is shaped outside counts for nothing, and rates beside a trace.
bool asksForRates(const StoredRun &run)
{
    return link(run).shaping == LinkShaping::Emulated && !link(run).trace;
}

template<auto read>
QString measured(const StoredRun &run)
{
    return run.record.outcome ? read(*run.record.outcome) : QString();
}

/// Of a run that the edge had to finish: apart from what was measured, so that no column has both.
template<auto read>
QString finished(const StoredRun &run)
{
    return run.record.finishedOnEdge ? read(*run.record.finishedOnEdge) : QString();
}

/// What the node said of its load after the run.
template<auto read>
QString ofLoad(const StoredRun &run)
{
    return run.record.outcome ? orNothing(run.record.outcome->cloudLoad, read) : QString();
}

QString startedAt(const StoredRun &run)
{
    const auto time = std::chrono::floor<std::chrono::milliseconds>(run.record.startedAt);
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toOffsetFromUtc(0)
        .toString(Qt::ISODateWithMs);
}

QString kept(const std::optional<ShareKept> &share)
{
    return share ? plain(shareKeepingId(share->by)) : QString();
}

QString topClasses(const AnswerDigest &answer)
{
    QStringList classes;
    for (const ScoredClass &scored : answer.top)
        classes << QString::number(scored.index);
    return classes.join(u' ');
}

constexpr Column columns[] = {
    {"cpu", [](const StoredRun &run) { return plain(run.record.conditions.edge.share.value()); }},
    {"bandwidth_mbit_s",
     [](const StoredRun &run) {
         return asksForRates(run) ? orNothing(link(run).uplink) : QString();
     }},
    {"cut",
     [](const StoredRun &run) { return QString::number(run.record.conditions.cut.index()); }},
    {"end_to_end_ms",
     measured<[](const Measurement &run) { return inMs(run.latency.endToEnd()); }>},
    {"local_ms", measured<[](const Measurement &run) { return inMs(run.latency.local()); }>},
    {"transfer_ms", measured<[](const Measurement &run) { return inMs(run.latency.transfer()); }>},
    {"cloud_ms", measured<[](const Measurement &run) { return inMs(run.latency.cloud()); }>},
    {"run", [](const StoredRun &run) { return QString::number(static_cast<qint64>(run.number)); }},
    {"experiment",
     [](const StoredRun &run) { return QString::number(static_cast<qint64>(run.experiment)); }},
    {"started_at", startedAt},
    {"model", [](const StoredRun &run) { return plain(run.record.model); }},
    {"composed", [](const StoredRun &run) { return plain(run.composed); }},
    {"note", [](const StoredRun &run) { return plain(run.note); }},
    {"error",
     [](const StoredRun &run) {
         return run.record.outcome ? QString() : errorCode(run.record.outcome.error().kind);
     }},
    {"error_message",
     [](const StoredRun &run) {
         return run.record.outcome ? QString() : errorText(run.record.outcome.error());
     }},
    {"device", [](const StoredRun &run) { return plain(run.record.conditions.edge.profile.id); }},
    {"cloud_device",
     [](const StoredRun &run) { return plain(run.record.conditions.cloud.profile.id); }},
    {"cloud_cpu",
     [](const StoredRun &run) { return plain(run.record.conditions.cloud.share.value()); }},
    {"quota_ms",
     [](const StoredRun &run) {
         return orNothing(run.record.conditions.edge.quota,
                          [](CpuQuota quota) { return inMs(quota.period()); });
     }},
    {"cloud_quota_ms",
     [](const StoredRun &run) {
         return orNothing(run.record.conditions.cloud.quota,
                          [](CpuQuota quota) { return inMs(quota.period()); });
     }},
    {"link",
     [](const StoredRun &run) {
         return link(run).shaping == LinkShaping::Outside ? u"outside"_s : u"emulated"_s;
     }},
    {"downlink_mbit_s",
     [](const StoredRun &run) {
         return asksForRates(run) ? orNothing(link(run).downlink) : QString();
     }},
    {"trace",
     [](const StoredRun &run) {
         return orNothing(link(run).trace,
                          [](const BandwidthTrace &trace) { return plain(trace.name()); });
     }},
    {"burst_bytes", [](const StoredRun &run) { return QString::number(link(run).burstBytes); }},
    {"delay_ms", [](const StoredRun &run) { return inMs(link(run).delay); }},
    {"jitter_ms", [](const StoredRun &run) { return inMs(link(run).jitter); }},
    {"jitter_seed", [](const StoredRun &run) { return QString::number(link(run).jitterSeed); }},
    {"queue_limit_bytes",
     [](const StoredRun &run) {
         return orNothing(link(run).queueLimitBytes,
                          [](std::int64_t bytes) { return QString::number(bytes); });
     }},
    {"coding",
     [](const StoredRun &run) {
         const auto &coding = run.record.conditions.coding;
         return coding ? plain(codingId(*coding)) : u"auto"_s;
     }},
    {"answer",
     [](const StoredRun &run) {
         return run.record.conditions.delivery == AnswerDelivery::Edge ? u"edge"_s : u"cloud"_s;
     }},
    {"other_edges",
     [](const StoredRun &run) { return QString::number(run.record.conditions.otherEdges); }},
    {"encode_ms", measured<[](const Measurement &run) { return inMs(run.encode); }>},
    {"cloud_queue_ms", measured<[](const Measurement &run) { return inMs(run.cloudQueue); }>},
    {"cloud_decode_ms", measured<[](const Measurement &run) { return inMs(run.cloudDecode); }>},
    {"cloud_compute_ms", measured<[](const Measurement &run) { return inMs(run.cloudCompute); }>},
    {"edge_compute_ms", measured<[](const Measurement &run) { return inMs(run.edgeCompute); }>},
    {"edge_cpu_ms", measured<[](const Measurement &run) { return inMs(run.edgeCpu); }>},
    {"cloud_cpu_ms", measured<[](const Measurement &run) {
         return orNothing(run.cloudCpu, [](std::chrono::nanoseconds time) { return inMs(time); });
     }>},
    {"activation_bytes",
     measured<[](const Measurement &run) { return QString::number(run.activationBytes); }>},
    {"payload_bytes",
     measured<[](const Measurement &run) { return QString::number(run.payloadBytes); }>},
    {"coding_used", measured<[](const Measurement &run) { return plain(codingId(run.coding)); }>},
    {"output_error",
     measured<[](const Measurement &run) { return plain(run.codingEffect.outputError); }>},
    {"same_top_class",
     measured<[](const Measurement &run) { return plain(run.codingEffect.sameTopClass); }>},
    {"disagreement", measured<[](const Measurement &run) { return plain(run.disagreement); }>},
    {"top5", measured<[](const Measurement &run) { return topClasses(run.answer); }>},
    {"achieved_cpu",
     measured<[](const Measurement &run) { return orNothing(run.achieved.edgeShare); }>},
    {"achieved_cloud_cpu",
     measured<[](const Measurement &run) { return orNothing(run.achieved.cloudShare); }>},
    {"achieved_bandwidth_mbit_s",
     measured<[](const Measurement &run) { return orNothing(run.achieved.uplinkMbitPerSecond); }>},
    {"round_trip_ms", measured<[](const Measurement &run) {
         return orNothing(run.achieved.roundTrip,
                          [](std::chrono::microseconds time) { return inMs(time); });
     }>},
    {"trace_position_ms", measured<[](const Measurement &run) {
         return orNothing(run.achieved.tracePosition,
                          [](std::chrono::microseconds time) { return inMs(time); });
     }>},
    {"share_kept", measured<[](const Measurement &run) { return kept(run.achieved.edgeKept); }>},
    {"cloud_share_kept",
     measured<[](const Measurement &run) { return kept(run.achieved.cloudKept); }>},
    {"edge_too_slow",
     measured<[](const Measurement &run) { return plain(run.achieved.edgeTooSlow); }>},
    {"cloud_too_slow",
     measured<[](const Measurement &run) { return plain(run.achieved.cloudTooSlow); }>},
    {"node_workers", ofLoad<[](const NodeLoad &load) { return QString::number(load.workers); }>},
    {"node_computing",
     ofLoad<[](const NodeLoad &load) { return QString::number(load.computing); }>},
    {"node_queued", ofLoad<[](const NodeLoad &load) { return QString::number(load.queued); }>},
    {"node_slow_down", ofLoad<[](const NodeLoad &load) { return plain(load.slowDown); }>},
    {"node_wait_ms", ofLoad<[](const NodeLoad &load) { return inMs(load.wait); }>},
    {"finished_on_edge",
     [](const StoredRun &run) { return plain(run.record.finishedOnEdge.has_value()); }},
    {"finished_end_to_end_ms",
     finished<[](const EdgeFinish &run) { return inMs(run.latency.endToEnd()); }>},
    {"finished_local_ms",
     finished<[](const EdgeFinish &run) { return inMs(run.latency.local()); }>},
    {"finished_transfer_ms",
     finished<[](const EdgeFinish &run) { return inMs(run.latency.transfer()); }>},
    {"finished_cloud_ms",
     finished<[](const EdgeFinish &run) { return inMs(run.latency.cloud()); }>},
    {"finished_top5", finished<[](const EdgeFinish &run) { return topClasses(run.answer); }>},
};

/// A spreadsheet takes a field that begins so for a formula, whoever wrote the note.
bool looksLikeFormula(const QString &field)
{
    bool isNumber = false;
    field.toDouble(&isNumber);
    return !isNumber && !field.isEmpty() && u"=+-@"_s.contains(field.front());
}

QString fieldOf(QString text, TableFormat format)
{
    if (looksLikeFormula(text))
        text.prepend(u'\'');
    if (format == TableFormat::Tsv)
        return text.replace(u'\t', u' ').replace(u'\n', u' ').remove(u'\r');
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')
        && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString joined(const QStringList &fields, TableFormat format)
{
    return fields.join(format == TableFormat::Tsv ? u'\t' : u',');
}

} // namespace

QString tableHead(TableFormat format)
{
    QStringList fields;
    for (const Column &column : columns)
        fields << QString::fromLatin1(column.name);
    return joined(fields, format);
}

QString tableLine(const StoredRun &run, TableFormat format)
{
    QStringList fields;
    for (const Column &column : columns)
        fields << fieldOf(column.text(run), format);
    return joined(fields, format);
}

} // namespace splitscope
