// The library that is linked to LibTorch.
#include "engine/torch/in_torch.h"
#include "engine/torch/torch_library.h"

#include <ATen/Parallel.h>
#include <torch/version.h>

namespace splitscope {

namespace {

class Module : public TorchLibrary
{
public:
    Tensor preprocess(const Picture &picture, const Network &network) const override
    {
        return preprocessInTorch(picture, network);
    }

    Result<Model> loadScript(const std::filesystem::path &file,
                             const std::optional<TensorShape> &inputShape) const override
    {
        return loadScriptInTorch(file, inputShape);
    }

    std::shared_ptr<const Kernel>
    kernel(const Layer &layer, std::vector<std::span<const float>> parameters) const override
    {
        return kernelInTorch(layer, parameters);
    }

    void beginOnThisThread() const override { at::init_num_threads(); }
    Blas blas() const override { return blasOfTorch(); }
    std::string version() const override { return TORCH_VERSION; }
};

} // namespace

} // namespace splitscope

#ifdef _WIN32
__declspec(dllexport)
#endif
    extern "C" const splitscope::TorchLibrary *splitscopeTorchLibrary()
{
    static const splitscope::Module module;
    return &module;
}
