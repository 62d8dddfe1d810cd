#include "ui/chart/nice_axis.h"

#include <cmath>
#include <initializer_list>

namespace splitscope {

int NiceAxis::stepCount() const
{
    return static_cast<int>(std::lround(top / step));
}

NiceAxis niceAxis(double most)
{
    if (!(most > 0))
        return {.top = 1, .step = 0.2};
    constexpr double fewestSteps = 3;
    const double widestStep = most / fewestSteps;
    const double magnitude = std::pow(10.0, std::floor(std::log10(widestStep)));
    double step = magnitude;
    for (const double factor : {2.0, 5.0})
        if (factor * magnitude <= widestStep)
            step = factor * magnitude;
    return {.top = std::ceil(most / step) * step, .step = step};
}

} // namespace splitscope
