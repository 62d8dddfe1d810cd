// The cloud half as a service: WebSocket sessions in front of shared models.
#pragma once

#include "engine/result.h"
#include "engine/runtime/runtime.h"
#include "net/cloud/access_tokens.h"
#include "net/cloud/model_shelf.h"
#include "net/cloud/node_certificate.h"
#include "net/cloud/node_log.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace splitscope {

/// A limit of 0 that says so is none.
struct CloudNodeOptions
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any that is free
    /// Where /healthz, /readyz and /metrics are for whoever reaches it; empty: nowhere.
    std::optional<quint16> adminPort = {};
    QHostAddress adminAddress = QHostAddress::LocalHost;
    int workers = 1; ///< inferences at a time
    int maxSessions = 64;
    int maxPerAddress = 0;   ///< connections, those without a session included; 0: any number
    int maxFailedHellos = 0; ///< of one address within a minute; 0: any number
    int maxQueue = 64;       ///< requests that wait for a worker
    qint64 payloadMemory = 256LL * 1024 * 1024; ///< for payloads of all sessions, as memoryFor()
    qint64 modelMemory = 4096LL * 1024 * 1024;  ///< for the weights of all models
    /// For the WebSocket handshake, and again for the hello.
    std::chrono::milliseconds helloTimeout = std::chrono::seconds(30);
    /// Between two requests; 0: for ever.
    std::chrono::milliseconds idleTimeout{0};
    /// From an announced payload to its last byte; slow links need long ones.
    std::chrono::milliseconds payloadTimeout = std::chrono::minutes(5);
    /// Of an edge that takes in nothing of what is sent to it.
    std::chrono::milliseconds writeTimeout = std::chrono::seconds(30);
    /// Of computing one request, pacing included.
    std::chrono::milliseconds inferenceTimeout = std::chrono::minutes(5);
    /// From a fatal failure until the node closes a connection that the edge leaves open.
    std::chrono::milliseconds closeTimeout = std::chrono::seconds(15);
    /// Models beside the first, loaded when an edge asks for them.
    std::vector<ModelShelf::Served> models = {};
};

/// Whom it lets in, and how it proves itself: what can change while it runs.
struct CloudNodeAccess
{
    AccessTokens tokens = {};
    std::optional<NodeCertificate> certificate = {}; ///< with it wss:// only
};

/// Lives on a thread with an event loop; inference runs on its own worker pool.
class CloudNode : public QObject
{
    Q_OBJECT

public:
    CloudNode(std::shared_ptr<const Runtime> runtime, const CloudNodeOptions &options,
              QObject *parent = nullptr);
    /// Closes every session, stops what they compute and waits for the workers.
    ~CloudNode() override;

    /// For connections from now on. Sessions whose token is gone are closed after their run.
    void setAccess(const CloudNodeAccess &access);
    /// Errors: AddressUnusable.
    Result<void> listen();
    /// ws://127.0.0.1:40113, with the port that it got.
    QUrl url() const;
    /// http://127.0.0.1:9701; empty without an admin port.
    QUrl adminUrl() const;
    /// Edges connected, without those that were refused.
    int sessionCount() const;
    /// Prometheus' text of what it has done.
    QByteArray metrics() const;

    /// Takes no connection any more, closes sessions between two runs, answers what is under way.
    /// drained() follows when no session is left.
    void drain();

Q_SIGNALS:
    /// One line of the cloud's terminal, in the lab's words, without a time stamp.
    void terminalLine(const QString &line);
    void logged(const splitscope::LogEntry &entry);
    void drained();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
