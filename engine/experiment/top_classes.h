// A network's answer in short.
#pragma once

#include "engine/model/tensor.h"

#include <vector>

namespace splitscope {

struct ScoredClass
{
    int index;   ///< 0..999 for ImageNet
    float score; ///< the network's output before softmax

    bool operator==(const ScoredClass &) const = default;
};

/// What of an output is sent and compared: its five highest scores, highest first (ties: lower
/// index first), and the Euclidean norm of the whole.
struct AnswerDigest
{
    std::vector<ScoredClass> top;
    float norm = 0;

    bool operator==(const AnswerDigest &) const = default;
};

AnswerDigest digestOf(const Tensor &output);

/// The largest difference between scores or norms, relative to the norm; 1 where classes differ
/// that are not near-ties.
double disagreement(const AnswerDigest &split, const AnswerDigest &unsplit);

} // namespace splitscope
