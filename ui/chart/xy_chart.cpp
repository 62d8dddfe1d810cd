#include "ui/chart/xy_chart.h"

#include "ui/theme/colours.h"
#include "ui/theme/focus_ring.h"

#include <QGraphicsLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>

#include <algorithm>

namespace splitscope {

ChartOverlay::ChartOverlay(QChart *chart, Paint paint)
    : QGraphicsItem(chart), chart_(chart), paint_(std::move(paint))
{
    constexpr double overAll = 100;
    setZValue(overAll);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF ChartOverlay::boundingRect() const
{
    return {QPointF(), chart_->size()};
}

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(chart_->plotArea().adjusted(-1, -1, 1, 1));
    paint_(*painter);
}

XyChart::XyChart(AxisView x, AxisView y, QWidget *parent)
    : QChartView(parent), x_(std::move(x)), y_(std::move(y)), xAxis_(new QCategoryAxis),
      yAxis_(new QCategoryAxis), frame_(new QLineSeries), head_(new QLabel(this)),
      invitation_(new QLabel(this))
{
    for (QCategoryAxis *axis : {xAxis_, yAxis_})
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    chart()->addAxis(xAxis_, Qt::AlignBottom);
    chart()->addAxis(yAxis_, Qt::AlignLeft);
    chart()->addSeries(frame_);
    frame_->attachAxis(xAxis_);
    frame_->attachAxis(yAxis_);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    if (chart()->layout())
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
    overlay_ = new ChartOverlay(chart(), [this](QPainter &painter) {
        painter.setFont(font());
        paintOver(painter);
    });
    head_->setForegroundRole(QPalette::PlaceholderText);
    head_->setAttribute(Qt::WA_TransparentForMouseEvents);
    invitation_->setAlignment(Qt::AlignCenter);
    invitation_->setWordWrap(true);
    invitation_->setAttribute(Qt::WA_TransparentForMouseEvents);
    invitation_->setForegroundRole(QPalette::PlaceholderText);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    FocusRing::addTo(this);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumSize(320, 160);
    // Labels of another width leave another room for the plot.
    connect(chart(), &QChart::plotAreaChanged, this, &XyChart::showAxes);
    colourChart();
    showAxes();
}

QLineSeries *XyChart::addLine()
{
    auto *line = new QLineSeries;
    chart()->addSeries(line);
    line->attachAxis(xAxis_);
    line->attachAxis(yAxis_);
    return line;
}

void XyChart::setPoints(QLineSeries *series, const std::vector<std::pair<double, double>> &values)
{
    QList<QPointF> points;
    points.reserve(std::ssize(values));
    for (const auto &[x, y] : values)
        points << QPointF(x_.coordinateOf(x), y_.coordinateOf(y));
    if (points != series->points())
        series->replace(points);
}

QRectF XyChart::plotArea() const
{
    return chart()->plotArea();
}

QPointF XyChart::positionOf(double x, double y) const
{
    const QRectF plot = plotArea();
    return {plot.left() + x_.fractionOf(x) * plot.width(),
            plot.bottom() - y_.fractionOf(y) * plot.height()};
}

double XyChart::xAt(QPointF position) const
{
    const QRectF plot = plotArea();
    return x_.valueAtFraction((position.x() - plot.left()) / plot.width());
}

double XyChart::yAt(QPointF position) const
{
    const QRectF plot = plotArea();
    return y_.valueAtFraction((plot.bottom() - position.y()) / plot.height());
}

void XyChart::showAxes()
{
    const QFontMetricsF metrics(font());
    label(xAxis_, x_, plotArea().width() / metrics.horizontalAdvance(QStringLiteral("0000000")));
    label(yAxis_, y_, plotArea().height() / (metrics.height() * 1.8));
    overlay_->update();
}

void XyChart::label(QCategoryAxis *axis, const AxisView &view, double room)
{
    const auto ticks = view.ticks(std::max(static_cast<int>(room), 2));
    QStringList labels;
    for (const AxisView::Tick &tick : ticks)
        labels << tick.label;
    if (axis->categoriesLabels() != labels) {
        for (const QString &old : axis->categoriesLabels())
            axis->remove(old);
        for (const AxisView::Tick &tick : ticks)
            axis->append(tick.label, tick.coordinate);
    }
    axis->setRange(view.begin(), view.end());
}

void XyChart::setTitles(const QString &below, const QString &head)
{
    xAxis_->setTitleText(below);
    head_->setText(head);
    resizeEvent(nullptr);
}

void XyChart::setInvitation(const QString &text)
{
    invitation_->setText(text);
    invitation_->setVisible(!text.isEmpty());
}

void XyChart::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click is one when it is released: a drag pans
}

void XyChart::resizeEvent(QResizeEvent *event)
{
    if (event)
        QChartView::resizeEvent(event);
    head_->setGeometry(16, 6, width() - 32, head_->sizeHint().height());
    // The last tick's label may stand half beyond the plot.
    const int beyond = fontMetrics().horizontalAdvance(QStringLiteral("00000")) / 2;
    chart()->setMargins(QMargins(0, head_->height() + 6, beyond, 0));
    invitation_->setGeometry(rect().adjusted(64, head_->height(), -24, -40));
    showAxes();
}

void XyChart::colourChart()
{
    const Colours &colours = coloursOf(palette());
    chart()->setBackgroundBrush(colours.panel);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(colours.panel);
    for (QCategoryAxis *axis : {xAxis_, yAxis_}) {
        axis->setLabelsColor(colours.quiet);
        axis->setTitleBrush(colours.quiet);
        axis->setTitleFont(font());
        axis->setLabelsFont(font());
        axis->setGridLineColor(colours.line);
        axis->setLinePenColor(colours.line);
    }
}

void XyChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        colourChart();
        recolour();
        showAxes();
    }
}

} // namespace splitscope
