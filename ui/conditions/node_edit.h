// Chooses the cloud node, and shows how the connection to it stands.
#pragma once

#include "engine/experiment/edge_finish.h"
#include "engine/experiment/node_load.h"
#include "engine/result.h"
#include "net/edge/cloud_client.h"
#include "net/edge/node_access.h"
#include "ui/conditions/recent_nodes.h"

#include <QMap>
#include <QUrl>
#include <QWidget>

#include <chrono>
#include <optional>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace splitscope {

class NodeDetails;

/// A field that offers the embedded node and recent ones and takes an address. What a node is shown
/// to be let in belongs to its address, and goes to no other. GUI thread.
class NodeEdit : public QWidget
{
    Q_OBJECT

public:
    explicit NodeEdit(QWidget *parent = nullptr);

    /// Empty: the embedded node. Errors: InvalidUrl.
    Result<std::optional<QUrl>> node() const;
    /// For the node that was chosen last.
    NodeAccess access() const { return access_.value(chosen_); }
    /// Shows it; emits nothing. Without access it has what is known of it.
    void setNode(const std::optional<QUrl> &node, const NodeAccess &access = {});
    const std::vector<RecentNode> &recent() const { return recent_; }
    void setRecent(const std::vector<RecentNode> &nodes);

    /// The server's load that runs are made under.
    int otherEdges() const;
    /// Emits nothing.
    void setOtherEdges(int count);

    /// What becomes of runs whose cloud is lost, sweeps' aside.
    OnLostCloud onLostCloud() const;
    void setOnLostCloud(OnLostCloud onLostCloud);

    /// Chooses what was typed since the last choice, if anything was. False: it was refused.
    bool commit();

    void showState(CloudClient::State state);
    void showRoundTrip(std::chrono::microseconds roundTrip);
    void showLoad(const std::optional<NodeLoad> &load);
    /// The last connection, or the address, was no good; until the next state.
    void showFailure(const QString &sentence);

Q_SIGNALS:
    /// Another node was chosen, or the same one is to be connected to now.
    void nodeChosen(const std::optional<QUrl> &node);
    void otherEdgesChanged();
    /// What was typed is no address.
    void nodeRefused(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    bool choose();
    void chooseEntry(int row);
    void refill();
    void showChosen();
    void showDetails();
    void retranslate();
    void showLight();

    QComboBox *where_;
    QPushButton *connect_;
    QToolButton *more_;
    QLabel *light_;
    NodeDetails *details_;
    std::vector<RecentNode> recent_;
    QString committed_;
    QUrl chosen_; ///< empty: the embedded node
    QMap<QUrl, NodeAccess> access_;
    bool accessEdited_ = false; ///< since the last choice
    CloudClient::State state_ = CloudClient::State::Disconnected;
    QString failure_;
};

} // namespace splitscope
