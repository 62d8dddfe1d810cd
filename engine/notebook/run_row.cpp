#include "engine/notebook/run_row.h"

#include "engine/error_name.h"
#include "engine/notebook/json_pairs.h"

#include <array>

namespace splitscope {

namespace {

constexpr std::array columns{
    "setting",
    "experiment",
    "session_run",
    "started_ns",
    "model",
    "composed",
    // of a failed run
    "error",
    "error_subject",
    "error_detail",
    // of a measured one, in the order of Measurement
    "end_to_end_us",
    "local_us",
    "cloud_us",
    "activation_bytes",
    "payload_bytes",
    "encode_ns",
    "cloud_queue_ns",
    "cloud_decode_ns",
    "cloud_compute_ns",
    "edge_compute_ns",
    "edge_cpu_ns",
    "cloud_cpu_ns",
    "edge_layers",
    "edge_share",
    "cloud_share",
    "uplink_mbit",
    "round_trip_us",
    "trace_position_us",
    "edge_too_slow",
    "cloud_too_slow",
    "edge_kept",
    "edge_refused",
    "edge_refused_subject",
    "edge_refused_detail",
    "cloud_kept",
    "cloud_refused",
    "cloud_refused_subject",
    "cloud_refused_detail",
    "top",
    "norm",
    "disagreement",
    "coding",
    "output_error",
    "same_top_class",
    "cloud_workers",
    "cloud_computing",
    "cloud_queued",
    "cloud_slow_down",
    "cloud_wait_ns",
};
constexpr std::size_t measuredFrom = 9;

using std::chrono::microseconds;
using std::chrono::nanoseconds;

nanoseconds sinceEpoch(std::chrono::system_clock::time_point time)
{
    return time.time_since_epoch();
}

template<typename Rep, typename Period>
std::optional<std::int64_t> countOf(const std::optional<std::chrono::duration<Rep, Period>> &time)
{
    return time ? std::optional<std::int64_t>(time->count()) : std::nullopt;
}

template<typename Duration>
std::optional<Duration> maybeTime(Statement &row)
{
    const auto count = row.maybeInteger();
    return count ? std::optional(Duration(*count)) : std::nullopt;
}

void bindError(Statement &statement, const std::optional<Error> &error)
{
    if (error)
        statement.bind(std::string_view(errorName(error->kind)))
            .bind(std::string_view(error->subject))
            .bind(std::string_view(error->detail));
    else
        statement.bindNull().bindNull().bindNull();
}

std::optional<Error> readError(Statement &row)
{
    const auto name = row.maybeText();
    std::string subject = row.text();
    std::string detail = row.text();
    if (!name)
        return std::nullopt;
    return Error{errorKindByName(*name), std::move(subject), std::move(detail)};
}

void bindKept(Statement &statement, const std::optional<ShareKept> &kept)
{
    statement.bind(kept ? std::optional(shareKeepingId(kept->by)) : std::nullopt);
    bindError(statement, kept ? kept->quotaRefused : std::nullopt);
}

std::optional<ShareKept> readKept(Statement &row)
{
    const auto id = row.maybeText();
    auto refused = readError(row);
    const auto by = id ? shareKeepingById(*id) : std::nullopt;
    return by ? std::optional(ShareKept{*by, std::move(refused)}) : std::nullopt;
}

void bindAchieved(Statement &statement, const Achieved &achieved)
{
    statement.bind(achieved.edgeShare)
        .bind(achieved.cloudShare)
        .bind(achieved.uplinkMbitPerSecond)
        .bind(countOf(achieved.roundTrip))
        .bind(countOf(achieved.tracePosition))
        .bind(achieved.edgeTooSlow)
        .bind(achieved.cloudTooSlow);
    bindKept(statement, achieved.edgeKept);
    bindKept(statement, achieved.cloudKept);
}

std::optional<Achieved> readAchieved(Statement &row)
{
    Achieved achieved{.edgeShare = row.maybeReal(),
                      .cloudShare = row.maybeReal(),
                      .uplinkMbitPerSecond = row.maybeReal(),
                      .roundTrip = maybeTime<microseconds>(row),
                      .tracePosition = maybeTime<microseconds>(row),
                      .edgeTooSlow = row.integer() != 0,
                      .cloudTooSlow = row.integer() != 0};
    const auto edgeKept = readKept(row);
    if (!edgeKept)
        return std::nullopt;
    achieved.edgeKept = *edgeKept;
    achieved.cloudKept = readKept(row);
    return achieved;
}

void bindLoad(Statement &statement, const std::optional<NodeLoad> &load)
{
    if (load)
        statement.bind(load->workers)
            .bind(load->computing)
            .bind(load->queued)
            .bind(load->slowDown)
            .bind(load->wait.count());
    // What is not bound is NULL, and nothing follows.
}

std::optional<NodeLoad> readLoad(Statement &row)
{
    const auto workers = row.maybeInteger();
    const NodeLoad load{.workers = static_cast<int>(workers.value_or(0)),
                        .computing = static_cast<int>(row.integer()),
                        .queued = static_cast<int>(row.integer()),
                        .slowDown = row.real(),
                        .wait = nanoseconds(row.integer())};
    return workers ? std::optional(load) : std::nullopt;
}

void bindMeasurement(Statement &statement, const Measurement &run)
{
    statement.bind(run.latency.endToEnd().count())
        .bind(run.latency.local().count())
        .bind(run.latency.cloud().count())
        .bind(run.activationBytes)
        .bind(run.payloadBytes);
    for (const nanoseconds time : {run.encode, run.cloudQueue, run.cloudDecode, run.cloudCompute,
                                   run.edgeCompute, run.edgeCpu})
        statement.bind(time.count());
    statement.bind(countOf(run.cloudCpu)).bind(std::string_view(layersText(run.edgeLayers)));
    bindAchieved(statement, run.achieved);
    statement.bind(std::string_view(topText(run.answer.top)))
        .bind(double{run.answer.norm})
        .bind(run.disagreement)
        .bind(codingId(run.coding))
        .bind(run.codingEffect.outputError)
        .bind(run.codingEffect.sameTopClass);
    bindLoad(statement, run.cloudLoad);
}

bool isPlausible(microseconds time)
{
    return time >= microseconds(0) && time <= longestRun;
}

std::optional<Measurement> readMeasurement(Statement &row)
{
    const microseconds endToEnd(row.integer());
    const microseconds local(row.integer());
    const microseconds cloud(row.integer());
    if (!isPlausible(endToEnd) || !isPlausible(local) || !isPlausible(cloud))
        return std::nullopt;
    Measurement run{.latency = LatencyBreakdown(endToEnd, local, cloud)};
    run.activationBytes = row.integer();
    run.payloadBytes = row.integer();
    for (auto *time : {&run.encode, &run.cloudQueue, &run.cloudDecode, &run.cloudCompute,
                       &run.edgeCompute, &run.edgeCpu})
        *time = nanoseconds(row.integer());
    run.cloudCpu = maybeTime<nanoseconds>(row);
    auto layers = layersOf(row.text());
    auto achieved = readAchieved(row);
    auto top = topOf(row.text());
    run.answer.norm = static_cast<float>(row.real());
    run.disagreement = row.real();
    const auto coding = codingById(row.text());
    run.codingEffect = {.outputError = row.real(), .sameTopClass = row.integer() != 0};
    run.cloudLoad = readLoad(row);
    if (!layers || !achieved || !top || !coding)
        return std::nullopt;
    run.edgeLayers = *std::move(layers);
    run.achieved = *std::move(achieved);
    run.answer.top = *std::move(top);
    run.coding = *coding;
    return run;
}

void skip(Statement &row, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        row.integer();
}

} // namespace

std::string runColumns()
{
    std::string text;
    for (const char *column : columns)
        text += (text.empty() ? "" : ", ") + std::string(column);
    return text;
}

std::string runParameters()
{
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += i == 0 ? "?" : ", ?";
    return text;
}

void bindRun(Statement &statement, std::int64_t setting, ExperimentId experiment,
             const RunRecord &record, bool composed)
{
    statement.bind(setting)
        .bind(static_cast<std::int64_t>(experiment))
        .bind(static_cast<std::int64_t>(record.id))
        .bind(sinceEpoch(record.startedAt).count())
        .bind(std::string_view(record.model))
        .bind(composed);
    bindError(statement,
              record.outcome ? std::nullopt : std::optional<Error>(record.outcome.error()));
    if (record.outcome)
        bindMeasurement(statement, *record.outcome);
    // What is not bound is NULL.
}

std::optional<StoredRun> readRun(Statement &row, const Conditions &conditions)
{
    const ExperimentId experiment{row.integer()};
    RunRecord record{.id = RunId(row.integer()),
                     .startedAt = std::chrono::system_clock::time_point(
                         std::chrono::duration_cast<std::chrono::system_clock::duration>(
                             nanoseconds(row.integer()))),
                     .conditions = conditions,
                     .outcome = tl::make_unexpected(Error{}),
                     .model = row.text()};
    const bool composed = row.integer() != 0;
    if (auto error = readError(row)) {
        record.outcome = tl::make_unexpected(*std::move(error));
        skip(row, columns.size() - measuredFrom);
    } else {
        auto measurement = readMeasurement(row);
        if (!measurement)
            return std::nullopt;
        record.outcome = *std::move(measurement);
    }
    return StoredRun{.number = RunNumber(row.integer()),
                     .experiment = experiment,
                     .record = std::move(record),
                     .note = row.text(),
                     .composed = composed,
                     .removed = row.integer() != 0};
}

} // namespace splitscope
