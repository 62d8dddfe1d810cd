#include "engine/model/weight_precision.h"

#include <algorithm>

namespace splitscope {

std::string_view precisionId(WeightPrecision precision)
{
    switch (precision) {
    case WeightPrecision::Float32:
        return "fp32";
    case WeightPrecision::BFloat16:
        return "bf16";
    case WeightPrecision::Float16:
        return "fp16";
    case WeightPrecision::Int8:
        return "int8";
    }
    return {};
}

std::vector<WeightPrecision> allPrecisions()
{
    return {WeightPrecision::Float32, WeightPrecision::BFloat16, WeightPrecision::Float16,
            WeightPrecision::Int8};
}

Result<WeightPrecision> precisionById(std::string_view id)
{
    const auto all = allPrecisions();
    const auto found = std::ranges::find(all, id, precisionId);
    if (found != all.end())
        return *found;
    std::string known;
    for (const WeightPrecision precision : all)
        known += std::string(known.empty() ? "" : ", ").append(precisionId(precision));
    return fail(ErrorKind::UnknownPrecision, std::string(id), known);
}

std::size_t bytesOf(WeightPrecision precision)
{
    switch (precision) {
    case WeightPrecision::Float32:
        return 4;
    case WeightPrecision::BFloat16:
    case WeightPrecision::Float16:
        return 2;
    case WeightPrecision::Int8:
        return 1;
    }
    return 0;
}

} // namespace splitscope
