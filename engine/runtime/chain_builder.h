// From layers to the operations that compute them.
#pragma once

#include "engine/model/layer.h"
#include "engine/runtime/kernel.h"
#include "engine/runtime/layouts.h"
#include "engine/runtime/packed_convolutions.h"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace splitscope {

/// What compiling needs to know; outlives what is compiled.
struct CompilerContext
{
    const PreparedWeights &weights;
    PackedConvolutions &convolutions;
    int threads;
};

/// Walks along a chain of layers, each on the output of the one before it, and keeps track of the
/// layout that the values are in.
class ChainBuilder
{
public:
    /// Layers that became one step, by their index in the chain.
    struct Taken
    {
        std::size_t last;
        std::size_t main; ///< the one that does the work
    };

    ChainBuilder(CompilerContext &context, std::span<const Layer> layers, const Layout &input);

    /// Compiles the layer at `index` with what can be part of it. Throws dnnl::error.
    Taken take(std::size_t index);
    void reorderTo(const Layout &wanted);

    /// What was compiled since the last call.
    std::vector<Operation> operations() { return std::exchange(operations_, {}); }
    const Layout &layout() const { return layout_; }

private:
    enum class Destination {
        Written,
        AddedTo,         ///< for a block's sum
        AddedToThenReLU, ///< for a block's sum that a ReLU follows
    };

    template<typename Spec>
    const Spec *specOf(std::size_t index) const
    {
        return index < layers_.size() ? std::get_if<Spec>(&layers_[index].spec) : nullptr;
    }

    void add(std::shared_ptr<const Kernel> kernel, const Layout &output);
    std::size_t addConvolution(std::size_t index, Destination destination);
    void addPooling(const Layer &layer, dnnl::algorithm algorithm, std::int64_t kernel,
                    std::int64_t stride, std::int64_t padding);
    Taken addAdaptivePooling(std::size_t index);
    Taken addLinear(std::size_t index, bool folded);
    void addFlatten(const Layer &layer);
    void addBlock(const Layer &layer);
    bool endsInConvolution(const Layer &block) const;
    void addInTorch(const Layer &layer);
    std::optional<dnnl::algorithm> activationAt(std::size_t index) const;

    CompilerContext &context_;
    std::span<const Layer> layers_;
    Layout layout_;
    std::vector<Operation> operations_;
};

} // namespace splitscope
