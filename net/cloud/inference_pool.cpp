#include "net/cloud/inference_pool.h"

#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

InferencePool::InferencePool(int workers, QObject *parent) : QObject(parent), load_(workers)
{
    threads_.setMaxThreadCount(workers);
    threads_.setExpiryTimeout(-1); // a new thread would warm up what the old one had warm
}

InferencePool::~InferencePool()
{
    threads_.clear();
    threads_.waitForDone();
}

void InferencePool::prepare(std::shared_ptr<const Runtime> runtime, CutPoint cut,
                            const Device &device)
{
    threads_.start([runtime = std::move(runtime), cut, device] {
        // What fails here fails in the run, which says so.
        (void)runtime->prepare(cut, runtime->network().lastCut(), device);
    });
}

void InferencePool::submit(Session session, InferenceJob job, std::stop_token stop, Calls calls)
{
    load_.queued();
    {
        const std::lock_guard lock(mutex_);
        queue_.push(session, {std::move(job), std::move(stop), std::move(calls)});
    }
    threads_.start([this] { workOnNext(); });
}

void InferencePool::leave(Session session)
{
    const std::lock_guard lock(mutex_);
    load_.dropped(static_cast<int>(queue_.leave(session)));
}

void InferencePool::workOnNext()
{
    auto turn = [this] {
        const std::lock_guard lock(mutex_);
        return queue_.pop();
    }();
    if (!turn) // it has left
        return;
    auto &[job, stop, calls] = turn->job;
    const auto begin = Clock::now();
    if (stop.stop_requested())
        return load_.dropped(1);
    load_.began(begin - job.receivedAt);
    QMetaObject::invokeMethod(
        this,
        [calls = calls] {
            if (calls.receiver && calls.began)
                calls.began();
        },
        Qt::QueuedConnection);
    const Result<CloudReply> reply = infer(job, stop);
    const bool atOwnSpeed = !job.device.profile.emulated && job.device.share == CpuShare();
    load_.ended(job.cut, reply && atOwnSpeed ? std::optional(reply->compute) : std::nullopt,
                job.runtime->network().id());
    {
        const std::lock_guard lock(mutex_);
        queue_.charge(turn->who, Clock::now() - begin);
    }
    QMetaObject::invokeMethod(
        this,
        [calls = calls, reply] {
            if (calls.receiver)
                calls.done(reply);
        },
        Qt::QueuedConnection);
}

} // namespace splitscope
