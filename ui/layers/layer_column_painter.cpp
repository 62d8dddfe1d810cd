#include "ui/layers/layer_column_painter.h"

#include "ui/layers/layer_glyph.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/star.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace splitscope {

LayerColumnPainter::LayerColumnPainter(QPainter &painter, const LayerColumn &column,
                                       const LayerColumnGeometry &geometry)
    : painter_(painter), column_(column), geometry_(geometry), colours_(coloursOf(column.palette()))
{
    const Network &network = column.network();
    for (const CutPoint cut : network.cutPoints())
        mostBytes_ = std::max(mostBytes_, static_cast<double>(network.shapeAt(cut).bytes()));
    const QFontMetrics metrics = column.fontMetrics();
    for (const int row : geometry.rows())
        if (row > 0)
            widestKind_ =
                std::max(widestKind_, metrics.horizontalAdvance(layerKindText(network.layer(row))));
    for (const LayerFigures &layer : column.figures().layers)
        for (const auto &time :
             {layer.edge, layer.cloud, layer.predictedEdge, layer.predictedCloud})
            mostTime_ = std::max(mostTime_, time.value_or(mostTime_));
}

void LayerColumnPainter::paint(const State &state)
{
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.fillRect(column_.rect(), colours_.panel);
    for (const int row : geometry_.rows())
        paintRow(row, state);
    paintCutBar(state.grabbed);
}

void LayerColumnPainter::paintRow(int row, const State &state)
{
    const Network &network = column_.network();
    const LayerColumnGeometry::Cells cells = geometry_.cells(row);
    const bool onEdge = row <= column_.cut().index();
    const QColor side = onEdge ? colours_.edge : colours_.cloud;
    const QColor text = column_.palette().color(QPalette::Text);

    QColor ground = onEdge ? colours_.edgeTint : colours_.cloudTint;
    if (row == state.hoveredRow)
        ground = toneOf(column_.palette()) == Tone::Dark ? ground.lighter(135) : ground.darker(106);
    painter_.fillRect(geometry_.row(row), ground);
    painter_.fillRect(cells.stripe, side);

    paintStars(cells.star, row);
    paintText(cells.number, Qt::AlignRight, QString::number(row), colours_.quiet);
    const TensorShape &shape = network.shapeAt(*network.cutPoint(row));
    if (row == 0) {
        paintText(cells.name, Qt::AlignLeft, LayerColumn::tr("input"), text);
    } else {
        const Layer &layer = network.layer(row);
        paintText(cells.name, Qt::AlignLeft, QString::fromStdString(layer.name), text);
        drawLayerGlyph(painter_, layer.spec, cells.glyph, colours_.quiet);
        paintSpec(cells.spec, layer);
        const auto &layers = column_.figures().layers;
        if (const auto index = static_cast<std::size_t>(row - 1); index < layers.size())
            paintTimes(cells, layers[index], onEdge);
    }
    paintText(cells.shape, Qt::AlignRight, shapeText(shape), colours_.quiet);
    paintBytes(cells.bytes, shape.bytes(), side);
}

void LayerColumnPainter::paintStars(const QRect &cell, int row)
{
    const NetworkFigures &figures = column_.figures();
    const double size = std::min(cell.width(), cell.height()) - 2;
    const bool predicted = figures.bestPredicted && figures.bestPredicted->index() == row;
    const bool measured = figures.bestMeasured && figures.bestMeasured->index() == row;
    const QPointF centre = QRectF(cell).center();
    if (predicted)
        drawHollowStar(painter_, column_.palette(), centre, size + (measured ? 2 : 0));
    if (measured)
        drawStar(painter_, column_.palette(), centre, predicted ? size * 0.6 : size);
}

// Right below its figure, which a row at its least height has to make room for.
QRectF LayerColumnPainter::barOf(const QRect &cell) const
{
    const int textHeight = column_.fontMetrics().height();
    const bool tight = cell.height() < textHeight + 4;
    QRectF bar = cell;
    bar.setHeight(tight ? 2 : 3);
    bar.moveBottom(
        std::min(cell.bottom() + (tight ? 1.0 : 0.0), cell.center().y() + textHeight / 2.0 + 3));
    return bar;
}

QRect LayerColumnPainter::aboveBar(const QRect &cell) const
{
    return cell.adjusted(0, 0, 0, -3);
}

void LayerColumnPainter::paintTimes(const LayerColumnGeometry::Cells &cells,
                                    const LayerFigures &layer, bool onEdge)
{
    paintTime(cells.edgeTime, layer.edge, layer.predictedEdge, colours_.edge, !onEdge);
    paintTime(cells.cloudTime, layer.cloud, layer.predictedCloud, colours_.cloud, onEdge);
}

void LayerColumnPainter::paintTime(const QRect &cell, const LayerFigures::Time &measured,
                                   const LayerFigures::Time &predicted, QColor side, bool elsewhere)
{
    const LayerFigures::Time &time = measured ? measured : predicted;
    if (!time)
        return;
    const double part =
        static_cast<double>(time->count()) / std::max(1.0, double(mostTime_.count()));
    QRectF bar = barOf(cell);
    bar.setLeft(bar.right() - std::max(1.0, bar.width() * part));
    if (!measured || elsewhere)
        side.setAlphaF(measured ? 0.45F : 0.3F);
    painter_.fillRect(bar, side);
    const bool pale = !measured || elsewhere;
    paintText(aboveBar(cell), Qt::AlignRight, millisecondsText(*time),
              pale ? colours_.quiet : column_.palette().color(QPalette::Text));
}

void LayerColumnPainter::paintSpec(const QRect &cell, const Layer &layer)
{
    if (cell.width() < widestKind_)
        return;
    const QString text = layerSpecText(layer);
    const bool fits = column_.fontMetrics().horizontalAdvance(text) <= cell.width();
    paintText(cell, Qt::AlignLeft, fits ? text : layerKindText(layer), colours_.quiet);
}

void LayerColumnPainter::paintBytes(const QRect &cell, std::int64_t bytes, const QColor &side)
{
    QRectF bar = barOf(cell);
    QColor groove = side;
    groove.setAlphaF(0.18F);
    painter_.fillRect(bar, groove);
    const double width =
        bar.width() * LayerColumnGeometry::byteFraction(static_cast<double>(bytes), mostBytes_);
    bar.setLeft(bar.right() - width);
    painter_.fillRect(bar, side);
    paintText(aboveBar(cell), Qt::AlignRight, bytesText(bytes),
              column_.palette().color(QPalette::Text));
}

void LayerColumnPainter::paintCutBar(bool grabbed)
{
    const QRectF bar = geometry_.cutBar();
    const QColor ink = column_.palette().color(QPalette::WindowText);
    const QColor paper = colours_.panel;
    painter_.fillRect(bar, paper);

    QRectF line(bar.left(), 0, bar.width(), 2);
    line.moveCenter(bar.center());
    painter_.fillRect(line, ink);

    QFont bold = column_.font();
    bold.setBold(true);
    const QString text = column_.cutText();
    QRectF label(0, 0, QFontMetricsF(bold).horizontalAdvance(text) + 40, bar.height() - 2);
    label.moveCenter(bar.center());
    QPainterPath pill;
    pill.addRoundedRect(label, label.height() / 2, label.height() / 2);
    painter_.fillPath(pill, grabbed ? coloursOf(column_.palette()).edge : ink);
    if (column_.hasFocus()) {
        painter_.setPen(QPen(column_.palette().color(QPalette::Highlight), 2));
        painter_.drawPath(pill);
    }

    // Ridges on either side say that it can be grabbed.
    for (const double x : {label.left() + 9, label.right() - 15})
        for (const double step : {0.0, 3.0, 6.0})
            painter_.fillRect(QRectF(x + step, label.center().y() - 4, 1, 8), paper);
    painter_.setFont(bold);
    painter_.setPen(paper);
    painter_.drawText(label, Qt::AlignCenter, text);
    painter_.setFont(column_.font());
}

void LayerColumnPainter::paintText(const QRect &cell, Qt::Alignment alignment, const QString &text,
                                   const QColor &colour)
{
    painter_.setPen(colour);
    painter_.drawText(cell, static_cast<int>(alignment | Qt::AlignVCenter),
                      column_.fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
}

} // namespace splitscope
