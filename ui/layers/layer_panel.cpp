#include "ui/layers/layer_panel.h"

#include "ui/layers/layer_column.h"
#include "ui/layers/layer_heads.h"
#include "ui/layers/network_edit.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace splitscope {

LayerPanel::LayerPanel(const Network &network, QWidget *parent)
    : QWidget(parent), title_(new NetworkEdit(this)), hint_(new QLabel(this)),
      column_(new LayerColumn(network, this)), scroll_(new QScrollArea(this))
{
    heads_ = new LayerHeads(*column_, this);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    scroll_->setWidget(column_);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    hint_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(title_);
    head->addWidget(hint_, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(heads_);
    layout->addWidget(scroll_, 1);
    connect(column_, &LayerColumn::cutShown, this, &LayerPanel::showCut);
    retranslate();
    setNetwork(network);
}

void LayerPanel::setNetwork(const Network &network)
{
    column_->setNetwork(network);
    const int barHeight = fontMetrics().height() + 6;
    const int most = LayerColumnGeometry::heightFor(
        std::min(network.layerCount(), LayerColumn::mostLayersAtOnce),
        LayerColumnGeometry::leastRowHeight, barHeight);
    scroll_->setMinimumSize(column_->minimumSizeHint().width(), most);
    showCut();
}

void LayerPanel::showCut()
{
    const QRect bar = column_->geometryNow().cutBar();
    scroll_->ensureVisible(0, bar.center().y(), 0, 3 * bar.height());
}

void LayerPanel::retranslate()
{
    hint_->setText(tr("click, drag or ↑ ↓ to cut"));
}

void LayerPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
