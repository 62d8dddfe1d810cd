#include "net/notebook/run_json.h"

#include "net/edge/run_report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;

double inMs(Milliseconds time)
{
    return time.count();
}

QJsonValue orNull(const std::optional<TypedRow::Microseconds> &time)
{
    return time ? QJsonValue(inMs(*time)) : QJsonValue(QJsonValue::Null);
}

QString timeText(std::chrono::system_clock::time_point time)
{
    const auto ms = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(ms.time_since_epoch().count())
        .toOffsetFromUtc(0)
        .toString(Qt::ISODateWithMs);
}

QString kindText(ExperimentKind kind)
{
    switch (kind) {
    case ExperimentKind::Runs:
        return u"runs"_s;
    case ExperimentKind::Sweep:
        return u"sweep"_s;
    case ExperimentKind::Adaptive:
        return u"adaptive"_s;
    case ExperimentKind::Typed:
        return u"typed"_s;
    }
    return {};
}

} // namespace

QJsonObject storedRunJson(const StoredRun &run)
{
    QJsonObject json = runJson(run.record);
    json["number"_L1] = static_cast<qint64>(run.number);
    json["experiment"_L1] = static_cast<qint64>(run.experiment);
    json["note"_L1] = QString::fromStdString(run.note);
    json["composed"_L1] = run.composed;
    if (run.record.outcome) {
        QJsonArray layers;
        for (const LayerTime &layer : run.record.outcome->edgeLayers)
            layers.append(QJsonObject{{u"layer"_s, layer.layer}, {u"ms"_s, inMs(layer.wall)}});
        json["edge_layers_ms"_L1] = layers;
    }
    return json;
}

QJsonObject experimentJson(const StoredExperiment &experiment)
{
    const ExperimentInfo &info = experiment.info;
    const auto text = [](const std::string &of) { return QString::fromStdString(of); };
    const QByteArray plan = QByteArray::fromStdString(info.plan);
    const QJsonDocument parsed = QJsonDocument::fromJson(plan);
    return {
        {u"experiment"_s, static_cast<qint64>(experiment.id)},
        {u"kind"_s, kindText(info.kind)},
        {u"title"_s, text(info.title)},
        {u"plan"_s, parsed.isObject() ? QJsonValue(parsed.object()) : QJsonValue(text(info.plan))},
        // As text: a JSON number does not hold all of its digits.
        {u"seed"_s, QString::number(info.seed)},
        {u"model"_s, text(info.model)},
        {u"fingerprint"_s, text(info.fingerprint)},
        {u"picture"_s, text(info.picture)},
        {u"node"_s, text(info.node)},
        {u"software"_s, text(info.software)},
        {u"host"_s, text(info.host)},
        {u"started_at"_s, timeText(info.startedAt)},
        {u"measured"_s, static_cast<qint64>(experiment.measured)},
        {u"failed"_s, static_cast<qint64>(experiment.failed)},
        {u"finished_on_edge"_s, static_cast<qint64>(experiment.finishedOnEdge)}};
}

QJsonObject typedRowJson(const TypedRow &row)
{
    return {{u"line"_s, row.line},
            {u"cpu_share"_s, row.cpuShare},
            {u"bandwidth_mbit_s"_s, row.mbitPerSecond},
            {u"cut"_s, row.cut},
            {u"end_to_end_ms"_s, inMs(row.endToEnd)},
            {u"local_ms"_s, orNull(row.local)},
            {u"transfer_ms"_s, orNull(row.transfer)},
            {u"cloud_ms"_s, orNull(row.cloud)}};
}

} // namespace splitscope
