// What Qt puts in order between threads, for the thread sanitizer: Debian's Qt is not instrumented,
// so that what one thread hands to another by a queued call, a signal or a pool looks like a race.
// Each way of handing over orders what was done before it with what is called by it, and nothing
// else: an event loop that happens to run later does not hide a race. Included by a test's only
// source, which ends in SPLITSCOPE_GUILESS_MAIN.
#pragma once

#include <QCoreApplication>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#if defined(__SANITIZE_THREAD__)
#include <QDeadlineTimer>
#include <QFutureInterface>
#include <QMetaObject>
#include <QObject>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <functional>
#include <utility>

namespace splitscope::test {

/// What is done after acquire() comes after what was done before release() of the same.
inline void release(const void *what)
{
    __tsan_release(const_cast<void *>(what));
}
inline void acquire(const void *what)
{
    __tsan_acquire(const_cast<void *>(what));
}

/// The library's, which the program's function of the same name stands in front of.
template<typename Function>
Function behind(const char *mangled)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, mangled));
}

/// In front of what a connection or a queued call calls. Its references are counted in Qt's own
/// code, unseen: its end comes after all of its calls, on whichever thread.
class OrderedCall : public QtPrivate::QSlotObjectBase
{
public:
    /// Called after what `from` has released.
    OrderedCall(QtPrivate::QSlotObjectBase *called, const void *from)
        : QSlotObjectBase(&OrderedCall::operate), called_(called), from_(from)
    {
        release(&called_);
    }

private:
    static void operate(int which, QSlotObjectBase *self, QObject *receiver, void **arguments,
                        bool *result)
    {
        auto *call = static_cast<OrderedCall *>(self);
        acquire(&call->called_);
        switch (which) {
        case Destroy:
            acquire(call);
            call->called_->destroyIfLastRef();
            delete call;
            return;
        case Call:
            if (call->from_)
                acquire(call->from_);
            call->called_->call(receiver, arguments);
            break;
        case Compare:
            *result = call->called_->compare(arguments);
            break;
        default:
            break;
        }
        release(call);
    }

    QtPrivate::QSlotObjectBase *called_;
    const void *from_;
};

/// What a pool is given. One that is never run is never freed: nobody looks for leaks here.
struct Job
{
    QThreadPool &pool;
    std::function<void()> work;

    void run()
    {
        acquire(this);
        work();
        work = {}; // what it holds, before whoever waits goes on
        release(&pool);
        delete this;
    }
};

/// Whoever has waited for a thread comes after its events.
class Application : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool done = QCoreApplication::notify(receiver, event);
        release(QThread::currentThread());
        return done;
    }
};

} // namespace splitscope::test

bool QThread::wait(QDeadlineTimer deadline)
{
    using Wait = bool (*)(QThread *, QDeadlineTimer);
    static const auto wait = splitscope::test::behind<Wait>("_ZN7QThread4waitE14QDeadlineTimer");
    const bool done = wait(this, deadline);
    if (done)
        splitscope::test::acquire(this);
    return done;
}

/// A signal of our own; the receivers' threads see what was done before it.
void QMetaObject::activate(QObject *sender, const QMetaObject *type, int signal, void **arguments)
{
    using Activate = void (*)(QObject *, const QMetaObject *, int, void **);
    static const auto activate =
        splitscope::test::behind<Activate>("_ZN11QMetaObject8activateEP7QObjectPKS_iPPv");
    splitscope::test::release(sender);
    activate(sender, type, signal, arguments);
}

QMetaObject::Connection QObject::connectImpl(const QObject *sender, void **signal,
                                             const QObject *receiver, void **slotPointer,
                                             QtPrivate::QSlotObjectBase *slot,
                                             Qt::ConnectionType type, const int *types,
                                             const QMetaObject *senderType)
{
    using Connect = QMetaObject::Connection (*)(const QObject *, void **, const QObject *, void **,
                                                QtPrivate::QSlotObjectBase *, Qt::ConnectionType,
                                                const int *, const QMetaObject *);
    static const auto connect = splitscope::test::behind<Connect>(
        "_ZN7QObject11connectImplEPKS_PPvS1_S3_PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeE"
        "PKiPK11QMetaObject");
    return connect(sender, signal, receiver, slotPointer,
                   new splitscope::test::OrderedCall(slot, sender), type, types, senderType);
}

/// QMetaObject::invokeMethod() of anything that can be called.
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto invoke = splitscope::test::behind<Invoke>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connection"
        "TypeEPv");
    auto *const call = new splitscope::test::OrderedCall(slot, nullptr);
    call->ref();
    const bool done = invoke(object, call, type, result);
    if (type == Qt::BlockingQueuedConnection)
        splitscope::test::acquire(call);
    call->destroyIfLastRef();
    return done;
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    using Start = void (*)(QThreadPool *, std::function<void()>, int);
    static const auto start =
        splitscope::test::behind<Start>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    auto *const job = new splitscope::test::Job{*this, std::move(work)};
    splitscope::test::release(job);
    // Small enough to lie within the function object: there is no memory that would need an order.
    start(
        this, [job] { job->run(); }, priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    using Wait = bool (*)(QThreadPool *, int);
    static const auto wait = splitscope::test::behind<Wait>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = wait(this, milliseconds);
    if (done)
        splitscope::test::acquire(this);
    return done;
}

/// A future's results go with the last of those that have it.
bool QFutureInterfaceBase::derefT() const noexcept
{
    using Deref = bool (*)(const QFutureInterfaceBase *);
    static const auto deref =
        splitscope::test::behind<Deref>("_ZNK20QFutureInterfaceBase6derefTEv");
    const void *const shared = d;
    splitscope::test::release(shared);
    const bool stays = deref(this);
    if (!stays)
        splitscope::test::acquire(shared);
    return stays;
}

#define SPLITSCOPE_GUILESS_MAIN(Test)                                                              \
    int main(int count, char **arguments)                                                          \
    {                                                                                              \
        splitscope::test::Application application(count, arguments);                               \
        Test test;                                                                                 \
        return QTest::qExec(&test, count, arguments);                                              \
    }

#else

#define SPLITSCOPE_GUILESS_MAIN(Test) QTEST_GUILESS_MAIN(Test)

#endif
