// How busy a cloud node is, by its own account.
#pragma once

#include <chrono>

namespace splitscope {

/// The request that this was told with is not counted.
struct NodeLoad
{
    int workers = 1;   ///< inferences at a time
    int computing = 0; ///< requests
    int queued = 0;    ///< requests
    /// Neurosurgeon's K (Kang et al., ASPLOS 2017, section 5): how much longer computing took of
    /// late than on the idle node, at least 1. Paced requests, whose time is decreed, do not tell.
    double slowDown = 1;
    /// For a worker, of late, on average over all edges.
    std::chrono::nanoseconds wait{0};

    bool operator==(const NodeLoad &) const = default;
};

} // namespace splitscope
