#include "engine/torch/in_torch.h"
#include "engine/torch/torch_layers.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

/// LibTorch takes no const pointer; nothing here writes through it.
at::Tensor view(const float *values, std::vector<std::int64_t> extents)
{
    return at::from_blob(const_cast<float *>(values), extents, at::kFloat);
}

class TorchKernel : public Kernel
{
public:
    TorchKernel(const Layer &layer, const std::vector<std::span<const float>> &parameters)
        : spec_(layer.spec), inputExtents_(layer.inputShape.extents),
          outputElements_(layer.outputShape.elements())
    {
        if (inputExtents_.size() == 3)
            inputExtents_.insert(inputExtents_.begin(), 1);
        for (std::size_t i = 0; i < parameters.size(); ++i)
            parameters_.push_back(view(parameters[i].data(), layer.parameters[i].extents));
    }

    void run(const float *input, float *output, Scratch &) const override
    {
        const c10::InferenceMode inference;
        const at::Tensor result =
            applyInTorch(spec_, parameters_, view(input, inputExtents_)).contiguous();
        std::copy_n(result.data_ptr<float>(), outputElements_, output);
    }

private:
    LayerSpec spec_;
    std::vector<std::int64_t> inputExtents_;
    std::int64_t outputElements_;
    std::vector<at::Tensor> parameters_;
};

} // namespace

std::shared_ptr<const Kernel> kernelInTorch(const Layer &layer,
                                            const std::vector<std::span<const float>> &parameters)
{
    return std::make_shared<TorchKernel>(layer, parameters);
}

} // namespace splitscope
