#include "engine/runtime/runtime.h"

#include "engine/device/pacer.h"
#include "engine/device/thread_cpu_clock.h"
#include "engine/model/networks.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <utility>

namespace splitscope {

namespace {

/// Views of memory that Weights owns. Undefined for a layer that has none.
struct LayerTensors
{
    at::Tensor weight;
    at::Tensor bias;
};

at::Tensor viewOf(std::vector<float> &values, at::IntArrayRef sizes)
{
    return at::from_blob(values.data(), sizes, at::kFloat);
}

LayerTensors tensorsOf(const Layer &layer, LayerWeights &weights)
{
    if (const auto *conv = std::get_if<Conv2d>(&layer.spec))
        return {viewOf(weights.weight,
                       {conv->outChannels, conv->inChannels, conv->kernel, conv->kernel}),
                viewOf(weights.bias, {conv->outChannels})};
    if (const auto *linear = std::get_if<Linear>(&layer.spec))
        return {viewOf(weights.weight, {linear->outFeatures, linear->inFeatures}),
                viewOf(weights.bias, {linear->outFeatures})};
    return {};
}

/// Applies one layer. Feature maps are 1 x C x H x W; after Flatten a plain vector.
struct Apply
{
    const LayerTensors &tensors;
    const at::Tensor &input;

    at::Tensor operator()(const Conv2d &conv) const
    {
        return at::conv2d(input, tensors.weight, tensors.bias, {conv.stride, conv.stride},
                          {conv.padding, conv.padding});
    }
    at::Tensor operator()(const ReLU &) const { return at::relu(input); }
    at::Tensor operator()(const MaxPool2d &pool) const
    {
        return at::max_pool2d(input, {pool.kernel, pool.kernel}, {pool.stride, pool.stride});
    }
    at::Tensor operator()(const AdaptiveAvgPool2d &pool) const
    {
        return at::adaptive_avg_pool2d(input, {pool.outputSize, pool.outputSize});
    }
    at::Tensor operator()(const Flatten &) const { return input.flatten(); }
    at::Tensor operator()(const Dropout &) const { return input; }
    /// A matrix-vector product: at::linear at one row goes through sgemm, thrice as slow.
    at::Tensor operator()(const Linear &) const
    {
        return at::addmv(tensors.bias, tensors.weight, input);
    }
};

at::Tensor toTorch(const Tensor &tensor)
{
    std::vector<std::int64_t> sizes = tensor.shape.extents;
    if (sizes.size() == 3)
        sizes.insert(sizes.begin(), 1);
    at::Tensor copy = at::empty(sizes, at::kFloat);
    std::ranges::copy(tensor.values, copy.data_ptr<float>());
    return copy;
}

Tensor fromTorch(const at::Tensor &tensor, const TensorShape &shape)
{
    const at::Tensor plain = tensor.contiguous();
    const float *values = plain.data_ptr<float>();
    return {shape, std::vector<float>(values, values + plain.numel())};
}

} // namespace

struct Runtime::Impl
{
    Network network;
    Weights weights;
    Fingerprint fingerprint;
    std::vector<LayerTensors> tensors;
};

Runtime::Runtime(Network network, Weights weights)
{
    const Fingerprint fingerprint = fingerprintOf(network, weights);
    impl_ = std::make_unique<Impl>(
        Impl{std::move(network), std::move(weights), fingerprint, /*tensors=*/{}});
    for (std::size_t i = 0; i < impl_->weights.layers.size(); ++i)
        impl_->tensors.push_back(tensorsOf(impl_->network.layers()[i], impl_->weights.layers[i]));
    at::set_num_threads(1);
}

Runtime::~Runtime() = default;

Result<std::shared_ptr<const Runtime>> Runtime::load(const std::string &networkId,
                                                     const Progress &progress, std::stop_token stop)
{
    const auto report = [&](double fraction) {
        if (progress)
            progress(fraction);
    };
    auto network = networkById(networkId);
    if (!network)
        return tl::make_unexpected(network.error());
    auto weights = seededWeights(
        *network, defaultSeed, [&](double fraction) { report(0.8 * fraction); }, stop);
    if (!weights)
        return tl::make_unexpected(weights.error());
    auto runtime = std::make_shared<const Runtime>(std::move(*network), std::move(*weights));
    report(0.9);

    const TensorShape &shape = runtime->network().inputShape();
    const Tensor grey{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    const auto warmUp = runtime->run(runtime->network().firstCut(), runtime->network().lastCut(),
                                     grey, Device{}, stop);
    if (!warmUp)
        return tl::make_unexpected(warmUp.error());
    report(1);
    return runtime;
}

const Network &Runtime::network() const
{
    return impl_->network;
}

const Fingerprint &Runtime::fingerprint() const
{
    return impl_->fingerprint;
}

Result<SegmentRun> Runtime::run(CutPoint from, CutPoint to, const Tensor &input,
                                const Device &device, const std::stop_token &stop) const
{
    using Clock = std::chrono::steady_clock;
    const TensorShape &expected = impl_->network.shapeAt(from);
    if (input.shape != expected || std::ssize(input.values) != expected.elements())
        return fail(ErrorKind::PayloadShapeMismatch, input.shape.toString(), expected.toString());
    if (from >= to)
        return SegmentRun{.output = input};
    try {
        const c10::InferenceMode inference;
        at::init_num_threads(); // LibTorch keeps the pool's size for each calling thread
        const auto begin = Clock::now();
        const auto cpuBegin = threadCpuTime();
        SegmentRun run;
        at::Tensor activation = toTorch(input);
        Pacer pacer(device);
        pacer.start();
        auto border = Clock::now();
        for (int number = from.index() + 1; number <= to.index(); ++number) {
            const Layer &layer = impl_->network.layer(number);
            activation =
                std::visit(Apply{impl_->tensors[static_cast<std::size_t>(number - 1)], activation},
                           layer.spec);
            pacer.finishLayer(layer, stop);
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled, impl_->network.title());
            const auto done = Clock::now();
            run.layers.push_back({number, done - border});
            border = done;
        }
        run.output = fromTorch(activation, impl_->network.shapeAt(to));
        run.wall = Clock::now() - begin;
        run.cpu = threadCpuTime() - cpuBegin;
        run.achievedShare = pacer.achievedShare();
        run.hostTooSlow = pacer.late();
        return run;
    } catch (const c10::Error &error) {
        return fail(ErrorKind::Internal, impl_->network.title(), error.what_without_backtrace());
    }
}

} // namespace splitscope
