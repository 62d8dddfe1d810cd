// Chooses a device and the share of its CPU.
#pragma once

#include "engine/device/device.h"
#include "ui/conditions/slider_scale.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace splitscope {

class TickSlider;

/// How the share is kept can be chosen for this computer alone: an emulated device is paced.
/// The slider snaps to steps of 0.05, the spin box takes hundredths; the spin box is the truth.
/// GUI thread.
class DeviceEdit : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceEdit(QWidget *parent = nullptr);

    Device device() const;
    /// Emits changed() once if it is another one.
    void setDevice(const Device &device);

    /// CPU time that the forward at this cut needed when it was last measured; empty: not yet.
    void setForwardCpu(const std::optional<std::chrono::nanoseconds> &cpu);
    /// Says so while the quota would not slow down such a forward that comes alone. Empty else. For
    /// the panel to place.
    QLabel &note() { return *note_; }

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void addQuota(const std::optional<CpuQuota> &quota);
    std::optional<CpuQuota> quota() const;
    void showNote();
    void changeDevice();
    void slide(int position);
    void spin(double share);

    LinearScale scale_{CpuShare::least, CpuShare::most, 0.05};
    std::optional<std::chrono::nanoseconds> forwardCpu_;
    QComboBox *profile_;
    QComboBox *quota_;
    QLabel *note_;
    QLabel *shareLabel_;
    TickSlider *slider_;
    QDoubleSpinBox *share_;
};

} // namespace splitscope
