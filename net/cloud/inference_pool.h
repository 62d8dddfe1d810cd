// A bounded number of inferences at a time, off the event loop.
#pragma once

#include "net/cloud/inference_job.h"
#include "net/cloud/load_meter.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <stop_token>

namespace splitscope {

/// Lives on the node's thread, and so do the calls that it makes back; the jobs run on threads of
/// its own, first come, first served.
class InferencePool : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<CloudReply> &)>;

    InferencePool(std::shared_ptr<const Runtime> runtime, int workers, QObject *parent = nullptr);
    /// Waits for the jobs: request their stop first.
    ~InferencePool() override;

    /// Pays for a new CPU quota while the payload is under way, not in the run's time. With one
    /// worker it is the one that will compute.
    void prepare(CutPoint cut, const Device &device);
    /// Calls `done` from the event loop, unless `receiver` is gone by then.
    void submit(InferenceJob job, std::stop_token stop, QObject *receiver, Done done);
    NodeLoad load() const { return load_.now(); }

private:
    std::shared_ptr<const Runtime> runtime_;
    LoadMeter load_;
    QThreadPool threads_; // its jobs end before the rest does
};

} // namespace splitscope
