// One operation of a compiled segment: from one buffer to another.
#pragma once

#include "engine/runtime/linear_kernel.h"
#include "engine/runtime/onednn.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace splitscope {

/// What a forward writes into while it runs, and nothing that it needs afterwards. One for each
/// forward at a time; a Runtime keeps those that are not in use.
class Scratch
{
public:
    /// At least so large from now on; what was in it is lost.
    float *activation(std::size_t index, std::size_t bytes);
    dnnl::memory scratchpad(const dnnl::memory::desc &layout);

    dnnl::stream &stream() { return stream_; }
    LinearScratch &linear() { return linear_; }

private:
    dnnl::stream stream_{onednn::cpu()};
    std::vector<dnnl::memory> activations_;
    dnnl::memory scratchpad_;
    LinearScratch linear_;
};

/// Immutable, so any number of forwards may use it at once.
class Kernel
{
public:
    virtual ~Kernel() = default;
    /// `input` and `output` are different buffers, of the sizes that the layouts say.
    /// Throws dnnl::error or c10::Error.
    virtual void run(const float *input, float *output, Scratch &scratch) const = 0;
};

/// A kernel, and the room that its output takes in its own layout.
struct Operation
{
    std::shared_ptr<const Kernel> kernel;
    std::size_t outputBytes;
};

/// One after the other; the last one writes to `output`, the others to the scratch's activations
/// firstActivation and firstActivation + 1 in turn.
void runAll(const std::vector<Operation> &operations, const float *input, float *output,
            Scratch &scratch, std::size_t firstActivation);

} // namespace splitscope
