#include "net/edge/background_edges.h"

#include "net/edge/awaited_result.h"
#include "net/edge/cloud_client.h"

#include <mutex>
#include <thread>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

/// A request may wait behind all others: its own time is the least of it.
constexpr std::chrono::minutes patience(5);

} // namespace

class BackgroundEdges::Edge
{
public:
    Edge(const Network &network, const Fingerprint &fingerprint, const Wanted &wanted)
        : client_(network, fingerprint), request_{.cut = network.firstCut(),
                                                  .coding = Coding{},
                                                  .payload = wanted.input,
                                                  .cloud = wanted.cloud,
                                                  .delivery = AnswerDelivery::Cloud},
          thread_([this, node = wanted.node, access = wanted.access](const std::stop_token &stop) {
              work(node, access, stop);
          })
    {
    }

    Result<void> awaitFirstAnswer(const std::stop_token &stop, Clock::time_point deadline)
    {
        if (auto answered = first_.wait(stop, deadline))
            return *std::move(answered);
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "the other edges");
        return fail(ErrorKind::DeadlineExceeded, "the other edges");
    }

    std::optional<Error> failure() const
    {
        const std::lock_guard lock(mutex_);
        return failure_;
    }

private:
    void work(const QUrl &node, const NodeAccess &access, const std::stop_token &stop)
    {
        Result<void> made = client_.setNode(node, access);
        while (made && !stop.stop_requested()) {
            made = client_.prepare({}, stop, Clock::now() + patience)
                       .and_then(
                           [&] { return client_.finish(request_, stop, Clock::now() + patience); })
                       .map([](const CloudReply &) {});
            first_.bring(made);
        }
        if (made || stop.stop_requested())
            return;
        first_.bring(made);
        const std::lock_guard lock(mutex_);
        failure_ = made.error();
    }

    CloudClient client_;
    CloudRequest request_;
    AwaitedResult<void> first_;
    mutable std::mutex mutex_;
    std::optional<Error> failure_;
    std::jthread thread_; ///< last: it ends before the rest does
};

BackgroundEdges::BackgroundEdges(Network network, const Fingerprint &fingerprint)
    : network_(std::move(network)), fingerprint_(fingerprint)
{
}

BackgroundEdges::~BackgroundEdges() = default;

Result<void> BackgroundEdges::keep(const Wanted &wanted, const std::stop_token &stop,
                                   Clock::time_point deadline)
{
    Wanted sameButFewer = wanted;
    sameButFewer.count = wanted_.count;
    if (sameButFewer != wanted_ || failure())
        edges_.clear();
    wanted_ = wanted;
    while (std::ssize(edges_) > wanted.count)
        edges_.pop_back();
    const auto atWork = edges_.size();
    while (std::ssize(edges_) < wanted.count)
        edges_.push_back(std::make_unique<Edge>(network_, fingerprint_, wanted));
    for (std::size_t edge = atWork; edge < edges_.size(); ++edge) {
        if (const auto answered = edges_[edge]->awaitFirstAnswer(stop, deadline); !answered) {
            edges_.clear();
            return answered;
        }
    }
    return {};
}

std::optional<Error> BackgroundEdges::failure() const
{
    for (const auto &edge : edges_)
        if (auto failure = edge->failure())
            return failure;
    return std::nullopt;
}

} // namespace splitscope
