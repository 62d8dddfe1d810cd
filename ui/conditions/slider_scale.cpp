#include "ui/conditions/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace splitscope {

LinearScale::LinearScale(double least, double most, double step)
    : step_(step), first_(static_cast<int>(std::lround(least / step))),
      last_(static_cast<int>(std::lround(most / step)))
{
}

double LinearScale::valueAt(int position) const
{
    // Divided by a whole number of steps, 0.6 is the double nearest to 0.6; multiplied it is not.
    return std::clamp(position, first_, last_) / std::round(1 / step_);
}

int LinearScale::positionOf(double value) const
{
    return std::clamp(static_cast<int>(std::lround(value / step_)), first_, last_);
}

LogScale::LogScale(double least, double most) : least_(least), most_(most) {}

double LogScale::valueAt(int position) const
{
    const double exact = least_ * std::pow(10.0, position / double(positionsPerDecade));
    const double magnitude = std::pow(10.0, std::floor(std::log10(exact)));
    const double rounded = std::round(exact / magnitude * 10) / 10 * magnitude;
    return std::clamp(rounded, least_, most_);
}

int LogScale::positionOf(double value) const
{
    const double within = std::clamp(value, least_, most_);
    return static_cast<int>(std::lround(positionsPerDecade * std::log10(within / least_)));
}

} // namespace splitscope
