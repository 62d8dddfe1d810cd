#include "net/cloud/inference_pool.h"

#include <QPointer>

namespace splitscope {

InferencePool::InferencePool(std::shared_ptr<const Runtime> runtime, int workers, QObject *parent)
    : QObject(parent), runtime_(std::move(runtime))
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
    threads_.start([this, job = std::move(job), stop = std::move(stop),
                    receiver = QPointer<QObject>(receiver), done = std::move(done)] {
        const Result<CloudReply> reply = infer(*runtime_, job, stop);
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
