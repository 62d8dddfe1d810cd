#include "net/cloud/inference_job.h"

#include <algorithm>
#include <cmath>
#include <exception>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

Result<Tensor> activationOf(const InferenceJob &job)
{
    const quint32 crc = payloadCrc32(job.payload);
    if (crc != job.announcement.crc32)
        return fail(ErrorKind::PayloadChecksumMismatch, crcText(crc),
                    crcText(job.announcement.crc32));
    return decode(
        job.announcement.coding, job.announcement.shape,
        std::as_bytes(std::span(job.payload.data(), static_cast<std::size_t>(job.payload.size()))));
}

Result<CloudReply> computed(const InferenceJob &job, std::stop_token stop)
{
    const Runtime &runtime = *job.runtime;
    const auto begin = Clock::now();
    const auto activation = activationOf(job);
    if (!activation)
        return tl::make_unexpected(activation.error());
    const auto decoded = Clock::now();
    auto run =
        runtime.run(job.cut, runtime.network().lastCut(), *activation, job.device, std::move(stop));
    if (!run)
        return tl::make_unexpected(run.error());
    // Infinities sent, or products of huge numbers: scores that nothing can be said about.
    const auto finite = [](float score) { return std::isfinite(score); };
    if (!std::ranges::all_of(run->output.values, finite))
        return fail(ErrorKind::MessageMalformed, "payload", "values: the answer is not finite");
    CloudReply reply;
    reply.queue = begin - job.receivedAt;
    reply.decode = decoded - begin;
    reply.compute = Clock::now() - decoded;
    reply.achievedShare = run->achievedShare;
    reply.hostTooSlow = run->hostTooSlow;
    reply.cpu = run->cpu;
    reply.shareKept = run->shareKept;
    reply.answer = digestOf(run->output);
    if (!std::isfinite(reply.answer.norm))
        return fail(ErrorKind::MessageMalformed, "payload", "values: the answer is not finite");
    if (job.delivery == AnswerDelivery::Edge)
        reply.output = std::move(run->output);
    return reply;
}

} // namespace

Result<CloudReply> infer(const InferenceJob &job, std::stop_token stop)
{
    try {
        return computed(job, std::move(stop));
    } catch (const std::exception &error) { // no memory, above all: the node outlives it
        return fail(ErrorKind::Internal, job.runtime->network().title(), error.what());
    }
}

} // namespace splitscope
