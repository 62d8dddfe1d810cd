// Measures what predictions are made of, step by step.
#pragma once

#include "engine/experiment/experiment.h"
#include "engine/predict/parts_from_runs.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Real runs at every cut, in random order, between this computer and the node: unlimited, then
/// paced over a link that lets both sides rest, then some unlimited ones over that link; and each
/// coding at each cut. That gives both halves' times for each cut, on whatever computer the node
/// is. Repeated for some seconds (`budget`), twice at the least. Lives on one thread, which a step
/// blocks for one run or one cut's codings.
class PredictionMeasurement
{
public:
    /// `cloud` must outlive it.
    PredictionMeasurement(std::shared_ptr<const Runtime> runtime, CloudHalf &cloud, Tensor input,
                          const MessageBytes &messages,
                          std::chrono::nanoseconds budget = std::chrono::seconds(5));

    bool done() const;
    /// 0 to 1.
    double progress() const;
    /// Precondition: not done. Errors: as Experiment::measure. May be tried again after one.
    Result<void> step(const std::stop_token &stop = {});

    /// Precondition: done.
    PredictionParts parts() const;

private:
    struct PlannedRun
    {
        int repetition;
        Conditions conditions;
    };

    Result<void> measureRun(const std::stop_token &stop);
    Result<void> measureCodings(const std::stop_token &stop);
    void planRepetition();
    int repetitions() const;

    std::shared_ptr<const Runtime> runtime_;
    Experiment experiment_;
    Tensor input_;
    MessageBytes messages_;
    std::chrono::nanoseconds budget_;
    bool inputIsSet_ = false;
    Tensor activation_; ///< at the cut whose codings come next
    std::vector<std::vector<CodingCost>> codings_;
    int planned_ = 0;              ///< repetitions
    std::vector<PlannedRun> toDo_; ///< of the present one, the next at the end
    std::size_t runsInRepetition_ = 0;
    std::vector<PredictionRun> runs_;
    std::chrono::nanoseconds spent_{0}; ///< on runs
};

} // namespace splitscope
