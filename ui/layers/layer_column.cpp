#include "ui/layers/layer_column.h"

#include "engine/model/useful_cuts.h"
#include "ui/layers/layer_card.h"
#include "ui/layers/layer_column_accessible.h"
#include "ui/layers/layer_column_painter.h"
#include "ui/text/quantity_text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

LayerColumn::LayerColumn(Network network, QWidget *parent)
    : QWidget(parent), network_(std::move(network)), useful_(usefulCuts(network_)),
      cut_(network_.firstCut())
{
    typingPause_.setSingleShot(true);
    typingPause_.setInterval(1000);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    QAccessible::installFactory(layerColumnAccessible);
    describeToScreenReaders();
}

void LayerColumn::setNetwork(const Network &network)
{
    network_ = network;
    cut_ = *network_.cutPoint(std::min(cut_.index(), network_.layerCount()));
    useful_ = usefulCuts(network_);
    figures_ = {};
    hoveredRow_ = -1;
    grabbedAt_.reset();
    updateGeometry();
    describeToScreenReaders();
    update();
}

void LayerColumn::setCut(CutPoint cut)
{
    if (cut == cut_)
        return;
    cut_ = cut;
    describeToScreenReaders();
    update();
    Q_EMIT cutShown();
}

void LayerColumn::setFigures(const NetworkFigures &figures)
{
    if (figures == figures_)
        return;
    const QString before = cutText();
    figures_ = figures;
    if (cutText() != before)
        describeToScreenReaders();
    update();
}

void LayerColumn::setUsefulOnly(bool only)
{
    usefulOnly_ = only;
    updateGeometry();
    update();
}

int LayerColumn::uselessCount() const
{
    return network_.layerCount() + 1 - static_cast<int>(useful_.size());
}

std::vector<CutPoint> LayerColumn::shownCuts() const
{
    std::vector<CutPoint> cuts = usefulOnly_ ? useful_ : network_.cutPoints();
    if (const auto place = std::ranges::lower_bound(cuts, cut_);
        place == cuts.end() || *place != cut_)
        cuts.insert(place, cut_);
    return cuts;
}

LayerColumnGeometry LayerColumn::geometryNow() const
{
    std::vector<int> rows;
    for (const CutPoint cut : shownCuts())
        rows.push_back(cut.index());
    return {rows, cut_.index(), size(), fontMetrics().horizontalAdvance(u'0'), barHeight()};
}

QString LayerColumn::cutText() const
{
    const auto index = static_cast<std::size_t>(cut_.index());
    const CutFigures known = index < figures_.cuts.size() ? figures_.cuts[index] : CutFigures();
    const std::int64_t bytes =
        known.sentBytes.value_or(known.predictedBytes.value_or(network_.shapeAt(cut_).bytes()));
    const QString text = tr("cut %1: %2").arg(cut_.index()).arg(bytesText(bytes));
    if (known.measured)
        return tr("%1, %2").arg(text, shortMilliseconds(known.measured->transfer()));
    if (known.predicted)
        return tr("%1, ≈ %2").arg(text, shortMilliseconds(known.predicted->transfer));
    return text;
}

int LayerColumn::barHeight() const
{
    return fontMetrics().height() + 6;
}

QSize LayerColumn::sizeHint() const
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    return {62 * digit, LayerColumnGeometry::heightFor(network_.layerCount() + 1,
                                                       fontMetrics().height() + 6, barHeight())};
}

QSize LayerColumn::minimumSizeHint() const
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int rowHeight = network_.layerCount() > mostLayersAtOnce
                              ? fontMetrics().height() + 3
                              : LayerColumnGeometry::leastRowHeight;
    const auto rows = static_cast<int>(shownCuts().size());
    return {54 * digit, LayerColumnGeometry::heightFor(rows, rowHeight, barHeight())};
}

void LayerColumn::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    LayerColumnPainter(painter, *this, geometryNow())
        .paint({.hoveredRow = hoveredRow_, .grabbed = grabbedAt_.has_value()});
}

void LayerColumn::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const LayerColumnGeometry geometry = geometryNow();
    const int y = event->position().toPoint().y();
    // A click beside the bar brings the bar there, and it can be dragged on from there.
    if (!geometry.cutBar().contains(event->position().toPoint()))
        chooseCut(geometry.rowAt(y));
    const QRect bar = geometryNow().cutBar();
    grabbedAt_ = std::clamp(y - bar.top(), 0, bar.height());
    setCursor(Qt::ClosedHandCursor);
    update();
}

void LayerColumn::mouseMoveEvent(QMouseEvent *event)
{
    const LayerColumnGeometry geometry = geometryNow();
    const QPoint position = event->position().toPoint();
    if (grabbedAt_) {
        const int barCentre = position.y() - *grabbedAt_ + geometry.cutBar().height() / 2;
        chooseCut(geometry.cutNearestTo(barCentre));
        return;
    }
    const bool overBar = geometry.cutBar().contains(position);
    setCursor(overBar ? Qt::OpenHandCursor : Qt::PointingHandCursor);
    hover(overBar ? -1 : geometry.rowAt(position.y()));
}

void LayerColumn::hover(int row)
{
    if (row == hoveredRow_)
        return;
    hoveredRow_ = row;
    update();
    Q_EMIT cutHovered(row < 0 ? std::nullopt : std::optional(*network_.cutPoint(row)));
}

void LayerColumn::setHovered(std::optional<CutPoint> cut)
{
    hoveredRow_ = cut ? cut->index() : -1;
    update();
}

void LayerColumn::mouseReleaseEvent(QMouseEvent *)
{
    grabbedAt_.reset();
    unsetCursor();
    update();
}

void LayerColumn::leaveEvent(QEvent *)
{
    hover(-1);
}

void LayerColumn::keyPressEvent(QKeyEvent *event)
{
    constexpr int page = 5;
    const auto step = [&](int rows) { chooseCut(geometryNow().rowAfter(cut_.index(), rows)); };
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 0 && digit <= 9 && (event->modifiers() | Qt::KeypadModifier) == Qt::KeypadModifier)
        return typeDigit(digit);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Down:
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_PageUp:
        return step(-page);
    case Qt::Key_PageDown:
        return step(page);
    case Qt::Key_Home:
        return chooseCut(0);
    case Qt::Key_End:
        return chooseCut(network_.layerCount());
    default:
        QWidget::keyPressEvent(event);
    }
}

// 1, then 3 within a second, is 13; where there is no such cut, the digit begins a new number.
void LayerColumn::typeDigit(int digit)
{
    const int longer = 10 * typed_ + digit;
    typed_ = typingPause_.isActive() && longer <= network_.layerCount() ? longer : digit;
    typingPause_.start();
    chooseCut(typed_);
}

void LayerColumn::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describeToScreenReaders();
    QWidget::changeEvent(event);
}

bool LayerColumn::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = geometryNow().rowAt(help->pos().y());
    QToolTip::showText(help->globalPos(), layerCard(network_, row, figures_), this);
    return true;
}

void LayerColumn::chooseCut(int index)
{
    const auto cut = network_.cutPoint(std::clamp(index, 0, network_.layerCount()));
    if (!cut || *cut == cut_)
        return;
    setCut(*cut);
    Q_EMIT cutChanged(cut_);
}

void LayerColumn::describeToScreenReaders()
{
    setAccessibleName(tr("Cut point"));
    setAccessibleDescription(tr("%1: layers 1 to %2 run on the edge, the others in the cloud")
                                 .arg(cutText())
                                 .arg(cut_.index()));
    QAccessibleValueChangeEvent changed(this, cut_.index());
    QAccessible::updateAccessibility(&changed);
}

} // namespace splitscope
