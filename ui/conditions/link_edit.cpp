#include "ui/conditions/link_edit.h"

#include "ui/conditions/tick_slider.h"
#include "ui/text/quantity_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

// What tc makes of the two lines in the lab sheet.
constexpr int burstOf12Kbit = 1536;
constexpr int burstOf32Kbit = 4096;

} // namespace

LinkEdit::LinkEdit(QWidget *parent)
    : QWidget(parent), bandwidthLabel_(new QLabel(this)), slider_(new TickSlider(this)),
      bandwidth_(new QDoubleSpinBox(this)), unlimited_(new QCheckBox(this)),
      burstLabel_(new QLabel(this)), burst_(new QComboBox(this)), delayLabel_(new QLabel(this)),
      delay_(new QDoubleSpinBox(this))
{
    makeControls();
    layOut();
    connect(slider_, &QSlider::valueChanged, this, &LinkEdit::slide);
    connect(bandwidth_, &QDoubleSpinBox::valueChanged, this, &LinkEdit::spin);
    connect(unlimited_, &QCheckBox::toggled, this, [this](bool on) {
        slider_->setEnabled(!on);
        bandwidth_->setEnabled(!on);
        Q_EMIT changed();
    });
    connect(burst_, &QComboBox::currentIndexChanged, this, &LinkEdit::changed);
    connect(delay_, &QDoubleSpinBox::valueChanged, this, &LinkEdit::changed);
    retranslate();
}

void LinkEdit::makeControls()
{
    slider_->setObjectName(u"bandwidthSlider"_s);
    slider_->setRange(scale_.firstPosition(), scale_.lastPosition());
    slider_->setSingleStep(20);
    slider_->setPageStep(150);
    std::vector<TickSlider::Tick> ticks;
    for (const double mbit : {0.1, 1.0, 5.0, 10.0, 100.0, 1000.0})
        ticks.push_back({scale_.positionOf(mbit), mbitText(mbit)});
    for (const double mbit : {2.0, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0})
        ticks.push_back({scale_.positionOf(mbit), QString()});
    slider_->setTicks(std::move(ticks));

    bandwidth_->setObjectName(u"bandwidth"_s);
    bandwidth_->setRange(Bandwidth::leastMbit, Bandwidth::mostMbit);
    bandwidth_->setDecimals(2);
    bandwidth_->setSuffix(u" Mbit/s"_s);
    bandwidth_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    bandwidth_->setAlignment(Qt::AlignRight);
    bandwidth_->setValue(5);
    slider_->setValue(scale_.positionOf(5));
    bandwidth_->setMinimumWidth(bandwidth_->sizeHint().width());

    unlimited_->setObjectName(u"unlimited"_s);
    burst_->setObjectName(u"burst"_s);
    burst_->addItem(u"12 kbit"_s, burstOf12Kbit);
    burst_->addItem(u"32 kbit"_s, burstOf32Kbit);
    burst_->setCurrentIndex(1);
    delay_->setObjectName(u"delay"_s);
    delay_->setRange(0,
                     std::chrono::duration<double, std::milli>(LinkConditions::mostDelay).count());
    delay_->setDecimals(1);
    delay_->setSuffix(u" ms"_s);
    delay_->setAlignment(Qt::AlignRight);
}

void LinkEdit::layOut()
{
    const auto row = [](std::initializer_list<QWidget *> parts) {
        auto *layout = new QHBoxLayout;
        layout->setSpacing(8);
        for (QWidget *part : parts)
            layout->addWidget(part, qobject_cast<QLabel *>(part) ? 0 : 1);
        return layout;
    };
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(row({bandwidthLabel_, bandwidth_, unlimited_}));
    layout->addWidget(slider_);
    layout->addLayout(row({burstLabel_, burst_, delayLabel_, delay_}));
}

LinkConditions LinkEdit::link() const
{
    LinkConditions link;
    if (!unlimited_->isChecked())
        if (const auto bandwidth = Bandwidth::ofMbitPerSecond(bandwidth_->value()))
            link.uplink = link.downlink = *bandwidth;
    link.burstBytes = burst_->currentData().toInt();
    link.delay = std::chrono::microseconds(std::llround(delay_->value() * 1e3));
    return link;
}

void LinkEdit::setLink(const LinkConditions &link)
{
    if (link == this->link())
        return;
    {
        const QSignalBlocker quiet(this);
        unlimited_->setChecked(!link.uplink);
        if (link.uplink)
            bandwidth_->setValue(link.uplink->mbitPerSecond());
        if (const int known = burst_->findData(int(link.burstBytes)); known >= 0)
            burst_->setCurrentIndex(known);
        delay_->setValue(static_cast<double>(link.delay.count()) / 1e3);
    }
    Q_EMIT changed();
}

void LinkEdit::slide(int position)
{
    bandwidth_->setValue(scale_.valueAt(position));
}

void LinkEdit::spin(double mbit)
{
    // The slider follows without speaking, so that it does not round what was typed.
    const QSignalBlocker quiet(slider_);
    slider_->setValue(scale_.positionOf(mbit));
    Q_EMIT changed();
}

void LinkEdit::retranslate()
{
    bandwidthLabel_->setText(tr("Bandwidth"));
    unlimited_->setText(tr("unlimited"));
    burstLabel_->setText(tr("Burst"));
    delayLabel_->setText(tr("Delay"));
    slider_->setAccessibleName(tr("Bandwidth"));
    bandwidth_->setAccessibleName(tr("Bandwidth"));
    burst_->setAccessibleName(tr("Burst"));
    delay_->setAccessibleName(tr("Delay"));
    slider_->setToolTip(
        tr("Each way; headers counted, as tc counts them. The lab uses 1 to 9 Mbit/s."));
    unlimited_->setToolTip(tr("Straight to the node, unshaped"));
    burst_->setToolTip(tr("What the bucket of “tc qdisc … tbf” lets through at once:\n"
                          "the two values of the lab sheet, %1 and %2 bytes")
                           .arg(burstOf12Kbit)
                           .arg(burstOf32Kbit));
    delay_->setToolTip(tr("Added to each direction"));
}

void LinkEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
