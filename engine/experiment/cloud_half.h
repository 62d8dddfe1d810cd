// The far side of a split run, as the experiment sees it.
#pragma once

#include "engine/device/share_kept.h"
#include "engine/experiment/arrival.h"
#include "engine/experiment/conditions.h"
#include "engine/experiment/node_load.h"
#include "engine/experiment/top_classes.h"
#include "engine/result.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <vector>

namespace splitscope {

struct CloudRequest
{
    CutPoint cut;
    Coding coding;
    std::vector<std::byte> payload;
    Device cloud;
    AnswerDelivery delivery;
};

/// Durations by the cloud's own clock.
struct CloudReply
{
    std::chrono::nanoseconds total{0}; ///< last byte in to reply out
    std::chrono::nanoseconds queue{0};
    std::chrono::nanoseconds decode{0};
    std::chrono::nanoseconds compute{0};
    double achievedShare = 0; ///< 0 when no layer ran there
    bool hostTooSlow = false;
    /// Empty where the node does not say.
    std::optional<std::chrono::nanoseconds> cpu = {};
    std::optional<ShareKept> shareKept = {};
    /// Of the payload. Empty where it came in one piece.
    std::optional<Arrival> arrival;
    /// When the reply went out. Empty where the node does not say.
    std::optional<NodeLoad> load = {};
    AnswerDigest answer;
    std::optional<Tensor> output; ///< only with AnswerDelivery::Edge
};

/// How the emulated uplink did in the last request.
struct LinkUsage
{
    std::int64_t wireBytes = 0; ///< headers included
    double mbitPerSecond = 0;   ///< the bucket's credit left out
};

class CloudHalf
{
public:
    virtual ~CloudHalf() = default;

    /// Which device the next requests are going to ask for, so that prepare() can say it already.
    virtual void expect(const Device &) {}

    /// Connected, the models compared, and the link shaped as asked: what has to be true before a
    /// run's clock starts. Called on the experiment thread and blocks it, as finish() does.
    virtual Result<void> prepare(const LinkConditions &link, std::stop_token stop,
                                 std::chrono::steady_clock::time_point deadline) = 0;

    /// Sends, waits, returns the reply. Called on the experiment thread and blocks it; returns
    /// within a few ms of `stop` being requested (Cancelled) and never later than `deadline`
    /// (DeadlineExceeded). After an error the next call starts afresh.
    virtual Result<CloudReply> finish(const CloudRequest &request, std::stop_token stop,
                                      std::chrono::steady_clock::time_point deadline) = 0;

    /// Empty where it cannot be known: no emulation, or too few bytes to tell.
    virtual std::optional<LinkUsage> uplinkUsage() const = 0;

    /// Of a few bytes over the idle link, the shortest of the last few, measured by prepare().
    /// Empty where it cannot be known.
    virtual std::optional<std::chrono::microseconds> roundTrip() const { return std::nullopt; }
    /// The node's last word on it, from its welcome on. Empty where it does not say.
    virtual std::optional<NodeLoad> nodeLoad() const { return std::nullopt; }
    /// When the link began to follow the trace of its conditions. Empty where it follows none.
    virtual std::optional<std::chrono::steady_clock::time_point> traceStart() const { return {}; }
};

} // namespace splitscope
