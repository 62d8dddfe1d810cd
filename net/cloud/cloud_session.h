// One edge at a node: the protocol's order, from its hello to its last run.
#pragma once

#include "engine/runtime/runtime.h"
#include "net/cloud/node_log.h"
#include "net/cloud/node_services.h"
#include "net/protocol/identity.h"
#include "net/protocol/messages.h"
#include "net/protocol/probe_sender.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace splitscope {

/// Lives on the node's thread. Never more than one run at a time, and never more in memory than
/// what it has taken of the payload budget and a few control messages.
class CloudSession : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket over, which is made on `tcp`. `services` outlives the session.
    CloudSession(InferencePool::Session id, QWebSocket *socket, QTcpSocket *tcp,
                 NodeServices &services, QObject *parent = nullptr);
    /// Stops what it computes and aborts the connection.
    ~CloudSession() override;

    /// Waits for the hello.
    void start();
    /// Says why not, and waits for the edge to go.
    void refuse(const Error &reason);
    /// Closes once it has answered what it has taken on.
    void finishUp();
    /// finishUp(), if its token is none any more.
    void judgeToken();
    /// Refused, or failed beyond repair: it only waits for its connection to close.
    bool over() const { return state_ == State::Over; }

Q_SIGNALS:
    void terminalLine(const QString &line);
    void logged(const splitscope::LogEntry &entry);
    /// The connection is closed: the session may be deleted.
    void closed();

private:
    enum class State {
        Hello,      ///< the hello belongs here
        Loading,    ///< nothing
        Request,    ///< a device, a run request or a probe
        Payload,    ///< the payload of `request_`
        Unwanted,   ///< the payload of a request that was refused
        Computing,  ///< nothing
        Probe,      ///< what is left of the bytes of `probe_`
        ProbeReply, ///< nothing
        Over,
    };

    void receive(const QByteArray &message);
    void receiveHello(const QByteArray &bytes);
    void welcome(const Result<ModelShelf::Loaded> &model);
    void receiveRequest(const QByteArray &bytes);
    void receiveDevice(const Device &device);
    void receiveRun(const RunRequest &request);
    void receivePayload(const QByteArray &payload);
    void receiveProbe(const Probe &probe);
    void receiveProbeBytes(qint64 bytes);
    void finish(Result<CloudReply> reply, std::chrono::steady_clock::time_point receivedAt);
    void awaitRequest();
    void disconnected();
    void timeOut();
    void watchReader();
    void checkReader();
    void cutReader();

    void send(const Message &message);
    void refuseRun(const Error &error);
    void endRunWith(const Error &error);
    void failRun(const Error &error);
    void failSession(const Error &error);
    std::optional<std::chrono::milliseconds> retryAfter(const Error &error) const;
    void closeGently();
    void log(LogLevel level, const QString &event, QList<std::pair<QString, QString>> fields = {});
    void allowMessagesUpTo(qint64 bytes);
    qint64 unsent() const;

    InferencePool::Session id_;
    std::unique_ptr<QWebSocket> socket_;
    QPointer<QTcpSocket> tcp_;
    NodeServices &services_;
    const CloudNodeOptions &options_;
    State state_ = State::Hello;
    bool isFinishingUp_ = false;
    bool isTimedOut_ = false; ///< the run that is computed
    Identity edge_;
    QByteArray tokenDigest_;
    ModelShelf::Loaded runtime_; ///< from the welcome on
    Device device_;              ///< to be, in the runs
    RunRequest request_;
    PayloadBudget::Share memory_; ///< for `request_`
    Probe probe_;
    qint64 probeBytesLeft_ = 0;
    ArrivalMeter arrival_; ///< of the payload or of the probe
    ProbeSender probeSender_;
    std::stop_source stop_;
    QTimer patience_;
    QTimer readerPatience_; ///< while the edge takes in nothing
    qint64 unsentBefore_ = 0;
};

} // namespace splitscope
