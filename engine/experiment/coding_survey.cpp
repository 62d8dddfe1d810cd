#include "engine/experiment/coding_survey.h"

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

template<typename T>
T medianOf(std::vector<T> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace

CodingSurvey::CodingSurvey(std::shared_ptr<const Runtime> runtime,
                           const std::vector<CutPoint> &cuts, const std::vector<Coding> &codings)
    : runtime_(std::move(runtime)), cuts_(cuts)
{
    for (const CutPoint cut : cuts_) {
        for (const Coding coding : codings) {
            if (suits(coding, runtime_->network().shapeAt(cut)))
                cells_.push_back({cut, coding});
        }
    }
}

Result<void> CodingSurvey::add(const Tensor &input, const std::stop_token &stop)
{
    const Network &network = runtime_->network();
    const auto exact = runtime_->run(network.firstCut(), network.lastCut(), input, Device{}, stop);
    if (!exact)
        return tl::make_unexpected(exact.error());
    CutPoint at = network.firstCut();
    Tensor activation = input;
    for (const CutPoint cut : cuts_) {
        auto next = runtime_->run(at, cut, activation, Device{}, stop);
        if (!next)
            return tl::make_unexpected(next.error());
        activation = std::move(next->output);
        at = cut;
        if (const auto added = addAt(cut, activation, exact->output, stop); !added)
            return added;
    }
    return {};
}

Result<void> CodingSurvey::addAt(CutPoint cut, const Tensor &activation, const Tensor &exact,
                                 const std::stop_token &stop)
{
    // Several codings decode to the same values, and the same values have the same answer.
    std::vector<std::pair<Tensor, CodingEffect>> known{{activation, CodingEffect{}}};
    for (Cell &cell : cells_) {
        if (cell.cut != cut)
            continue;
        const auto begin = Clock::now();
        const auto bytes = encode(cell.coding, activation);
        const auto encoded = Clock::now();
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        auto decoded = decode(cell.coding, activation.shape, *bytes);
        const auto end = Clock::now();
        if (!decoded)
            return tl::make_unexpected(decoded.error());
        auto answered = std::ranges::find(known, *decoded, &std::pair<Tensor, CodingEffect>::first);
        if (answered == known.end()) {
            const auto run =
                runtime_->run(cut, runtime_->network().lastCut(), *decoded, Device{}, stop);
            if (!run)
                return tl::make_unexpected(run.error());
            known.emplace_back(*std::move(decoded), effectOf(run->output, exact));
            answered = known.end() - 1;
        }
        cell.samples.push_back({bytes->size(), encoded - begin, end - encoded, answered->second});
    }
    return {};
}

std::vector<CodingFigures> CodingSurvey::figures() const
{
    std::vector<CodingFigures> figures;
    for (const Cell &cell : cells_) {
        CodingFigures of{.cut = cell.cut, .coding = cell.coding};
        std::vector<std::chrono::nanoseconds> encode;
        std::vector<std::chrono::nanoseconds> decode;
        std::vector<double> errors;
        for (const Sample &sample : cell.samples) {
            of.meanBytes += static_cast<double>(sample.bytes) / std::ssize(cell.samples);
            of.sameTopClass += sample.effect.sameTopClass ? 1 : 0;
            encode.push_back(sample.encode);
            decode.push_back(sample.decode);
            errors.push_back(sample.effect.outputError);
        }
        if (!cell.samples.empty()) {
            of.inputs = static_cast<int>(cell.samples.size());
            of.encode = medianOf(encode);
            of.decode = medianOf(decode);
            of.medianError = medianOf(errors);
            of.worstError = std::ranges::max(errors);
        }
        figures.push_back(of);
    }
    return figures;
}

} // namespace splitscope
