// Measures split runs of one network on one picture.
#pragma once

#include "engine/experiment/coding_choice.h"
#include "engine/experiment/measured_run.h"
#include "engine/runtime/runtime.h"

#include <chrono>
#include <memory>
#include <optional>
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

    /// The answer of the run whose measure() has just ended in an error that losesCloud(), or that
    /// never came to it: computed here from where the run got to, which is the tensor at the cut
    /// or the input. `asked` is when such a run began to wait for the node. Precondition:
    /// setInput() succeeded. Errors: those of Runtime::run; SplitDisagrees.
    Result<EdgeFinish> finishOnEdge(const Conditions &conditions,
                                    std::chrono::steady_clock::time_point asked,
                                    const std::stop_token &stop = {});

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
    /// A run that has lost its cloud half.
    struct Interrupted
    {
        std::chrono::steady_clock::time_point begin;
        std::chrono::nanoseconds local{0};
        CutPoint reached;
        Tensor activation;
        bool edgeTooSlow = false;
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
    std::optional<Interrupted> interrupted_; ///< by the last measure()
};

/// How long a run may take before it is given up: thrice what its conditions say that it needs (of
/// a trace, at its least rate), and ten seconds. Over a link that is shaped outside, whose rate is
/// not known, a minute more.
std::chrono::nanoseconds deadlineFor(const Network &network, const Conditions &conditions);

} // namespace splitscope
