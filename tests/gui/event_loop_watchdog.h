// Notices events that keep the GUI thread from all others for too long.
#pragma once

#include <QApplication>
#include <QMetaEnum>
#include <QThread>

#include <chrono>
#include <ctime>
#include <utility>

namespace splitscope {

/// The application of a test. Each event that the loop delivers is timed by the thread's own CPU
/// time, so that a busy machine makes no difference; events within events count for the outer one.
class WatchedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    struct Slowest
    {
        std::chrono::nanoseconds cpu{0};
        QString what; ///< the receiver's class, its name, and the event
    };
    /// Since the last call.
    Slowest takeSlowest() { return std::exchange(slowest_, {}); }
    /// How many since the application began.
    long long eventCount() const { return events_; }

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Other threads' events come through here too, on their threads.
        if (QThread::currentThread() != thread() || depth_ > 0)
            return QApplication::notify(receiver, event);
        // The receiver may be gone afterwards.
        const char *kind = receiver->metaObject()->className();
        const QString name = receiver->objectName();
        const QEvent::Type type = event->type();
        const auto begin = threadCpu();
        ++depth_;
        const bool done = QApplication::notify(receiver, event);
        --depth_;
        ++events_;
        const auto cpu = threadCpu() - begin;
        if (cpu > slowest_.cpu)
            slowest_ = {cpu, QStringLiteral("%1 '%2', event %3 (%4)")
                                 .arg(QLatin1StringView(kind), name,
                                      QLatin1StringView(
                                          QMetaEnum::fromType<QEvent::Type>().valueToKey(type)))
                                 .arg(int(type))};
        return done;
    }

private:
    static std::chrono::nanoseconds threadCpu()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
    }

    int depth_ = 0;
    long long events_ = 0;
    Slowest slowest_;
};

} // namespace splitscope
