// What is seldom changed of a link, in a window that opens beside it.
#pragma once

#include "engine/error.h"
#include "engine/experiment/link_conditions.h"

#include <QFrame>

#include <functional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace splitscope {

class BurstEdit;
class QuantitySpinBox;
class TraceBox;

/// Shows a link and tells of edits; what the link is, its owner decides. GUI thread.
class LinkDetails : public QFrame
{
    Q_OBJECT

public:
    explicit LinkDetails(QWidget *parent);

    /// `separate`: the downlink has a bandwidth of its own. `own`: one of the user's presets.
    void showLink(const LinkConditions &link, bool separate, bool own);

Q_SIGNALS:
    void edited(const splitscope::LinkConditions &link);
    void separated(bool separate);
    void saveRequested();
    void deleteRequested();
    void resetRequested();
    void failed(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Change = std::function<void(LinkConditions &)>;

    void makeControls();
    void layOut();
    void connectControls();
    void edit(const Change &change);
    void enableWhatCounts(bool separate, bool own);
    void retranslate();

    LinkConditions link_;
    QFormLayout *form_;
    QComboBox *shaping_;
    TraceBox *trace_;
    QCheckBox *asUplink_;
    QuantitySpinBox *downlink_;
    QCheckBox *downlinkUnlimited_;
    BurstEdit *burst_;
    QuantitySpinBox *jitter_;
    QSpinBox *seed_;
    QSpinBox *queue_;
    QPushButton *save_;
    QPushButton *delete_;
    QPushButton *reset_;
};

} // namespace splitscope
