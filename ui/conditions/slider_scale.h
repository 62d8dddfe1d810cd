// From a slider's whole-number position to a quantity and back: arithmetic without a widget.
#pragma once

namespace splitscope {

/// Equal steps: positions firstPosition..lastPosition are value = position * step.
class LinearScale
{
public:
    LinearScale(double least, double most, double step);

    int firstPosition() const { return first_; }
    int lastPosition() const { return last_; }
    double valueAt(int position) const;
    /// The nearest position, within the range.
    int positionOf(double value) const;

private:
    double step_;
    int first_;
    int last_;
};

/// Equal ratios: 1000 positions for each factor of ten, from 0. Values have two significant
/// digits, so that a hand finds 5 Mbit/s and not 5.0119.
class LogScale
{
public:
    static constexpr int positionsPerDecade = 1000;

    LogScale(double least, double most);

    int firstPosition() const { return 0; }
    int lastPosition() const { return positionOf(most_); }
    double valueAt(int position) const;
    int positionOf(double value) const;

private:
    double least_;
    double most_;
};

} // namespace splitscope
