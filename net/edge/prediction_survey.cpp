#include "net/edge/prediction_survey.h"

#include "net/cloud/embedded_node.h"
#include "net/protocol/messages.h"

#include <limits>
#include <utility>

namespace splitscope {

namespace {

constexpr std::int64_t requestHeaderBytes = 8; // of a masked frame with a length of 16 bits
constexpr std::int64_t replyHeaderBytes = 4;   // of an unmasked one

/// Of messages as long as usual: numbers of nine digits, five classes.
MessageBytes messageBytes(const Network &network)
{
    constexpr std::int64_t nanoseconds = 100'000'000;
    RunRequest request;
    request.id = 1000;
    request.payload = {Coding{}, network.shapeAt(network.firstCut()), 100'000,
                       std::numeric_limits<quint32>::max()};
    RunResult result;
    result.id = request.id;
    for (auto *time :
         {&result.reply.total, &result.reply.queue, &result.reply.decode, &result.reply.compute})
        *time = std::chrono::nanoseconds(nanoseconds);
    result.reply.cpu = std::chrono::nanoseconds(nanoseconds);
    result.reply.shareKept = ShareKept{};
    result.reply.arrival = Arrival{100'000, std::chrono::nanoseconds(nanoseconds)};
    result.reply.achievedShare = 1.0 / 3;
    result.reply.answer = {std::vector(5, ScoredClass{999, 0.1F}), 0.1F};
    return {.request = requestHeaderBytes + encodeMessage(request).size(),
            .reply = replyHeaderBytes + encodeMessage(result).size()};
}

} // namespace

PredictionSurvey::PredictionSurvey(std::shared_ptr<const Runtime> runtime, std::optional<QUrl> node,
                                   NodeAccess access, Tensor input)
    : runtime_(std::move(runtime)), node_(std::move(node)), access_(std::move(access)),
      client_(runtime_->network(), runtime_->fingerprint()),
      measurement_(runtime_, client_, std::move(input), messageBytes(runtime_->network()))
{
}

PredictionSurvey::~PredictionSurvey() = default;

Result<void> PredictionSurvey::step(const std::stop_token &stop)
{
    if (!connected_) {
        if (const auto ready = useNode(); !ready)
            return ready;
        connected_ = true;
    }
    return measurement_.step(stop);
}

Result<void> PredictionSurvey::useNode()
{
    if (node_)
        return client_.setNode(*node_, access_);
    auto started = EmbeddedNode::start(runtime_);
    if (!started)
        return tl::make_unexpected(started.error());
    embedded_ = std::move(*started);
    return client_.setNode(embedded_->url());
}

} // namespace splitscope
