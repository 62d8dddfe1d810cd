// How a run's stages and the history look.
#pragma once

#include "ui/theme/colours.h"
#include "ui/timeline/timeline_geometry.h"

#include <QFont>

#include <functional>

class QPainter;

namespace splitscope {

/// GUI thread.
class TimelinePainter
{
public:
    TimelinePainter(QPainter &painter, const QPalette &palette, const QFont &font);

    using LayerName = std::function<QString(int)>;
    void paintStages(const TimelineGeometry &geometry, const AxisView &milliseconds,
                     std::span<const StageSpan> stages, const LayerName &layerName);
    /// The parts of a run, or a failed one's mark.
    void paintRun(const HistoryGeometry &geometry, int index, int count, const RunRecord &run);
    void paintHistoryMark(const QRectF &slot, bool shown);

private:
    void paintStage(const QRectF &bar, const StageSpan &span, const QString &label);
    QColor colourOf(const StageSpan &span) const;

    QPainter &painter_;
    const QPalette &palette_;
    const Colours &colours_;
    QFont font_;
};

} // namespace splitscope
