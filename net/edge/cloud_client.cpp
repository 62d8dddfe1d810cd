#include "net/edge/cloud_client.h"

#include "net/edge/node_address.h"
#include "net/edge/node_route.h"

#include <QThread>

#include <mutex>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

std::string secondsText(Clock::duration time)
{
    return u"%1 s"_s.arg(std::chrono::duration<double>(time).count(), 0, 'f', 1).toStdString();
}

} // namespace

struct CloudClient::Impl
{
    Impl(Network model, const Fingerprint &fingerprint)
        : network(std::move(model)), route(new NodeRoute(network, fingerprint))
    {
        route->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, route, &QObject::deleteLater);
        thread.setObjectName(u"network"_s);
        thread.start();
    }

    template<typename Call>
    void post(Call call)
    {
        QMetaObject::invokeMethod(route, std::move(call), Qt::QueuedConnection);
    }

    /// What the network thread brings to the one that waits here.
    template<typename T>
    Result<T> wait(AwaitedResult<T> &awaited, const std::stop_token &stop,
                   Clock::time_point deadline);
    std::string nodeText();

    Network network;
    QThread thread;
    NodeRoute *route; ///< deleted by its thread's end
    std::mutex mutex; ///< for `node`
    QUrl node;
    std::int64_t lastId = 0;
    Device expected;
    std::optional<LinkUsage> uplink;
    std::optional<std::chrono::microseconds> roundTrip;
    std::optional<NodeLoad> load;
    std::optional<Clock::time_point> traceStart;
};

template<typename T>
Result<T> CloudClient::Impl::wait(AwaitedResult<T> &awaited, const std::stop_token &stop,
                                  Clock::time_point deadline)
{
    const auto begin = Clock::now();
    if (auto result = awaited.wait(stop, deadline))
        return *std::move(result);
    post([route = route] { route->abandon(); });
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, nodeText());
    return fail(ErrorKind::DeadlineExceeded, nodeText(), secondsText(deadline - begin));
}

std::string CloudClient::Impl::nodeText()
{
    const std::lock_guard lock(mutex);
    return node.toString().toStdString();
}

CloudClient::CloudClient(Network network, Fingerprint fingerprint, QObject *parent)
    : QObject(parent), impl_(std::make_unique<Impl>(std::move(network), fingerprint))
{
    connect(impl_->route, &NodeRoute::stateChanged, this, &CloudClient::stateChanged,
            Qt::DirectConnection);
    connect(impl_->route, &NodeRoute::roundTripMeasured, this, &CloudClient::roundTripMeasured,
            Qt::DirectConnection);
}

CloudClient::~CloudClient()
{
    impl_->thread.quit();
    impl_->thread.wait();
}

Result<void> CloudClient::setNode(const QUrl &url, const NodeAccess &access)
{
    const auto valid = nodeUrl(url.toString());
    if (!valid)
        return tl::make_unexpected(valid.error());
    const auto trusted = trustedNode(access);
    if (!trusted)
        return tl::make_unexpected(trusted.error());
    const std::lock_guard lock(impl_->mutex);
    impl_->node = *valid;
    impl_->post([route = impl_->route, node = NodeRoute::Node{*valid, access.token, *trusted}] {
        route->setNode(node);
    });
    return {};
}

void CloudClient::expect(const Device &cloud)
{
    impl_->expected = cloud;
}

Result<void> CloudClient::prepare(const LinkConditions &link, std::stop_token stop,
                                  Clock::time_point deadline)
{
    if (impl_->nodeText().empty())
        return fail(ErrorKind::InvalidUrl, {}, "no node has been chosen");
    const auto call = std::make_shared<AwaitedResult<NodeRoute::Prepared>>();
    impl_->post([route = impl_->route, link, device = impl_->expected, call] {
        route->prepare(link, device, call);
    });
    return impl_->wait(*call, stop, deadline).map([&](const NodeRoute::Prepared &prepared) {
        impl_->traceStart = prepared.traceStart;
        impl_->load = prepared.load;
    });
}

Result<CloudReply> CloudClient::finish(const CloudRequest &request, std::stop_token stop,
                                       Clock::time_point deadline)
{
    const QByteArray payload(reinterpret_cast<const char *>(request.payload.data()),
                             std::ssize(request.payload));
    RunRequest message;
    message.id = ++impl_->lastId;
    message.cut = request.cut.index();
    message.payload = announce(request.coding, impl_->network.shapeAt(request.cut), payload);
    message.delivery = request.delivery;

    impl_->uplink.reset();
    impl_->roundTrip.reset();
    const auto call = std::make_shared<AwaitedResult<NodeRoute::Answer>>();
    impl_->post([route = impl_->route, device = request.cloud, message, payload, call] {
        route->finish(device, message, payload, call);
    });
    auto answer = impl_->wait(*call, stop, deadline);
    if (!answer)
        return tl::make_unexpected(answer.error());
    impl_->uplink = answer->uplink;
    impl_->roundTrip = answer->roundTrip;
    impl_->load = answer->reply.load;
    return std::move(answer->reply);
}

std::optional<LinkUsage> CloudClient::uplinkUsage() const
{
    return impl_->uplink;
}

std::optional<std::chrono::microseconds> CloudClient::roundTrip() const
{
    return impl_->roundTrip;
}

std::optional<NodeLoad> CloudClient::nodeLoad() const
{
    return impl_->load;
}

Result<LinkProbe> CloudClient::probe(std::int64_t bytes, std::stop_token stop,
                                     Clock::time_point deadline)
{
    const auto call = std::make_shared<AwaitedResult<LinkProbe>>();
    impl_->post([route = impl_->route, bytes, call] { route->probe(bytes, call); });
    return impl_->wait(*call, stop, deadline);
}

std::optional<Clock::time_point> CloudClient::traceStart() const
{
    return impl_->traceStart;
}

} // namespace splitscope
