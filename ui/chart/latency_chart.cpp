#include "ui/chart/latency_chart.h"

#include "ui/chart/latency_head.h"
#include "ui/chart/latency_tool_tip.h"
#include "ui/chart/measured_runs.h"
#include "ui/chart/nice_axis.h"
#include "ui/chart/predictions.h"
#include "ui/theme/colours.h"
#include "ui/theme/focus_ring.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QToolTip>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

double inMilliseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e6;
}

// Above the highest bar there is room for its total and the star.
constexpr double headRoom = 1.16;

constexpr double barWidth = 0.72;
constexpr double barWidthBeforePredicted = 0.44;

AxisView viewOfPlaces(std::size_t count)
{
    return {AxisView::Scale::Linear, -0.5, static_cast<double>(count) - 0.5};
}

} // namespace

LatencyChart::LatencyChart(const Network &network, QWidget *parent)
    : QChartView(parent), network_(network), selected_(network.firstCut()),
      cutsView_(viewOfPlaces(network.cutPoints().size())),
      millisecondsView_(AxisView::Scale::Linear, 0, 1), local_(new QBarSet({})),
      transfer_(new QBarSet({})), cloud_(new QBarSet({})), series_(new QStackedBarSeries),
      cuts_(new QBarCategoryAxis), milliseconds_(new QValueAxis), head_(new LatencyHead(this)),
      invitation_(new QLabel(this))
{
    shown_.cuts = network.cutPoints();
    shown_.selected = selected_;
    makeChart();
    for (const ChartMarks::Place place :
         {ChartMarks::Place::BehindGrid, ChartMarks::Place::BehindBars,
          ChartMarks::Place::OverBars})
        marks_.push_back(new ChartMarks(place, chart(), series_, shown_));
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
    colourChart();
    retranslate();
    fillBars();
}

void LatencyChart::makeBars()
{
    QStringList categories;
    for (const CutPoint cut : shown_.cuts) {
        categories << QString::number(cut.index());
        for (QBarSet *set : {local_, transfer_, cloud_})
            set->append(0);
    }
    cuts_->append(categories);
}

void LatencyChart::makeChart()
{
    makeBars();
    for (QBarSet *set : {local_, transfer_, cloud_})
        series_->append(set);
    series_->setBarWidth(barWidth);
    cuts_->setGridLineVisible(false);
    cuts_->setLineVisible(true);
    cuts_->setLabelsVisible(false); // ChartMarks writes as many as there is room for
    milliseconds_->setTickType(QValueAxis::TicksDynamic);

    chart()->addSeries(series_);
    chart()->addAxis(cuts_, Qt::AlignBottom);
    chart()->addAxis(milliseconds_, Qt::AlignLeft);
    series_->attachAxis(cuts_);
    series_->attachAxis(milliseconds_);
    // The cuts' numbers move with the plot, and Qt Charts repaints only what is its own.
    connect(chart(), &QChart::plotAreaChanged, this, &LatencyChart::showMarks);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    if (chart()->layout())
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
}

void LatencyChart::setNetwork(const Network &network)
{
    network_ = network;
    selected_ = *network_.cutPoint(std::min(selected_.index(), network_.layerCount()));
    shown_ = ByCut{};
    shown_.selected = selected_;
    millisecondsView_.reset();
    placeCuts(network_.cutPoints());
}

void LatencyChart::placeCuts(std::vector<CutPoint> cuts)
{
    shown_.cuts = std::move(cuts);
    series_->setBarWidth(barWidth); // until there are predictions
    cutsView_ = viewOfPlaces(shown_.cuts.size());
    for (QBarSet *set : {local_, transfer_, cloud_})
        set->remove(0, set->count());
    cuts_->clear();
    makeBars();
    colourChart();
    fillBars();
}

void LatencyChart::setCuts(const std::vector<CutPoint> &cuts)
{
    if (cuts == shown_.cuts)
        return;
    // What was left out may be in now: both have to be told again.
    shown_.measured.clear();
    shown_.predicted.clear();
    placeCuts(cuts);
}

void LatencyChart::setLatencies(std::vector<CutLatency> latencies)
{
    const auto sameRuns = [](const CutLatency &a, const CutLatency &b) {
        return a.cut == b.cut && a.runs == b.runs;
    };
    // Among them cuts of a longer network of the same name, whose file has been exchanged since.
    std::erase_if(latencies,
                  [this](const CutLatency &latency) { return !shown_.placeOf(latency.cut); });
    // A slider that moves from one unmeasured setting to another changes nothing here.
    if (std::ranges::equal(latencies, shown_.measured, sameRuns))
        return;
    shown_.measured = std::move(latencies);
    fillBars();
}

void LatencyChart::setPredicted(std::vector<PlannedCut> predicted,
                                std::optional<Baselines> baselines)
{
    const bool wereNone = shown_.predicted.empty();
    std::erase_if(predicted,
                  [this](const PlannedCut &planned) { return !shown_.placeOf(planned.cut); });
    shown_.predicted = std::move(predicted);
    shown_.baselines = std::move(baselines);
    if (wereNone != shown_.predicted.empty())
        series_->setBarWidth(shown_.predicted.empty() ? barWidth : barWidthBeforePredicted);
    fitAxes();
    showMarks();
}

void LatencyChart::showData(const ChartData &now)
{
    setSelected(now.conditions.cut);
    setCuts(now.cuts.empty() ? network_.cutPoints() : now.cuts);
    setLatencies(now.measured.byCut(now.model, now.conditions));
    if (now.predictions)
        setPredicted(now.predictions->byCut(now.conditions),
                     now.predictions->baselinesOf(now.conditions));
    else if (!shown_.predicted.empty())
        setPredicted({}, {});
}

void LatencyChart::fillBars()
{
    std::vector<const CutLatency *> byPlace(shown_.cuts.size());
    for (const CutLatency &latency : shown_.measured)
        byPlace.at(static_cast<std::size_t>(*shown_.placeOf(latency.cut))) = &latency;
    for (int place = 0; place < std::ssize(byPlace); ++place) {
        const CutLatency *latency = byPlace[static_cast<std::size_t>(place)];
        local_->replace(place, latency ? inMilliseconds(latency->median.local()) : 0);
        transfer_->replace(place, latency ? inMilliseconds(latency->median.transfer()) : 0);
        cloud_->replace(place, latency ? inMilliseconds(latency->median.cloud()) : 0);
    }
    fitAxes();
    showMarks();
}

void LatencyChart::fitAxes()
{
    double most = 0;
    for (const CutLatency &latency : shown_.measured)
        most = std::max(most, inMilliseconds(latency.median.endToEnd()));
    for (const PlannedCut &planned : shown_.predicted)
        most = std::max(most, inMilliseconds(planned.latency.endToEnd()));
    millisecondsView_.setFull(0, niceAxis(most * headRoom).top);
    showAxes();
    // A scale of no figures would only be guessed.
    milliseconds_->setVisible(!isEmpty());
    invitation_->setVisible(isEmpty());
    invitation_->setText(invitation());
    head_->setPredicted(!shown_.predicted.empty());
}

void LatencyChart::showAxes()
{
    const double extent = millisecondsView_.end() - millisecondsView_.begin();
    const double step = niceAxis(extent).step;
    milliseconds_->setTickInterval(step);
    milliseconds_->setRange(millisecondsView_.begin(), millisecondsView_.end());
    milliseconds_->setLabelFormat(step >= 1 ? u"%.0f"_s : step >= 0.1 ? u"%.1f"_s : u"%.2f"_s);
    // Whole cuts only: half a bar would look like a short one.
    const int first = static_cast<int>(std::lround(std::ceil(cutsView_.begin())));
    const int last = static_cast<int>(std::lround(std::floor(cutsView_.end())));
    const auto name = [this](int place) {
        return QString::number(shown_.cuts[static_cast<std::size_t>(place)].index());
    };
    if (first <= last)
        cuts_->setRange(name(first), name(last));
    showMarks();
}

void LatencyChart::showMarks()
{
    for (ChartMarks *marks : marks_)
        marks->showAgain();
}

void LatencyChart::setSelected(CutPoint cut)
{
    if (cut == selected_)
        return;
    selected_ = cut;
    shown_.selected = cut;
    showMarks();
    if (isEmpty())
        invitation_->setText(invitation());
}

void LatencyChart::setRunning(std::optional<CutPoint> cut)
{
    shown_.running = cut;
    showMarks();
    invitation_->setText(invitation());
}

void LatencyChart::setHovered(std::optional<CutPoint> cut)
{
    if (cut == shown_.hovered)
        return;
    shown_.hovered = cut;
    showMarks();
}

QRectF LatencyChart::plotArea() const
{
    return chart()->plotArea();
}

std::optional<CutPoint> LatencyChart::cutAt(QPoint position) const
{
    const QPointF inChart = chart()->mapFromScene(mapToScene(position));
    const QRectF plot = chart()->plotArea();
    // The axis labels below belong to their cuts as well.
    if (inChart.x() < plot.left() || inChart.x() > plot.right())
        return std::nullopt;
    const auto place = static_cast<int>(std::lround(chart()->mapToValue(inChart, series_).x()));
    const auto last = static_cast<int>(std::ssize(shown_.cuts)) - 1;
    return shown_.cuts[static_cast<std::size_t>(std::clamp(place, 0, last))];
}

QPoint LatencyChart::positionOf(CutPoint cut, double milliseconds) const
{
    const double place = shown_.placeOf(cut).value_or(-1);
    const QPointF inChart = chart()->mapToPosition({place, milliseconds}, series_);
    return mapFromScene(chart()->mapToScene(inChart));
}

QString LatencyChart::toolTipFor(CutPoint cut) const
{
    const auto measured = std::ranges::find(shown_.measured, cut, &CutLatency::cut);
    const auto predicted = std::ranges::find(shown_.predicted, cut, &PlannedCut::cut);
    return latencyToolTip(cut, measured == shown_.measured.end() ? nullptr : &*measured,
                          predicted == shown_.predicted.end() ? nullptr : &*predicted);
}

QString LatencyChart::invitation() const
{
    if (shown_.running)
        return tr("Measuring cut %1…").arg(shown_.running->index());
    return tr("Nothing measured under these conditions yet.\n"
              "Press F5 to run cut %1, or F6 for the sheet's four cuts.")
        .arg(selected_.index());
}

QString LatencyChart::title() const
{
    return tr("Latency by cut");
}

QString LatencyChart::asTsv() const
{
    return latenciesAsTsv(network_, shown_);
}

void LatencyChart::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // a click selects when it is released: a drag pans
}

void LatencyChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto cut = cutAt(event->position().toPoint()))
        select(*shown_.placeOf(*cut));
}

void LatencyChart::mouseMoveEvent(QMouseEvent *event)
{
    const auto cut = cutAt(event->position().toPoint());
    setCursor(cut ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cut != shown_.hovered) {
        setHovered(cut);
        Q_EMIT cutHovered(cut);
    }
    if (cut)
        QToolTip::showText(event->globalPosition().toPoint(), toolTipFor(*cut), this);
    else
        QToolTip::hideText();
}

void LatencyChart::leaveEvent(QEvent *event)
{
    setHovered(std::nullopt);
    Q_EMIT cutHovered(std::nullopt);
    QChartView::leaveEvent(event);
}

void LatencyChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return select(placeOfSelected() - 1);
    case Qt::Key_Right:
        return select(placeOfSelected() + 1);
    case Qt::Key_Home:
        return select(0);
    case Qt::Key_End:
        return select(static_cast<int>(std::ssize(shown_.cuts)) - 1);
    default:
        QChartView::keyPressEvent(event);
    }
}

int LatencyChart::placeOfSelected() const
{
    return static_cast<int>(std::ranges::lower_bound(shown_.cuts, selected_) - shown_.cuts.begin());
}

void LatencyChart::select(int place)
{
    const auto last = static_cast<int>(std::ssize(shown_.cuts)) - 1;
    const CutPoint cut = shown_.cuts[static_cast<std::size_t>(std::clamp(place, 0, last))];
    if (cut == selected_)
        return;
    setSelected(cut);
    Q_EMIT cutSelected(cut);
}

void LatencyChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placeOverlays();
}

void LatencyChart::placeOverlays()
{
    head_->setGeometry(0, 0, width(), head_->sizeHint().height());
    chart()->setMargins(QMargins(0, head_->height(), 8, ChartMarks::footHeight(font())));
    invitation_->setGeometry(rect().adjusted(64, head_->height(), -24, -40));
}

void LatencyChart::colourChart()
{
    const Colours &colours = coloursOf(palette());
    chart()->setBackgroundBrush(colours.panel);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(colours.panel);
    for (const auto &[set, colour] :
         {std::pair(local_, colours.edge), std::pair(transfer_, colours.transfer),
          std::pair(cloud_, colours.cloud)}) {
        set->setColor(colour);
        set->setBorderColor(colour);
    }
    colourAxes();
    for (ChartMarks *marks : marks_)
        marks->setColours(palette(), font());
}

void LatencyChart::colourAxes()
{
    const Colours &colours = coloursOf(palette());
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(cuts_), static_cast<QAbstractAxis *>(milliseconds_)}) {
        axis->setLabelsColor(colours.quiet);
        axis->setTitleBrush(colours.quiet);
        axis->setTitleFont(font());
        axis->setLabelsFont(font());
        axis->setGridLineColor(colours.line);
        axis->setLinePenColor(colours.line);
    }
    milliseconds_->setLineVisible(false);
}

void LatencyChart::retranslate()
{
    head_->retranslate();
    placeOverlays();
    showMarks();
    invitation_->setText(invitation());
    setAccessibleName(tr("Latency by cut"));
}

void LatencyChart::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colourChart();
}

} // namespace splitscope
