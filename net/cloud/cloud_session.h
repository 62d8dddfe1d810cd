// One edge at a node: the protocol's order, from its hello to its last run.
#pragma once

#include "engine/runtime/runtime.h"
#include "net/cloud/cloud_node.h"
#include "net/cloud/inference_pool.h"
#include "net/protocol/messages.h"
#include "net/protocol/probe_sender.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <stop_token>

namespace splitscope {

/// Lives on the node's thread. Never more than one run at a time, and never more in memory than
/// the largest activation.
class CloudSession : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket over. `pool` outlives the session.
    CloudSession(QWebSocket *socket, std::shared_ptr<const Runtime> runtime, InferencePool &pool,
                 const CloudNodeOptions &options, QObject *parent = nullptr);
    /// Stops what it computes and aborts the connection.
    ~CloudSession() override;

    /// Waits for the hello.
    void start();
    /// Says why not, and waits for the edge to go.
    void refuse(const Error &reason);
    /// Refused, or failed beyond repair: it only waits for its connection to close.
    bool over() const { return state_ == State::Over; }

Q_SIGNALS:
    void terminalLine(const QString &line);
    /// The connection is closed: the session may be deleted.
    void closed();

private:
    enum class State {
        Hello,      ///< the hello belongs here
        Request,    ///< a run request or a probe
        Payload,    ///< the payload of `request_`
        Unwanted,   ///< the payload of a request that was refused
        Computing,  ///< nothing
        Probe,      ///< what is left of the bytes of `probe_`
        ProbeReply, ///< nothing
        Over,
    };

    void receive(const QByteArray &message);
    void receiveHello(const QByteArray &bytes);
    void receiveRequest(const QByteArray &bytes);
    void receivePayload(const QByteArray &payload);
    void receiveProbe(const Probe &probe);
    void receiveProbeBytes(qint64 bytes);
    Result<CutPoint> acceptable(const RunRequest &request) const;
    void finish(Result<CloudReply> reply, std::chrono::steady_clock::time_point receivedAt);
    void timeOut();

    void send(const Message &message);
    void failRun(const Error &error);
    void failSession(const Error &error);
    void allowMessagesUpTo(qint64 bytes);

    std::unique_ptr<QWebSocket> socket_;
    std::shared_ptr<const Runtime> runtime_;
    InferencePool &pool_;
    CloudNodeOptions options_;
    State state_ = State::Hello;
    RunRequest request_;
    Probe probe_;
    qint64 probeBytesLeft_ = 0;
    ArrivalMeter arrival_; ///< of the payload or of the probe
    ProbeSender probeSender_;
    std::stop_source stop_;
    QTimer patience_;
};

} // namespace splitscope
