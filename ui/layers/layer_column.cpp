#include "ui/layers/layer_column.h"

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
    : QWidget(parent), network_(std::move(network)), cut_(network_.firstCut()),
      edgeTimes_(network_.layers().size())
{
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
    best_.reset();
    edgeTimes_.assign(network_.layers().size(), std::nullopt);
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

void LayerColumn::setBestMeasured(std::optional<CutPoint> best)
{
    if (best == best_)
        return;
    best_ = best;
    update();
}

void LayerColumn::setEdgeTimes(EdgeLayerTimes times)
{
    if (times == edgeTimes_)
        return;
    edgeTimes_ = std::move(times);
    edgeTimes_.resize(network_.layers().size());
    update();
}

LayerColumnGeometry LayerColumn::geometryNow() const
{
    return {network_.layerCount(), cut_.index(), size(), fontMetrics().horizontalAdvance(u'0'),
            barHeight()};
}

QString LayerColumn::cutText() const
{
    return tr("cut %1: %2").arg(cut_.index()).arg(bytesText(network_.shapeAt(cut_).bytes()));
}

int LayerColumn::barHeight() const
{
    return fontMetrics().height() + 6;
}

QSize LayerColumn::sizeHint() const
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    return {58 * digit, LayerColumnGeometry::heightFor(network_.layerCount(),
                                                       fontMetrics().height() + 6, barHeight())};
}

QSize LayerColumn::minimumSizeHint() const
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int rowHeight = network_.layerCount() > mostLayersAtOnce
                              ? fontMetrics().height() + 3
                              : LayerColumnGeometry::leastRowHeight;
    return {46 * digit,
            LayerColumnGeometry::heightFor(network_.layerCount(), rowHeight, barHeight())};
}

void LayerColumn::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    LayerColumnPainter(painter, *this, geometryNow())
        .paint({.best = best_,
                .edgeTimes = edgeTimes_,
                .hoveredRow = hoveredRow_,
                .grabbed = grabbedAt_.has_value()});
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
    hoveredRow_ = overBar ? -1 : geometry.rowAt(position.y());
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
    hoveredRow_ = -1;
    update();
}

void LayerColumn::keyPressEvent(QKeyEvent *event)
{
    constexpr int page = 5;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        return chooseCut(cut_.index() - 1);
    case Qt::Key_Down:
    case Qt::Key_Right:
        return chooseCut(cut_.index() + 1);
    case Qt::Key_PageUp:
        return chooseCut(cut_.index() - page);
    case Qt::Key_PageDown:
        return chooseCut(cut_.index() + page);
    case Qt::Key_Home:
        return chooseCut(0);
    case Qt::Key_End:
        return chooseCut(network_.layerCount());
    default:
        QWidget::keyPressEvent(event);
    }
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
    QToolTip::showText(help->globalPos(), rowToolTip(row), this);
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

QString LayerColumn::rowToolTip(int row) const
{
    if (row == 0)
        return tr("Input %1. With the cut here, everything runs in the cloud.")
            .arg(shapeText(network_.inputShape()));
    const Layer &layer = network_.layer(row);
    const QString name = QString::fromStdString(layer.name);
    QStringList lines{u"<b>%1</b> %2"_s.arg(name, layerSpecText(layer)),
                      tr("%1 → %2, %3")
                          .arg(shapeText(layer.inputShape), shapeText(layer.outputShape),
                               bytesText(layer.outputBytes()))};
    if (layer.macs > 0)
        lines << tr("%1 million multiply-accumulates, %2 of weights")
                     .arg(static_cast<double>(layer.macs) / 1e6, 0, 'f', 1)
                     .arg(bytesText(layer.weightBytes));
    for (const auto *part : {&layer.body, &layer.shortcut})
        for (const Layer &inner : *part)
            lines << u"%1 %2 %3"_s.arg(part == &layer.body ? u"·"_s : u"+"_s,
                                       QString::fromStdString(inner.name), layerSpecText(inner));
    return u"<p style='white-space:pre'>%1</p>"_s.arg(lines.join(u"<br>"_s));
}

} // namespace splitscope
