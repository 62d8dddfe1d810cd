// Everything that is asked for in a run, as controls.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/model/network.h"
#include "net/device_files.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSpinBox;

namespace splitscope {

class CodingEdit;
class DeviceEdit;
class LinkEdit;
class NodeEdit;
class PictureEdit;
class ResetButton;
class SideLabel;
struct CpuTimes;

/// GUI thread.
class ConditionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionsPanel(const Network &network, QWidget *parent = nullptr);

    /// The cut stays where it is, or at the last one that the network has.
    void setNetwork(const Network &network);
    Conditions conditions() const;
    /// Emits conditionsChanged() once if they are others.
    void setConditions(const Conditions &conditions);
    void setCut(CutPoint cut);
    /// Of this cut, as last measured: whether a CPU quota would slow it down.
    void setCpuTimes(const CpuTimes &times);

    /// Of the last run under these conditions: shown beside what is asked for.
    void setAchieved(const std::optional<Achieved> &achieved);

    LinkEdit &link() { return *link_; }
    NodeEdit &node() { return *node_; }
    PictureEdit &picture() { return *picture_; }
    /// Of device files that are none.
    const std::vector<Error> &deviceProblems() const { return known_.unusable; }

Q_SIGNALS:
    void conditionsChanged();
    void deviceRefused(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QLayout *group(SideLabel *title, std::initializer_list<QWidget *> rows,
                   QLabel *besideTitle = nullptr);
    void retranslate();
    void showCutBytes();

    Network network_;
    KnownDevices known_;
    Conditions carried_; ///< what has no control here (delivery) stays as it was set
    SideLabel *edgeTitle_;
    SideLabel *linkTitle_;
    SideLabel *cloudTitle_;
    SideLabel *pictureTitle_;
    DeviceEdit *edge_;
    LinkEdit *link_;
    DeviceEdit *cloud_;
    NodeEdit *node_;
    PictureEdit *picture_;
    QWidget *cutRow_;
    QLabel *cutLabel_;
    QSpinBox *cut_;
    CodingEdit *coding_;
    ResetButton *resetCoding_;
    QLabel *cutBytes_;
    std::optional<double> achievedMbit_;
};

} // namespace splitscope
