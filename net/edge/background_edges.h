// Other edges that keep a node busy while runs are measured: a server load that is real.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/fingerprint.h"
#include "engine/model/network.h"
#include "engine/result.h"
#include "net/edge/node_access.h"

#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Each has a session of its own at the node, straight and without a link between, and sends the
/// whole input (cut 0) again as soon as it is answered: the node's queue is never without it. The
/// experiment thread's, as long as the experiment is.
class BackgroundEdges
{
public:
    BackgroundEdges(Network network, const Fingerprint &fingerprint);
    /// Stops them and waits.
    ~BackgroundEdges();

    struct Wanted
    {
        int count = 0;
        QUrl node;
        NodeAccess access = {};
        Device cloud; ///< on the network, what each request asks the node for
        std::vector<std::byte> input;

        bool operator==(const Wanted &) const = default;
    };

    /// Blocks until so many are at work, each of them answered once, and the others are gone. What
    /// is at work as wanted goes on. Errors: those of connecting and of runs.
    Result<void> keep(const Wanted &wanted, const std::stop_token &stop,
                      std::chrono::steady_clock::time_point deadline);
    /// Why one of them is at work no more; empty: all are.
    std::optional<Error> failure() const;

private:
    class Edge;

    Network network_;
    Fingerprint fingerprint_;
    Wanted wanted_;
    std::vector<std::unique_ptr<Edge>> edges_;
};

} // namespace splitscope
