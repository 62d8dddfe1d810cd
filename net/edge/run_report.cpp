#include "net/edge/run_report.h"

#include "net/error_text.h"

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

QString bandwidthText(const std::optional<Bandwidth> &rate)
{
    return rate ? u"%1mbit/s"_s.arg(rate->mbitPerSecond()) : RunReport::tr("unlimited");
}

QString idText(Coding coding)
{
    const std::string_view id = codingId(coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

void addAsked(QJsonObject &json, const Conditions &asked)
{
    json["cut"_L1] = asked.cut.index();
    json["cpu_share"_L1] = asked.edge.share.value();
    json["cloud_cpu_share"_L1] = asked.cloud.share.value();
    json["device"_L1] = QString::fromStdString(asked.edge.profile.id);
    json["cloud_device"_L1] = QString::fromStdString(asked.cloud.profile.id);
    json["bandwidth_mbit_s"_L1] = mbitOrNull(asked.link.uplink);
    json["downlink_mbit_s"_L1] = mbitOrNull(asked.link.downlink);
    json["burst_bytes"_L1] = static_cast<qint64>(asked.link.burstBytes);
    json["delay_ms"_L1] = inMs(asked.link.delay);
    json["jitter_ms"_L1] = inMs(asked.link.jitter);
    // As text: a JSON number does not hold all of its digits.
    json["jitter_seed"_L1] = QString::number(asked.link.jitterSeed);
    json["queue_limit_bytes"_L1] =
        asked.link.queueLimitBytes ? QJsonValue(static_cast<qint64>(*asked.link.queueLimitBytes))
                                   : QJsonValue(QJsonValue::Null);
    json["coding"_L1] = asked.coding ? idText(*asked.coding) : u"auto"_s;
    json["answer"_L1] = asked.delivery == AnswerDelivery::Edge ? u"edge"_s : u"cloud"_s;
}

void addMeasured(QJsonObject &json, const Measurement &run, const ClassNames &names)
{
    json["end_to_end_ms"_L1] = inMs(run.latency.endToEnd());
    json["local_ms"_L1] = inMs(run.latency.local());
    json["transfer_ms"_L1] = inMs(run.latency.transfer());
    json["cloud_ms"_L1] = inMs(run.latency.cloud());
    json["encode_ms"_L1] = inMs(run.encode);
    json["cloud_queue_ms"_L1] = inMs(run.cloudQueue);
    json["cloud_decode_ms"_L1] = inMs(run.cloudDecode);
    json["cloud_compute_ms"_L1] = inMs(run.cloudCompute);
    json["activation_bytes"_L1] = static_cast<qint64>(run.activationBytes);
    json["payload_bytes"_L1] = static_cast<qint64>(run.payloadBytes);
    json["coding_used"_L1] = idText(run.coding);
    json["output_error"_L1] = run.codingEffect.outputError;
    json["same_top_class"_L1] = run.codingEffect.sameTopClass;
    json["disagreement"_L1] = run.disagreement;
    QJsonArray top;
    for (const auto &[index, score] : run.answer.top) {
        QJsonObject scored{{u"class"_s, index}, {u"score"_s, double{score}}};
        if (const auto name = names.nameOf(index))
            scored[u"label"_s] = *name;
        top.append(scored);
    }
    json["top5"_L1] = top;
    json["achieved"_L1] =
        QJsonObject{{u"cpu_share"_s, orNull(run.achieved.edgeShare)},
                    {u"cloud_cpu_share"_s, orNull(run.achieved.cloudShare)},
                    {u"bandwidth_mbit_s"_s, orNull(run.achieved.uplinkMbitPerSecond)},
                    {u"edge_too_slow"_s, run.achieved.edgeTooSlow},
                    {u"cloud_too_slow"_s, run.achieved.cloudTooSlow}};
}

QString achievedText(const Conditions &asked, const Achieved &achieved)
{
    QStringList parts;
    if (achieved.edgeShare)
        parts << RunReport::tr("cpu %1 of %2")
                     .arg(*achieved.edgeShare, 0, 'f', 3)
                     .arg(asked.edge.share.value(), 0, 'f', 2);
    if (achieved.uplinkMbitPerSecond && asked.link.uplink)
        parts << RunReport::tr("%1 of %2 Mbit/s")
                     .arg(*achieved.uplinkMbitPerSecond, 0, 'f', 3)
                     .arg(asked.link.uplink->mbitPerSecond());
    if (achieved.edgeTooSlow)
        parts << RunReport::tr("this computer was too slow for the edge asked for");
    if (achieved.cloudTooSlow)
        parts << RunReport::tr("the cloud's computer was too slow for the device asked for");
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
    if (record.outcome)
        addMeasured(json, *record.outcome, names);
    else
        json["error"_L1] = QJsonObject{{u"code"_s, errorCode(record.outcome.error().kind)},
                                       {u"message"_s, errorText(record.outcome.error())}};
    return json;
}

QString breakdownLine(const RunRecord &record)
{
    const QString cut = QString::number(record.conditions.cut.index());
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
            << bandwidthText(asked.link.uplink).leftJustified(11)
            << QString::number(asked.cut.index()).rightJustified(6);
        if (!record.outcome) {
            out << "    " << RunReport::tr("failed") << '\n';
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
