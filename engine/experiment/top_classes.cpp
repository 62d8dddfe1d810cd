#include "engine/experiment/top_classes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace splitscope {

namespace {

/// What `answer` gives this class: its score, or at the most that of the lowest it lists.
float scoreOf(const AnswerDigest &answer, int index)
{
    const auto found = std::ranges::find(answer.top, index, &ScoredClass::index);
    return found != answer.top.end() ? found->score : answer.top.back().score;
}

} // namespace

AnswerDigest digestOf(const Tensor &output)
{
    const std::vector<float> &scores = output.values;
    std::vector<int> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min<std::ptrdiff_t>(5, std::ssize(order));
    std::ranges::partial_sort(order, order.begin() + count, [&](int a, int b) {
        const float left = scores[static_cast<std::size_t>(a)];
        const float right = scores[static_cast<std::size_t>(b)];
        return left != right ? left > right : a < b;
    });
    AnswerDigest digest;
    for (std::ptrdiff_t rank = 0; rank < count; ++rank) {
        const int index = order[static_cast<std::size_t>(rank)];
        digest.top.push_back({index, scores[static_cast<std::size_t>(index)]});
    }
    double squares = 0;
    for (const float score : scores)
        squares += double{score} * double{score};
    digest.norm = static_cast<float>(std::sqrt(squares));
    return digest;
}

double disagreement(const AnswerDigest &split, const AnswerDigest &unsplit)
{
    if (split.top.empty() || split.top.size() != unsplit.top.size())
        return 1;
    double worst = std::abs(split.norm - unsplit.norm);
    for (const auto &[index, score] : split.top)
        worst = std::max<double>(worst, std::abs(score - scoreOf(unsplit, index)));
    for (const auto &[index, score] : unsplit.top)
        worst = std::max<double>(worst, std::abs(score - scoreOf(split, index)));
    const double relative = worst / std::max(std::abs(unsplit.norm), 1e-30f);
    return std::isfinite(relative) ? std::min(relative, 1.0) : 1;
}

} // namespace splitscope
