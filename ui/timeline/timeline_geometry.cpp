#include "ui/timeline/timeline_geometry.h"

#include <algorithm>
#include <cmath>

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

TimelineGeometry::TimelineGeometry(QRectF plot, AxisView milliseconds)
    : plot_(plot), milliseconds_(std::move(milliseconds))
{
}

QRectF TimelineGeometry::lane(Lane lane) const
{
    constexpr int lanes = 3;
    const double pitch = plot_.height() / lanes;
    const double gap = std::clamp(pitch * 0.16, 1.0, 8.0);
    const double height = std::min(pitch - 2 * gap, 44.0);
    const double middle = plot_.top() + pitch * (static_cast<int>(lane) + 0.5);
    return {plot_.left(), middle - height / 2, plot_.width(), height};
}

double TimelineGeometry::xOf(std::chrono::nanoseconds time) const
{
    return plot_.left() + milliseconds_.fractionOf(inMilliseconds(time)) * plot_.width();
}

double TimelineGeometry::millisecondsAt(double x) const
{
    return milliseconds_.valueAtFraction((x - plot_.left()) / plot_.width());
}

QRectF TimelineGeometry::bar(const StageSpan &span) const
{
    constexpr double narrowest = 1;
    const double begin = xOf(span.begin);
    const double end = std::max(xOf(span.end), begin + narrowest);
    if (end <= plot_.left() || begin >= plot_.right())
        return {};
    const double left = std::max(begin, plot_.left());
    const QRectF within = lane(laneOf(span.stage));
    return {left, within.top(), std::min(end, plot_.right()) - left, within.height()};
}

std::optional<std::size_t> TimelineGeometry::spanAt(std::span<const StageSpan> spans,
                                                    QPointF position) const
{
    constexpr double reach = 3; // a bar of one pixel is hard to hit
    std::optional<std::size_t> nearest;
    double least = reach;
    for (std::size_t index = 0; index < spans.size(); ++index) {
        const QRectF rect = bar(spans[index]);
        if (rect.isEmpty() || position.y() < rect.top() || position.y() > rect.bottom())
            continue;
        const double beside =
            std::max({rect.left() - position.x(), position.x() - rect.right(), 0.0});
        if (beside < least) {
            least = beside;
            nearest = index;
        }
    }
    return nearest;
}

HistoryGeometry::HistoryGeometry(QRectF plot, int places, double mostMilliseconds)
    : plot_(plot), places_(places), most_(mostMilliseconds)
{
}

QRectF HistoryGeometry::slot(int index, int count) const
{
    const double pitch = plot_.width() / places_;
    return {plot_.right() - (count - index) * pitch, plot_.top(), pitch, plot_.height()};
}

double HistoryGeometry::yOf(double milliseconds) const
{
    return plot_.bottom() - milliseconds / most_ * plot_.height();
}

QRectF HistoryGeometry::bar(int index, int count, double fromMilliseconds,
                            double toMilliseconds) const
{
    const QRectF whole = slot(index, count);
    const double gap = std::min(whole.width() * 0.14, 2.0);
    const double top = yOf(toMilliseconds);
    return {whole.left() + gap, top, whole.width() - 2 * gap, yOf(fromMilliseconds) - top};
}

std::optional<int> HistoryGeometry::indexAt(QPointF position, int count) const
{
    if (!plot_.contains(position))
        return std::nullopt;
    const double pitch = plot_.width() / places_;
    const int fromRight = static_cast<int>((plot_.right() - position.x()) / pitch);
    const int index = count - 1 - fromRight;
    if (index < 0 || index >= count)
        return std::nullopt;
    return index;
}

} // namespace splitscope
