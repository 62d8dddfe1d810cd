// Everything that is asked for in one run.
#pragma once

#include "engine/activation/coding.h"
#include "engine/device/device.h"
#include "engine/experiment/link_conditions.h"
#include "engine/model/cut_point.h"

#include <optional>

namespace splitscope {

enum class AnswerDelivery {
    Cloud, ///< as in the lab: the reply is a receipt with the top 5
    Edge,  ///< the whole output comes back
};

struct Conditions
{
    explicit Conditions(CutPoint cutPoint) : cut(cutPoint) {}

    CutPoint cut;
    Device edge;
    Device cloud;
    LinkConditions link;
    /// Empty: automatic. Each run has the coding whose transfer is predicted to be the shortest at
    /// its cut and link (coding_choice.h); Measurement says which.
    std::optional<Coding> coding = Coding{};
    AnswerDelivery delivery = AnswerDelivery::Cloud;
    /// The server's load: so many other edges keep the node busy meanwhile, each with one whole
    /// input after the other for the same cloud device. Up to mostOtherEdges.
    int otherEdges = 0;

    static constexpr int mostOtherEdges = 16;

    bool operator==(const Conditions &) const = default;
};

/// The lab sheet's setting: Orange Pi on both sides, edge CPU 0.6, 5 Mbit/s up and down,
/// burst 32 kbit.
Conditions labPreset(CutPoint cut);

} // namespace splitscope
