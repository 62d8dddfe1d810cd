#include "ui/records/record_cells.h"

#include "net/device_text.h"
#include "ui/text/quantity_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

class RecordCells
{
    Q_DECLARE_TR_FUNCTIONS(RecordCells)
};

QDateTime startOf(const RunRecord &record)
{
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(record.startedAt.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

std::optional<int> topClass(const Measurement &measurement)
{
    if (measurement.answer.top.empty())
        return std::nullopt;
    return measurement.answer.top.front().index;
}

QString orDash(const std::optional<double> &number, int decimals)
{
    return number ? QString::number(*number, 'f', decimals) : u"–"_s;
}

QString measuredText(const Measurement &measurement, RecordColumn column)
{
    switch (column) {
    case RecordColumn::EndToEnd:
        return sheetMilliseconds(measurement.latency.endToEnd());
    case RecordColumn::Local:
        return sheetMilliseconds(measurement.latency.local());
    case RecordColumn::Transfer:
        return sheetMilliseconds(measurement.latency.transfer());
    case RecordColumn::Cloud:
        return sheetMilliseconds(measurement.latency.cloud());
    case RecordColumn::AchievedShare:
        return orDash(measurement.achieved.edgeShare, 3);
    case RecordColumn::AchievedRate:
        return orDash(measurement.achieved.uplinkMbitPerSecond, 2);
    case RecordColumn::Payload:
        return bytesText(measurement.payloadBytes);
    case RecordColumn::Top1:
        return orDash(topClass(measurement), 0);
    case RecordColumn::Coding:
        return codingText(measurement.coding);
    default:
        return {};
    }
}

std::optional<double> measuredNumber(const Measurement &measurement, RecordColumn column)
{
    const auto microseconds = [](std::chrono::microseconds time) {
        return static_cast<double>(time.count());
    };
    switch (column) {
    case RecordColumn::EndToEnd:
        return microseconds(measurement.latency.endToEnd());
    case RecordColumn::Local:
        return microseconds(measurement.latency.local());
    case RecordColumn::Transfer:
        return microseconds(measurement.latency.transfer());
    case RecordColumn::Cloud:
        return microseconds(measurement.latency.cloud());
    case RecordColumn::AchievedShare:
        return measurement.achieved.edgeShare;
    case RecordColumn::AchievedRate:
        return measurement.achieved.uplinkMbitPerSecond;
    case RecordColumn::Payload:
        return static_cast<double>(measurement.payloadBytes);
    case RecordColumn::Top1:
        return topClass(measurement);
    default:
        return std::nullopt;
    }
}

} // namespace

bool hostWasTooSlow(const RunRecord &record)
{
    return record.outcome
           && (record.outcome->achieved.edgeTooSlow || record.outcome->achieved.cloudTooSlow);
}

std::optional<Error> quotaRefusal(const RunRecord &record)
{
    if (!record.outcome)
        return std::nullopt;
    const Achieved &achieved = record.outcome->achieved;
    if (achieved.edgeKept.quotaRefused || !achieved.cloudKept)
        return achieved.edgeKept.quotaRefused;
    return achieved.cloudKept->quotaRefused;
}

QString recordText(const RunRecord &record, RecordColumn column)
{
    switch (column) {
    case RecordColumn::Cpu:
        return shareText(record.conditions.edge.share.value());
    case RecordColumn::Bandwidth:
        return uplinkText(record.conditions.link);
    case RecordColumn::Cut:
        return QString::number(record.conditions.cut.index());
    case RecordColumn::Device:
        return deviceText(record.conditions.edge.profile);
    case RecordColumn::Network:
        return QString::fromStdString(record.model);
    case RecordColumn::Time:
        return startOf(record).toString(u"HH:mm:ss"_s);
    case RecordColumn::Run:
        return u"#%1"_s.arg(qint64(record.id));
    default:
        return record.outcome ? measuredText(*record.outcome, column) : QString();
    }
}

QVariant recordSortKey(const RunRecord &record, RecordColumn column)
{
    constexpr double behindAll = std::numeric_limits<double>::infinity();
    switch (column) {
    case RecordColumn::Cpu:
        return record.conditions.edge.share.value();
    case RecordColumn::Bandwidth: {
        const LinkConditions &link = record.conditions.link;
        if (link.shaping == LinkShaping::Outside)
            return behindAll;
        const auto rate = link.trace ? std::optional(link.trace->mean()) : link.uplink;
        return rate ? rate->mbitPerSecond() : behindAll;
    }
    case RecordColumn::Cut:
        return record.conditions.cut.index();
    case RecordColumn::Device:
        return deviceText(record.conditions.edge.profile);
    case RecordColumn::Network:
        return QString::fromStdString(record.model);
    case RecordColumn::Coding:
        return recordText(record, column);
    case RecordColumn::Time:
        return startOf(record);
    case RecordColumn::Run:
        return qint64(record.id);
    case RecordColumn::State:
        return !record.outcome ? 2 : hostWasTooSlow(record) ? 1 : 0;
    default:
        if (!record.outcome)
            return behindAll;
        return measuredNumber(*record.outcome, column).value_or(behindAll);
    }
}

QString recordColumnHead(RecordColumn column)
{
    switch (column) {
    case RecordColumn::Cpu:
        return RecordCells::tr("cpu");
    case RecordColumn::Bandwidth:
        return RecordCells::tr("bandwidth");
    case RecordColumn::Cut:
        return RecordCells::tr("cut");
    case RecordColumn::EndToEnd:
        return RecordCells::tr("end-end");
    case RecordColumn::Local:
        return RecordCells::tr("local");
    case RecordColumn::Transfer:
        return RecordCells::tr("transfer");
    case RecordColumn::Cloud:
        return RecordCells::tr("cloud");
    case RecordColumn::AchievedShare:
        return RecordCells::tr("cpu got");
    case RecordColumn::AchievedRate:
        return RecordCells::tr("Mbit/s got");
    case RecordColumn::Payload:
        return RecordCells::tr("payload");
    case RecordColumn::Top1:
        return RecordCells::tr("top-1");
    case RecordColumn::Coding:
        return RecordCells::tr("coding");
    case RecordColumn::Device:
        return RecordCells::tr("device");
    case RecordColumn::Network:
        return RecordCells::tr("network");
    case RecordColumn::Time:
        return RecordCells::tr("time");
    case RecordColumn::Run:
        return RecordCells::tr("run");
    case RecordColumn::State:
        return RecordCells::tr("state");
    }
    Q_UNREACHABLE();
}

} // namespace splitscope
