#include "engine/runtime/prepared_weights.h"

#include "engine/runtime/block_workers.h"
#include "engine/runtime/weights_cache.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace splitscope {

namespace {

constexpr std::size_t cacheLine = 64;
constexpr std::uintmax_t mostKeptBytes = std::uintmax_t{2} << 30;
/// Changes with what is in the memory that is kept.
constexpr const char *layoutVersion = "layout 1";

std::size_t padded(std::size_t bytes)
{
    return (bytes + cacheLine - 1) / cacheLine * cacheLine;
}

/// Rows of one parameter that are read together: some hundred kilobytes.
struct RowBlock
{
    std::size_t parameter;
    std::int64_t firstRow;
    std::int64_t rows;
};

std::vector<RowBlock> blocksOf(const Network &network)
{
    std::vector<RowBlock> blocks;
    for (std::size_t index = 0; index < network.parameters().size(); ++index) {
        const Parameter &parameter = network.parameters()[index];
        for (std::int64_t row = 0; row < parameter.rows(); row += panelOutputs)
            blocks.push_back({index, row, std::min(panelOutputs, parameter.rows() - row)});
    }
    return blocks;
}

bool allFinite(std::span<const float> values)
{
    std::uint32_t bad = 0;
    for (const float value : values) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        bad |= (bits & 0x7f800000u) == 0x7f800000u ? 1u : 0u;
    }
    return bad == 0;
}

/// "fc.weight[17] = NaN". `first` is the place of the first value in the tensor.
std::string firstNotFinite(const Parameter &parameter, std::int64_t first,
                           std::span<const float> values)
{
    const auto found =
        std::ranges::find_if(values, [](float value) { return !std::isfinite(value); });
    const std::string value = std::isnan(*found) ? "NaN" : *found < 0 ? "-Inf" : "Inf";
    return parameter.name + '[' + std::to_string(first + (found - values.begin())) + "] = " + value;
}

LinearWeights sizedFor(WeightPrecision precision, std::int64_t inputs, std::int64_t outputs)
{
    return {.precision = precision,
            .inputs = inputs,
            .outputs = outputs,
            .stride = paddedOutputs(outputs)};
}

std::size_t valueBytes(const LinearWeights &weights)
{
    return padded(static_cast<std::size_t>(weights.inputs * weights.stride)
                  * bytesOf(weights.precision));
}

std::size_t scaleBytes(const LinearWeights &weights)
{
    return weights.precision == WeightPrecision::Int8
               ? static_cast<std::size_t>(weights.stride) * sizeof(float)
               : 0;
}

/// Scales stand behind the values.
void pointInto(LinearWeights &weights, std::byte *memory)
{
    weights.values = memory;
    if (scaleBytes(weights) > 0)
        weights.scales = reinterpret_cast<const float *>(memory + valueBytes(weights));
}

/// Up to panelOutputs rows of PyTorch's weights to where LinearWeights has them.
void packInto(const LinearWeights &weights, const std::optional<PoolFolding> &folding,
              std::int64_t firstOutput, std::span<const float> rows, std::int64_t inputs,
              std::byte *values)
{
    thread_local std::vector<float> panel;
    thread_local std::vector<float> folded;
    panel.resize(static_cast<std::size_t>(inputs * panelOutputs));
    fillPanel(rows, inputs, std::ssize(rows) / inputs, panel);
    std::span<const float> packed = panel;
    if (folding && folding->foldedInputs() != inputs) {
        folded.resize(static_cast<std::size_t>(folding->foldedInputs() * panelOutputs));
        folding->fold(panel, folded);
        packed = folded;
    }
    packPanel(weights.precision, packed, firstOutput, weights.stride, values,
              reinterpret_cast<float *>(values + valueBytes(weights)));
}

} // namespace

PreparedWeights::PreparedWeights(const Network &network, std::shared_ptr<const WeightSource> source,
                                 WeightPrecision precision)
    : network_(network), source_(std::move(source)), precision_(precision)
{
}

Result<std::shared_ptr<const PreparedWeights>>
PreparedWeights::prepare(const Network &network, std::shared_ptr<const WeightSource> source,
                         WeightPrecision precision, const std::filesystem::path &cacheFolder,
                         const Progress &progress, const std::stop_token &stop)
{
    const std::string key = network.describe() + source->identity() + '\n'
                            + std::string(precisionId(precision)) + '\n' + layoutVersion;
    std::shared_ptr<PreparedWeights> prepared(
        new PreparedWeights(network, std::move(source), precision));
    prepared->layOut();
    const std::span<std::byte> memory(prepared->memory_.data(), prepared->memory_.size());
    if (!cacheFolder.empty()) {
        if (const auto kept = readCache(cacheFile(cacheFolder, key), key, memory)) {
            prepared->fingerprint_ = *kept;
            prepared->fromCache_ = true;
            return prepared;
        }
    }
    if (const auto filled = prepared->fill(progress, stop); !filled)
        return tl::make_unexpected(filled.error());
    if (!cacheFolder.empty()) {
        prepared->keeper_ = std::jthread(
            [file = cacheFile(cacheFolder, key), key, memory,
             fingerprint = prepared->fingerprint_](const std::stop_token &stopKeeping) {
                writeCache(file, key, fingerprint, memory, mostKeptBytes, stopKeeping);
            });
    }
    return prepared;
}

void PreparedWeights::finishKeeping() const
{
    const std::lock_guard lock(mutex_);
    if (keeper_.joinable())
        keeper_.join();
}

void PreparedWeights::layOut()
{
    std::size_t bytes = 0;
    const auto take = [&](std::size_t wanted) {
        return std::exchange(bytes, bytes + padded(wanted));
    };
    for (int number = 1; number <= network_.layerCount(); ++number) {
        const Layer &layer = network_.layer(number);
        const auto *linear = std::get_if<Linear>(&layer.spec);
        for (const Parameter &parameter : layer.parameters) {
            if (!linear) {
                offsets_.push_back(
                    take(static_cast<std::size_t>(parameter.elements()) * sizeof(float)));
            } else if (parameter.role == ParameterRole::Weight) {
                const auto folding = poolFoldingInto(network_, number);
                const std::int64_t inputs = folding ? folding->foldedInputs() : linear->inFeatures;
                const LinearWeights weights = sizedFor(precision_, inputs, linear->outFeatures);
                linear_[offsets_.size()] = {&layer, folding, weights};
                offsets_.push_back(take(valueBytes(weights) + scaleBytes(weights)));
            } else {
                offsets_.push_back(take(static_cast<std::size_t>(paddedOutputs(linear->outFeatures))
                                        * sizeof(float)));
            }
        }
    }
    memory_ = HugeBuffer(bytes);
    for (auto &[parameter, place] : linear_) {
        pointInto(place.weights, memory_.data() + offsets_[parameter]);
        if (place.layer->parameters.size() > 1)
            place.weights.bias =
                reinterpret_cast<const float *>(memory_.data() + offsets_[parameter + 1]);
    }
}

Result<void> PreparedWeights::fill(const Progress &progress, const std::stop_token &stop)
{
    const std::vector<RowBlock> blocks = blocksOf(network_);
    FingerprintBuilder fingerprint(network_);
    std::mutex mutex;
    std::map<std::size_t, std::string> notFinite; // by block: the first one is told
    const auto readBlock = [&](std::size_t index) {
        const RowBlock &block = blocks[index];
        const Parameter &parameter = network_.parameters()[block.parameter];
        const std::int64_t width = parameter.rowElements();
        thread_local std::vector<float> rows;
        rows.resize(static_cast<std::size_t>(block.rows * width));
        source_->read(block.parameter, block.firstRow * width, rows);
        if (!allFinite(rows)) {
            const std::lock_guard lock(mutex);
            notFinite[index] = firstNotFinite(parameter, block.firstRow * width, rows);
            return false;
        }
        for (std::int64_t row = 0; row < block.rows; ++row)
            fingerprint.addRow(block.parameter, block.firstRow + row,
                               std::span(rows).subspan(static_cast<std::size_t>(row * width),
                                                       static_cast<std::size_t>(width)));
        place(block.parameter, block.firstRow, rows);
        return true;
    };
    const bool whole = forEachBlock(blocks.size(), readBlock, progress, stop);
    if (!notFinite.empty())
        return fail(ErrorKind::WeightsTensorNotFinite, source_->description(),
                    notFinite.begin()->second);
    if (!whole)
        return fail(ErrorKind::Cancelled, network_.title());
    fingerprint_ = fingerprint.finish();
    return {};
}

void PreparedWeights::place(std::size_t parameter, std::int64_t firstRow,
                            std::span<const float> rows)
{
    std::byte *to = memory_.data() + offsets_[parameter];
    const std::int64_t width = network_.parameters()[parameter].rowElements();
    const auto linear = linear_.find(parameter);
    if (linear == linear_.end()) {
        std::memcpy(to + static_cast<std::size_t>(firstRow * width) * sizeof(float), rows.data(),
                    rows.size_bytes());
        return;
    }
    packInto(linear->second.weights, linear->second.folding, firstRow, rows, width, to);
}

std::span<const float> PreparedWeights::plain(std::size_t parameter) const
{
    return {reinterpret_cast<const float *>(memory_.data() + offsets_[parameter]),
            static_cast<std::size_t>(network_.parameters()[parameter].elements())};
}

const LinearWeights &PreparedWeights::linear(const Layer &layer) const
{
    return linear_.at(layer.firstParameter).weights;
}

const std::optional<PoolFolding> &PreparedWeights::foldingInto(const Layer &layer) const
{
    return linear_.at(layer.firstParameter).folding;
}

const LinearWeights &PreparedWeights::unfoldedLinear(const Layer &layer) const
{
    const std::size_t parameter = layer.firstParameter;
    const LinearPlace &place = linear_.at(parameter);
    const Linear &spec = std::get<Linear>(layer.spec);
    if (place.weights.inputs == spec.inFeatures)
        return place.weights;
    const std::lock_guard lock(mutex_);
    const auto found = unfolded_.find(parameter);
    if (found != unfolded_.end())
        return found->second.weights;

    LinearWeights weights = sizedFor(precision_, spec.inFeatures, spec.outFeatures);
    HugeBuffer memory(valueBytes(weights) + scaleBytes(weights));
    pointInto(weights, memory.data());
    weights.bias = place.weights.bias;
    const auto packBlock = [&](std::size_t block) {
        const std::int64_t first = static_cast<std::int64_t>(block) * panelOutputs;
        const std::int64_t count = std::min(panelOutputs, spec.outFeatures - first);
        std::vector<float> rows(static_cast<std::size_t>(count * spec.inFeatures));
        source_->read(parameter, first * spec.inFeatures, rows);
        packInto(weights, {}, first, rows, spec.inFeatures, memory.data());
        return true;
    };
    const std::int64_t blocks = (spec.outFeatures + panelOutputs - 1) / panelOutputs;
    forEachBlock(static_cast<std::size_t>(blocks), packBlock, {}, {});
    return unfolded_.emplace(parameter, Unfolded{std::move(memory), weights}).first->second.weights;
}

} // namespace splitscope
