#include "net/link/link_emulator.h"

#include "net/link/link_relay.h"
#include "net/link/pending_link.h"
#include "net/link/usage_meter.h"

#include <QThread>

namespace splitscope {

struct LinkEmulator::Impl
{
    PendingLink pendingLink;
    UsageMeter uplinkUsage;
    QThread thread;
    LinkRelay *relay = nullptr; ///< on the thread, which deletes it at its end
    std::int64_t burstBytes = LinkConditions{}.burstBytes;
    quint16 port = 0;
};

LinkEmulator::LinkEmulator() : impl_(std::make_unique<Impl>())
{
    impl_->relay = new LinkRelay(impl_->pendingLink, impl_->uplinkUsage);
    impl_->relay->moveToThread(&impl_->thread);
    QObject::connect(&impl_->thread, &QThread::started, impl_->relay, &LinkRelay::start);
    QObject::connect(&impl_->thread, &QThread::finished, impl_->relay, &QObject::deleteLater);
    impl_->thread.setObjectName(QStringLiteral("link-emulator"));
    impl_->thread.start();
}

LinkEmulator::~LinkEmulator()
{
    impl_->thread.quit();
    impl_->thread.wait();
}

Result<void> LinkEmulator::listen(const QString &targetHost, quint16 targetPort, Entrance entrance)
{
    Result<quint16> port;
    LinkRelay *relay = impl_->relay;
    QMetaObject::invokeMethod(
        relay, [&] { port = relay->listen(targetHost, targetPort, entrance); },
        Qt::BlockingQueuedConnection);
    impl_->port = port.value_or(0);
    if (!port)
        return tl::make_unexpected(port.error());
    return {};
}

quint16 LinkEmulator::port() const
{
    return impl_->port;
}

void LinkEmulator::setLink(const LinkConditions &link)
{
    impl_->burstBytes = link.burstBytes;
    impl_->pendingLink.set(link);
    QMetaObject::invokeMethod(impl_->relay, &LinkRelay::wake, Qt::QueuedConnection);
}

void LinkEmulator::measureTimers()
{
    QMetaObject::invokeMethod(impl_->relay, &LinkRelay::measureTimers,
                              Qt::BlockingQueuedConnection);
}

void LinkEmulator::resetUsage()
{
    impl_->uplinkUsage.reset();
}

std::optional<LinkUsage> LinkEmulator::uplinkUsage() const
{
    return impl_->uplinkUsage.usage(impl_->burstBytes);
}

} // namespace splitscope
