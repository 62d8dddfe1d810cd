// Traces as Mahimahi's mm-link has them: when each packet may pass.
#pragma once

#include "engine/experiment/bandwidth_trace.h"
#include "engine/result.h"
#include "net/link/text_lines.h"

#include <QString>

#include <chrono>
#include <vector>

namespace splitscope {

/// Packets are counted over as much time for each rate: short enough to follow a mobile link, long
/// enough that one packet more or less is 0.06 Mbit/s.
inline constexpr std::chrono::milliseconds mahimahiWindow(200);

/// Nothing but digits.
bool isMahimahi(const TextLine &line);

/// `lines` are not empty. Errors: TraceUnusable (subject: `name` and line).
Result<BandwidthTrace> mahimahiTrace(const QString &name, const std::vector<TextLine> &lines);

} // namespace splitscope
