// How long measuring will take, before anything was measured.
#pragma once

#include "engine/experiment/sweep_plan.h"
#include "engine/model/network.h"

#include <chrono>

namespace splitscope {

/// A rough figure for planning: never a prediction that is shown as one.
struct ExpectedTimes
{
    std::chrono::nanoseconds local{0};
    std::chrono::nanoseconds transfer{0};
    std::chrono::nanoseconds cloud{0};

    std::chrono::nanoseconds whole() const { return local + transfer + cloud; }
};

/// An emulated device by its own speed, this computer by that of a usual core (20 GMAC/s, 10 GB/s
/// of weights). The link by its rate (of a trace, its mean; shaped outside, 5 Mbit/s are supposed)
/// and delay.
ExpectedTimes expectedTimes(const Network &network, const Conditions &conditions);

/// Of one round: each point once.
std::chrono::duration<double> expectedRound(const Network &network, const SweepPlan &plan);
/// Of the whole sweep with its warm-up; where runs go on until an interval is narrow, at least.
std::chrono::duration<double> expectedTime(const Network &network, const SweepPlan &plan);

/// What warms a sweep up: each cut and coding, under the plan's quickest conditions.
std::vector<Conditions> warmUpRuns(const SweepPlan &plan);

} // namespace splitscope
