#include "ui/layers/layer_panel.h"

#include "ui/layers/layer_column.h"
#include "ui/layers/layer_heads.h"
#include "ui/layers/network_edit.h"

#include <QCheckBox>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

LayerPanel::LayerPanel(const Network &network, QWidget *parent)
    : QWidget(parent), title_(new NetworkEdit(this)), usefulOnly_(new QCheckBox(this)),
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
    usefulOnly_->setObjectName(u"usefulOnly"_s);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 8, 8, 8);
    head->addWidget(title_);
    head->addStretch(1);
    head->addWidget(usefulOnly_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(heads_);
    layout->addWidget(scroll_, 1);
    connect(usefulOnly_, &QCheckBox::toggled, this, [this](bool only) {
        column_->setUsefulOnly(only);
        showCut();
    });
    connect(column_, &LayerColumn::cutShown, this, &LayerPanel::showCut);
    retranslate();
    setNetwork(network);
}

void LayerPanel::setNetwork(const Network &network)
{
    column_->setNetwork(network);
    const int barHeight = fontMetrics().height() + 6;
    const int most = LayerColumnGeometry::heightFor(
        std::min(network.layerCount(), LayerColumn::mostLayersAtOnce) + 1,
        LayerColumnGeometry::leastRowHeight, barHeight);
    scroll_->setMinimumSize(column_->minimumSizeHint().width(), most);
    retranslate();
    showCut();
}

void LayerPanel::showCut()
{
    const QRect bar = column_->geometryNow().cutBar();
    scroll_->ensureVisible(0, bar.center().y(), 0, 3 * bar.height());
}

void LayerPanel::retranslate()
{
    usefulOnly_->setText(tr("useful cuts only"));
    usefulOnly_->setToolTip(
        tr("Leaves out %n cuts to which the one before is as good: after a ReLU, a Dropout, a "
           "Flatten, after whatever multiplies nothing and makes nothing smaller.",
           nullptr, column_->uselessCount()));
}

void LayerPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
