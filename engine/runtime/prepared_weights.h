// A network's weights in the layouts that run.
#pragma once

#include "engine/model/fingerprint.h"
#include "engine/model/weights.h"
#include "engine/result.h"
#include "engine/runtime/huge_buffer.h"
#include "engine/runtime/linear_kernel.h"
#include "engine/runtime/pool_folding.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace splitscope {

/// Every parameter once: the weights of linear layers as LinearWeights, with a pooling before them
/// folded in where it can be; all others as PyTorch has them. Read in parallel, each row checked
/// to be finite and hashed on its way; the result is kept in a file that the next start maps back
/// in a fraction of the time. Any thread, once made.
class PreparedWeights
{
public:
    /// An empty folder: nothing is kept. A folder that cannot be written or read is as if it were
    /// empty: only time is lost.
    /// Errors: WeightsTensorNotFinite, Cancelled.
    static Result<std::shared_ptr<const PreparedWeights>>
    prepare(const Network &network, std::shared_ptr<const WeightSource> source,
            WeightPrecision precision, const std::filesystem::path &cacheFolder,
            const Progress &progress, const std::stop_token &stop);

    const Fingerprint &fingerprint() const { return fingerprint_; }
    bool fromCache() const { return fromCache_; }
    /// Waits until the file is written, if one is being written.
    void finishKeeping() const;

    /// A parameter of a layer that is not packed.
    std::span<const float> plain(std::size_t parameter) const;

    /// Whether the layer is one of the network's own Linear layers, and not one within a block.
    bool isPacked(const Layer &layer) const { return linear_.contains(layer.firstParameter); }
    /// A packed layer's weights and bias: for the values before the pooling, if there is a folding,
    /// and otherwise for the layer's own inputs.
    const LinearWeights &linear(const Layer &layer) const;
    /// The pooling that linear() has taken in.
    const std::optional<PoolFolding> &foldingInto(const Layer &layer) const;
    /// For the packed layer's own inputs in any case. Where a pooling is folded in these are other
    /// weights, made at the first call (0.2 s for AlexNet) and then kept.
    const LinearWeights &unfoldedLinear(const Layer &layer) const;

private:
    struct LinearPlace
    {
        const Layer *layer;
        std::optional<PoolFolding> folding;
        LinearWeights weights;
    };
    struct Unfolded
    {
        HugeBuffer memory;
        LinearWeights weights;
    };

    PreparedWeights(const Network &network, std::shared_ptr<const WeightSource> source,
                    WeightPrecision precision);

    void layOut();
    Result<void> fill(const Progress &progress, const std::stop_token &stop);
    /// Reads rows of a parameter and puts them where they belong.
    void place(std::size_t parameter, std::int64_t firstRow, std::span<const float> rows);
    void keep(const std::filesystem::path &file);

    Network network_;
    std::shared_ptr<const WeightSource> source_;
    WeightPrecision precision_;
    Fingerprint fingerprint_;
    bool fromCache_ = false;
    HugeBuffer memory_;
    /// Where each parameter is in memory_; of a linear layer's weights, where the packed ones are.
    std::vector<std::size_t> offsets_;
    std::map<std::size_t, LinearPlace> linear_; ///< by the parameter that holds the weights
    mutable std::mutex mutex_;
    mutable std::map<std::size_t, Unfolded> unfolded_;
    mutable std::jthread keeper_;
};

} // namespace splitscope
