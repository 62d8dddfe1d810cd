// What a request may ask of a network, before a byte of its payload is taken in.
#pragma once

#include "engine/model/network.h"
#include "engine/result.h"
#include "net/protocol/messages.h"

namespace splitscope {

/// Errors: MessageMalformed, where its layers' times are another network's.
Result<void> acceptable(const Device &device, const Network &network);

/// Its cut. Errors: UnknownCut, PayloadShapeMismatch, CodingUnsuitable.
Result<CutPoint> acceptableCut(const RunRequest &request, const Network &network);

/// The longest payload that any cut and coding can have.
qint64 longestPayload(const Network &network);

/// What a payload takes while it is received, decoded and computed with: itself, its tensor, and
/// the largest tensors that may be made of it.
qint64 memoryFor(const RunRequest &request, const Network &network);

} // namespace splitscope
