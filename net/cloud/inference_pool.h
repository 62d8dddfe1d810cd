// A bounded number of inferences at a time, off the event loop.
#pragma once

#include "net/cloud/fair_queue.h"
#include "net/cloud/inference_job.h"
#include "net/cloud/load_meter.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace splitscope {

/// Lives on the node's thread, and so do the calls that it makes back; the jobs run on threads of
/// its own, in the order of FairQueue.
class InferencePool : public QObject
{
    Q_OBJECT

public:
    using Session = FairQueue<int>::Who;
    /// From the event loop, unless the receiver is gone by then.
    struct Calls
    {
        QPointer<QObject> receiver;
        std::function<void()> began;
        std::function<void(const Result<CloudReply> &)> done;
    };

    explicit InferencePool(int workers, QObject *parent = nullptr);
    /// Waits for the jobs: request their stop first.
    ~InferencePool() override;

    /// Pays for a new CPU quota while the payload is under way, not in the run's time. With one
    /// worker it is the one that will compute.
    void prepare(std::shared_ptr<const Runtime> runtime, CutPoint cut, const Device &device);
    /// A job whose stop is requested before it begins costs no forward.
    void submit(Session session, InferenceJob job, std::stop_token stop, Calls calls);
    /// What it has waiting is dropped.
    void leave(Session session);
    NodeLoad load() const { return load_.now(); }

private:
    struct Entry
    {
        InferenceJob job;
        std::stop_token stop;
        Calls calls;
    };

    void workOnNext();

    LoadMeter load_;
    std::mutex mutex_; ///< for the queue
    FairQueue<Entry> queue_;
    QThreadPool threads_; // its jobs end before the rest does
};

} // namespace splitscope
