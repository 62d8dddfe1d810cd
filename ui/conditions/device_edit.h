// Chooses a device and the share of its CPU.
#pragma once

#include "engine/device/device.h"
#include "engine/error.h"
#include "ui/conditions/slider_scale.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace splitscope {

class ResetButton;
class TickSlider;

/// The list ends with an entry that opens a device file. How the share is kept can be chosen for
/// this computer alone: an emulated device is paced. The slider snaps to steps of 0.05, the spin
/// box takes hundredths; the spin box is the truth. GUI thread.
class DeviceEdit : public QWidget
{
    Q_OBJECT

public:
    /// `devices` has this computer first; `usual` is the share that reset brings back.
    DeviceEdit(std::vector<DeviceProfile> devices, double usual, QWidget *parent = nullptr);

    Device device() const;
    /// Emits changed() once if it is another one.
    void setDevice(const Device &device);
    /// Adds it to the list, in the place of one with its id. Emits nothing.
    void offer(const DeviceProfile &profile);
    /// Reads a device file and chooses what it holds. deviceRefused() leaves all as it was.
    void open(const QString &file);

    /// CPU time that the forward at this cut needed when it was last measured; empty: not yet.
    void setForwardCpu(const std::optional<std::chrono::nanoseconds> &cpu);
    /// Of the last run under the conditions that are set; empty: there was none, or nothing ran
    /// here.
    void setAchievedShare(const std::optional<double> &share);
    /// Says so while the quota would not slow down such a forward that comes alone, and otherwise
    /// what the last run got of the share. For the panel to place.
    QLabel &note() { return *note_; }

Q_SIGNALS:
    void changed();
    /// The user opened a file of it.
    void opened(const splitscope::DeviceProfile &profile);
    void deviceRefused(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addQuota(const std::optional<CpuQuota> &quota);
    std::optional<CpuQuota> quota() const;
    void showNote();
    void showAchieved();
    void changeDevice();
    int rowOf(const DeviceProfile &profile) const;
    void choose(int row);
    void ask();
    void slide(int position);
    void spin(double share);

    LinearScale scale_{CpuShare::least, CpuShare::most, 0.05};
    std::optional<std::chrono::nanoseconds> forwardCpu_;
    std::optional<double> achievedShare_;
    std::vector<DeviceProfile> devices_;
    double usualShare_;
    int chosen_ = 0;
    QComboBox *profile_;
    QComboBox *quota_;
    QLabel *note_;
    QLabel *shareLabel_;
    TickSlider *slider_;
    QDoubleSpinBox *share_;
    ResetButton *reset_;
};

} // namespace splitscope
