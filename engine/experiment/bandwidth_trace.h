// A bandwidth that changes over time, for a link to follow.
#pragma once

#include "engine/experiment/bandwidth.h"
#include "engine/result.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace splitscope {

/// A value, cheap to copy: copies share their steps. Times count from the trace's start; at its
/// end it begins anew.
class BandwidthTrace
{
public:
    using Microseconds = std::chrono::microseconds;

    struct Step
    {
        Microseconds at;
        Bandwidth rate;

        bool operator==(const Step &) const = default;
    };

    static constexpr std::size_t mostSteps = 200'000;
    static constexpr Microseconds mostDuration = std::chrono::hours(24);

    /// `name`: a sample's id, or the file that it was read from. The first step is at 0, each other
    /// one after the one before and before `duration`; steps that change nothing are left out.
    /// Errors: TraceUnusable (detail: the step).
    static Result<BandwidthTrace> of(std::string name, std::vector<Step> steps,
                                     Microseconds duration);

    const std::string &name() const { return content_->name; }
    const std::vector<Step> &steps() const { return content_->steps; }
    Microseconds duration() const { return content_->duration; }

    /// `since` the start, at least 0; may be beyond the end.
    Bandwidth rateAt(Microseconds since) const;
    /// The first step after `since`, which may be the first one of the next round.
    Microseconds nextStepAfter(Microseconds since) const;
    /// How far into its round the trace is.
    Microseconds position(Microseconds since) const { return since % duration(); }

    Bandwidth least() const { return content_->least; }
    Bandwidth most() const { return content_->most; }
    /// Over time: what a long transfer gets.
    Bandwidth mean() const { return content_->mean; }

    /// The same name, steps and duration.
    bool operator==(const BandwidthTrace &other) const
    {
        return content_ == other.content_ || *content_ == *other.content_;
    }

private:
    struct Content
    {
        std::string name;
        std::vector<Step> steps;
        Microseconds duration;
        Bandwidth least;
        Bandwidth most;
        Bandwidth mean;

        bool operator==(const Content &) const = default;
    };

    explicit BandwidthTrace(std::shared_ptr<const Content> content) : content_(std::move(content))
    {
    }

    std::shared_ptr<const Content> content_;
};

} // namespace splitscope
