#include "engine/experiment/coding_effect.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

CodingEffect effectOf(const Tensor &coded, const Tensor &exact)
{
    double apart = 0;
    double whole = 0;
    for (std::size_t i = 0; i < exact.values.size(); ++i) {
        const double value = exact.values[i];
        const double difference = coded.values[i] - value;
        apart += difference * difference;
        whole += value * value;
    }
    const auto top = [](const Tensor &output) {
        return std::ranges::max_element(output.values) - output.values.begin();
    };
    return {.outputError = whole > 0 ? std::sqrt(apart / whole) : std::sqrt(apart),
            .sameTopClass = top(coded) == top(exact)};
}

} // namespace splitscope
