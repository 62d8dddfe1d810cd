#include "net/notebook/run_spans.h"

#include "net/error_text.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::nanoseconds;

struct RunSpans
{
    Q_DECLARE_TR_FUNCTIONS(RunSpans)
};

constexpr int process = 1;
constexpr int runsTrack = 1; ///< the tracks of RunTrack follow

int idOf(RunTrack track)
{
    return runsTrack + 1 + static_cast<int>(track);
}

QString nameOf(RunPart part)
{
    switch (part) {
    case RunPart::EdgeCompute:
        return RunSpans::tr("edge compute");
    case RunPart::Encode:
        return RunSpans::tr("encode");
    case RunPart::Uplink:
        return RunSpans::tr("uplink (estimate)");
    case RunPart::CloudQueue:
        return RunSpans::tr("queue");
    case RunPart::CloudDecode:
        return RunSpans::tr("decode");
    case RunPart::CloudCompute:
        return RunSpans::tr("cloud compute");
    case RunPart::Downlink:
        return RunSpans::tr("downlink (estimate)");
    }
    return {};
}

double inMicroseconds(std::chrono::duration<double, std::micro> time)
{
    return time.count();
}

QJsonObject event(const QString &name, int track, nanoseconds begin, nanoseconds length)
{
    return {{u"name"_s, name},
            {u"ph"_s, u"X"_s},
            {u"pid"_s, process},
            {u"tid"_s, track},
            {u"ts"_s, inMicroseconds(begin)},
            {u"dur"_s, inMicroseconds(length)}};
}

QJsonObject nameEvent(const QString &kind, int track, const QString &name)
{
    return {{u"name"_s, kind},
            {u"ph"_s, u"M"_s},
            {u"pid"_s, process},
            {u"tid"_s, track},
            {u"args"_s, QJsonObject{{u"name"_s, name}}}};
}

QString titleOf(const StoredRun &run)
{
    return RunSpans::tr("run %1: cut %2")
        .arg(static_cast<qint64>(run.number))
        .arg(run.record.conditions.cut.index());
}

QJsonObject argumentsOf(const StoredRun &run)
{
    const Conditions &asked = run.record.conditions;
    QJsonObject arguments{{u"run"_s, static_cast<qint64>(run.number)},
                          {u"experiment"_s, static_cast<qint64>(run.experiment)},
                          {u"model"_s, QString::fromStdString(run.record.model)},
                          {u"cut"_s, asked.cut.index()},
                          {u"cpu"_s, asked.edge.share.value()}};
    if (asked.link.uplink && !asked.link.trace && asked.link.shaping == LinkShaping::Emulated)
        arguments["mbit_s"_L1] = asked.link.uplink->mbitPerSecond();
    if (!run.note.empty())
        arguments["note"_L1] = QString::fromStdString(run.note);
    return arguments;
}

/// Within the edge's part, one after the other, as they were measured.
void appendLayers(QJsonArray &events, const Measurement &run, nanoseconds begin)
{
    for (const LayerTime &layer : run.edgeLayers) {
        if (layer.wall > nanoseconds(0))
            events.append(event(RunSpans::tr("layer %1").arg(layer.layer), idOf(RunTrack::Edge),
                                begin, layer.wall));
        begin += layer.wall;
    }
}

/// Its parts are no spans: when the cloud was lost is not known of it.
QJsonObject finishedEvent(const StoredRun &run, nanoseconds begin, QJsonObject arguments)
{
    const LatencyBreakdown &latency = run.record.finishedOnEdge->latency;
    arguments["finished_on_edge"_L1] = true;
    arguments["local_us"_L1] = inMicroseconds(latency.local());
    arguments["transfer_us"_L1] = inMicroseconds(latency.transfer());
    QJsonObject whole = event(RunSpans::tr("%1, finished on the edge").arg(titleOf(run)), runsTrack,
                              begin, latency.endToEnd());
    whole["args"_L1] = arguments;
    return whole;
}

} // namespace

std::vector<RunSpan> runSpans(const Measurement &run)
{
    const LatencyBreakdown &latency = run.latency;
    const nanoseconds link = std::max(nanoseconds(latency.transfer()) - run.encode, nanoseconds(0));
    const nanoseconds roundTrip = run.achieved.roundTrip.value_or(std::chrono::microseconds(0));
    const nanoseconds downlink = std::min(link, roundTrip / 2);
    const nanoseconds uplink = link - downlink;
    const nanoseconds cloudBegin = nanoseconds(latency.local()) + run.encode + uplink;
    const std::array spans{
        RunSpan{RunPart::EdgeCompute, RunTrack::Edge, nanoseconds(0), latency.local()},
        RunSpan{RunPart::Encode, RunTrack::Edge, latency.local(), run.encode},
        RunSpan{RunPart::Uplink, RunTrack::Link, nanoseconds(latency.local()) + run.encode, uplink,
                true},
        RunSpan{RunPart::CloudQueue, RunTrack::Cloud, cloudBegin, run.cloudQueue, true},
        RunSpan{RunPart::CloudDecode, RunTrack::Cloud, cloudBegin + run.cloudQueue, run.cloudDecode,
                true},
        RunSpan{RunPart::CloudCompute, RunTrack::Cloud,
                cloudBegin + run.cloudQueue + run.cloudDecode, run.cloudCompute, true},
        RunSpan{RunPart::Downlink, RunTrack::Link, cloudBegin + latency.cloud(), downlink, true},
    };
    std::vector<RunSpan> some;
    std::ranges::copy_if(spans, std::back_inserter(some),
                         [](const RunSpan &span) { return span.length > nanoseconds(0); });
    return some;
}

QJsonArray traceHead()
{
    return {nameEvent(u"process_name"_s, runsTrack, u"Splitscope"_s),
            nameEvent(u"thread_name"_s, runsTrack, RunSpans::tr("runs")),
            nameEvent(u"thread_name"_s, idOf(RunTrack::Edge), RunSpans::tr("edge")),
            nameEvent(u"thread_name"_s, idOf(RunTrack::Link), RunSpans::tr("link")),
            nameEvent(u"thread_name"_s, idOf(RunTrack::Cloud), RunSpans::tr("cloud"))};
}

QJsonArray traceEvents(const StoredRun &run, std::chrono::system_clock::time_point origin)
{
    const nanoseconds begin = run.record.startedAt - origin;
    QJsonObject arguments = argumentsOf(run);
    if (!run.record.outcome) {
        arguments["error"_L1] = errorText(run.record.outcome.error());
        if (run.record.finishedOnEdge)
            return {finishedEvent(run, begin, std::move(arguments))};
        return {QJsonObject{{u"name"_s, RunSpans::tr("%1 failed").arg(titleOf(run))},
                            {u"ph"_s, u"i"_s},
                            {u"s"_s, u"t"_s},
                            {u"pid"_s, process},
                            {u"tid"_s, runsTrack},
                            {u"ts"_s, inMicroseconds(begin)},
                            {u"args"_s, arguments}}};
    }
    const Measurement &measured = *run.record.outcome;
    QJsonObject whole = event(titleOf(run), runsTrack, begin, measured.latency.endToEnd());
    whole["args"_L1] = arguments;
    QJsonArray events{whole};
    for (const RunSpan &span : runSpans(measured)) {
        QJsonObject part =
            event(nameOf(span.part), idOf(span.track), begin + span.begin, span.length);
        if (span.estimated)
            part["args"_L1] = QJsonObject{
                {span.track == RunTrack::Link ? u"estimated"_s : u"begin_estimated"_s, true}};
        events.append(part);
    }
    appendLayers(events, measured, begin);
    return events;
}

} // namespace splitscope
