// When each part of a run was, and as a trace for Perfetto and Chrome.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QJsonArray>
#include <QString>

#include <vector>

namespace splitscope {

/// Where a part of a run happens.
enum class RunTrack { Edge, Link, Cloud };

enum class RunPart {
    EdgeCompute,
    Encode,
    Uplink,
    CloudQueue,
    CloudDecode,
    CloudCompute,
    Downlink,
};

struct RunSpan
{
    RunPart part;
    RunTrack track;
    std::chrono::nanoseconds begin{0}; ///< since the run's start
    std::chrono::nanoseconds length{0};
    /// Only the sum of uplink and downlink is measured, so where one ends and the other begins, and
    /// with it where the cloud's parts lie, is reckoned: the reply is taken to need half of the
    /// round trip, or nothing where that is not known.
    bool estimated = false;
};

/// In the order in which they happen, from the input to the reply; those of no length are left out.
std::vector<RunSpan> runSpans(const Measurement &run);

/// Events of the Trace Event Format, "X" for each part and for the run as a whole, in microseconds
/// since `origin`; a failed run is an instant, but one that
/// the edge has finished has its length. Estimated ones say so in their name and arguments.
QJsonArray traceEvents(const StoredRun &run, std::chrono::system_clock::time_point origin);

/// Names of the tracks, once for all runs.
QJsonArray traceHead();

} // namespace splitscope
