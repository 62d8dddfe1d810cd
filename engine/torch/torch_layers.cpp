#include "engine/torch/torch_layers.h"

#include <ATen/ATen.h>

namespace splitscope {

namespace {

struct Apply
{
    const std::vector<at::Tensor> &parameters;
    const at::Tensor &input;

    at::Tensor operator()(const Conv2d &conv) const
    {
        return at::conv2d(input, parameters[0], conv.bias ? parameters[1] : at::Tensor(),
                          {conv.stride, conv.stride}, {conv.padding, conv.padding},
                          /*dilation=*/1, conv.groups);
    }
    at::Tensor operator()(const BatchNorm2d &norm) const
    {
        return at::batch_norm(input, parameters[0], parameters[1], parameters[2], parameters[3],
                              /*training=*/false, /*momentum=*/0, norm.epsilon,
                              /*cudnn_enabled=*/false);
    }
    at::Tensor operator()(const ReLU &) const { return at::relu(input); }
    at::Tensor operator()(const ReLU6 &) const { return at::hardtanh(input, 0, 6); }
    at::Tensor operator()(const Tanh &) const { return at::tanh(input); }
    at::Tensor operator()(const Sigmoid &) const { return at::sigmoid(input); }
    at::Tensor operator()(const MaxPool2d &pool) const
    {
        return at::max_pool2d(input, {pool.kernel, pool.kernel}, {pool.stride, pool.stride},
                              {pool.padding, pool.padding});
    }
    at::Tensor operator()(const AvgPool2d &pool) const
    {
        return at::avg_pool2d(input, {pool.kernel, pool.kernel}, {pool.stride, pool.stride},
                              {pool.padding, pool.padding});
    }
    at::Tensor operator()(const AdaptiveAvgPool2d &pool) const
    {
        return at::adaptive_avg_pool2d(input, {pool.outputSize, pool.outputSize});
    }
    at::Tensor operator()(const Flatten &) const { return input.flatten(); }
    at::Tensor operator()(const Dropout &) const { return input; }
    /// A matrix-vector product: at::linear at one row goes through sgemm, thrice as slow.
    at::Tensor operator()(const Linear &linear) const
    {
        return linear.bias ? at::addmv(parameters[1], parameters[0], input)
                           : at::mv(parameters[0], input);
    }
    at::Tensor operator()(const Block &block) const
    {
        auto parameter = parameters.begin();
        const auto chain = [&](const std::vector<NamedSpec> &layers) {
            at::Tensor activation = input;
            for (const NamedSpec &layer : layers) {
                const auto end = parameter + std::ssize(parametersOf(layer));
                activation = applyInTorch(layer.spec, {parameter, end}, activation);
                parameter = end;
            }
            return activation;
        };
        at::Tensor sum = chain(block.body);
        if (block.skip)
            sum = sum + chain(block.shortcut);
        return block.reluAfter ? at::relu(sum) : sum;
    }
};

} // namespace

at::Tensor applyInTorch(const LayerSpec &spec, const std::vector<at::Tensor> &parameters,
                        const at::Tensor &input)
{
    return std::visit(Apply{parameters, input}, spec);
}

} // namespace splitscope
