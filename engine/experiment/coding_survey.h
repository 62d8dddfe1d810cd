// Every coding at every cut, over many inputs.
#pragma once

#include "engine/activation/coding.h"
#include "engine/experiment/coding_effect.h"
#include "engine/runtime/runtime.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace splitscope {

/// Over all inputs so far.
struct CodingFigures
{
    CutPoint cut;
    Coding coding;
    int inputs = 0;
    double meanBytes = 0;
    std::chrono::nanoseconds encode{0}; ///< medians
    std::chrono::nanoseconds decode{0};
    double medianError = 0; ///< CodingEffect::outputError
    double worstError = 0;
    int sameTopClass = 0; ///< of `inputs`
};

/// Codes the activations of one input after the other and runs the cloud half on what comes back,
/// without any link. Any one thread, which it blocks.
class CodingSurvey
{
public:
    /// Codings that do not suit a cut's shape are left out there. Cuts count upwards.
    CodingSurvey(std::shared_ptr<const Runtime> runtime, const std::vector<CutPoint> &cuts,
                 const std::vector<Coding> &codings);

    /// Errors: as Runtime::run and encode.
    Result<void> add(const Tensor &input, const std::stop_token &stop = {});

    /// By cut, then by coding, each in the order given.
    std::vector<CodingFigures> figures() const;

private:
    struct Sample
    {
        std::size_t bytes;
        std::chrono::nanoseconds encode;
        std::chrono::nanoseconds decode;
        CodingEffect effect;
    };
    struct Cell
    {
        CutPoint cut;
        Coding coding;
        std::vector<Sample> samples = {};
    };

    Result<void> addAt(CutPoint cut, const Tensor &activation, const Tensor &exact,
                       const std::stop_token &stop);

    std::shared_ptr<const Runtime> runtime_;
    std::vector<CutPoint> cuts_;
    std::vector<Cell> cells_;
};

} // namespace splitscope
