// A straight line that single outliers do not move.
#pragma once

#include <vector>

namespace splitscope {

struct LinePoint
{
    double x;
    double y;
};

struct Line
{
    double atZero = 0;
    double slope = 0;
};

/// Theil and Sen's: the median of the slopes between any two points, then the median of what that
/// leaves. Of one point, or of points at one x, a level line. Precondition: not empty.
Line robustLine(const std::vector<LinePoint> &points);

/// Linear between the two values next to it. Precondition: not empty; `fraction` from 0 to 1.
double quantileOf(std::vector<double> values, double fraction);
double medianOf(std::vector<double> values);

} // namespace splitscope
