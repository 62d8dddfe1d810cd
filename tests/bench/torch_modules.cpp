#include "tests/bench/torch_modules.h"

#include <torch/nn.h>

namespace splitscope {

struct TorchModules::Impl
{
    torch::nn::Sequential modules;
    TensorShape outputShape;
};

namespace {

namespace nn = torch::nn;

struct Append
{
    nn::Sequential &modules;

    void operator()(const Conv2d &conv) const
    {
        modules->push_back(
            nn::Conv2d(nn::Conv2dOptions(conv.inChannels, conv.outChannels, conv.kernel)
                           .stride(conv.stride)
                           .padding(conv.padding)));
    }
    void operator()(const ReLU &) const { modules->push_back(nn::ReLU()); }
    void operator()(const MaxPool2d &pool) const
    {
        modules->push_back(nn::MaxPool2d(nn::MaxPool2dOptions(pool.kernel).stride(pool.stride)));
    }
    void operator()(const AdaptiveAvgPool2d &pool) const
    {
        modules->push_back(nn::AdaptiveAvgPool2d(pool.outputSize));
    }
    void operator()(const Flatten &) const { modules->push_back(nn::Flatten()); }
    void operator()(const Dropout &) const { modules->push_back(nn::Dropout()); }
    void operator()(const Linear &linear) const
    {
        modules->push_back(nn::Linear(linear.inFeatures, linear.outFeatures));
    }
    template<typename Other>
    void operator()(const Other &) const
    {
        throw std::invalid_argument("AlexNet has no such layer");
    }
};

} // namespace

TorchModules::TorchModules(const Network &network, const WeightSource &weights)
    : impl_(new Impl{{}, network.shapeAt(network.lastCut())})
{
    const torch::NoGradGuard noGradients;
    for (const Layer &layer : network.layers())
        std::visit(Append{impl_->modules}, layer.spec);
    std::size_t index = 0;
    for (at::Tensor &parameter : impl_->modules->parameters()) {
        const std::vector<float> values = readAll(weights, network, index++);
        std::copy(values.begin(), values.end(), parameter.data_ptr<float>());
    }
    impl_->modules->eval();
}

TorchModules::~TorchModules() = default;

Tensor TorchModules::forward(const Tensor &input) const
{
    const torch::InferenceMode inference;
    std::vector<std::int64_t> extents = input.shape.extents;
    extents.insert(extents.begin(), 1);
    const at::Tensor view =
        torch::from_blob(const_cast<float *>(input.values.data()), extents, torch::kFloat);
    const at::Tensor output = impl_->modules->forward(view).contiguous();
    const float *values = output.data_ptr<float>();
    return {impl_->outputShape, {values, values + output.numel()}};
}

} // namespace splitscope
