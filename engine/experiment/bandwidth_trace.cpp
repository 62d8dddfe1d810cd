#include "engine/experiment/bandwidth_trace.h"

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

using Step = BandwidthTrace::Step;
using Microseconds = BandwidthTrace::Microseconds;

/// The first step that is not as it has to be; steps.size() where none is.
std::size_t firstMisplaced(const std::vector<Step> &steps)
{
    for (std::size_t number = 0; number < steps.size(); ++number) {
        const bool inPlace =
            number == 0 ? steps[0].at.count() == 0 : steps[number].at > steps[number - 1].at;
        if (!inPlace)
            return number;
    }
    return steps.size();
}

Bandwidth meanOf(const std::vector<Step> &steps, Microseconds duration)
{
    double megabits = 0;
    for (std::size_t number = 0; number < steps.size(); ++number) {
        const auto end = number + 1 < steps.size() ? steps[number + 1].at : duration;
        megabits += steps[number].rate.mbitPerSecond()
                    * std::chrono::duration<double>(end - steps[number].at).count();
    }
    return Bandwidth::nearest(megabits / std::chrono::duration<double>(duration).count());
}

} // namespace

Result<BandwidthTrace> BandwidthTrace::of(std::string name, std::vector<Step> steps,
                                          Microseconds duration)
{
    const std::size_t misplaced = firstMisplaced(steps);
    if (misplaced < steps.size())
        return fail(ErrorKind::TraceUnusable, name, std::to_string(misplaced));
    const bool fits = !steps.empty() && steps.size() <= mostSteps && duration <= mostDuration
                      && duration > steps.back().at;
    if (!fits)
        return fail(ErrorKind::TraceUnusable, name, std::to_string(steps.size()));
    const auto sameRate = [](const Step &a, const Step &b) { return a.rate == b.rate; };
    steps.erase(std::unique(steps.begin(), steps.end(), sameRate), steps.end());
    const auto [least, most] = std::ranges::minmax(steps, {}, &Step::rate);
    const Bandwidth mean = meanOf(steps, duration);
    return BandwidthTrace(std::make_shared<const Content>(
        Content{std::move(name), std::move(steps), duration, least.rate, most.rate, mean}));
}

Bandwidth BandwidthTrace::rateAt(Microseconds since) const
{
    const auto next = std::ranges::upper_bound(steps(), position(since), {}, &Step::at);
    return std::prev(next)->rate;
}

BandwidthTrace::Microseconds BandwidthTrace::nextStepAfter(Microseconds since) const
{
    const Microseconds roundBegan = since - position(since);
    const auto next = std::ranges::upper_bound(steps(), position(since), {}, &Step::at);
    return roundBegan + (next == steps().end() ? duration() : next->at);
}

} // namespace splitscope
