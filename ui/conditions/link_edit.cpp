#include "ui/conditions/link_edit.h"

#include "engine/experiment/conditions.h"
#include "ui/conditions/link_details.h"
#include "ui/conditions/link_preset_box.h"
#include "ui/conditions/preset_keeper.h"
#include "ui/conditions/quantity_spin_box.h"
#include "ui/conditions/reset_button.h"
#include "ui/conditions/tick_slider.h"
#include "ui/text/quantity_text.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

enum RatePage { Fixed, Instead };

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

LinkConditions linkOfTheLab()
{
    LinkConditions link;
    link.uplink = link.downlink = Bandwidth::nearest(5);
    return link;
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> parts)
{
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget *part : parts)
        layout->addWidget(part);
    return layout;
}

} // namespace

LinkEdit::LinkEdit(QWidget *parent)
    : QWidget(parent), link_(linkOfTheLab()), preset_(new LinkPresetBox(presets_, this)),
      more_(new QToolButton(this)), details_(new LinkDetails(this)),
      keeper_(new PresetKeeper(presets_, this)), rates_(new QStackedWidget(this)),
      slider_(new TickSlider(this)), bandwidth_(new QuantitySpinBox(4, 2, this)),
      instead_(new QLabel(this)), unlimited_(new QCheckBox(this)), delayLabel_(new QLabel(this)),
      delay_(new QuantitySpinBox(3, 1, this)), resetRate_(new ResetButton(this)),
      resetDelay_(new ResetButton(this))
{
    makeControls();
    layOut();
    retranslate();
    showLink();
    connectControls();
    connectDetails();
    // Once somebody listens.
    QMetaObject::invokeMethod(this, &LinkEdit::tellUnusablePresets, Qt::QueuedConnection);
}

void LinkEdit::makeControls()
{
    more_->setObjectName(u"moreOfTheLink"_s);
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
    bandwidth_->setSuffix(u" Mbit/s"_s);
    bandwidth_->setValue(link_.uplink->mbitPerSecond());
    instead_->setObjectName(u"rateInstead"_s);
    instead_->setForegroundRole(QPalette::PlaceholderText);
    unlimited_->setObjectName(u"unlimited"_s);
    delay_->setObjectName(u"delay"_s);
    delay_->setRange(0, milliseconds(LinkConditions::mostDelay));
    delay_->setSuffix(u" ms"_s);
    resetRate_->setObjectName(u"resetRate"_s);
    resetDelay_->setObjectName(u"resetDelay"_s);
}

QWidget *LinkEdit::rateRow()
{
    auto *fixed = new QWidget(this);
    auto *row = rowOf({slider_, bandwidth_, resetRate_});
    row->setStretch(0, 1);
    row->setAlignment(slider_, Qt::AlignTop);
    row->setAlignment(bandwidth_, Qt::AlignTop);
    row->setAlignment(resetRate_, Qt::AlignTop);
    fixed->setLayout(row);
    rates_->insertWidget(Fixed, fixed);
    rates_->insertWidget(Instead, instead_);
    return rates_;
}

void LinkEdit::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *first = rowOf({preset_, more_});
    first->setStretch(0, 1);
    layout->addLayout(first);
    layout->addWidget(rateRow());
    auto *last = rowOf({unlimited_, delayLabel_, delay_, resetDelay_});
    last->setStretch(2, 1);
    layout->addLayout(last);
}

void LinkEdit::connectControls()
{
    connect(preset_, &LinkPresetBox::presetChosen, this,
            [this](const LinkPreset &preset) { setLink(preset.link); });
    connect(more_, &QToolButton::clicked, this, &LinkEdit::showDetails);
    connect(slider_, &QSlider::valueChanged, this,
            [this](int position) { bandwidth_->setValue(scale_.valueAt(position)); });
    connect(bandwidth_, &QDoubleSpinBox::valueChanged, this,
            [this](double mbit) { takeUplink(Bandwidth::nearest(mbit)); });
    connect(resetRate_, &QToolButton::clicked, this, [this] { takeUplink(linkOfTheLab().uplink); });
    connect(resetDelay_, &QToolButton::clicked, this, [this] { delay_->setValue(0); });
    connect(unlimited_, &QCheckBox::toggled, this, [this](bool on) {
        takeUplink(on ? std::nullopt : std::optional(Bandwidth::nearest(bandwidth_->value())));
    });
    connect(delay_, &QDoubleSpinBox::valueChanged, this, [this](double ms) {
        LinkConditions link = link_;
        link.delay = std::chrono::microseconds(std::llround(ms * 1e3));
        link.jitter = std::min(link.jitter, link.delay);
        take(link);
    });
}

void LinkEdit::connectDetails()
{
    connect(details_, &LinkDetails::edited, this, &LinkEdit::take);
    connect(details_, &LinkDetails::separated, this, &LinkEdit::setSeparate);
    connect(details_, &LinkDetails::resetRequested, this, [this] { setLink(linkOfTheLab()); });
    connect(details_, &LinkDetails::saveRequested, this, [this] { keeper_->save(link_); });
    connect(details_, &LinkDetails::deleteRequested, this, [this] {
        if (const LinkPreset *preset = presets_.matching(link_))
            keeper_->remove(*preset);
    });
    connect(details_, &LinkDetails::failed, this, &LinkEdit::failed);
    connect(keeper_, &PresetKeeper::failed, this, &LinkEdit::failed);
    connect(keeper_, &PresetKeeper::changed, this, [this] {
        preset_->refill();
        showLink();
    });
}

void LinkEdit::setLink(const LinkConditions &link)
{
    separate_ = link.uplink != link.downlink;
    take(link);
}

void LinkEdit::take(const LinkConditions &link)
{
    const bool isOther = link != link_;
    link_ = link;
    showLink();
    if (isOther)
        Q_EMIT changed();
}

void LinkEdit::takeUplink(const std::optional<Bandwidth> &rate)
{
    LinkConditions link = link_;
    link.uplink = rate;
    if (!separate_)
        link.downlink = rate;
    take(link);
}

void LinkEdit::setSeparate(bool separate)
{
    separate_ = separate;
    LinkConditions link = link_;
    if (!separate)
        link.downlink = link.uplink;
    take(link);
}

void LinkEdit::showLink()
{
    const LinkPreset *preset = presets_.matching(link_);
    preset_->showLink(link_);
    showRate();
    delay_->showValue(milliseconds(link_.delay));
    delay_->setEnabled(link_.shaping == LinkShaping::Emulated);
    resetDelay_->setDiffers(link_.delay.count() > 0 && delay_->isEnabled());
    resetRate_->setDiffers(link_.uplink != linkOfTheLab().uplink);
    details_->showLink(link_, separate_, preset && LinkPresets::isOwn(*preset));
}

void LinkEdit::showRate()
{
    const bool outside = link_.shaping == LinkShaping::Outside;
    const QSignalBlocker quietSlider(slider_); // so that it does not round what was typed
    const QSignalBlocker quietUnlimited(unlimited_);
    if (link_.uplink) {
        bandwidth_->showValue(link_.uplink->mbitPerSecond());
        slider_->setValue(scale_.positionOf(link_.uplink->mbitPerSecond()));
    }
    bandwidth_->setPrefix(separate_ ? u"↑ "_s : QString());
    bandwidth_->setEnabled(link_.uplink.has_value());
    slider_->setEnabled(link_.uplink.has_value());
    unlimited_->setChecked(!link_.uplink);
    unlimited_->setEnabled(!outside && !link_.trace);
    rates_->setCurrentIndex(outside || link_.trace ? Instead : Fixed);
    instead_->setText(outside       ? tr("as tc or the network allows")
                      : link_.trace ? traceRateText(*link_.trace)
                                    : QString());
    instead_->setToolTip(!outside && link_.trace ? traceMeaning(*link_.trace) : QString());
}

void LinkEdit::showDetails()
{
    details_->adjustSize();
    const QPoint below = more_->mapToGlobal(QPoint(more_->width(), more_->height() + 2));
    const QRect room = screen()->availableGeometry();
    details_->move(std::clamp(below.x() - details_->width(), room.left(),
                              std::max(room.left(), room.right() - details_->width())),
                   std::min(below.y(), std::max(room.top(), room.bottom() - details_->height())));
    details_->show();
}

void LinkEdit::tellUnusablePresets()
{
    for (const Error &error : presets_.unusable())
        Q_EMIT failed(error);
}

void LinkEdit::retranslate()
{
    more_->setText(tr("More…"));
    unlimited_->setText(tr("unlimited"));
    delayLabel_->setText(tr("Delay"));
    resetRate_->setMeaning(tr("Bandwidth"), bandwidthText(linkOfTheLab().uplink));
    resetDelay_->setMeaning(tr("Delay"), u"0 ms"_s);
    slider_->setAccessibleName(tr("Bandwidth"));
    bandwidth_->setAccessibleName(tr("Bandwidth"));
    delay_->setAccessibleName(tr("Delay"));
    const QString meaning =
        tr("Each way; headers counted, as tc counts them. The lab uses 1 to 9 Mbit/s.");
    slider_->setToolTip(meaning);
    bandwidth_->setToolTip(meaning);
    unlimited_->setToolTip(tr("Straight to the node, unshaped"));
    delay_->setToolTip(tr("Added to each direction"));
    more_->setToolTip(tr("Trace, downlink, burst, queue, jitter, shaping outside; own presets"));
}

void LinkEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        preset_->refill();
        showLink();
    }
    QWidget::changeEvent(event);
}

} // namespace splitscope
