#include "engine/plan/planned_cut.h"

#include <algorithm>
#include <utility>

namespace splitscope {

Objective latencyObjective()
{
    return [](const PlannedCut &planned) {
        return static_cast<double>(planned.latency.endToEnd().count());
    };
}

Objective payloadObjective()
{
    return [](const PlannedCut &planned) { return static_cast<double>(planned.payloadBytes); };
}

PlannedCut plannedAt(const LatencyPredictor &predictor, CutPoint cut, const RunSetting &setting)
{
    return {.cut = cut,
            .coding = predictor.codingAt(cut, setting).value_or(Coding{}),
            .payloadBytes = predictor.payloadBytes(cut, setting),
            .latency = predictor.at(cut, setting)};
}

std::vector<PlannedCut> plannedCuts(const LatencyPredictor &predictor, const RunSetting &setting)
{
    std::vector<PlannedCut> planned;
    for (const CutPoint cut : predictor.network().cutPoints())
        planned.push_back(plannedAt(predictor, cut, setting));
    return planned;
}

CutPoint fastestCut(const LatencyPredictor &predictor, const RunSetting &setting)
{
    const Network &network = predictor.network();
    CutPoint best = network.firstCut();
    auto least = predictor.at(best, setting).endToEnd();
    for (int index = 1; index <= network.layerCount(); ++index) {
        const CutPoint cut = network.cutPoint(index).value();
        const auto time = predictor.at(cut, setting).endToEnd();
        if (time < least) {
            best = cut;
            least = time;
        }
    }
    return best;
}

PlannedCut bestCut(const LatencyPredictor &predictor, const RunSetting &setting,
                   const Objective &objective)
{
    return bestCutWithin(predictor, setting, std::chrono::nanoseconds::max(), objective).value();
}

std::optional<PlannedCut> bestCutWithin(const LatencyPredictor &predictor,
                                        const RunSetting &setting,
                                        std::chrono::nanoseconds deadline,
                                        const Objective &objective)
{
    std::optional<PlannedCut> best;
    std::pair<double, std::chrono::nanoseconds> least;
    for (const PlannedCut &planned : plannedCuts(predictor, setting)) {
        const std::pair value(objective(planned), planned.latency.endToEnd());
        if (value.second > deadline || (best && value >= least))
            continue;
        best = planned;
        least = value;
    }
    return best;
}

Baselines baselines(const LatencyPredictor &predictor, const RunSetting &setting)
{
    const Network &network = predictor.network();
    RunSetting raw = setting;
    raw.coding = Coding{};
    RunSetting jpeg = setting;
    jpeg.coding = Coding{.format = ActivationFormat::Jpeg90};
    Baselines all{.allEdge = plannedAt(predictor, network.lastCut(), setting),
                  .allCloudRaw = plannedAt(predictor, network.firstCut(), raw),
                  .allCloudJpeg = {}};
    if (predictor.codingAt(network.firstCut(), jpeg))
        all.allCloudJpeg = plannedAt(predictor, network.firstCut(), jpeg);
    return all;
}

} // namespace splitscope
