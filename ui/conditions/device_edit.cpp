#include "ui/conditions/device_edit.h"

#include "net/device_files.h"
#include "net/device_text.h"
#include "ui/conditions/reset_button.h"
#include "ui/conditions/tick_slider.h"
#include "ui/text/elided_combo_box.h"
#include "ui/text/quantity_text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTextDocument> // Qt::convertFromPlainText

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int pacedRow = 0;

/// Pacing, Kubernetes' period, and one in which even a fast computer's forward is throttled.
std::vector<std::optional<CpuQuota>> offeredQuotas()
{
    return {std::nullopt, CpuQuota(), CpuQuota::withPeriod(std::chrono::milliseconds(10)).value()};
}

QVariant periodOf(CpuQuota quota)
{
    return qint64(quota.period().count());
}

} // namespace

DeviceEdit::DeviceEdit(std::vector<DeviceProfile> devices, double usual, QWidget *parent)
    : QWidget(parent), devices_(std::move(devices)), usualShare_(usual),
      profile_(new ElidedComboBox(this)), quota_(new ElidedComboBox(this)), note_(new QLabel(this)),
      shareLabel_(new QLabel(this)), slider_(new TickSlider(this)),
      share_(new QDoubleSpinBox(this)), reset_(new ResetButton(this))
{
    for (const DeviceProfile &profile : devices_)
        profile_->addItem(QString(), QString::fromStdString(profile.id));
    profile_->addItem(QString()); // a file's: it names no device yet
    profile_->setObjectName(u"profile"_s);
    profile_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    profile_->setMinimumContentsLength(10);

    quota_->setObjectName(u"quota"_s);
    quota_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    quota_->setMinimumContentsLength(6);
    for (const auto &quota : offeredQuotas())
        addQuota(quota);
    note_->setObjectName(u"quotaNote"_s);
    note_->setForegroundRole(QPalette::PlaceholderText);
    // As much as there is room for: a note does not make the panel wider.
    note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

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
    auto *device = new QHBoxLayout;
    device->setSpacing(8);
    device->addWidget(profile_, 1);
    device->addWidget(quota_, 1);
    layout->addLayout(device, 0, 0, 1, 4);
    layout->addWidget(shareLabel_, 1, 0, Qt::AlignTop);
    layout->addWidget(slider_, 1, 1, Qt::AlignTop);
    layout->addWidget(share_, 1, 2, Qt::AlignTop);
    layout->addWidget(reset_, 1, 3, Qt::AlignTop);
    reset_->setObjectName(u"resetShare"_s);
    shareLabel_->setMinimumHeight(share_->sizeHint().height());
    layout->setColumnStretch(1, 1);

    connect(profile_, &QComboBox::currentIndexChanged, this, &DeviceEdit::choose);
    connect(quota_, &QComboBox::currentIndexChanged, this, &DeviceEdit::changeDevice);
    connect(slider_, &QSlider::valueChanged, this, &DeviceEdit::slide);
    connect(share_, &QDoubleSpinBox::valueChanged, this, &DeviceEdit::spin);
    connect(reset_, &QToolButton::clicked, this, [this] { share_->setValue(usualShare_); });
    reset_->setDiffers(share_->value() != usualShare_);
    retranslate();
}

Device DeviceEdit::device() const
{
    Device device;
    device.profile = devices_.at(static_cast<std::size_t>(chosen_));
    if (const auto share = CpuShare::of(share_->value()))
        device.share = *share;
    if (!device.profile.emulated)
        device.quota = quota();
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
        if (device.quota && quota_->findData(periodOf(*device.quota)) < 0)
            addQuota(device.quota);
        quota_->setCurrentIndex(device.quota ? quota_->findData(periodOf(*device.quota))
                                             : pacedRow);
        changeDevice();
    }
    Q_EMIT changed();
}

void DeviceEdit::setForwardCpu(const std::optional<std::chrono::nanoseconds> &cpu)
{
    forwardCpu_ = cpu;
    showNote();
}

void DeviceEdit::setAchievedShare(const std::optional<double> &share)
{
    achievedShare_ = share;
    showNote();
}

void DeviceEdit::showAchieved()
{
    note_->setText(achievedShare_ ? tr("got %1").arg(*achievedShare_, 0, 'f', 3) : QString());
    note_->setToolTip(achievedShare_ ? tr("The CPU share that the last run under these conditions "
                                          "got; %1 is asked for.")
                                           .arg(shareText(share_->value()))
                                     : QString());
}

void DeviceEdit::addQuota(const std::optional<CpuQuota> &quota)
{
    quota_->addItem(quotaText(quota), quota ? periodOf(*quota) : QVariant());
}

std::optional<CpuQuota> DeviceEdit::quota() const
{
    const std::chrono::microseconds period(quota_->currentData().toLongLong());
    const auto quota = CpuQuota::withPeriod(period);
    return quota ? std::optional(*quota) : std::nullopt;
}

void DeviceEdit::showNote()
{
    const Device device = this->device();
    const bool slowed = !device.quota || !forwardCpu_ || device.share.value() >= CpuShare::most
                        || *forwardCpu_ >= device.quota->period() * device.share.value();
    if (slowed)
        return showAchieved();
    note_->setText(tr("one run alone is not slowed"));
    note_->setToolTip(
        tr("This cut needed %1 of CPU time when it was last measured, less than the quota "
           "of %2 in each %3. A forward that comes alone then runs at full speed; back to "
           "back, some do and others wait for the next period.")
            .arg(shortMilliseconds(*forwardCpu_),
                 shortMilliseconds(std::chrono::duration_cast<std::chrono::nanoseconds>(
                     device.quota->period() * device.share.value())),
                 shortMilliseconds(device.quota->period())));
}

void DeviceEdit::changeDevice()
{
    quota_->setVisible(!device().profile.emulated);
    showNote();
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
        return changeDevice();
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
    reset_->setDiffers(share != usualShare_);
    changeDevice();
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
    for (int row = 0; row < quota_->count(); ++row) {
        const std::chrono::microseconds period(quota_->itemData(row).toLongLong());
        const auto quota = CpuQuota::withPeriod(period);
        quota_->setItemText(row, quotaText(quota ? std::optional(*quota) : std::nullopt));
    }
    shareLabel_->setText(tr("CPU"));
    reset_->setMeaning(tr("CPU share"), shareText(usualShare_));
    profile_->setAccessibleName(tr("Device"));
    slider_->setAccessibleName(tr("CPU share"));
    share_->setAccessibleName(tr("CPU share"));
    const QString meaning =
        tr("Share of one core, as in a pod's CPU limit. The lab uses 0.2 to 0.8.");
    slider_->setToolTip(meaning);
    share_->setToolTip(meaning);
    quota_->setAccessibleName(tr("How the share is kept"));
    quota_->setToolTip(
        tr("How the share is kept. Paced: the run waits after each layer, on any computer. Kernel "
           "quota: Linux stops its thread when the share of a period is used up, as it does with "
           "a pod's CPU limit. With a period of 100 ms a forward shorter than its quota is not "
           "throttled at all when it comes alone: on a fast computer the lab's 0.6 changes "
           "nothing, and back to back it becomes bimodal. Needs root or a delegated cgroup; "
           "without, the run is paced and says so."));
    showNote();
}

void DeviceEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
