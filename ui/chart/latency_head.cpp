#include "ui/chart/latency_head.h"

#include "ui/theme/side_label.h"

#include <QHBoxLayout>
#include <QLabel>

namespace splitscope {

LatencyHead::LatencyHead(QWidget *parent)
    : QWidget(parent), unit_(new QLabel(this)), legend_(new QLabel(this)),
      local_(new SideLabel(Side::Edge, this)), transfer_(new SideLabel(Side::Link, this)),
      cloud_(new SideLabel(Side::Cloud, this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    unit_->setForegroundRole(QPalette::PlaceholderText);
    legend_->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 16, 0);
    layout->setSpacing(16);
    layout->addWidget(unit_, 1);
    layout->addWidget(legend_);
    for (SideLabel *label : {local_, transfer_, cloud_})
        layout->addWidget(label);
    retranslate();
}

void LatencyHead::setPredicted(bool predicted)
{
    legend_->setVisible(predicted);
}

void LatencyHead::retranslate()
{
    unit_->setText(tr("end-to-end, ms"));
    legend_->setText(tr("pale: predicted"));
    local_->setText(tr("local"));
    transfer_->setText(tr("transfer"));
    cloud_->setText(tr("cloud"));
}

} // namespace splitscope
