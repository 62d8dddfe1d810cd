#include "ui/layers/layer_heads.h"

#include "ui/layers/layer_column.h"
#include "ui/theme/colours.h"

#include <QPainter>

namespace splitscope {

LayerHeads::LayerHeads(const LayerColumn &column, QWidget *parent)
    : QWidget(parent), column_(column)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize LayerHeads::sizeHint() const
{
    return {column_.sizeHint().width(), fontMetrics().height() + 6};
}

void LayerHeads::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    painter.fillRect(rect(), colours.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
    painter.setPen(colours.quiet);

    const LayerColumnGeometry::Cells cells = column_.geometryNow().cells(0);
    const auto head = [&](const QRect &cell, Qt::Alignment alignment, const QString &text) {
        painter.drawText(QRect(cell.left(), 0, cell.width(), height()),
                         static_cast<int>(alignment | Qt::AlignVCenter), text);
    };
    head(cells.number.united(cells.star), Qt::AlignRight, tr("#"));
    head(cells.glyph.united(cells.spec), Qt::AlignLeft, tr("layer"));
    head(cells.shape, Qt::AlignRight, tr("output"));
    head(cells.bytes, Qt::AlignRight, tr("bytes"));
    // Wider than their columns' numbers, whose gaps they have, too.
    const int gap = cells.cloudTime.left() - cells.edgeTime.right() - 1;
    head(cells.edgeTime.adjusted(-gap, 0, 0, 0), Qt::AlignRight, tr("edge ms"));
    head(cells.cloudTime.adjusted(-gap, 0, gap, 0), Qt::AlignRight, tr("cloud ms"));
}

} // namespace splitscope
