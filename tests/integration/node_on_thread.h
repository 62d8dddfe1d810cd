// Nodes, real and false, on threads of their own: the client under test blocks the test's thread.
#pragma once

#include "net/cloud/cloud_node.h"
#include "net/protocol/messages.h"
#include "tests/integration/split_network.h"
#include "tests/on_thread.h"

#include <QStringList>
#include <QWebSocket>
#include <QWebSocketServer>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace splitscope::test {

class NodeOnThread
{
public:
    explicit NodeOnThread(CloudNodeOptions options = {},
                          std::shared_ptr<const Runtime> runtime = alexNet())
        : node_([&] {
              auto node = std::make_unique<CloudNode>(std::move(runtime), options);
              QObject::connect(node.get(), &CloudNode::terminalLine, node.get(),
                               [this](const QString &line) { note(line); });
              if (node->listen())
                  url_ = node->url();
              return node;
          })
    {
    }

    QUrl url() const { return url_; }
    void stop() { node_.stop(); }
    void setAccess(const CloudNodeAccess &access)
    {
        QMetaObject::invokeMethod(
            &*node_,
            [&] {
                node_->setAccess(access);
                url_ = node_->url();
            },
            Qt::BlockingQueuedConnection);
    }

    /// Blocks until the node has said so, `times` times since it was made.
    bool says(const QString &beginning, int times = 1)
    {
        std::unique_lock lock(mutex_);
        return said_.wait_for(lock, std::chrono::minutes(1),
                              [&] { return lines_.filter(beginning).size() >= times; });
    }
    qsizetype count(const QString &beginning)
    {
        const std::lock_guard lock(mutex_);
        return lines_.filter(beginning).size();
    }

private:
    void note(const QString &line)
    {
        {
            const std::lock_guard lock(mutex_);
            lines_ << line;
        }
        said_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable said_;
    QStringList lines_;
    QUrl url_;
    OnThread<CloudNode> node_;
};

/// A WebSocket server that answers as a test tells it.
class FalseNode
{
public:
    using Answer = std::function<void(QWebSocket &, const QByteArray &)>;

    explicit FalseNode(Answer answer, const QString &spoken = QString::fromLatin1(subprotocol))
        : server_([&] {
              auto server = std::make_unique<QWebSocketServer>(QStringLiteral("false"),
                                                               QWebSocketServer::NonSecureMode);
              server->setSupportedSubprotocols({spoken});
              server->listen(QHostAddress::LocalHost);
              url_ = server->serverUrl();
              QObject::connect(server.get(), &QWebSocketServer::newConnection, server.get(),
                               [server = server.get(), answer] {
                                   QWebSocket *socket = server->nextPendingConnection();
                                   socket->setParent(server);
                                   QObject::connect(socket, &QWebSocket::binaryMessageReceived,
                                                    socket, [socket, answer](const QByteArray &m) {
                                                        answer(*socket, m);
                                                    });
                               });
              return server;
          })
    {
    }

    QUrl url() const { return url_; }

private:
    QUrl url_;
    OnThread<QWebSocketServer> server_;
};

} // namespace splitscope::test
