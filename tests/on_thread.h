// A thread for an object that lives by signals, beside a test that blocks its own.
#pragma once

#include <QObject>
#include <QThread>

#include <memory>

namespace splitscope::test {

/// Runs what a test makes on a thread of its own, and takes it down there.
template<typename Service>
class OnThread
{
public:
    template<typename Make>
    explicit OnThread(Make make)
    {
        thread_.start();
        context_.moveToThread(&thread_);
        QMetaObject::invokeMethod(
            &context_, [&] { service_ = make(); }, Qt::BlockingQueuedConnection);
    }

    ~OnThread()
    {
        stop();
        thread_.quit();
        thread_.wait();
    }

    Service &operator*() { return *service_; }
    Service *operator->() { return service_.get(); }

    void stop()
    {
        QMetaObject::invokeMethod(
            &context_, [this] { service_.reset(); }, Qt::BlockingQueuedConnection);
    }

private:
    QThread thread_;
    QObject context_;
    std::unique_ptr<Service> service_;
};

} // namespace splitscope::test
