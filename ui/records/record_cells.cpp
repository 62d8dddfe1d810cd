#include "ui/records/record_cells.h"

#include "net/device_text.h"
#include "ui/text/quantity_text.h"
#include "ui/text/run_text.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

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
        return startOf(record).toString(u"MM-dd HH:mm:ss"_s);
    case RecordColumn::Run:
        return runText(record.id);
    default:
        return record.outcome ? measuredText(*record.outcome, column) : QString();
    }
}

bool isFigure(RecordColumn column)
{
    return column < RecordColumn::Top1 || column == RecordColumn::Run;
}

std::optional<RunKey> runKeyOf(RecordColumn column)
{
    switch (column) {
    case RecordColumn::Cpu:
        return RunKey::EdgeShare;
    case RecordColumn::Bandwidth:
        return RunKey::Uplink;
    case RecordColumn::Cut:
        return RunKey::Cut;
    case RecordColumn::EndToEnd:
        return RunKey::EndToEnd;
    case RecordColumn::Local:
        return RunKey::Local;
    case RecordColumn::Transfer:
        return RunKey::Transfer;
    case RecordColumn::Cloud:
        return RunKey::Cloud;
    case RecordColumn::AchievedShare:
        return RunKey::AchievedShare;
    case RecordColumn::AchievedRate:
        return RunKey::AchievedRate;
    case RecordColumn::Payload:
        return RunKey::Payload;
    case RecordColumn::Coding:
        return RunKey::Coding;
    case RecordColumn::Device:
        return RunKey::Device;
    case RecordColumn::Network:
        return RunKey::Model;
    case RecordColumn::Time: // numbers are given as time goes by
    case RecordColumn::Run:
        return RunKey::Number;
    case RecordColumn::State:
        return RunKey::State;
    case RecordColumn::Note:
        return RunKey::Note;
    case RecordColumn::Median:
    case RecordColumn::Spread:
    case RecordColumn::Top1:
        break;
    }
    return std::nullopt;
}

QString medianText(const TimeStatistics &of)
{
    return QString::number(Milliseconds(of.median).count(), 'f', 1);
}

QString spreadText(const TimeStatistics &of)
{
    const QString count = u"(%1)"_s.arg(of.count);
    if (!of.interval95)
        return count;
    return u"%1 – %2 %3"_s.arg(Milliseconds(of.interval95->low).count(), 0, 'f', 1)
        .arg(Milliseconds(of.interval95->high).count(), 0, 'f', 1)
        .arg(count);
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
    case RecordColumn::Median:
        return RecordCells::tr("median");
    case RecordColumn::Spread:
        return RecordCells::tr("95 % interval (runs)");
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
    case RecordColumn::Note:
        return RecordCells::tr("note");
    }
    Q_UNREACHABLE();
}

} // namespace splitscope
