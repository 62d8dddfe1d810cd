#include "engine/predict/modelled_parts.h"

#include "engine/activation/coding.h"

namespace splitscope {

PredictionParts modelledParts(const Network &network)
{
    PredictionParts parts{.network = network, .times = {}, .costs = {}, .codings = {}, .check = {}};
    for (const CutPoint cut : network.cutPoints()) {
        parts.times.edge.emplace_back();
        parts.times.cloud.emplace_back();
        const TensorShape &shape = network.shapeAt(cut);
        std::vector<CodingCost> codings;
        for (const Coding coding : allCodings()) {
            const auto bytes =
                suits(coding, shape) ? fixedEncodedBytes(coding, shape) : std::nullopt;
            if (bytes)
                codings.push_back({.coding = coding, .bytes = static_cast<std::int64_t>(*bytes)});
        }
        parts.codings.push_back(std::move(codings));
    }
    return parts;
}

} // namespace splitscope
