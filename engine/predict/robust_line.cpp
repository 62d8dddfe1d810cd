#include "engine/predict/robust_line.h"

#include <algorithm>
#include <utility>

namespace splitscope {

Line robustLine(const std::vector<LinePoint> &points)
{
    std::vector<double> slopes;
    for (std::size_t one = 0; one < points.size(); ++one) {
        for (std::size_t other = one + 1; other < points.size(); ++other) {
            const double apart = points[other].x - points[one].x;
            if (apart != 0)
                slopes.push_back((points[other].y - points[one].y) / apart);
        }
    }
    const double slope = slopes.empty() ? 0 : medianOf(std::move(slopes));
    std::vector<double> left;
    for (const LinePoint &point : points)
        left.push_back(point.y - slope * point.x);
    return {medianOf(std::move(left)), slope};
}

double quantileOf(std::vector<double> values, double fraction)
{
    std::ranges::sort(values);
    const double place = fraction * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (place - static_cast<double>(below));
}

double medianOf(std::vector<double> values)
{
    return quantileOf(std::move(values), 0.5);
}

} // namespace splitscope
