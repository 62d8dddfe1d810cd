#include "net/cloud/inference_pool.h"

#include <QPointer>

namespace splitscope {

InferencePool::InferencePool(std::shared_ptr<const Runtime> runtime, int workers, QObject *parent)
    : QObject(parent), runtime_(std::move(runtime)), load_(workers)
{
    threads_.setMaxThreadCount(workers);
    threads_.setExpiryTimeout(-1); // a new thread would warm up what the old one had warm
}

InferencePool::~InferencePool()
{
    threads_.clear();
    threads_.waitForDone();
}

void InferencePool::prepare(CutPoint cut, const Device &device)
{
    threads_.start([this, cut, device] {
        // What fails here fails in the run, which says so.
        (void)runtime_->prepare(cut, runtime_->network().lastCut(), device);
    });
}

void InferencePool::submit(InferenceJob job, std::stop_token stop, QObject *receiver, Done done)
{
    load_.queued();
    threads_.start([this, job = std::move(job), stop = std::move(stop),
                    receiver = QPointer<QObject>(receiver), done = std::move(done)] {
        load_.began(std::chrono::steady_clock::now() - job.receivedAt);
        const Result<CloudReply> reply = infer(*runtime_, job, stop);
        const bool atOwnSpeed = !job.device.profile.emulated && job.device.share == CpuShare();
        load_.ended(job.cut, reply && atOwnSpeed ? std::optional(reply->compute) : std::nullopt);
        QMetaObject::invokeMethod(
            this,
            [receiver, done, reply] {
                if (receiver)
                    done(reply);
            },
            Qt::QueuedConnection);
    });
}

} // namespace splitscope
