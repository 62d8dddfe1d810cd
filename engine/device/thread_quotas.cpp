#include "engine/device/thread_quotas.h"

#include <exception>
#include <semaphore>
#include <utility>

namespace splitscope {

/// A group and the one thread in it. For one caller.
class LimitedThread
{
public:
    static Result<std::unique_ptr<LimitedThread>> make()
    {
        auto group = ownCgroupPlace().and_then(CpuCgroup::make);
        if (!group)
            return tl::make_unexpected(group.error());
        std::unique_ptr<LimitedThread> made(new LimitedThread(*std::move(group)));
        if (!made->entered_)
            return tl::make_unexpected(made->entered_.error());
        return made;
    }

    ~LimitedThread()
    {
        work_ = nullptr;
        given_.release();
    }

    LimitedThread(const LimitedThread &) = delete;
    LimitedThread &operator=(const LimitedThread &) = delete;

    CpuCgroup &group() { return *group_; }

    void run(const std::function<void()> &work)
    {
        work_ = &work;
        given_.release();
        done_.acquire();
        if (const auto thrown = std::exchange(thrown_, nullptr))
            std::rethrow_exception(thrown);
    }

private:
    explicit LimitedThread(std::unique_ptr<CpuCgroup> group)
        : group_(std::move(group)), thread_([this] { serve(); })
    {
        done_.acquire();
    }

    void serve()
    {
        entered_ = group_->enter();
        done_.release();
        for (given_.acquire(); work_; given_.acquire()) {
            try {
                (*work_)();
            } catch (...) {
                thrown_ = std::current_exception();
            }
            done_.release();
        }
        group_->leave();
    }

    std::unique_ptr<CpuCgroup> group_;
    Result<void> entered_;
    const std::function<void()> *work_ = nullptr; ///< none: the end
    std::exception_ptr thrown_;
    std::binary_semaphore given_{0};
    std::binary_semaphore done_{0};
    std::jthread thread_;
};

ThreadQuotas::ThreadQuotas() = default;
ThreadQuotas::~ThreadQuotas() = default;

Result<LimitedThread *> ThreadQuotas::limited(CpuShare share, CpuQuota quota)
{
    const std::lock_guard lock(mutex_);
    std::unique_ptr<LimitedThread> &thread = threads_[std::this_thread::get_id()];
    if (!thread) {
        auto made = LimitedThread::make();
        if (!made)
            return tl::make_unexpected(made.error());
        thread = *std::move(made);
    }
    if (const auto set = thread->group().limit(share, quota); !set)
        return tl::make_unexpected(set.error());
    return thread.get();
}

Result<void> ThreadQuotas::prepare(CpuShare share, CpuQuota quota)
{
    return limited(share, quota).map([](const auto *) {});
}

Result<void> ThreadQuotas::run(CpuShare share, CpuQuota quota, const std::stop_token &stop,
                               const std::function<void()> &work)
{
    const auto thread = limited(share, quota);
    if (!thread)
        return tl::make_unexpected(thread.error());
    CpuCgroup &group = (*thread)->group();
    const std::stop_callback lift(stop, [&group] { group.lift(); });
    (*thread)->run(work);
    return {};
}

} // namespace splitscope
