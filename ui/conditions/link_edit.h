// Chooses the link between edge and cloud.
#pragma once

#include "engine/error.h"
#include "engine/experiment/link_conditions.h"
#include "net/link/link_presets.h"
#include "ui/conditions/slider_scale.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace splitscope {

class LinkDetails;
class LinkPresetBox;
class PresetKeeper;
class QuantitySpinBox;
class ResetButton;
class TickSlider;

/// The controls show the link and may round it; each changes its own part alone, so that the rest
/// stays as it was set. Both directions have the same rate unless the link has two, or its user
/// parts them. The slider is logarithmic. GUI thread.
class LinkEdit : public QWidget
{
    Q_OBJECT

public:
    explicit LinkEdit(QWidget *parent = nullptr);

    const LinkConditions &link() const { return link_; }
    /// Emits changed() once if it is another one.
    void setLink(const LinkConditions &link);

Q_SIGNALS:
    void changed();
    /// A trace or a preset cannot be read or written.
    void failed(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeControls();
    QWidget *rateRow();
    void layOut();
    void connectControls();
    void connectDetails();
    void retranslate();
    void take(const LinkConditions &link);
    void takeUplink(const std::optional<Bandwidth> &rate);
    void setSeparate(bool separate);
    void showLink();
    void showRate();
    void showDetails();
    void tellUnusablePresets();

    LinkPresets presets_;
    LinkConditions link_;
    bool separate_ = false; ///< the downlink has a rate of its own, though it may be the same
    LogScale scale_{0.1, Bandwidth::mostMbit};
    LinkPresetBox *preset_;
    QToolButton *more_;
    LinkDetails *details_;
    PresetKeeper *keeper_;
    QStackedWidget *rates_;
    TickSlider *slider_;
    QuantitySpinBox *bandwidth_;
    QLabel *instead_; ///< of a fixed rate
    QCheckBox *unlimited_;
    QLabel *delayLabel_;
    QuantitySpinBox *delay_;
    ResetButton *resetRate_;
    ResetButton *resetDelay_;
};

} // namespace splitscope
