// What is seldom changed of a cloud node, and how the connection to it is, in a window beside it.
#pragma once

#include "engine/experiment/edge_finish.h"
#include "engine/experiment/node_load.h"
#include "net/edge/node_access.h"

#include <QFrame>

#include <chrono>
#include <optional>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace splitscope {

class ResetButton;

/// GUI thread.
class NodeDetails : public QFrame
{
    Q_OBJECT

public:
    explicit NodeDetails(QWidget *parent);

    const NodeAccess &access() const { return access_; }
    /// Of the node that is chosen; `embedded` ones need none. Emits nothing.
    void showAccess(const NodeAccess &access, bool embedded);
    /// `failed`: the sentence says why, and connecting again is a retry.
    void showState(const QString &sentence, bool failed);
    /// Empty: not measured.
    void showRoundTrip(const std::optional<std::chrono::microseconds> &roundTrip);
    int otherEdges() const;
    /// Emits nothing.
    void setOtherEdges(int count);
    OnLostCloud onLostCloud() const;
    void setOnLostCloud(OnLostCloud onLostCloud);
    /// As the node said last; empty: it did not say.
    void showLoad(const std::optional<NodeLoad> &load);

Q_SIGNALS:
    void accessEdited();
    void otherEdgesChanged();
    void connectRequested();
    void forgetRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void askForCertificate();
    void setCertificate(const QString &file);
    void colourState();
    void retranslate();
    void retranslateLoad();

    NodeAccess access_;
    bool failed_ = false;
    std::optional<std::chrono::microseconds> roundTripTime_;
    std::optional<NodeLoad> lastLoad_;
    QFormLayout *form_;
    QLabel *state_;
    QLabel *roundTrip_;
    QLineEdit *token_;
    QLabel *certificate_;
    QPushButton *chooseCertificate_;
    QPushButton *noCertificate_;
    QSpinBox *otherEdges_;
    ResetButton *resetOtherEdges_;
    QLabel *load_;
    QCheckBox *finishOnEdge_;
    QLabel *hint_;
    QPushButton *forget_;
    QPushButton *connect_;
};

} // namespace splitscope
