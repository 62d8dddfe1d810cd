// How well a CPU share is kept: AlexNet's forward back to back, paced and under the kernel's quota,
// alone and while other threads keep the cores busy.
#include "engine/device/thread_cpu_clock.h"
#include "engine/runtime/runtime.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>
#include <vector>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

const std::shared_ptr<const Runtime> &runtime()
{
    static const std::shared_ptr<const Runtime> loaded = Runtime::load({"alexnet-lab"}).value();
    return loaded;
}

/// Keep cores busy as long as it lives.
class Competitors
{
public:
    explicit Competitors(std::int64_t threads)
    {
        for (std::int64_t i = 0; i < threads; ++i)
            threads_.emplace_back([](const std::stop_token &stop) {
                while (!stop.stop_requested()) {
                }
            });
    }

private:
    std::vector<std::jthread> threads_;
};

double quantile(const std::vector<double> &sorted, double fraction)
{
    return sorted[static_cast<std::size_t>(fraction * static_cast<double>(sorted.size() - 1)
                                           + 0.5)];
}

/// CPU time of all threads but this one.
Milliseconds cpuOfOtherThreads()
{
    std::timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec)
           - threadCpuTime();
}

/// slow-down x share: wall time over that at full speed, times the share; 1 is what was asked for.
/// Full speed is the CPU time used, of an emulated device what it needs. Under a quota both are
/// those of the quota's thread from the first run's begin to the last one's end, because the kernel
/// goes on counting between two runs; beside competitors, whose CPU time would be among it, that of
/// the runs alone is taken.
void keptShare(benchmark::State &state, const Device &kind)
{
    Device device = kind;
    const double share = static_cast<double>(state.range(0)) / 100;
    device.share = CpuShare::of(share).value();
    const Network &network = runtime()->network();
    const TensorShape &shape = network.inputShape();
    const Tensor input{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5f)};
    const Competitors competitors(state.range(1));
    (void)runtime()->prepare(network.firstCut(), network.lastCut(), device);
    std::vector<double> walls;
    std::vector<double> cpus;
    Milliseconds wall{0};
    Milliseconds fullSpeed{0};
    int late = 0;
    const auto begin = std::chrono::steady_clock::now();
    const Milliseconds cpuBefore = cpuOfOtherThreads();
    for ([[maybe_unused]] auto _ : state) {
        const auto run =
            runtime()->run(network.firstCut(), network.lastCut(), input, device).value();
        walls.push_back(Milliseconds(run.wall).count());
        cpus.push_back(Milliseconds(run.cpu).count());
        wall += run.wall;
        fullSpeed += device.profile.emulated ? run.achievedShare * Milliseconds(run.wall)
                                             : Milliseconds(run.cpu);
        late += run.hostTooSlow;
        if (run.shareKept.quotaRefused)
            state.SkipWithError(run.shareKept.quotaRefused->detail.c_str());
    }
    state.counters["cpu_ms"] = fullSpeed.count() / static_cast<double>(walls.size());
    if (shareKeepingOf(device) == ShareKeeping::KernelQuota) {
        wall = std::chrono::steady_clock::now() - begin;
        if (state.range(1) == 0)
            fullSpeed = cpuOfOtherThreads() - cpuBefore;
    }
    std::ranges::sort(walls);
    std::ranges::sort(cpus);
    state.counters["slowdown*share"] = wall / fullSpeed * share;
    state.counters["p50_ms"] = quantile(walls, 0.5);
    state.counters["p95_ms"] = quantile(walls, 0.95);
    state.counters["p95/p50"] = quantile(walls, 0.95) / quantile(walls, 0.5);
    state.counters["cpu_p95/p50"] = quantile(cpus, 0.95) / quantile(cpus, 0.5);
    state.counters["marked"] = late;
}

void onQuietCores(benchmark::internal::Benchmark *bench)
{
    bench->ArgNames({"share%", "competitors"})
        ->ArgsProduct({{20, 40, 60, 80}, {0}})
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

void onBusyCores(benchmark::internal::Benchmark *bench)
{
    bench->ArgNames({"share%", "competitors"})
        ->ArgsProduct({{20, 40}, {2}})
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
}

const Device kubernetes{.quota = CpuQuota()};
const Device shortPeriod{.quota = CpuQuota::withPeriod(10ms).value()};

} // namespace

BENCHMARK_CAPTURE(keptShare, paced, Device{})->Apply(onQuietCores)->Iterations(100);
// So many that the last period, whose wait nobody waits for, does not count.
BENCHMARK_CAPTURE(keptShare, quota_100_ms, kubernetes)->Apply(onQuietCores)->Iterations(600);
BENCHMARK_CAPTURE(keptShare, quota_10_ms, shortPeriod)->Apply(onQuietCores)->Iterations(300);
BENCHMARK_CAPTURE(keptShare, orange_pi, Device{orangePi(), CpuShare()})
    ->Apply(onQuietCores)
    ->Iterations(8);
BENCHMARK_CAPTURE(keptShare, paced, Device{})->Apply(onBusyCores)->Iterations(100);
BENCHMARK_CAPTURE(keptShare, quota_100_ms, kubernetes)->Apply(onBusyCores)->Iterations(100);
BENCHMARK_CAPTURE(keptShare, quota_10_ms, shortPeriod)->Apply(onBusyCores)->Iterations(100);

BENCHMARK_MAIN();
