#include "net/termination_signals.h"

#ifdef Q_OS_LINUX
#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>
#endif

namespace splitscope {

#ifdef Q_OS_LINUX

namespace {

sigset_t terminating()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGINT);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGHUP);
    return signals;
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent) : QObject(parent)
{
    const sigset_t signals = terminating();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    file_ = ::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    // A notifier needs what an application brings, which may come later.
    QMetaObject::invokeMethod(
        this,
        [this] {
            auto *notifier = new QSocketNotifier(file_, QSocketNotifier::Read, this);
            connect(notifier, &QSocketNotifier::activated, this, [this] {
                signalfd_siginfo info{};
                if (::read(file_, &info, sizeof info) == sizeof info)
                    Q_EMIT received(static_cast<int>(info.ssi_signo));
            });
        },
        Qt::QueuedConnection);
}

TerminationSignals::~TerminationSignals()
{
    ::close(file_);
}

void TerminationSignals::restoreInChild()
{
    const sigset_t signals = terminating();
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

#else

TerminationSignals::TerminationSignals(QObject *parent) : QObject(parent) {}
TerminationSignals::~TerminationSignals() = default;
void TerminationSignals::restoreInChild() {}

#endif

} // namespace splitscope
