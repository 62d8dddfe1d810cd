// The cloud half as a service: WebSocket sessions in front of one shared runtime.
#pragma once

#include "engine/result.h"
#include "engine/runtime/runtime.h"

#include <QHostAddress>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>

namespace splitscope {

struct CloudNodeOptions
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any that is free
    int workers = 1;  ///< inferences at a time
    int maxSessions = 64;
    /// For the WebSocket handshake, and again for the hello.
    std::chrono::milliseconds helloTimeout = std::chrono::seconds(30);
    /// From an announced payload to its last byte; slow links need long ones.
    std::chrono::milliseconds payloadTimeout = std::chrono::minutes(5);
    /// From a fatal failure until the node closes a connection that the edge leaves open.
    std::chrono::milliseconds closeTimeout = std::chrono::seconds(15);
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

    /// Errors: AddressUnusable.
    Result<void> listen();
    /// ws://127.0.0.1:40113, with the port that it got.
    QUrl url() const;
    /// Edges connected, without those that were refused.
    int sessionCount() const;

Q_SIGNALS:
    /// One line of the cloud's terminal, in the lab's words, without a time stamp.
    void terminalLine(const QString &line);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
