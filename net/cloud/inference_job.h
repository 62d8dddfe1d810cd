// One run's cloud half: from the payload's bytes to the reply.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/runtime/runtime.h"
#include "net/protocol/messages.h"

#include <QByteArray>

#include <chrono>
#include <memory>
#include <stop_token>

namespace splitscope {

struct InferenceJob
{
    std::shared_ptr<const Runtime> runtime;
    CutPoint cut;
    PayloadAnnouncement announcement;
    QByteArray payload;
    Device device;
    AnswerDelivery delivery = AnswerDelivery::Cloud;
    /// When the payload's last byte was in.
    std::chrono::steady_clock::time_point receivedAt;
};

/// Everything of the reply but its `total`, which ends later. Blocks the thread that computes.
/// Errors: PayloadChecksumMismatch, PayloadShapeMismatch, Cancelled, Internal; MessageMalformed
/// for values that have no finite answer.
Result<CloudReply> infer(const InferenceJob &job, std::stop_token stop);

} // namespace splitscope
