#include "engine/model/useful_cuts.h"

namespace splitscope {

std::vector<CutPoint> usefulCuts(const Network &network)
{
    std::vector<CutPoint> useful;
    for (const CutPoint cut : network.cutPoints()) {
        const bool isEnd = cut == network.firstCut() || cut == network.lastCut();
        const auto gains = [&](const Layer &layer) {
            return layer.macs > 0 || layer.outputBytes() < layer.inputShape.bytes();
        };
        if (isEnd || gains(network.layer(cut.index())))
            useful.push_back(cut);
    }
    return useful;
}

} // namespace splitscope
