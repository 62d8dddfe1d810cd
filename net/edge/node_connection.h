// One WebSocket connection to a cloud node: the edge's half of the protocol's order.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/model/network.h"
#include "net/edge/node_access.h"
#include "net/edge/round_trip_meter.h"
#include "net/protocol/identity.h"
#include "net/protocol/messages.h"
#include "net/protocol/probe_sender.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>
#include <QWebSocket>

namespace splitscope {

/// Lives on the client's network thread. Used once: when it is broken it stays so.
class NodeConnection : public QObject
{
    Q_OBJECT

public:
    /// `node` is its name in errors.
    NodeConnection(const Network &network, Identity identity, QUrl node, QString token = {});
    ~NodeConnection() override;

    /// Connects to `address`, which is the node or an emulated link to it, or through a link that
    /// is entered as a proxy, and compares the models.
    void open(const QUrl &address, const QNetworkProxy &link = QNetworkProxy::NoProxy);
    /// Nobody else: the node has to show one of these, or one that they have issued, or the one
    /// with the fingerprint. What is pinned in this way may have any name and any age. Before
    /// open().
    void trustOnly(const TrustedNode &trusted);
    /// Between ready() and broken().
    bool isReady() const { return state_ == State::Idle; }
    /// Tells the node which device it is to be, unless it knows. Precondition: isReady().
    void use(const Device &device);
    /// Precondition: isReady().
    void run(const RunRequest &request, const QByteArray &payload);
    /// Measures the round trip of the idle connection; settled() follows. A pong is waited for
    /// `patience` long. Precondition: isReady().
    void settle(std::chrono::milliseconds patience);
    /// Precondition: isReady().
    void probe(const Probe &probe, std::chrono::milliseconds patience);
    RoundTripMeter &roundTrip() { return roundTrip_; }
    /// The node's last word on it.
    const std::optional<NodeLoad> &nodeLoad() const { return nodeLoad_; }

Q_SIGNALS:
    void ready();
    void settled();
    /// How a run ends; the connection is ready again.
    void answered(const splitscope::CloudReply &reply);
    void runFailed(const splitscope::Error &error);
    /// How a probe ends: what came in up there, and down here.
    void probed(const std::optional<splitscope::Arrival> &up,
                const std::optional<splitscope::Arrival> &down);
    /// How the connection ends, whatever was under way.
    void broken(const splitscope::Error &error);

private:
    enum class State {
        Opening,
        Greeting,
        Idle,
        Running,
        Output,
        Pinging,
        Probing,
        ProbeReply,
        Broken
    };

    void greet();
    void receive(const QByteArray &bytes);
    void receiveMessage(const Message &message);
    void receiveWelcome(const Welcome &welcome);
    void receiveResult(const RunResult &result);
    void receiveOutput(const QByteArray &bytes);
    void receiveProbeResult(const ProbeResult &result);
    void receiveProbeReply(qint64 bytes);
    void endProbe();
    void receiveFailure(const Failure &failure);
    void onRoundTrip();
    void judgeCertificate(const QList<QSslError> &errors);
    void handshakeFailed();
    void closed();
    void breakWith(const Error &error);
    void endRunWith(const Error &error);

    TensorShape outputShape_;
    Identity identity_;
    QUrl node_;
    QString token_;
    TrustedNode trusted_;
    bool isPinned_ = false; ///< it has shown what was pinned
    QString untrusted_;     ///< why its certificate is not; empty: it is, or there is none
    QWebSocket socket_;
    State state_ = State::Opening;
    qint64 maxPayloadBytes_ = 0;
    std::optional<NodeLoad> nodeLoad_;
    Device device_; ///< which the node is to be
    RunRequest request_;
    RunResult result_;
    RoundTripMeter roundTrip_;
    ProbeSender probeSender_;
    Probe probe_;
    std::optional<Arrival> probeUplink_;
    ArrivalMeter probeDownlink_;
    qint64 probeBytesLeft_ = 0;
};

} // namespace splitscope
