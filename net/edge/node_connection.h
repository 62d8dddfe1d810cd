// One WebSocket connection to a cloud node: the edge's half of the protocol's order.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/model/network.h"
#include "net/protocol/identity.h"
#include "net/protocol/messages.h"

#include <QNetworkProxy>
#include <QObject>
#include <QUrl>
#include <QWebSocket>

namespace splitscope {

/// Lives on the client's network thread. Used once: when it is broken it stays so.
class NodeConnection : public QObject
{
    Q_OBJECT

public:
    /// `node` is its name in errors.
    NodeConnection(const Network &network, Identity identity, QUrl node);
    ~NodeConnection() override;

    /// Connects to `address`, which is the node or an emulated link to it, or through a link that
    /// is entered as a proxy, and compares the models.
    void open(const QUrl &address, const QNetworkProxy &link = QNetworkProxy::NoProxy);
    /// Between ready() and broken().
    bool isReady() const { return state_ == State::Idle; }
    /// Precondition: isReady().
    void run(const RunRequest &request, const QByteArray &payload);

Q_SIGNALS:
    void ready();
    /// How a run ends; the connection is ready again.
    void answered(const splitscope::CloudReply &reply);
    void runFailed(const splitscope::Error &error);
    /// How the connection ends, whatever was under way.
    void broken(const splitscope::Error &error);

private:
    enum class State { Opening, Greeting, Idle, Running, Output, Broken };

    void greet();
    void receive(const QByteArray &bytes);
    void receiveMessage(const Message &message);
    void receiveWelcome(const Welcome &welcome);
    void receiveResult(const RunResult &result);
    void receiveOutput(const QByteArray &bytes);
    void receiveFailure(const Failure &failure);
    void handshakeFailed();
    void closed();
    void breakWith(const Error &error);
    void endRunWith(const Error &error);

    TensorShape outputShape_;
    Identity identity_;
    QUrl node_;
    QWebSocket socket_;
    State state_ = State::Opening;
    qint64 maxPayloadBytes_ = 0;
    RunRequest request_;
    RunResult result_;
};

} // namespace splitscope
