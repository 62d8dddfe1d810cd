#include "ui/runs/run_batches.h"

#include <array>

namespace splitscope {

namespace {

void addTo(std::vector<Conditions> &batch, const Network &network, const Conditions &setting,
           CutPoint cut)
{
    if (setting.coding && !suits(*setting.coding, network.shapeAt(cut)))
        return;
    batch.push_back(setting);
    batch.back().cut = cut;
}

} // namespace

std::vector<Conditions> allCuts(const Network &network, const Conditions &setting)
{
    std::vector<Conditions> batch;
    for (const CutPoint cut : network.cutPoints())
        addTo(batch, network, setting, cut);
    return batch;
}

std::vector<Conditions> sheetCuts(const Network &network, const Conditions &setting)
{
    constexpr std::array cutsOfTheSheet{0, 8, 13, 22};
    std::vector<Conditions> batch;
    for (const int index : cutsOfTheSheet)
        if (const auto cut = network.cutPoint(index))
            addTo(batch, network, setting, *cut);
    return batch;
}

} // namespace splitscope
