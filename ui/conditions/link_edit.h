// Chooses the link between edge and cloud.
#pragma once

#include "engine/experiment/link_conditions.h"
#include "ui/conditions/slider_scale.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace splitscope {

class TickSlider;

/// Both directions have the same rate. The slider is logarithmic; the spin box is the truth.
/// GUI thread.
class LinkEdit : public QWidget
{
    Q_OBJECT

public:
    explicit LinkEdit(QWidget *parent = nullptr);

    LinkConditions link() const;
    /// Emits changed() once if it is another one.
    void setLink(const LinkConditions &link);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeControls();
    void layOut();
    void retranslate();
    void slide(int position);
    void spin(double mbit);

    LogScale scale_{0.1, Bandwidth::mostMbit};
    QLabel *bandwidthLabel_;
    TickSlider *slider_;
    QDoubleSpinBox *bandwidth_;
    QCheckBox *unlimited_;
    QLabel *burstLabel_;
    QComboBox *burst_;
    QLabel *delayLabel_;
    QDoubleSpinBox *delay_;
};

} // namespace splitscope
