#include "ui/layers/layer_column_painter.h"

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
}

void LayerColumnPainter::paint(const State &state)
{
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.fillRect(column_.rect(), colours_.panel);
    for (int row = 0; row < geometry_.rowCount(); ++row)
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

    if (state.best && state.best->index() == row) {
        const int size = std::min(cells.star.width(), cells.star.height()) - 2;
        drawStar(painter_, column_.palette(), QRectF(cells.star).center(), size);
    }
    paintText(cells.number, Qt::AlignRight, QString::number(row), colours_.quiet);
    const TensorShape &shape = network.shapeAt(*network.cutPoint(row));
    if (row == 0) {
        paintText(cells.name, Qt::AlignLeft, LayerColumn::tr("input"), text);
    } else {
        const Layer &layer = network.layer(row);
        paintText(cells.name, Qt::AlignLeft, QString::fromStdString(layer.name), text);
        paintSpec(cells.spec, layer);
        if (const auto &time = state.edgeTimes.at(static_cast<std::size_t>(row - 1)))
            paintText(cells.time, Qt::AlignRight, shortMilliseconds(*time), text);
    }
    paintText(cells.shape, Qt::AlignRight, shapeText(shape), colours_.quiet);
    paintBytes(cells.bytes, shape.bytes(), side);
}

void LayerColumnPainter::paintSpec(const QRect &cell, const Layer &layer)
{
    const QFontMetrics metrics = column_.fontMetrics();
    if (cell.width() < metrics.horizontalAdvance(u'0') * 6)
        return;
    const QString all = layerSpecText(layer);
    paintText(cell, Qt::AlignLeft,
              metrics.horizontalAdvance(all) < cell.width() ? all : layerKindText(layer),
              colours_.quiet);
}

void LayerColumnPainter::paintBytes(const QRect &cell, std::int64_t bytes, const QColor &side)
{
    QRectF bar = cell;
    bar.setHeight(3);
    bar.moveBottom(cell.bottom() - 1);
    QColor groove = side;
    groove.setAlphaF(0.18F);
    painter_.fillRect(bar, groove);
    const double width =
        bar.width() * LayerColumnGeometry::byteFraction(static_cast<double>(bytes), mostBytes_);
    bar.setLeft(bar.right() - width);
    painter_.fillRect(bar, side);
    paintText(cell.adjusted(0, 0, 0, -3), Qt::AlignRight, bytesText(bytes),
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
