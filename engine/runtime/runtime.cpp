#include "engine/runtime/runtime.h"

#include "engine/device/pacer.h"
#include "engine/device/thread_cpu_clock.h"
#include "engine/runtime/torch_layers.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <c10/util/Exception.h>

#include <utility>

namespace splitscope {

struct Runtime::Impl
{
    Network network;
    std::shared_ptr<const WeightSource> weights;
    Fingerprint fingerprint;
    std::vector<std::vector<at::Tensor>> parameters = {};
};

Runtime::Runtime(Network network, std::shared_ptr<const WeightSource> weights)
{
    const Fingerprint fingerprint = fingerprintOf(network, *weights);
    impl_ = std::make_unique<Impl>(Impl{std::move(network), std::move(weights), fingerprint});
    for (const Layer &layer : impl_->network.layers())
        impl_->parameters.push_back(torchParameters(layer, *impl_->weights));
    at::set_num_threads(1);
}

Runtime::~Runtime() = default;

Result<std::shared_ptr<const Runtime>> Runtime::load(const ModelChoice &choice,
                                                     const Progress &progress, std::stop_token stop)
{
    const auto report = [&](double fraction) {
        if (progress)
            progress(fraction);
    };
    auto model = chosenModel(choice);
    if (!model)
        return tl::make_unexpected(model.error());
    auto runtime =
        std::make_shared<const Runtime>(std::move(model->network), std::move(model->weights));
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
            activation = applyInTorch(
                layer.spec, impl_->parameters[static_cast<std::size_t>(number - 1)], activation);
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
