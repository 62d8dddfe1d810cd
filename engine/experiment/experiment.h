// Measures split runs of one network on one picture.
#pragma once

#include "engine/experiment/coding_choice.h"
#include "engine/experiment/measured_run.h"
#include "engine/runtime/runtime.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Lives on the experiment thread, which it blocks while it measures.
class Experiment
{
public:
    /// `input` has the shape of the network's input; `cloud` must outlive the experiment.
    Experiment(std::shared_ptr<const Runtime> runtime, CloudHalf &cloud);

    /// Every split answer is compared with the unsplit one for this input, or with a lossy coding
    /// with what the cloud half makes of the decoded payload here.
    /// Runs the unsplit forward once, unpaced, which warms the edge up too.
    /// Errors: as Runtime::run.
    Result<void> setInput(Tensor input, const std::stop_token &stop = {});

    /// One run. Precondition: setInput() succeeded. What an automatic coding and the expected
    /// answer of a lossy one need is computed before and after the measured time, once for an
    /// input. Errors: those of Runtime::run, encode and CloudHalf::finish; SplitDisagrees;
    /// MessageMalformed for a cloud that claims more time than has passed.
    Result<Measurement> measure(const Conditions &conditions, const std::stop_token &stop = {});

    const Tensor &input() const { return input_; }
    const AnswerDigest &unsplitAnswer() const { return unsplit_; }

private:
    struct Expected
    {
        AnswerDigest answer;
        CodingEffect effect;
    };
    struct ExpectedAt
    {
        CutPoint cut;
        Coding coding;
        Expected expected;
    };
    struct CostsAt
    {
        CutPoint cut;
        std::vector<CodingCost> costs;
    };

    Result<Coding> codingFor(const Conditions &conditions, const std::stop_token &stop);
    /// What the cloud has to answer to this payload.
    Result<Expected> expectedOf(const CloudRequest &request, const std::stop_token &stop);

    std::shared_ptr<const Runtime> runtime_;
    CloudHalf &cloud_;
    Tensor input_;
    Tensor unsplitOutput_;
    AnswerDigest unsplit_;
    /// For this input; as many as there are cuts and codings at most.
    std::vector<ExpectedAt> expected_;
    std::vector<CostsAt> costs_;
};

/// How long a run may take before it is given up: thrice what its conditions say that it needs (of
/// a trace, at its least rate), and ten seconds. Over a link that is shaped outside, whose rate is
/// not known, a minute more.
std::chrono::nanoseconds deadlineFor(const Network &network, const Conditions &conditions);

} // namespace splitscope
