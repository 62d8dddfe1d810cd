// The way from the edge to a cloud node: straight, or through an emulated link.
#pragma once

#include "net/edge/awaited_result.h"
#include "net/edge/cloud_client.h"
#include "net/edge/link_probe.h"
#include "net/edge/node_connection.h"
#include "net/link/link_emulator.h"
#include "net/link/trace_player.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace splitscope {

/// Lives on the client's network thread; its methods are called there only. At most one call is
/// under way, and the one that is being waited for is the last.
class NodeRoute : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        CloudReply reply;
        std::optional<LinkUsage> uplink;
        std::optional<std::chrono::microseconds> roundTrip;
    };
    struct Prepared
    {
        /// When the link began to follow its trace; empty without one.
        std::optional<std::chrono::steady_clock::time_point> traceStart;
        std::optional<NodeLoad> load;
    };
    using Preparing = std::shared_ptr<AwaitedResult<Prepared>>;
    using Finishing = std::shared_ptr<AwaitedResult<Answer>>;
    using Probing = std::shared_ptr<AwaitedResult<LinkProbe>>;
    struct Node
    {
        QUrl url;
        QString token;
        TrustedNode trusted;

        bool operator==(const Node &) const = default;
    };

    NodeRoute(Network network, const Fingerprint &fingerprint);

    void setNode(const Node &node);
    /// The node hears which device it is to be, unless it knows, before the round trip is measured.
    void prepare(const LinkConditions &link, const Device &device, const Preparing &call);
    void finish(const Device &device, const RunRequest &request, const QByteArray &payload,
                const Finishing &call);
    /// So many bytes each way.
    void probe(std::int64_t bytes, const Probing &call);
    /// Nobody waits any more: the connection is aborted with whatever was under way.
    void abandon();

Q_SIGNALS:
    void stateChanged(splitscope::CloudClient::State state);
    void roundTripMeasured(std::chrono::microseconds roundTrip);

private:
    void knock();
    void reached();
    void unreachable(QAbstractSocket::SocketError error);
    Result<void> startEmulator();
    void connectToNode();
    void connectOutcomes();
    void settle();
    void onSettled();
    void onProbed(const std::optional<Arrival> &up, const std::optional<Arrival> &down);
    std::chrono::milliseconds pongPatience() const;
    void onBroken(const Error &error);
    bool isPatient() const;
    void knockAgain();
    void endCallWith(const Error &error);
    void disconnectNow();
    void setState(CloudClient::State state);

    Network network_;
    Identity identity_;
    Node node_;
    LinkConditions link_;
    Device device_;
    Preparing preparing_;
    Finishing finishing_;
    Probing probing_;
    Probe probe_;
    std::chrono::steady_clock::time_point probeBegin_;

    TracePlayer player_;
    std::unique_ptr<LinkEmulator> emulator_; ///< empty: straight
    std::unique_ptr<NodeConnection> connection_;
    std::unique_ptr<QTcpSocket> knocker_;
    QTimer nextKnock_;
    std::chrono::milliseconds pause_{0};
    std::chrono::steady_clock::time_point firstKnock_;
    CloudClient::State state_ = CloudClient::State::Disconnected;
};

} // namespace splitscope
