#include "ui/chart/axis_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace splitscope {
namespace {

constexpr double rounding = 1e-9;

// 1, 2 or 5 times a power of ten.
double roundStep(double atLeast)
{
    const double magnitude = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= atLeast * (1 - rounding))
            return factor * magnitude;
    return 10 * magnitude;
}

} // namespace

QString tickText(double value)
{
    return QString::number(value, 'g', 6);
}

AxisView::AxisView(Scale scale, double least, double most) : scale_(scale)
{
    fullBegin_ = begin_ = coordinateOf(least);
    fullEnd_ = end_ = coordinateOf(most);
}

void AxisView::setFull(double least, double most)
{
    const bool zoomed = isZoomed();
    fullBegin_ = coordinateOf(least);
    fullEnd_ = coordinateOf(most);
    if (zoomed)
        show(begin_, end_);
    else
        reset();
}

double AxisView::coordinateOf(double value) const
{
    return scale_ == Scale::Linear ? value : std::log10(value);
}

double AxisView::valueAt(double coordinate) const
{
    return scale_ == Scale::Linear ? coordinate : std::pow(10.0, coordinate);
}

double AxisView::fractionOf(double value) const
{
    return (coordinateOf(value) - begin_) / (end_ - begin_);
}

double AxisView::valueAtFraction(double fraction) const
{
    return valueAt(begin_ + fraction * (end_ - begin_));
}

void AxisView::zoom(double factor, double aboutFraction)
{
    const double fixed = begin_ + aboutFraction * (end_ - begin_);
    const double whole = fullEnd_ - fullBegin_;
    const double extent = std::clamp((end_ - begin_) * factor, whole * smallestPart, whole);
    show(fixed - aboutFraction * extent, fixed + (1 - aboutFraction) * extent);
}

void AxisView::pan(double fraction)
{
    const double shift = fraction * (end_ - begin_);
    show(begin_ + shift, end_ + shift);
}

void AxisView::reset()
{
    begin_ = fullBegin_;
    end_ = fullEnd_;
}

void AxisView::show(double begin, double end)
{
    const double extent = std::min(end - begin, fullEnd_ - fullBegin_);
    begin_ = std::clamp(begin, fullBegin_, fullEnd_ - extent);
    end_ = begin_ + extent;
}

std::vector<AxisView::Tick> AxisView::ticks(int most) const
{
    std::vector<Tick> ticks;
    const std::vector<double> values =
        scale_ == Scale::Linear ? linearValues(most) : logarithmicValues(most);
    for (const double value : values)
        ticks.push_back({coordinateOf(value), tickText(value)});
    return ticks;
}

std::vector<double> AxisView::linearValues(int most) const
{
    const double least = leastValue();
    const double greatest = mostValue();
    std::vector<double> values;
    double step = roundStep((greatest - least) / std::max(most, 1));
    do {
        values.clear();
        const double slack = step * rounding;
        for (double count = std::ceil((least - slack) / step); count * step <= greatest + slack;
             ++count)
            values.push_back(count * step);
        step = roundStep(step * (1 + 2 * rounding));
    } while (std::ssize(values) > std::max(most, 1)); // both ends were round
    return values;
}

std::vector<double> AxisView::logarithmicValues(int most) const
{
    static constexpr std::array all{1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0};
    static constexpr std::array some{1.0, 2.0, 5.0};
    static constexpr std::array one{1.0};
    constexpr int few = 3;
    std::vector<double> values;
    for (const std::span<const double> digits :
         {std::span<const double>(all), std::span<const double>(some),
          std::span<const double>(one)}) {
        values.clear();
        for (double decade = std::floor(begin_); decade <= std::ceil(end_); ++decade)
            for (const double digit : digits) {
                const double value = digit * std::pow(10.0, decade);
                const double coordinate = std::log10(value);
                if (coordinate >= begin_ - rounding && coordinate <= end_ + rounding)
                    values.push_back(value);
            }
        if (std::ssize(values) <= most)
            break;
    }
    if (std::ssize(values) < std::min(few, most))
        return linearValues(most);      // within a small part of a decade
    while (std::ssize(values) > most) { // many decades in little room: every second one
        std::vector<double> fewer;
        for (std::size_t index = 0; index < values.size(); index += 2)
            fewer.push_back(values[index]);
        values = std::move(fewer);
    }
    return values;
}

} // namespace splitscope
