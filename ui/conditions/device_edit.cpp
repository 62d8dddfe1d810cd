#include "ui/conditions/device_edit.h"

#include "ui/conditions/tick_slider.h"
#include "ui/text/quantity_text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace splitscope {

DeviceEdit::DeviceEdit(QWidget *parent)
    : QWidget(parent), profile_(new QComboBox(this)), shareLabel_(new QLabel(this)),
      slider_(new TickSlider(this)), share_(new QDoubleSpinBox(this))
{
    for (const DeviceProfile &profile : deviceProfiles())
        profile_->addItem(QString(), QString::fromStdString(profile.id));
    profile_->setObjectName(u"profile"_s);
    profile_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    profile_->setMinimumContentsLength(10);

    slider_->setObjectName(u"shareSlider"_s);
    slider_->setRange(scale_.firstPosition(), scale_.lastPosition());
    slider_->setPageStep(2);
    std::vector<TickSlider::Tick> labTicks;
    for (const double share : {0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
        const int position = scale_.positionOf(share);
        labTicks.push_back({position, position % 4 == 0 ? shareText(share) : QString()});
    }
    slider_->setTicks(std::move(labTicks));

    share_->setObjectName(u"share"_s);
    share_->setRange(CpuShare::least, CpuShare::most);
    share_->setDecimals(2);
    share_->setSingleStep(0.05);
    share_->setAlignment(Qt::AlignRight);
    share_->setValue(CpuShare::most);
    slider_->setValue(scale_.positionOf(CpuShare::most));

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setVerticalSpacing(8);
    layout->setHorizontalSpacing(8);
    layout->addWidget(profile_, 0, 0, 1, 3);
    layout->addWidget(shareLabel_, 1, 0, Qt::AlignTop);
    layout->addWidget(slider_, 1, 1, Qt::AlignTop);
    layout->addWidget(share_, 1, 2, Qt::AlignTop);
    shareLabel_->setMinimumHeight(share_->sizeHint().height());
    layout->setColumnStretch(1, 1);

    connect(profile_, &QComboBox::currentIndexChanged, this, &DeviceEdit::changed);
    connect(slider_, &QSlider::valueChanged, this, &DeviceEdit::slide);
    connect(share_, &QDoubleSpinBox::valueChanged, this, &DeviceEdit::spin);
    retranslate();
}

Device DeviceEdit::device() const
{
    Device device;
    if (const auto profile = deviceProfileById(profile_->currentData().toString().toStdString()))
        device.profile = *profile;
    if (const auto share = CpuShare::of(share_->value()))
        device.share = *share;
    return device;
}

void DeviceEdit::setDevice(const Device &device)
{
    if (device == this->device())
        return;
    {
        const QSignalBlocker quiet(this);
        profile_->setCurrentIndex(profile_->findData(QString::fromStdString(device.profile.id)));
        share_->setValue(device.share.value());
    }
    Q_EMIT changed();
}

void DeviceEdit::slide(int position)
{
    share_->setValue(scale_.valueAt(position));
}

void DeviceEdit::spin(double share)
{
    // The slider follows without speaking, so that it does not round what was typed.
    const QSignalBlocker quiet(slider_);
    slider_->setValue(scale_.positionOf(share));
    Q_EMIT changed();
}

void DeviceEdit::retranslate()
{
    for (int row = 0; row < profile_->count(); ++row)
        if (const auto profile =
                deviceProfileById(profile_->itemData(row).toString().toStdString()))
            profile_->setItemText(row, deviceText(*profile));
    shareLabel_->setText(tr("CPU"));
    profile_->setAccessibleName(tr("Device"));
    slider_->setAccessibleName(tr("CPU share"));
    share_->setAccessibleName(tr("CPU share"));
    const QString meaning =
        tr("Share of one core, as in a pod's CPU limit. The lab uses 0.2 to 0.8.");
    slider_->setToolTip(meaning);
    share_->setToolTip(meaning);
}

void DeviceEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
