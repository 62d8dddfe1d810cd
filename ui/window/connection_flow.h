// The user's way to a cloud node: what is chosen, how the connection stands, and why it does not.
#pragma once

#include "net/edge/edge_session.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace splitscope {

class NodeEdit;
class StatusStrip;
class Workbench;

/// Hands the choice to the session and its news to the parts that show them; every failure is
/// explained in place and can be tried again. GUI thread.
class ConnectionFlow : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it.
    ConnectionFlow(EdgeSession &session, Workbench &workbench, StatusStrip &status,
                   QObject *parent);

    /// Empty: the embedded node. Connects with the next run.
    void setNode(const std::optional<QUrl> &node, const NodeAccess &access = {});
    /// Takes what was typed and not chosen yet. False: it is no address, and the user is told.
    bool commit();

Q_SIGNALS:
    /// The session has it: maybe another one than before.
    void nodeChosen();

private:
    void connectNow();
    void probe();
    void showState(CloudClient::State state);
    void showProblem(const Error &error, std::function<void()> retry = {});

    EdgeSession &session_;
    Workbench &workbench_;
    StatusStrip &status_;
    NodeEdit &node_;
};

} // namespace splitscope
