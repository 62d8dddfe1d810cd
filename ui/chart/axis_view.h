// Which part of an axis is shown, and its labels: arithmetic without a widget.
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace splitscope {

/// An axis has a full range and shows a part of it, which zooming and panning move. Coordinates are
/// what is drawn evenly: the value itself, or its decimal logarithm.
class AxisView
{
public:
    enum class Scale { Linear, Logarithmic };

    /// No part smaller than this one of the full range is shown.
    static constexpr double smallestPart = 1.0 / 500;

    struct Tick
    {
        double coordinate;
        QString label;

        bool operator==(const Tick &) const = default;
    };

    /// Precondition: least < most, both above 0 on a logarithmic axis.
    AxisView(Scale scale, double least, double most);

    /// What was zoomed into stays as far as the new range has it; otherwise all of it is shown.
    void setFull(double least, double most);

    double coordinateOf(double value) const;
    double valueAt(double coordinate) const;
    /// Of what is shown, in coordinates.
    double begin() const { return begin_; }
    double end() const { return end_; }
    double leastValue() const { return valueAt(begin_); }
    double mostValue() const { return valueAt(end_); }
    /// 0 where the shown part begins, 1 where it ends.
    double fractionOf(double value) const;
    double valueAtFraction(double fraction) const;

    bool isZoomed() const { return begin_ > fullBegin_ || end_ < fullEnd_; }
    /// Shows `factor` times as much; what is at this fraction stays there as far as it can.
    void zoom(double factor, double aboutFraction);
    /// By this part of what is shown; stops at the ends.
    void pan(double fraction);
    void reset();

    /// At round values within what is shown, `most` of them or fewer.
    std::vector<Tick> ticks(int most) const;

private:
    void show(double begin, double end);
    std::vector<double> linearValues(int most) const;
    std::vector<double> logarithmicValues(int most) const;

    Scale scale_;
    double fullBegin_ = 0;
    double fullEnd_ = 1;
    double begin_ = 0;
    double end_ = 1;
};

/// "0.2", "1500": as few digits as it needs.
QString tickText(double value);

} // namespace splitscope
