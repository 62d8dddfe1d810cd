#include "net/cloud/cloud_node.h"

#include "net/cloud/cloud_session.h"
#include "net/cloud/node_services.h"
#include "net/cloud/web_socket_listener.h"
#include "net/error_text.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

/// For those who come to a full node: they are told so, as long as they are not too many.
constexpr int sparePlaces = 16;
/// Of an admin port: whoever asks is gone again at once.
constexpr HttpDoor::Limits adminLimits{.waiting = 16, .patience = std::chrono::seconds(10)};
/// Between two warnings of the same.
constexpr std::chrono::minutes quietAfterWarning(1);

} // namespace

struct CloudNode::Impl
{
    Impl(CloudNode &owner, std::shared_ptr<const Runtime> first, const CloudNodeOptions &options);

    void connectShelf();
    void accept(QWebSocket *socket, QTcpSocket *tcp);
    void forget(CloudSession *session);
    int served() const;
    bool isReady() const;
    HttpPage page(const QByteArray &path, bool mayWatch) const;
    QByteArray metrics() const;
    void log(LogLevel level, const QString &event, QList<std::pair<QString, QString>> fields);
    void drop(const QString &reason);

    CloudNode &node;
    NodeServices services; // outlives the sessions, whose end stops their jobs
    InferencePool::Session lastId = 0;
    std::optional<QDateTime> certificateExpires;
    bool isDraining = false;
    QDeadlineTimer quiet; ///< no warning of descriptors until then
    WebSocketListener listener;
    ConnectionGate adminGate{ConnectionGate::Limits{}};
    HttpDoor adminDoor;
    std::vector<std::unique_ptr<CloudSession>> sessions; // gone before the sockets they are made on
};

CloudNode::Impl::Impl(CloudNode &owner, std::shared_ptr<const Runtime> first,
                      const CloudNodeOptions &options)
    : node(owner), services(std::move(first), options),
      listener({.waiting = options.maxSessions + sparePlaces, .patience = options.helloTimeout},
               services.gate,
               [this](const QByteArray &path, const QHostAddress &peer) {
                   return page(path, peer.isLoopback());
               }),
      adminDoor(adminLimits, adminGate,
                [this](const QByteArray &path, const QHostAddress &) { return page(path, true); })
{
    QObject::connect(&listener, &WebSocketListener::accepted, &node,
                     [this](QWebSocket *socket, QTcpSocket *tcp) { accept(socket, tcp); });
    QObject::connect(&listener, &WebSocketListener::originRefused, &node,
                     [this] { drop(u"origin"_s); });
    QObject::connect(&listener.door(), &HttpDoor::dropped, &node,
                     [this](const QString &reason) { drop(reason); });
    QObject::connect(&adminDoor, &HttpDoor::upgradeWanted, &node,
                     [](QTcpSocket *socket) { socket->abort(); });
    connectShelf();
}

void CloudNode::Impl::connectShelf()
{
    QObject::connect(&services.models, &ModelShelf::loadedModel, &node,
                     [this](const QString &model, std::chrono::milliseconds took) {
                         services.metrics.modelLoaded();
                         log(LogLevel::Info, u"model-loaded"_s,
                             {{u"model"_s, model}, {u"ms"_s, QString::number(took.count())}});
                     });
    QObject::connect(&services.models, &ModelShelf::evictedModel, &node,
                     [this](const QString &model) {
                         services.metrics.modelEvicted();
                         log(LogLevel::Info, u"model-evicted"_s, {{u"model"_s, model}});
                     });
    QObject::connect(&services.models, &ModelShelf::loadFailed, &node,
                     [this](const QString &model, const Error &error) {
                         log(LogLevel::Error, u"model-failed"_s,
                             {{u"model"_s, model}, {u"why"_s, errorText(error)}});
                     });
}

void CloudNode::Impl::accept(QWebSocket *socket, QTcpSocket *tcp)
{
    const bool full = served() >= services.options.maxSessions;
    auto session = std::make_unique<CloudSession>(++lastId, socket, tcp, services);
    CloudSession *const self = session.get();
    QObject::connect(self, &CloudSession::terminalLine, &node, &CloudNode::terminalLine);
    QObject::connect(self, &CloudSession::logged, &node, &CloudNode::logged);
    // Queued: the session is still at work when it says so.
    QObject::connect(
        self, &CloudSession::closed, &node, [this, self] { forget(self); }, Qt::QueuedConnection);
    if (isDraining || std::ssize(sessions) >= services.options.maxSessions + sparePlaces)
        return drop(u"handshakes"_s);
    sessions.push_back(std::move(session));
    if (full)
        self->refuse({ErrorKind::NodeBusy, services.name, "it has no room for another session"});
    else
        self->start();
}

void CloudNode::Impl::forget(CloudSession *session)
{
    std::erase_if(sessions, [session](const auto &held) { return held.get() == session; });
    if (isDraining && sessions.empty())
        Q_EMIT node.drained();
}

int CloudNode::Impl::served() const
{
    return static_cast<int>(
        std::ranges::count_if(sessions, [](const auto &session) { return !session->over(); }));
}

bool CloudNode::Impl::isReady() const
{
    return !isDraining && served() < services.options.maxSessions;
}

HttpPage CloudNode::Impl::page(const QByteArray &path, bool mayWatch) const
{
    if (path == "/healthz")
        return {200, "ok\n"};
    if (path == "/readyz")
        return isReady() ? HttpPage{200, "ready\n"}
                         : HttpPage{503, isDraining ? "draining\n" : "full\n"};
    if (path == "/metrics" && mayWatch)
        return {200, metrics()};
    return {};
}

QByteArray CloudNode::Impl::metrics() const
{
    return services.metrics.text({.load = services.pool.load(),
                                  .sessions = served(),
                                  .models = services.models.loaded(),
                                  .modelBytes = services.models.loadedBytes(),
                                  .payloadBytes = services.budget.taken(),
                                  .ready = isReady(),
                                  .certificateExpires = certificateExpires});
}

void CloudNode::Impl::log(LogLevel level, const QString &event,
                          QList<std::pair<QString, QString>> fields)
{
    Q_EMIT node.logged({level, event, std::move(fields)});
}

void CloudNode::Impl::drop(const QString &reason)
{
    services.metrics.rejected(reason);
    log(LogLevel::Debug, u"connection-dropped"_s, {{u"reason"_s, reason}});
    if (reason == u"descriptors" && quiet.hasExpired()) {
        quiet = QDeadlineTimer(quietAfterWarning);
        log(LogLevel::Warning, u"out-of-descriptors"_s,
            {{u"sessions"_s, QString::number(sessions.size())}});
    }
}

CloudNode::CloudNode(std::shared_ptr<const Runtime> runtime, const CloudNodeOptions &options,
                     QObject *parent)
    : QObject(parent), impl_(std::make_unique<Impl>(*this, std::move(runtime), options))
{
}

CloudNode::~CloudNode() = default;

void CloudNode::setAccess(const CloudNodeAccess &access)
{
    impl_->services.tokens = access.tokens;
    impl_->certificateExpires.reset();
    std::optional<QSslConfiguration> tls;
    if (access.certificate) {
        tls = access.certificate->tls;
        impl_->certificateExpires = access.certificate->expires;
    }
    impl_->listener.door().setTls(tls);
    for (const auto &session : impl_->sessions)
        session->judgeToken();
}

Result<void> CloudNode::listen()
{
    const CloudNodeOptions &options = impl_->services.options;
    if (options.adminPort)
        if (const auto admin = impl_->adminDoor.listen(options.adminAddress, *options.adminPort);
            !admin)
            return admin;
    const auto listening = impl_->listener.door().listen(options.address, options.port);
    impl_->services.name = url().toString().toStdString();
    return listening;
}

QUrl CloudNode::url() const
{
    return impl_->listener.url();
}

QUrl CloudNode::adminUrl() const
{
    if (!impl_->adminDoor.isOpen())
        return {};
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(impl_->adminDoor.address().toString());
    url.setPort(impl_->adminDoor.port());
    return url;
}

int CloudNode::sessionCount() const
{
    return impl_->served();
}

QByteArray CloudNode::metrics() const
{
    return impl_->metrics();
}

void CloudNode::drain()
{
    impl_->isDraining = true;
    impl_->listener.door().close();
    impl_->log(LogLevel::Info, u"draining"_s,
               {{u"sessions"_s, QString::number(impl_->sessions.size())}});
    for (const auto &session : impl_->sessions)
        session->finishUp();
    if (impl_->sessions.empty())
        QMetaObject::invokeMethod(this, &CloudNode::drained, Qt::QueuedConnection);
}

} // namespace splitscope
