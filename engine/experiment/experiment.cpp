#include "engine/experiment/experiment.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

/// Both sides compute in float32; other instruction sets sum in another order, which AlexNet's
/// depth makes some 1e-6 of. Other weights are far above.
constexpr double tolerance = 1e-4;

/// What layers (from, to] take on the device; on this computer a pessimist's guess.
Seconds computeTime(const Network &network, CutPoint from, CutPoint to, const Device &device)
{
    const EmulatedSpeed speed = device.profile.speedOn(network).value_or(
        EmulatedSpeed{.macsPerSecond = 1e9, .weightBytesPerSecond = 1e9});
    Seconds total{0};
    for (int number = from.index() + 1; number <= to.index(); ++number)
        total += speed.timeFor(network.layer(number));
    return total / device.share.value();
}

Seconds linkTime(std::int64_t payloadBytes, const std::optional<Bandwidth> &rate)
{
    return rate ? Seconds(static_cast<double>(wireBytes(payloadBytes)) / rate->bytesPerSecond())
                : Seconds{0};
}

/// What may be lost to a link of which nobody here knows the rate.
constexpr std::chrono::seconds unknownLinkTime(60);

std::optional<double> achievedRate(const CloudReply &reply, const std::optional<LinkUsage> &usage)
{
    if (usage)
        return usage->mbitPerSecond;
    return reply.arrival ? mbitPerSecond(*reply.arrival) : std::nullopt;
}

/// How far the link was in its trace at a run's beginning.
std::optional<std::chrono::microseconds> tracePosition(const LinkConditions &link,
                                                       std::optional<Clock::time_point> traceStart,
                                                       Clock::time_point runStart)
{
    if (!link.trace || !traceStart || runStart < *traceStart)
        return std::nullopt;
    return link.trace->position(
        std::chrono::duration_cast<std::chrono::microseconds>(runStart - *traceStart));
}

/// How far apart, and whether that is near enough.
Result<double> agreed(CutPoint cut, const AnswerDigest &answer, const AnswerDigest &expected)
{
    const double apart = disagreement(answer, expected);
    if (apart <= tolerance)
        return apart;
    std::ostringstream detail;
    detail << apart;
    return fail(ErrorKind::SplitDisagrees, std::to_string(cut.index()), detail.str());
}

Achieved achievedBy(const SegmentRun &edge, const CloudReply &reply, const CloudHalf &cloud)
{
    const auto shareOf = [](double share) {
        return share > 0 ? std::optional(share) : std::nullopt;
    };
    return {.edgeShare = shareOf(edge.achievedShare),
            .cloudShare = shareOf(reply.achievedShare),
            .uplinkMbitPerSecond = achievedRate(reply, cloud.uplinkUsage()),
            .roundTrip = cloud.roundTrip(),
            .edgeTooSlow = edge.hostTooSlow,
            .cloudTooSlow = reply.hostTooSlow,
            .edgeKept = edge.shareKept,
            .cloudKept = reply.shareKept};
}

} // namespace

Experiment::Experiment(std::shared_ptr<const Runtime> runtime, CloudHalf &cloud)
    : runtime_(std::move(runtime)), cloud_(cloud)
{
}

Result<void> Experiment::setInput(Tensor input, const std::stop_token &stop)
{
    const Network &network = runtime_->network();
    auto whole = runtime_->run(network.firstCut(), network.lastCut(), input, Device{}, stop);
    if (!whole)
        return tl::make_unexpected(whole.error());
    input_ = std::move(input);
    unsplit_ = digestOf(whole->output);
    unsplitOutput_ = std::move(whole->output);
    expected_.clear();
    costs_.clear();
    return {};
}

Result<Coding> Experiment::codingFor(const Conditions &conditions, const std::stop_token &stop)
{
    if (conditions.coding)
        return *conditions.coding;
    const CutPoint cut = conditions.cut;
    auto known = std::ranges::find(costs_, cut, &CostsAt::cut);
    if (known == costs_.end()) {
        const auto edge =
            runtime_->run(runtime_->network().firstCut(), cut, input_, Device{}, stop);
        if (!edge)
            return tl::make_unexpected(edge.error());
        auto costs = automaticCosts(edge->output, stop);
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, runtime_->network().title());
        costs_.push_back({cut, std::move(costs)});
        known = costs_.end() - 1;
    }
    return soonest(known->costs, conditions.link);
}

Result<Experiment::Expected> Experiment::expectedOf(const CloudRequest &request,
                                                    const std::stop_token &stop)
{
    if (isLossless(request.coding))
        return Expected{unsplit_, {}};
    const auto known = std::ranges::find_if(expected_, [&](const ExpectedAt &at) {
        return at.cut == request.cut && at.coding == request.coding;
    });
    if (known != expected_.end())
        return known->expected;
    const Network &network = runtime_->network();
    const auto input = decode(request.coding, network.shapeAt(request.cut), request.payload);
    if (!input)
        return tl::make_unexpected(input.error());
    const auto run = runtime_->run(request.cut, network.lastCut(), *input, Device{}, stop);
    if (!run)
        return tl::make_unexpected(run.error());
    const Expected expected{digestOf(run->output), effectOf(run->output, unsplitOutput_)};
    expected_.push_back({request.cut, request.coding, expected});
    return expected;
}

Result<Measurement> Experiment::measure(const Conditions &conditions, const std::stop_token &stop)
{
    interrupted_.reset();
    const Network &network = runtime_->network();
    const auto allowed = deadlineFor(network, conditions);
    const Device cloud = onNetwork(conditions.cloud, network);
    cloud_.expect(cloud);
    if (const auto ready = cloud_.prepare(conditions.link, stop, Clock::now() + allowed); !ready)
        return tl::make_unexpected(ready.error());
    const auto coding = codingFor(conditions, stop);
    if (!coding)
        return tl::make_unexpected(coding.error());

    // The far half too: an embedded node has the same runtime.
    const auto ready = runtime_->prepare(conditions.cut, network.lastCut()).and_then([&] {
        return runtime_->prepare(network.firstCut(), conditions.cut, conditions.edge);
    });
    if (!ready)
        return tl::make_unexpected(ready.error());

    const auto begin = Clock::now();
    auto edge = runtime_->run(network.firstCut(), conditions.cut, input_, conditions.edge, stop);
    const auto computed = Clock::now();
    if (!edge)
        return tl::make_unexpected(edge.error());
    auto payload = encode(*coding, edge->output);
    const auto encoded = Clock::now();
    if (!payload)
        return tl::make_unexpected(payload.error());
    const CloudRequest request{.cut = conditions.cut,
                               .coding = *coding,
                               .payload = *std::move(payload),
                               .cloud = cloud,
                               .delivery = conditions.delivery};
    const auto reply = cloud_.finish(request, stop, begin + allowed);
    const auto end = Clock::now();
    if (!reply) {
        interrupted_ = {begin, computed - begin, conditions.cut, std::move(edge->output),
                        edge->hostTooSlow};
        return tl::make_unexpected(reply.error());
    }

    // The node's word, which would make the transfer negative, or the link slower than it can be.
    if (reply->total > end - encoded)
        return fail(ErrorKind::MessageMalformed, "run-result",
                    "total_ns: longer than the edge waited");
    if (reply->arrival && reply->arrival->time > end - encoded - reply->total)
        return fail(ErrorKind::MessageMalformed, "run-result",
                    "arrival.duration_ns: longer than the edge waited");

    const auto expected = expectedOf(request, stop);
    if (!expected)
        return tl::make_unexpected(expected.error());
    const AnswerDigest answer = reply->output ? digestOf(*reply->output) : reply->answer;
    const auto apart = agreed(conditions.cut, answer, expected->answer);
    if (!apart)
        return tl::make_unexpected(apart.error());
    Achieved achieved = achievedBy(*edge, *reply, cloud_);
    achieved.tracePosition = tracePosition(conditions.link, cloud_.traceStart(), begin);
    return Measurement{.latency = LatencyBreakdown(end - begin, computed - begin, reply->total),
                       .activationBytes = edge->output.shape.bytes(),
                       .payloadBytes = std::ssize(request.payload),
                       .encode = encoded - computed,
                       .cloudQueue = reply->queue,
                       .cloudDecode = reply->decode,
                       .cloudCompute = reply->compute,
                       .edgeCompute = edge->wall,
                       .edgeCpu = edge->cpu,
                       .cloudCpu = reply->cpu,
                       .cloudLoad = reply->load,
                       .edgeLayers = std::move(edge->layers),
                       .achieved = std::move(achieved),
                       .answer = answer,
                       .disagreement = *apart,
                       .coding = *coding,
                       .codingEffect = expected->effect};
}

Result<EdgeFinish> Experiment::finishOnEdge(const Conditions &conditions, Clock::time_point asked,
                                            const std::stop_token &stop)
{
    const Network &network = runtime_->network();
    const auto from = std::exchange(interrupted_, {})
                          .value_or(Interrupted{.begin = asked,
                                                .local = {},
                                                .reached = network.firstCut(),
                                                .activation = input_,
                                                .edgeTooSlow = false});
    const auto resumed = Clock::now();
    const auto rest =
        runtime_->run(from.reached, network.lastCut(), from.activation, conditions.edge, stop);
    const auto end = Clock::now();
    if (!rest)
        return tl::make_unexpected(rest.error());
    EdgeFinish finish{.latency =
                          LatencyBreakdown(end - from.begin, from.local + (end - resumed), {}),
                      .answer = digestOf(rest->output),
                      .edgeTooSlow = from.edgeTooSlow || rest->hostTooSlow};
    // As it left the edge, whatever coding it was sent in.
    if (const auto apart = agreed(conditions.cut, finish.answer, unsplit_); !apart)
        return tl::make_unexpected(apart.error());
    return finish;
}

std::chrono::nanoseconds deadlineFor(const Network &network, const Conditions &conditions)
{
    const std::int64_t up = network.shapeAt(conditions.cut).bytes();
    const std::int64_t down = network.shapeAt(network.lastCut()).bytes();
    const LinkConditions &link = conditions.link;
    const auto slowest = [&](const std::optional<Bandwidth> &rate) {
        return link.trace ? std::optional(link.trace->least()) : rate;
    };
    const Seconds compute =
        computeTime(network, network.firstCut(), conditions.cut, conditions.edge)
        + computeTime(network, conditions.cut, network.lastCut(), conditions.cloud)
        + conditions.otherEdges
              * computeTime(network, network.firstCut(), network.lastCut(), conditions.cloud);
    const Seconds transfer =
        link.shaping == LinkShaping::Outside
            ? Seconds(unknownLinkTime)
            : 3
                  * (linkTime(up, slowest(link.uplink)) + linkTime(down, slowest(link.downlink))
                     + 4 * Seconds(link.delay));
    return std::chrono::duration_cast<std::chrono::nanoseconds>(3 * compute + transfer
                                                                + Seconds(10));
}

} // namespace splitscope
