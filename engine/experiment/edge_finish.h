// What becomes of a run that has lost its cloud half.
#pragma once

#include "engine/error.h"
#include "engine/experiment/latency_breakdown.h"
#include "engine/experiment/top_classes.h"

namespace splitscope {

enum class OnLostCloud {
    Fail,
    FinishOnEdge, ///< the edge computes what is left, as slowly as its device is
};

/// There is no node to be had now: it cannot be reached, has gone, does not answer in time or has
/// no room. Not where a node is there and says no (other weights, no token): to finish on the edge
/// would hide that.
bool losesCloud(ErrorKind kind);

/// An answer that the edge came to by itself after all. Not a Measurement: of what the conditions
/// asked for nothing was measured, so no statistics and no prediction ever sees these times.
struct EdgeFinish
{
    /// From the input, or from the first wait for a node that was never reached, to the answer.
    /// Local is what the edge computed, before and after the loss; nothing is the cloud's; and
    /// transfer is all that remains: what was encoded, sent and waited for in vain.
    LatencyBreakdown latency;
    AnswerDigest answer;
    /// As Achieved has it.
    bool edgeTooSlow = false;

    bool operator==(const EdgeFinish &) const = default;
};

} // namespace splitscope
