// How exactly the weights of linear layers are kept.
#pragma once

#include "engine/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace splitscope {

/// At batch 1 a linear layer takes the time that reading its weights takes, so fewer bytes are less
/// time, and another answer. Sums are float32 in every case; convolutions keep float32 weights.
enum class WeightPrecision {
    Float32,  ///< the weights as they are: the default
    BFloat16, ///< 8 bits of significand, rounded to nearest even
    Float16,  ///< 11 bits of significand, rounded to nearest even
    Int8,     ///< symmetric, one scale for each output: the largest weight is 127
};

/// "fp32", "bf16", "fp16", "int8".
std::string_view precisionId(WeightPrecision precision);
/// The default first.
std::vector<WeightPrecision> allPrecisions();
/// Errors: UnknownPrecision.
Result<WeightPrecision> precisionById(std::string_view id);
/// Of one weight.
std::size_t bytesOf(WeightPrecision precision);

} // namespace splitscope
