// Runs in which everything that a notebook keeps has a figure of its own.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/model/networks.h"

namespace splitscope {

inline Conditions everyCondition()
{
    using namespace std::chrono_literals;
    Conditions conditions(*alexNetLab().cutPoint(13));
    conditions.edge = {thisComputer(), *CpuShare::of(0.6), *CpuQuota::withPeriod(10ms)};
    conditions.cloud = {orangePi(), *CpuShare::of(0.7)};
    conditions.link.uplink = *Bandwidth::ofMbitPerSecond(5.1);
    conditions.link.downlink = *Bandwidth::ofMbitPerSecond(1.0 / 3);
    conditions.link.burstBytes = 1536;
    conditions.link.delay = 1234us;
    conditions.link.jitter = 234us;
    conditions.link.jitterSeed = 0xfedc'ba98'7654'3210;
    conditions.link.queueLimitBytes = 60'000;
    conditions.coding = Coding{ActivationFormat::Int8Channel, true};
    conditions.delivery = AnswerDelivery::Edge;
    conditions.otherEdges = 2;
    return conditions;
}

inline Measurement everyFigure()
{
    using namespace std::chrono_literals;
    Measurement run{.latency = LatencyBreakdown(1287431us, 1137941us, 113054us)};
    run.activationBytes = 25600;
    run.payloadBytes = 4623;
    run.encode = 160'001ns;
    run.cloudQueue = 12ns;
    run.cloudDecode = 50'003ns;
    run.cloudCompute = 112'000'004ns;
    run.edgeCompute = 1'137'000'005ns;
    run.edgeCpu = 10'000'006ns;
    run.cloudCpu = 8'000'007ns;
    run.cloudLoad =
        NodeLoad{.workers = 2, .computing = 1, .queued = 3, .slowDown = 1.5, .wait = 40ms};
    run.edgeLayers = {{1, 643'008ns}, {2, 0ns}, {13, 22'009ns}};
    run.achieved = {.edgeShare = 0.1 + 0.2,
                    .cloudShare = 0.7001,
                    .uplinkMbitPerSecond = 4.987654321,
                    .roundTrip = 412us,
                    .tracePosition = 7'000'001us,
                    .edgeTooSlow = true,
                    .cloudTooSlow = true,
                    .edgeKept = {ShareKeeping::Pacing,
                                 Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup", "no right"}},
                    .cloudKept = ShareKept{ShareKeeping::KernelQuota}};
    run.answer = {.top = {{295, 12.3456789F}, {7, 0.1F}, {999, -1e-30F}}, .norm = 62.0123F};
    run.disagreement = 3.3e-7;
    run.coding = Coding{ActivationFormat::Int8Channel, true};
    run.codingEffect = {.outputError = 0.0123, .sameTopClass = false};
    return run;
}

inline RunRecord recordOf(long long id, const Conditions &conditions, Result<Measurement> outcome)
{
    return {.id = RunId(id),
            .startedAt = std::chrono::system_clock::time_point(
                std::chrono::seconds(1'790'000'000) + std::chrono::nanoseconds(123'456'789 + id)),
            .conditions = conditions,
            .outcome = std::move(outcome),
            .model = "alexnet-lab"};
}

/// One whose cloud was lost, and which the edge has finished.
inline RunRecord finishedOnEdge(long long id, const Conditions &conditions)
{
    using namespace std::chrono_literals;
    RunRecord record =
        recordOf(id, conditions, fail(ErrorKind::ConnectionLost, "ws://10.0.0.2:9700", "a run"));
    record.finishedOnEdge =
        EdgeFinish{.latency = LatencyBreakdown(2345678us, 1325248us, 0us),
                   .answer = {.top = {{295, 12.3456789F}, {7, 0.1F}}, .norm = 62.0123F},
                   .edgeTooSlow = true};
    return record;
}

/// Nothing but what every measured run has.
inline Measurement plainFigures(std::chrono::microseconds local, std::chrono::microseconds transfer,
                                std::chrono::microseconds cloud)
{
    return {.latency = LatencyBreakdown(local + transfer + cloud, local, cloud)};
}

inline RunRecord plainRun(long long id, int cut, double mbit = 5)
{
    using namespace std::chrono_literals;
    Conditions conditions = labPreset(*alexNetLab().cutPoint(cut));
    conditions.link.uplink = *Bandwidth::ofMbitPerSecond(mbit);
    return recordOf(id, conditions,
                    plainFigures(1ms * cut, std::chrono::microseconds(1000 * (30 - cut)), 100us));
}

} // namespace splitscope
