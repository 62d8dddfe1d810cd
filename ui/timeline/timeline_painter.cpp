#include "ui/timeline/timeline_painter.h"

#include "ui/chart/plot_painter.h"
#include "ui/text/quantity_text.h"
#include "ui/timeline/stage_text.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1e3;
}

QColor mixed(const QColor &a, const QColor &b, double part)
{
    const auto mix = [part](int from, int to) { return int(from + (to - from) * part); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const QPalette &palette, const QFont &font)
    : painter_(painter), palette_(palette), colours_(coloursOf(palette)), font_(font)
{
}

QColor TimelinePainter::colourOf(const StageSpan &span) const
{
    constexpr double slightly = 0.22;
    constexpr double half = 0.5;
    switch (span.stage) {
    case Stage::Edge: // neighbours differ, so that layers can be told apart
        return span.layer % 2 == 0 ? mixed(colours_.edge, colours_.panel, slightly) : colours_.edge;
    case Stage::Encode:
    case Stage::Uplink:
    case Stage::Downlink:
        return colours_.transfer;
    case Stage::Queue:
        return mixed(colours_.cloud, colours_.panel, half);
    case Stage::Decode:
        return mixed(colours_.cloud, colours_.panel, slightly);
    case Stage::Cloud:
        return colours_.cloud;
    }
    return colours_.transfer;
}

void TimelinePainter::paintStages(const TimelineGeometry &geometry, const AxisView &milliseconds,
                                  std::span<const StageSpan> stages, const LayerName &layerName)
{
    painter_.setFont(font_);
    PlotPainter plot(painter_, palette_, geometry.plot());
    plot.bottomAxis(milliseconds, {}, true);
    const QFontMetricsF metrics(font_);
    for (const Lane lane : {Lane::Edge, Lane::Link, Lane::Cloud}) {
        const QRectF row = geometry.lane(lane);
        painter_.setPen(colours_.quiet);
        painter_.drawText(QRectF(0, row.top(), geometry.plot().left() - 10, row.height()),
                          Qt::AlignRight | Qt::AlignVCenter, laneText(lane));
    }
    for (const StageSpan &span : stages) {
        const QRectF bar = geometry.bar(span);
        if (bar.isEmpty())
            continue;
        const QString name = span.layer > 0 ? layerName(span.layer) : stageText(span.stage);
        const QString time = shortMilliseconds(span.duration());
        const QString full =
            span.estimated ? name + QStringLiteral(" ≈ ") + time : name + u' ' + time;
        constexpr double margin = 6;
        const double room = bar.width() - margin;
        QString label;
        if (metrics.horizontalAdvance(full) <= room)
            label = full;
        else if (metrics.horizontalAdvance(name) <= room)
            label = name;
        paintStage(bar, span, label);
    }
}

void TimelinePainter::paintStage(const QRectF &bar, const StageSpan &span, const QString &label)
{
    const QColor colour = colourOf(span);
    if (span.estimated) {
        // Hatched: its length is known only together with the other way's.
        painter_.fillRect(bar, mixed(colour, colours_.panel, 0.6));
        painter_.fillRect(bar, QBrush(colour, Qt::BDiagPattern));
        painter_.setPen(colour);
        painter_.setBrush(Qt::NoBrush);
        painter_.drawRect(bar.adjusted(0, 0.5, -0.5, -0.5));
    } else {
        painter_.fillRect(bar, colour);
    }
    if (label.isEmpty())
        return;
    if (span.estimated) {
        QRectF ground(0, 0, QFontMetricsF(font_).horizontalAdvance(label) + 8,
                      QFontMetricsF(font_).height());
        ground.moveCenter(bar.center());
        painter_.fillRect(ground, mixed(colour, colours_.panel, 0.6));
        painter_.setPen(palette_.color(QPalette::WindowText));
    } else {
        const bool onDark = qGray(colour.rgb()) < 140;
        painter_.setPen(onDark ? QColor(Qt::white) : QColor(0x1c, 0x23, 0x2b));
    }
    painter_.drawText(bar, Qt::AlignCenter, label);
}

void TimelinePainter::paintRun(const HistoryGeometry &geometry, int index, int count,
                               const RunRecord &run)
{
    if (!run.outcome) {
        const QRectF slot = geometry.slot(index, count);
        QPen pen(run.finishedOnEdge ? colours_.warning : colours_.failure, 1.6);
        painter_.setPen(pen);
        const double reach = std::min(slot.width() * 0.3, 4.0);
        const QPointF centre(slot.center().x(), slot.bottom() - 7);
        painter_.drawLine(centre - QPointF(reach, reach), centre + QPointF(reach, reach));
        painter_.drawLine(centre - QPointF(reach, -reach), centre + QPointF(reach, -reach));
        return;
    }
    const LatencyBreakdown &latency = run.outcome->latency;
    double from = 0;
    for (const auto &[time, colour] : {std::pair(latency.local(), colours_.edge),
                                       std::pair(latency.transfer(), colours_.transfer),
                                       std::pair(latency.cloud(), colours_.cloud)}) {
        const double to = from + inMilliseconds(time);
        painter_.fillRect(geometry.bar(index, count, from, to), colour);
        from = to;
    }
}

void TimelinePainter::paintHistoryMark(const QRectF &slot, bool shown)
{
    QColor band = palette_.color(QPalette::WindowText);
    band.setAlphaF(shown ? 0.14F : 0.07F);
    painter_.fillRect(slot, band);
    if (shown)
        painter_.fillRect(QRectF(slot.left(), slot.bottom(), slot.width(), 2),
                          palette_.color(QPalette::WindowText));
}

} // namespace splitscope
