// Where the stages of a run and the bars of the last runs are drawn: arithmetic without a widget.
#pragma once

#include "ui/chart/axis_view.h"
#include "ui/timeline/run_stages.h"

#include <QRectF>

#include <optional>
#include <span>

namespace splitscope {

/// Three lanes below each other, edge, link and cloud, over one axis of milliseconds.
class TimelineGeometry
{
public:
    TimelineGeometry(QRectF plot, AxisView milliseconds);

    QRectF plot() const { return plot_; }
    QRectF lane(Lane lane) const;
    double xOf(std::chrono::nanoseconds time) const;
    double millisecondsAt(double x) const;
    /// As much of it as is shown; empty where none is. At least one pixel wide.
    QRectF bar(const StageSpan &span) const;
    /// The span whose bar is here, or a pixel or two beside a narrow one.
    std::optional<std::size_t> spanAt(std::span<const StageSpan> spans, QPointF position) const;

private:
    QRectF plot_;
    AxisView milliseconds_;
};

/// One bar for each of the last runs, the newest at the right. A place stays empty where there are
/// fewer runs than places.
class HistoryGeometry
{
public:
    HistoryGeometry(QRectF plot, int places, double mostMilliseconds);

    /// Of run `index` of `count`, oldest first.
    QRectF slot(int index, int count) const;
    /// The bar within its slot, from one height of the axis to another.
    QRectF bar(int index, int count, double fromMilliseconds, double toMilliseconds) const;
    /// Empty where no run is.
    std::optional<int> indexAt(QPointF position, int count) const;
    double yOf(double milliseconds) const;

private:
    QRectF plot_;
    int places_;
    double most_;
};

} // namespace splitscope
