#include "ui/runs/run_batches.h"

#include <array>

namespace splitscope {

std::vector<Conditions> allCuts(const Network &network, const Conditions &setting)
{
    std::vector<Conditions> batch;
    for (const CutPoint cut : network.cutPoints()) {
        batch.push_back(setting);
        batch.back().cut = cut;
    }
    return batch;
}

std::vector<Conditions> sheetCuts(const Network &network, const Conditions &setting)
{
    constexpr std::array cutsOfTheSheet{0, 8, 13, 22};
    std::vector<Conditions> batch;
    for (const int index : cutsOfTheSheet)
        if (const auto cut = network.cutPoint(index)) {
            batch.push_back(setting);
            batch.back().cut = *cut;
        }
    return batch;
}

} // namespace splitscope
