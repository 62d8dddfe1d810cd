#include "engine/runtime/runtime.h"

#include "engine/device/pacer.h"
#include "engine/device/thread_cpu_clock.h"
#include "engine/device/thread_quotas.h"
#include "engine/runtime/compute_threads.h"
#include "engine/runtime/prepared_weights.h"
#include "engine/runtime/segment.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <map>
#include <mutex>
#include <utility>

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

struct Runtime::Impl
{
    Network network;
    RuntimeOptions options;
    Fingerprint fingerprint = {};
    double precisionError = 0;
    /// Kernels::Fast: weights, and a compiler for each number of threads.
    std::shared_ptr<const PreparedWeights> prepared = {};
    std::map<int, std::unique_ptr<SegmentCompiler>> compilers = {};
    /// Kernels::Reference: parameters as PyTorch has them.
    std::vector<std::vector<float>> parameters = {};

    std::mutex mutex = {};
    std::vector<std::unique_ptr<Scratch>> idle = {};
    ThreadQuotas quotas = {};

    std::shared_ptr<const Segment> segment(CutPoint from, CutPoint to, int threads)
    {
        if (options.kernels == Kernels::Reference)
            return std::make_shared<const Segment>(referenceSegment(network, from, to, parameters));
        return compilers.at(threads)->compile(from, to);
    }

    std::unique_ptr<Scratch> takeScratch()
    {
        const std::lock_guard lock(mutex);
        if (idle.empty())
            return std::make_unique<Scratch>();
        auto scratch = std::move(idle.back());
        idle.pop_back();
        return scratch;
    }

    void giveBack(std::unique_ptr<Scratch> scratch)
    {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(scratch));
    }

    /// Calls `work` with what keeps the share: on a thread of its own under the quota, or on this
    /// one. Where the quota cannot be had, it is pacing, and what is returned says why.
    ShareKept perform(const Device &device, const std::stop_token &stop,
                      const std::function<void(ShareKeeping)> &work)
    {
        const ShareKeeping asked = shareKeepingOf(device);
        if (asked != ShareKeeping::KernelQuota) {
            work(asked);
            return {asked};
        }
        const auto ran = quotas.run(device.share, *device.quota, stop, [&] { work(asked); });
        if (ran)
            return {asked};
        work(ShareKeeping::Pacing);
        return {ShareKeeping::Pacing, ran.error()};
    }
};

namespace {

/// A step's kernels, one after the other. Only the segment's last one writes to its output.
class StepRunner
{
public:
    StepRunner(const Segment &segment, const Tensor &input, Tensor &output, Scratch &scratch)
        : left_(segment.operations), current_(input.values.data()), output_(output),
          scratch_(scratch)
    {
    }

    void run(const Step &step)
    {
        for (const Operation &operation : step.operations) {
            --left_;
            float *to = left_ == 0 ? output_.values.data()
                                   : scratch_.activation(left_ % 2, operation.outputBytes);
            operation.kernel->run(current_, to, scratch_);
            current_ = to;
        }
    }

private:
    std::size_t left_;
    const float *current_;
    Tensor &output_;
    Scratch &scratch_;
};

/// Fills in all but the output, which the runner writes. False when `stop` was requested.
bool runTimed(const Network &network, const Segment &segment, StepRunner &runner, Pacer &pacer,
              SegmentRun &run, const std::stop_token &stop)
{
    const int firstLayer = run.layers.front().layer;
    const auto begin = Clock::now();
    const auto cpuBegin = threadCpuTime();
    pacer.start();
    auto border = begin;
    const auto countFor = [&](int number) {
        const auto now = Clock::now();
        run.layers[static_cast<std::size_t>(number - firstLayer)].wall += now - border;
        border = now;
    };
    for (const Step &step : segment.steps) {
        runner.run(step);
        countFor(step.mainLayer);
        for (int number = step.firstLayer; number <= step.lastLayer; ++number) {
            pacer.finishLayer(network.layer(number), stop);
            countFor(number);
        }
        if (stop.stop_requested())
            return false;
    }
    pacer.finishRun(stop);
    countFor(run.layers.back().layer);
    if (stop.stop_requested())
        return false;
    run.wall = border - begin;
    run.cpu = threadCpuTime() - cpuBegin;
    run.achievedShare = pacer.achievedShare();
    run.hostTooSlow = pacer.late();
    return true;
}

/// Of eight pictures of waves, as large as a normalised photograph's values.
std::vector<Tensor> answersToMadePictures(const Runtime &runtime)
{
    const Network &network = runtime.network();
    const TensorShape &shape = network.inputShape();
    std::vector<Tensor> answers;
    for (int picture = 1; picture <= 8; ++picture) {
        Tensor input{shape, {}};
        for (std::int64_t i = 0; i < shape.elements(); ++i) {
            const auto x = static_cast<double>(i % shape.extents.back());
            const auto y = static_cast<double>(i / shape.extents.back());
            input.values.push_back(
                static_cast<float>(std::sin(0.03 * picture * x) + std::cos(0.011 * picture * y)));
        }
        auto run = runtime.run(network.firstCut(), network.lastCut(), input, Device{});
        if (run)
            answers.push_back(std::move(run->output));
    }
    return answers;
}

double relativeError(const std::vector<Tensor> &answers, const std::vector<Tensor> &exact)
{
    double difference = 0;
    double size = 0;
    for (std::size_t i = 0; i < std::min(answers.size(), exact.size()); ++i) {
        for (std::size_t j = 0; j < exact[i].values.size(); ++j) {
            const double right = double{exact[i].values[j]};
            difference += std::pow(double{answers[i].values[j]} - right, 2);
            size += right * right;
        }
    }
    return size > 0 ? std::sqrt(difference / size) : 0;
}

} // namespace

Runtime::Runtime(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Runtime::~Runtime() = default;

Result<std::shared_ptr<const Runtime>>
Runtime::make(Network network, std::shared_ptr<const WeightSource> weights,
              const RuntimeOptions &options, const Progress &progress, const std::stop_token &stop)
{
    const auto report = [&](double fraction) {
        if (progress)
            progress(fraction);
    };
    std::unique_ptr<Impl> impl(new Impl{std::move(network), options});
    if (options.kernels == Kernels::Fast) {
        auto prepared = PreparedWeights::prepare(
            impl->network, std::move(weights), options.precision, options.cacheFolder,
            [&](double fraction) { report(0.9 * fraction); }, stop);
        if (!prepared)
            return tl::make_unexpected(prepared.error());
        impl->prepared = std::move(*prepared);
        impl->fingerprint = impl->prepared->fingerprint();
        if (options.precision != WeightPrecision::Float32)
            impl->fingerprint = fingerprintOf(impl->fingerprint, precisionId(options.precision));
        for (const int threads : {1, options.threads})
            impl->compilers.try_emplace(threads, std::make_unique<SegmentCompiler>(
                                                     impl->network, *impl->prepared, threads));
    } else {
        impl->fingerprint = fingerprintOf(impl->network, *weights);
        for (std::size_t index = 0; index < impl->network.parameters().size(); ++index)
            impl->parameters.push_back(readAll(*weights, impl->network, index));
    }

    std::shared_ptr<const Runtime> runtime(new Runtime(std::move(impl)));
    const TensorShape &shape = runtime->network().inputShape();
    const Tensor grey{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    const auto warmUp = runtime->run(runtime->network().firstCut(), runtime->network().lastCut(),
                                     grey, Device{}, stop);
    if (!warmUp)
        return tl::make_unexpected(warmUp.error());
    report(1);
    return runtime;
}

Result<std::shared_ptr<const Runtime>> Runtime::load(const ModelChoice &choice,
                                                     const RuntimeOptions &options,
                                                     const Progress &progress,
                                                     const std::stop_token &stop)
{
    auto model = chosenModel(choice);
    if (!model)
        return tl::make_unexpected(model.error());
    RuntimeOptions chosen = options;
    chosen.precision = choice.precision;
    if (choice.precision == WeightPrecision::Float32)
        return make(model->network, model->weights, chosen, progress, stop);

    const auto half = [&](double begin) {
        return [&progress, begin](double fraction) {
            if (progress)
                progress(begin + fraction / 2);
        };
    };
    chosen.precision = WeightPrecision::Float32;
    std::vector<Tensor> exact;
    {
        const auto runtime = make(model->network, model->weights, chosen, half(0), stop);
        if (!runtime)
            return tl::make_unexpected(runtime.error());
        exact = answersToMadePictures(**runtime);
    }
    chosen.precision = choice.precision;
    auto reduced = make(model->network, model->weights, chosen, half(0.5), stop);
    if (reduced)
        (*reduced)->impl_->precisionError = relativeError(answersToMadePictures(**reduced), exact);
    return reduced;
}

const Network &Runtime::network() const
{
    return impl_->network;
}

const Fingerprint &Runtime::fingerprint() const
{
    return impl_->fingerprint;
}

const RuntimeOptions &Runtime::options() const
{
    return impl_->options;
}

double Runtime::precisionError() const
{
    return impl_->precisionError;
}

bool Runtime::fromCache() const
{
    return impl_->prepared && impl_->prepared->fromCache();
}

Result<void> Runtime::prepare(CutPoint from, CutPoint to, const Device &device) const
{
    try {
        // A quota that cannot be had is no error: the run is paced and says so.
        if (from < to && shareKeepingOf(device) == ShareKeeping::KernelQuota)
            (void)impl_->quotas.prepare(device.share, *device.quota);
        for (const int threads : {1, impl_->options.threads}) {
            useComputeThreads(threads);
            impl_->segment(from, to, threads);
        }
    } catch (const std::exception &error) {
        return fail(ErrorKind::Internal, impl_->network.title(), error.what());
    }
    return {};
}

Result<SegmentRun> Runtime::run(CutPoint from, CutPoint to, const Tensor &input,
                                const Device &device, const std::stop_token &stop) const
{
    const TensorShape &expected = impl_->network.shapeAt(from);
    if (input.shape != expected || std::ssize(input.values) != expected.elements())
        return fail(ErrorKind::PayloadShapeMismatch, input.shape.toString(), expected.toString());
    if (from >= to)
        return SegmentRun{.output = input};
    try {
        const bool unlimited = shareKeepingOf(device) == ShareKeeping::Unlimited;
        const int threads = unlimited ? impl_->options.threads : 1;
        useComputeThreads(threads);
        const auto segment = impl_->segment(from, to, threads);
        const TensorShape &shape = impl_->network.shapeAt(to);
        SegmentRun run{
            .output = {shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))}};
        for (int number = from.index() + 1; number <= to.index(); ++number)
            run.layers.push_back({number, {}});
        auto scratch = impl_->takeScratch();
        StepRunner runner(*segment, input, run.output, *scratch);

        // Before it is begun: a thread under the quota pays for all that it does.
        const Device paced = onNetwork(device, impl_->network);
        bool finished = false;
        run.shareKept = impl_->perform(device, stop, [&](ShareKeeping by) {
            useComputeThreads(threads);
            Pacer pacer(paced, by);
            finished = runTimed(impl_->network, *segment, runner, pacer, run, stop);
        });
        if (!finished)
            return fail(ErrorKind::Cancelled, impl_->network.title());
        if (segment->operations == 0)
            run.output.values = input.values;
        // The others' share of the work is time that this thread may have slept away.
        if (threads > 1)
            run.hostTooSlow = false;
        impl_->giveBack(std::move(scratch));
        return run;
    } catch (const std::exception &error) {
        return fail(ErrorKind::Internal, impl_->network.title(), error.what());
    }
}

} // namespace splitscope
