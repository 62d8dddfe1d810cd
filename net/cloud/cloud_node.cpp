#include "net/cloud/cloud_node.h"

#include "net/cloud/cloud_session.h"
#include "net/cloud/inference_pool.h"
#include "net/cloud/web_socket_listener.h"

#include <algorithm>
#include <vector>

namespace splitscope {

/// For those who come to a full node: they are told so, as long as they are not too many.
constexpr int sparePlaces = 16;

struct CloudNode::Impl
{
    Impl(CloudNode &owner, std::shared_ptr<const Runtime> model, const CloudNodeOptions &asked)
        : node(owner), runtime(std::move(model)), options(asked), pool(runtime, asked.workers),
          listener(asked.maxSessions + sparePlaces, asked.helloTimeout)
    {
        QObject::connect(&listener, &WebSocketListener::accepted, &node,
                         [this](QWebSocket *socket) { accept(socket); });
    }

    void accept(QWebSocket *socket);
    void forget(CloudSession *session);
    int served() const;

    CloudNode &node;
    std::shared_ptr<const Runtime> runtime;
    CloudNodeOptions options;
    InferencePool pool; // outlives the sessions, whose end stops its jobs
    std::vector<std::unique_ptr<CloudSession>> sessions;
    WebSocketListener listener;
};

void CloudNode::Impl::accept(QWebSocket *socket)
{
    const bool busy = served() >= options.maxSessions;
    auto session = std::make_unique<CloudSession>(socket, runtime, pool, options);
    CloudSession *const self = session.get();
    QObject::connect(self, &CloudSession::terminalLine, &node, &CloudNode::terminalLine);
    // Queued: the session is still at work when it says so.
    QObject::connect(
        self, &CloudSession::closed, &node, [this, self] { forget(self); }, Qt::QueuedConnection);
    if (std::ssize(sessions) >= options.maxSessions + sparePlaces)
        return;
    sessions.push_back(std::move(session));
    if (busy)
        self->refuse({ErrorKind::NodeBusy, node.url().toString().toStdString(),
                      "it has no room for another session"});
    else
        self->start();
}

void CloudNode::Impl::forget(CloudSession *session)
{
    std::erase_if(sessions, [session](const auto &held) { return held.get() == session; });
}

int CloudNode::Impl::served() const
{
    return static_cast<int>(
        std::ranges::count_if(sessions, [](const auto &session) { return !session->over(); }));
}

CloudNode::CloudNode(std::shared_ptr<const Runtime> runtime, const CloudNodeOptions &options,
                     QObject *parent)
    : QObject(parent), impl_(std::make_unique<Impl>(*this, std::move(runtime), options))
{
}

CloudNode::~CloudNode() = default;

Result<void> CloudNode::listen()
{
    return impl_->listener.listen(impl_->options.address, impl_->options.port);
}

QUrl CloudNode::url() const
{
    return impl_->listener.url();
}

int CloudNode::sessionCount() const
{
    return impl_->served();
}

} // namespace splitscope
