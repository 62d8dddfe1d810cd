#include "ui/conditions/device_edit.h"

#include "net/device_files.h"
#include "net/device_text.h"
#include "ui/conditions/tick_slider.h"
#include "ui/text/quantity_text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTextDocument> // Qt::convertFromPlainText

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

DeviceEdit::DeviceEdit(std::vector<DeviceProfile> devices, QWidget *parent)
    : QWidget(parent), devices_(std::move(devices)), profile_(new QComboBox(this)),
      shareLabel_(new QLabel(this)), slider_(new TickSlider(this)), share_(new QDoubleSpinBox(this))
{
    for (const DeviceProfile &profile : devices_)
        profile_->addItem(QString(), QString::fromStdString(profile.id));
    profile_->addItem(QString()); // a file's: it names no device yet
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

    connect(profile_, &QComboBox::currentIndexChanged, this, &DeviceEdit::choose);
    connect(slider_, &QSlider::valueChanged, this, &DeviceEdit::slide);
    connect(share_, &QDoubleSpinBox::valueChanged, this, &DeviceEdit::spin);
    retranslate();
}

Device DeviceEdit::device() const
{
    Device device;
    device.profile = devices_.at(static_cast<std::size_t>(chosen_));
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
        offer(device.profile);
        profile_->setCurrentIndex(rowOf(device.profile));
        share_->setValue(device.share.value());
    }
    Q_EMIT changed();
}

int DeviceEdit::rowOf(const DeviceProfile &profile) const
{
    const auto found = std::ranges::find(devices_, profile.id, &DeviceProfile::id);
    return static_cast<int>(found - devices_.begin());
}

void DeviceEdit::offer(const DeviceProfile &profile)
{
    const int row = rowOf(profile);
    if (row < static_cast<int>(devices_.size())) {
        devices_[static_cast<std::size_t>(row)] = profile;
    } else {
        devices_.push_back(profile);
        const QSignalBlocker quiet(
            profile_); // the last entry moves on, and is never the chosen one
        profile_->insertItem(row, QString(), QString::fromStdString(profile.id));
    }
    retranslate();
}

void DeviceEdit::open(const QString &file)
{
    const auto profile = readDeviceFile(file);
    if (!profile)
        return Q_EMIT deviceRefused(profile.error());
    Q_EMIT opened(*profile); // first, so that changed() tells of both sides
    Device device = this->device();
    device.profile = *profile;
    setDevice(device);
}

void DeviceEdit::choose(int row)
{
    if (row < static_cast<int>(devices_.size())) {
        chosen_ = row;
        profile_->setToolTip(profile_->itemData(row, Qt::ToolTipRole).toString());
        return Q_EMIT changed();
    }
    const QSignalBlocker quiet(profile_);
    profile_->setCurrentIndex(chosen_);
    ask();
}

void DeviceEdit::ask()
{
    auto *dialog =
        new QFileDialog(this, tr("Open device file"), userDeviceFolder(), tr("Devices (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DeviceEdit::open);
    dialog->open();
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
    for (const DeviceProfile &profile : devices_) {
        profile_->setItemText(rowOf(profile), deviceText(profile));
        // A file's words must not become markup.
        profile_->setItemData(
            rowOf(profile), Qt::convertFromPlainText(deviceMeaning(profile), Qt::WhiteSpaceNormal),
            Qt::ToolTipRole);
    }
    profile_->setItemText(profile_->count() - 1, tr("Open device file…"));
    profile_->setToolTip(profile_->itemData(chosen_, Qt::ToolTipRole).toString());
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
