#include "ui/chart/latency_chart.h"

#include "ui/chart/chart_marks.h"
#include "ui/chart/latency_tool_tip.h"
#include "ui/chart/nice_axis.h"
#include "ui/theme/colours.h"
#include "ui/theme/side_label.h"

#include <QGraphicsLayout>
#include <QHBoxLayout>
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

double inMilliseconds(std::chrono::microseconds time)
{
    return static_cast<double>(time.count()) / 1e3;
}

// Above the highest bar there is room for its total and the star.
constexpr double headRoom = 1.16;

} // namespace

LatencyChart::LatencyChart(const Network &network, QWidget *parent)
    : QChartView(parent), network_(network), selected_(network.firstCut()), local_(new QBarSet({})),
      transfer_(new QBarSet({})), cloud_(new QBarSet({})), series_(new QStackedBarSeries),
      cuts_(new QBarCategoryAxis), milliseconds_(new QValueAxis), head_(new QWidget(this)),
      unit_(new QLabel(head_)), localLabel_(new SideLabel(Side::Edge, head_)),
      transferLabel_(new SideLabel(Side::Link, head_)),
      cloudLabel_(new SideLabel(Side::Cloud, head_)), invitation_(new QLabel(this))
{
    makeChart();
    makeHead();
    slots_ = new ChartMarks(ChartMarks::Place::BehindBars, chart(), series_);
    totals_ = new ChartMarks(ChartMarks::Place::OverBars, chart(), series_);
    invitation_->setAlignment(Qt::AlignCenter);
    invitation_->setWordWrap(true);
    invitation_->setAttribute(Qt::WA_TransparentForMouseEvents);
    invitation_->setForegroundRole(QPalette::PlaceholderText);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
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
    for (int cut = 0; cut <= network_.layerCount(); ++cut) {
        categories << QString::number(cut);
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
    series_->setBarWidth(0.72);
    cuts_->setGridLineVisible(false);
    cuts_->setLineVisible(true);

    chart()->addSeries(series_);
    chart()->addAxis(cuts_, Qt::AlignBottom);
    chart()->addAxis(milliseconds_, Qt::AlignLeft);
    series_->attachAxis(cuts_);
    series_->attachAxis(milliseconds_);
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    if (chart()->layout())
        chart()->layout()->setContentsMargins(0, 0, 0, 0);
}

void LatencyChart::makeHead()
{
    unit_->setForegroundRole(QPalette::PlaceholderText);
    head_->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *layout = new QHBoxLayout(head_);
    layout->setContentsMargins(16, 8, 16, 0);
    layout->setSpacing(16);
    layout->addWidget(unit_, 1);
    for (SideLabel *label : {localLabel_, transferLabel_, cloudLabel_})
        layout->addWidget(label);
}

void LatencyChart::setNetwork(const Network &network)
{
    network_ = network;
    latencies_.clear();
    running_.reset();
    selected_ = *network_.cutPoint(std::min(selected_.index(), network_.layerCount()));
    for (QBarSet *set : {local_, transfer_, cloud_})
        set->remove(0, set->count());
    cuts_->clear();
    makeBars();
    colourChart();
    fillBars();
}

void LatencyChart::setLatencies(std::vector<CutLatency> latencies)
{
    const auto sameRuns = [](const CutLatency &a, const CutLatency &b) {
        return a.cut == b.cut && a.runs == b.runs;
    };
    // A file may have been exchanged for a shorter network of the same name.
    std::erase_if(latencies, [this](const CutLatency &latency) {
        return latency.cut.index() > network_.layerCount();
    });
    // A slider that moves from one unmeasured setting to another changes nothing here.
    if (std::ranges::equal(latencies, latencies_, sameRuns))
        return;
    latencies_ = std::move(latencies);
    fillBars();
}

void LatencyChart::fillBars()
{
    std::vector<const CutLatency *> byCut(static_cast<std::size_t>(network_.layerCount()) + 1);
    double most = 0;
    for (const CutLatency &latency : latencies_) {
        byCut.at(static_cast<std::size_t>(latency.cut.index())) = &latency;
        most = std::max(most, inMilliseconds(latency.median.endToEnd()));
    }
    for (int cut = 0; cut <= network_.layerCount(); ++cut) {
        const CutLatency *latency = byCut[static_cast<std::size_t>(cut)];
        local_->replace(cut, latency ? inMilliseconds(latency->median.local()) : 0);
        transfer_->replace(cut, latency ? inMilliseconds(latency->median.transfer()) : 0);
        cloud_->replace(cut, latency ? inMilliseconds(latency->median.cloud()) : 0);
    }
    const NiceAxis axis = niceAxis(most * headRoom);
    milliseconds_->setRange(0, axis.top);
    milliseconds_->setTickCount(axis.stepCount() + 1);
    milliseconds_->setLabelFormat(axis.step >= 1 ? u"%.0f"_s : u"%.1f"_s);
    showMarks();
    // A scale of no figures would only be guessed.
    milliseconds_->setVisible(!latencies_.empty());
    invitation_->setVisible(latencies_.empty());
    invitation_->setText(invitation());
}

void LatencyChart::showMarks()
{
    slots_->show(latencies_, selected_, running_);
    totals_->show(latencies_, selected_, running_);
}

void LatencyChart::setSelected(CutPoint cut)
{
    selected_ = cut;
    showMarks();
    if (latencies_.empty())
        invitation_->setText(invitation());
}

void LatencyChart::setRunning(std::optional<CutPoint> cut)
{
    running_ = cut;
    showMarks();
    invitation_->setText(invitation());
}

std::optional<CutPoint> LatencyChart::cutAt(QPoint position) const
{
    const QPointF inChart = chart()->mapFromScene(mapToScene(position));
    const QRectF plot = chart()->plotArea();
    // The axis labels below belong to their cuts as well.
    if (inChart.x() < plot.left() || inChart.x() > plot.right())
        return std::nullopt;
    const double index = std::round(chart()->mapToValue(inChart, series_).x());
    const auto cut =
        network_.cutPoint(std::clamp(static_cast<int>(index), 0, network_.layerCount()));
    return *cut;
}

QPoint LatencyChart::positionOf(CutPoint cut, double milliseconds) const
{
    const QPointF inChart = chart()->mapToPosition({double(cut.index()), milliseconds}, series_);
    return mapFromScene(chart()->mapToScene(inChart));
}

QString LatencyChart::toolTipFor(CutPoint cut) const
{
    const auto found = std::ranges::find(latencies_, cut, &CutLatency::cut);
    return latencyToolTip(cut, found == latencies_.end() ? nullptr : &*found);
}

QString LatencyChart::invitation() const
{
    if (running_)
        return tr("Measuring cut %1…").arg(running_->index());
    return tr("Nothing measured under these conditions yet.\n"
              "Press F5 to run cut %1, or F6 for the sheet's four cuts.")
        .arg(selected_.index());
}

void LatencyChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto cut = cutAt(event->position().toPoint()))
        select(cut->index());
}

void LatencyChart::mouseMoveEvent(QMouseEvent *event)
{
    const auto cut = cutAt(event->position().toPoint());
    setCursor(cut ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (cut)
        QToolTip::showText(event->globalPosition().toPoint(), toolTipFor(*cut), this);
    else
        QToolTip::hideText();
}

void LatencyChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return select(selected_.index() - 1);
    case Qt::Key_Right:
        return select(selected_.index() + 1);
    case Qt::Key_Home:
        return select(0);
    case Qt::Key_End:
        return select(network_.layerCount());
    default:
        QChartView::keyPressEvent(event);
    }
}

void LatencyChart::select(int index)
{
    const auto cut = network_.cutPoint(std::clamp(index, 0, network_.layerCount()));
    if (!cut || *cut == selected_)
        return;
    setSelected(*cut);
    Q_EMIT cutSelected(*cut);
}

void LatencyChart::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placeOverlays();
}

void LatencyChart::placeOverlays()
{
    head_->setGeometry(0, 0, width(), head_->sizeHint().height());
    chart()->setMargins(QMargins(0, head_->height(), 8, 0));
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
    for (QAbstractAxis *axis :
         {static_cast<QAbstractAxis *>(cuts_), static_cast<QAbstractAxis *>(milliseconds_)}) {
        axis->setLabelsColor(colours.quiet);
        axis->setTitleBrush(colours.quiet);
        axis->setTitleFont(font());
        axis->setLabelsFont(font());
        axis->setGridLineColor(colours.line);
        axis->setLinePenColor(colours.line);
    }
    // Qt Charts writes dots for a number that its place is too narrow for.
    constexpr int mostCutsAtFullSize = 30;
    constexpr double narrow = 0.72;
    if (cuts_->count() > mostCutsAtFullSize) {
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * narrow);
        cuts_->setLabelsFont(small);
    }
    milliseconds_->setLineVisible(false);
    slots_->setColours(palette(), font());
    totals_->setColours(palette(), font());
}

void LatencyChart::retranslate()
{
    localLabel_->setText(tr("local"));
    transferLabel_->setText(tr("transfer"));
    cloudLabel_->setText(tr("cloud"));
    cuts_->setTitleText(tr("cut"));
    unit_->setText(tr("end-to-end, ms"));
    placeOverlays();
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
