// What Qt's own queues put in order, for the thread sanitizer: Debian's Qt is not instrumented, so
// that what one thread hands to another by a queued call looks like a race. Included by a test's
// only source.
#pragma once

#include <QCoreApplication>
#include <QThreadPool>

#if defined(__SANITIZE_THREAD__)
#include <dlfcn.h>

#include <functional>
#include <utility>

extern "C" void __tsan_acquire(void *);
extern "C" void __tsan_release(void *);

namespace splitscope::test {

/// One for all queues: more is taken for ordered than is, and nothing else.
inline char queues;

/// The library's, which the program's function of the same name stands in front of.
template<typename Function>
Function behind(const char *mangled)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, mangled));
}

class Application : public QCoreApplication
{
public:
    using QCoreApplication::QCoreApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        __tsan_acquire(&queues);
        const bool done = QCoreApplication::notify(receiver, event);
        __tsan_release(&queues);
        return done;
    }
};

} // namespace splitscope::test

/// QMetaObject::invokeMethod() of anything that can be called.
bool QMetaObject::invokeMethodImpl(QObject *object, QtPrivate::QSlotObjectBase *slot,
                                   Qt::ConnectionType type, void *result)
{
    using Call = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
    static const auto call = splitscope::test::behind<Call>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14Connection"
        "TypeEPv");
    slot->ref(); // counted by Qt's own code, unseen: the end is here, and after what was called
    __tsan_release(&splitscope::test::queues);
    const bool done = call(object, slot, type, result);
    __tsan_acquire(&splitscope::test::queues);
    slot->destroyIfLastRef();
    return done;
}

void QThreadPool::start(std::function<void()> work, int priority)
{
    using Start = void (*)(QThreadPool *, std::function<void()>, int);
    static const auto start =
        splitscope::test::behind<Start>("_ZN11QThreadPool5startESt8functionIFvvEEi");
    std::function<void()> ordered = [work = std::move(work)] {
        __tsan_acquire(&splitscope::test::queues);
        work();
        __tsan_release(&splitscope::test::queues);
    };
    __tsan_release(&splitscope::test::queues);
    start(this, std::move(ordered), priority);
}

bool QThreadPool::waitForDone(int milliseconds)
{
    using Wait = bool (*)(QThreadPool *, int);
    static const auto wait = splitscope::test::behind<Wait>("_ZN11QThreadPool11waitForDoneEi");
    const bool done = wait(this, milliseconds);
    __tsan_acquire(&splitscope::test::queues);
    return done;
}

#else

namespace splitscope::test {

using Application = QCoreApplication;

} // namespace splitscope::test

#endif
