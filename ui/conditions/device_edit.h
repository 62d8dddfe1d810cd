// Chooses a device and the share of its CPU.
#pragma once

#include "engine/device/device.h"
#include "ui/conditions/slider_scale.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace splitscope {

class TickSlider;

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

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void slide(int position);
    void spin(double share);

    LinearScale scale_{CpuShare::least, CpuShare::most, 0.05};
    QComboBox *profile_;
    QLabel *shareLabel_;
    TickSlider *slider_;
    QDoubleSpinBox *share_;
};

} // namespace splitscope
