#include "ui/layers/layer_panel.h"

#include "ui/layers/layer_column.h"
#include "ui/layers/layer_heads.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace splitscope {

LayerPanel::LayerPanel(const Network &network, QWidget *parent)
    : QWidget(parent), title_(new QLabel(this)), hint_(new QLabel(this)),
      column_(new LayerColumn(network, this))
{
    heads_ = new LayerHeads(*column_, this);
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setText(QString::fromStdString(network.title()));
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
    layout->addWidget(column_, 1);
    retranslate();
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
