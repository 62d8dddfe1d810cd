// Measures split runs of one network on one picture.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/runtime/runtime.h"

#include <chrono>
#include <memory>
#include <stop_token>

namespace splitscope {

/// Lives on the experiment thread, which it blocks while it measures.
class Experiment
{
public:
    /// `input` has the shape of the network's input; `cloud` must outlive the experiment.
    Experiment(std::shared_ptr<const Runtime> runtime, CloudHalf &cloud);

    /// Every split answer is compared with the unsplit one for this input.
    /// Runs the unsplit forward once, unpaced, which warms the edge up too.
    /// Errors: as Runtime::run.
    Result<void> setInput(Tensor input, const std::stop_token &stop = {});

    /// One run. Precondition: setInput() succeeded.
    /// Errors: those of Runtime::run and CloudHalf::finish; SplitDisagrees; MessageMalformed for a
    /// cloud that claims more time than has passed.
    Result<Measurement> measure(const Conditions &conditions, const std::stop_token &stop = {});

    const AnswerDigest &unsplitAnswer() const { return unsplit_; }

private:
    std::shared_ptr<const Runtime> runtime_;
    CloudHalf &cloud_;
    Tensor input_;
    AnswerDigest unsplit_;
};

/// How long a run may take before it is given up: thrice what its conditions say that it needs,
/// and ten seconds.
std::chrono::nanoseconds deadlineFor(const Network &network, const Conditions &conditions);

} // namespace splitscope
