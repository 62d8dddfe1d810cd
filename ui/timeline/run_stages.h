// One measured run as a sequence of stages: arithmetic without a widget.
#pragma once

#include "engine/experiment/measured_run.h"

#include <chrono>
#include <vector>

namespace splitscope {

enum class Stage { Edge, Encode, Uplink, Queue, Decode, Cloud, Downlink };

/// Times count from the run's start.
struct StageSpan
{
    Stage stage;
    std::chrono::nanoseconds begin;
    std::chrono::nanoseconds end;
    /// Measured is how long the link took both ways; where the cloud's time lies in it is not.
    bool estimated = false;
    int layer = 0; ///< of the edge; 0: all else

    std::chrono::nanoseconds duration() const { return end - begin; }
    bool operator==(const StageSpan &) const = default;
};

/// In order, each begins where the one before it ends, and the last one ends with the run; stages
/// that took no time are left out. The reply is taken to need half of the idle round trip, or the
/// link's delay where that is not known, and `answerBytes` at the downlink's rate where the answer
/// comes back; the uplink is what remains of the transfer.
std::vector<StageSpan> stagesOf(const Conditions &conditions, const Measurement &run,
                                std::int64_t answerBytes);

/// The lane that a stage is drawn in.
enum class Lane { Edge, Link, Cloud };
Lane laneOf(Stage stage);

} // namespace splitscope
