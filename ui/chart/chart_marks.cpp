#include "ui/chart/chart_marks.h"

#include "ui/chart/latency_chart.h"
#include "ui/chart/predictions.h"
#include "ui/theme/colours.h"
#include "ui/theme/star.h"

#include <QCoreApplication>
#include <QPainter>
#include <QtCharts/QAbstractSeries>
#include <QtCharts/QChart>

#include <algorithm>
#include <array>

namespace splitscope {
namespace {

class ChartMarksText
{
    Q_DECLARE_TR_FUNCTIONS(ChartMarksText)
};

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

QString totalText(double milliseconds)
{
    return QString::number(milliseconds, 'f', milliseconds < 9.95 ? 1 : 0);
}

double zOf(ChartMarks::Place place)
{
    // Qt Charts draws its background, grid, axes and series at -1, 2, 3 and 4.
    switch (place) {
    case ChartMarks::Place::BehindGrid:
        return 0.5;
    case ChartMarks::Place::BehindBars:
        return 3.5;
    case ChartMarks::Place::OverBars:
        break;
    }
    return 100;
}

constexpr double predictedWidth = 0.84; // of a slot
constexpr double starSize = 14;
constexpr int numbersGap = 5; ///< between the plot and the cuts' numbers

} // namespace

std::optional<int> ByCut::placeOf(CutPoint cut) const
{
    const auto found = std::ranges::lower_bound(cuts, cut);
    if (found == cuts.end() || *found != cut)
        return std::nullopt;
    return static_cast<int>(found - cuts.begin());
}

ChartMarks::ChartMarks(Place place, QChart *chart, QAbstractSeries *series, const ByCut &shown)
    : QGraphicsItem(chart), place_(place), chart_(chart), series_(series), shown_(shown)
{
    setZValue(zOf(place));
    setAcceptedMouseButtons(Qt::NoButton);
}

void ChartMarks::showAgain()
{
    prepareGeometryChange();
    update();
}

void ChartMarks::setColours(const QPalette &palette, const QFont &font)
{
    palette_ = palette;
    font_ = font;
    update();
}

QRectF ChartMarks::boundingRect() const
{
    return {QPointF(), chart_->size()};
}

QRectF ChartMarks::slotOf(CutPoint cut) const
{
    const auto place = shown_.placeOf(cut);
    if (!place)
        return {};
    const QRectF plot = chart_->plotArea();
    const double left = chart_->mapToPosition({*place - 0.5, 0}, series_).x();
    const double right = chart_->mapToPosition({*place + 0.5, 0}, series_).x();
    return {left, plot.top(), right - left, plot.height()};
}

double ChartMarks::yOf(double milliseconds) const
{
    return chart_->mapToPosition({0, milliseconds}, series_).y();
}

void ChartMarks::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    if (place_ == Place::BehindGrid)
        paintNumbers(painter);
    // Below the plot is the selected cut's underline; above it a total may stand.
    painter->setClipRect(chart_->plotArea().adjusted(0, -26, 0, 3));
    if (place_ == Place::BehindGrid)
        return paintSlots(painter);
    if (place_ == Place::OverBars)
        return paintOver(painter);
    painter->setClipRect(chart_->plotArea());
    for (const PlannedCut &planned : shown_.predicted)
        paintPredicted(painter, planned);
}

void ChartMarks::paintSlots(QPainter *painter) const
{
    const QColor ink = palette_.color(QPalette::WindowText);
    const auto fill = [&](CutPoint cut, QColor colour, float alpha) {
        colour.setAlphaF(alpha);
        painter->fillRect(slotOf(cut), colour);
    };
    const bool empty = shown_.measured.empty() && shown_.predicted.empty();
    if (shown_.hovered && shown_.hovered != shown_.selected && !empty)
        fill(*shown_.hovered, ink, 0.05F);
    if (shown_.selected) {
        if (!empty)
            fill(*shown_.selected, ink, 0.09F);
        const QRectF slot = slotOf(*shown_.selected);
        painter->fillRect(QRectF(slot.left(), slot.bottom(), slot.width(), 2), ink);
    }
    if (shown_.running)
        fill(*shown_.running, coloursOf(palette_).edge, 0.22F);
}

int ChartMarks::footHeight(const QFont &font)
{
    return 2 * QFontMetrics(font).height() + numbersGap;
}

int ChartMarks::numbersStride(double slotWidth, double numberWidth)
{
    constexpr double gap = 4;
    int stride = 1;
    for (const int next : {2, 5, 10, 20, 50, 100})
        if (stride * slotWidth < numberWidth + gap)
            stride = next;
    return stride;
}

void ChartMarks::paintNumbers(QPainter *painter) const
{
    const QRectF plot = chart_->plotArea();
    const QFontMetricsF metrics(font_);
    painter->setFont(font_);
    painter->setPen(coloursOf(palette_).quiet);
    if (shown_.cuts.empty())
        return;
    const double room = slotOf(shown_.cuts.front()).width();
    const double widest = metrics.horizontalAdvance(QString::number(shown_.cuts.back().index()));
    const auto stride = static_cast<std::size_t>(numbersStride(room, widest));
    const double top = plot.bottom() + numbersGap;
    for (std::size_t place = 0; place < shown_.cuts.size(); place += stride) {
        const CutPoint cut = shown_.cuts[place];
        const double centre = slotOf(cut).center().x();
        if (centre >= plot.left() && centre <= plot.right())
            painter->drawText(QRectF(centre - widest, top, 2 * widest, metrics.height()),
                              Qt::AlignCenter, QString::number(cut.index()));
    }
    painter->drawText(QRectF(plot.left(), top + metrics.height(), plot.width(), metrics.height()),
                      Qt::AlignCenter, LatencyChart::tr("cut"));
}

void ChartMarks::paintPredicted(QPainter *painter, const PlannedCut &planned) const
{
    const Colours &colours = coloursOf(palette_);
    const QRectF slot = slotOf(planned.cut);
    const double width = slot.width() * predictedWidth;
    const PredictedLatency &latency = planned.latency;
    double from = 0;
    for (const auto &[time, colour] :
         {std::pair(latency.local, colours.edge), std::pair(latency.transfer, colours.transfer),
          std::pair(latency.cloud, colours.cloud)}) {
        const double to = from + inMilliseconds(time);
        QColor pale = colour;
        pale.setAlphaF(0.34F);
        painter->fillRect(
            QRectF(slot.center().x() - width / 2, yOf(to), width, yOf(from) - yOf(to)), pale);
        from = to;
    }
}

bool ChartMarks::isMeasured(CutPoint cut) const
{
    return std::ranges::find(shown_.measured, cut, &CutLatency::cut) != shown_.measured.end();
}

void ChartMarks::paintOver(QPainter *painter) const
{
    LabelPlaces places(chart_->plotArea().adjusted(-8, -26, 8, 0));
    paintBaselines(painter);
    // Where bars are narrow not every total has room: the best ones, then what is measured.
    const PlannedCut *soonest = fastest(shown_.predicted);
    for (const PlannedCut &planned : shown_.predicted)
        paintPredictedInterval(painter, planned);
    if (soonest)
        paintPredictedTotal(painter, *soonest, true, places);
    const auto best = fastest(shown_.measured);
    const std::vector<CutPoint> ties = tiesWithFastest(shown_.measured);
    if (best)
        paintMeasured(painter, *best, true, false, places);
    for (const CutLatency &latency : shown_.measured)
        if (latency.cut != best->cut)
            paintMeasured(painter, latency, false,
                          std::ranges::find(ties, latency.cut) != ties.end(), places);
    for (const PlannedCut &planned : shown_.predicted)
        if (soonest != &planned)
            paintPredictedTotal(painter, planned, false, places);
    paintBaselineNames(painter, places);
}

void ChartMarks::paintMeasured(QPainter *painter, const CutLatency &latency, bool best, bool tie,
                               LabelPlaces &places) const
{
    const double total = inMilliseconds(latency.median.endToEnd());
    QPointF top(slotOf(latency.cut).center().x(), yOf(total));
    if (latency.interval95) {
        const std::pair interval(inMilliseconds(latency.interval95->low),
                                 inMilliseconds(latency.interval95->high));
        painter->setPen(QPen(palette_.color(QPalette::WindowText), 1.3));
        paintInterval(painter, interval, top.x(), 4);
        top.setY(topOf(total, interval.second));
    }
    QFont font = font_;
    font.setBold(best);
    painter->setFont(font);
    QString text = totalText(total);
    if (latency.hostTooSlow)
        text += u'*';
    const QFontMetricsF metrics(font);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2, metrics.height());
    box.moveCenter({top.x(), 0});
    box.moveBottom(top.y() - 2);
    painter->setPen(palette_.color(QPalette::WindowText));
    if (best || places.isFree(box)) {
        painter->drawText(box, Qt::AlignCenter, text);
        places.take(box);
    }
    constexpr double tieSize = 9; // no worse as far as one can tell
    if (best)
        paintStar(painter, {top.x(), box.top()}, false, places);
    else if (tie)
        drawStar(*painter, palette_, {top.x(), box.top() - tieSize / 2}, tieSize);
}

// What is beyond the plot has no end there.
void ChartMarks::paintInterval(QPainter *painter, std::pair<double, double> milliseconds, double x,
                               double reach) const
{
    const QRectF plot = chart_->plotArea();
    const auto within = [&](double y) { return std::clamp(y, plot.top(), plot.bottom()); };
    const double low = yOf(milliseconds.first);
    const double high = yOf(milliseconds.second);
    painter->drawLine(QPointF(x, within(low)), QPointF(x, within(high)));
    for (const double y : {low, high})
        if (y == within(y))
            painter->drawLine(QPointF(x - reach, y), QPointF(x + reach, y));
}

double ChartMarks::topOf(double total, double high) const
{
    const double top = yOf(total);
    return yOf(high) < chart_->plotArea().top() ? top : std::min(top, yOf(high));
}

// At the pale bar's left edge, where no measured bar covers it.
void ChartMarks::paintPredictedInterval(QPainter *painter, const PlannedCut &planned) const
{
    const QRectF slot = slotOf(planned.cut);
    const double left = slot.center().x() - slot.width() * predictedWidth / 2;
    painter->setPen(QPen(coloursOf(palette_).quiet, 1));
    paintInterval(painter,
                  {inMilliseconds(planned.latency.low), inMilliseconds(planned.latency.high)},
                  left + 2.5, 2);
}

void ChartMarks::paintPredictedTotal(QPainter *painter, const PlannedCut &planned, bool best,
                                     LabelPlaces &places) const
{
    const QRectF slot = slotOf(planned.cut);
    const double total = inMilliseconds(planned.latency.endToEnd());
    double top = topOf(total, inMilliseconds(planned.latency.high));
    if (!isMeasured(planned.cut)) {
        const QString text = totalText(total);
        const QFontMetricsF metrics(font_);
        QRectF box(0, 0, metrics.horizontalAdvance(text) + 2, metrics.height());
        box.moveCenter({slot.center().x(), 0});
        box.moveBottom(top - 2);
        if (best || places.isFree(box)) {
            painter->setFont(font_);
            painter->setPen(coloursOf(palette_).quiet);
            painter->drawText(box, Qt::AlignCenter, text);
            places.take(box);
        }
        top = box.top();
    } else {
        // Above the measured total and its star.
        const auto measured = std::ranges::find(shown_.measured, planned.cut, &CutLatency::cut);
        const double most = std::max(total, inMilliseconds(measured->median.endToEnd()));
        top = yOf(most) - QFontMetricsF(font_).height() - 2;
        const auto bestMeasured = fastest(shown_.measured);
        if (bestMeasured && bestMeasured->cut == planned.cut)
            top -= starSize + 2;
    }
    if (best)
        paintStar(painter, {slot.center().x(), top}, true, places);
}

void ChartMarks::paintStar(QPainter *painter, QPointF above, bool hollow, LabelPlaces &places) const
{
    const QPointF centre(above.x(), above.y() - starSize / 2);
    places.take({above.x() - starSize / 2, above.y() - starSize, starSize, starSize});
    if (hollow)
        drawHollowStar(*painter, palette_, centre, starSize);
    else
        drawStar(*painter, palette_, centre, starSize);
}

std::vector<ChartMarks::Baseline> ChartMarks::baselines() const
{
    if (!shown_.baselines)
        return {};
    const Colours &colours = coloursOf(palette_);
    std::vector<Baseline> lines{
        {ChartMarksText::tr("all edge"),
         inMilliseconds(shown_.baselines->allEdge.latency.endToEnd()), colours.edge},
        {ChartMarksText::tr("all cloud"),
         inMilliseconds(shown_.baselines->allCloudRaw.latency.endToEnd()), colours.cloud}};
    if (shown_.baselines->allCloudJpeg)
        lines.push_back({ChartMarksText::tr("all cloud, JPEG"),
                         inMilliseconds(shown_.baselines->allCloudJpeg->latency.endToEnd()),
                         colours.cloud});
    const QRectF plot = chart_->plotArea();
    std::erase_if(lines, [&](const Baseline &line) {
        return yOf(line.milliseconds) < plot.top() || yOf(line.milliseconds) > plot.bottom();
    });
    return lines;
}

void ChartMarks::paintBaselines(QPainter *painter) const
{
    const QRectF plot = chart_->plotArea();
    for (const Baseline &line : baselines()) {
        const double y = yOf(line.milliseconds);
        painter->setPen(QPen(line.colour, 1.2, Qt::DashLine));
        painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void ChartMarks::paintBaselineNames(QPainter *painter, LabelPlaces &places) const
{
    const QRectF plot = chart_->plotArea();
    QFont small = font_;
    small.setPointSizeF(small.pointSizeF() * 0.86);
    const QFontMetricsF metrics(small);
    painter->setFont(small);
    for (const Baseline &line : baselines()) {
        const double y = yOf(line.milliseconds);
        const QString text = line.name + u' ' + totalText(line.milliseconds);
        const QSizeF size(metrics.horizontalAdvance(text) + 6, metrics.height());
        // On its line, then below it, as far to the right as there is room.
        std::vector<QRectF> candidates;
        constexpr double step = 8;
        for (double right = plot.right(); right - size.width() >= plot.left(); right -= step)
            for (const double top : {y - 1 - size.height(), y + 2})
                if (top >= plot.top())
                    candidates.emplace_back(QPointF(right - size.width(), top), size);
        const auto box = places.takeFirst(candidates);
        if (!box)
            continue;
        QColor ground = coloursOf(palette_).panel;
        ground.setAlphaF(0.82F);
        painter->fillRect(*box, ground);
        painter->setPen(palette_.color(QPalette::WindowText));
        painter->drawText(*box, Qt::AlignCenter, text);
    }
}

} // namespace splitscope
