// The emulated link against its law, its throughput, and what it costs.
// Plain blocking sockets at both ends; a transfer ends when its last byte has been read.
#include "net/error_text.h"
#include "net/link/link_emulator.h"
#include "tests/link_transfers.h"

#include <QCoreApplication>
#include <QFile>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <barrier>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace splitscope;

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A sender and a receiver with an emulated link between them.
class Stream
{
public:
    Stream()
    {
        const int service = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(0);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        socklen_t length = sizeof address;
        const bool listening = bind(service, generic, length) == 0 && ::listen(service, 1) == 0
                               && getsockname(service, generic, &length) == 0;
        if (!listening || !link.listen(QStringLiteral("127.0.0.1"), ntohs(address.sin_port)))
            qFatal("no socket on loopback");
        address = loopback(link.port());
        sender_ = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(sender_, generic, sizeof address) != 0)
            qFatal("the emulator does not accept");
        const int noDelay = 1;
        setsockopt(sender_, IPPROTO_TCP, TCP_NODELAY, &noDelay, sizeof noDelay);
        receiver_ = accept(service, nullptr, nullptr);
        close(service);
    }

    ~Stream()
    {
        close(sender_);
        close(receiver_);
    }

    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /// From the sender's first write to the receiver's last byte.
    Seconds transfer(std::size_t bytes)
    {
        Clock::time_point begun;
        std::barrier ready(2);
        std::jthread sending([&] {
            const std::vector<char> payload(std::min<std::size_t>(bytes, 1 << 20), 'x');
            ready.arrive_and_wait();
            begun = Clock::now();
            for (std::size_t sent = 0; sent < bytes;) {
                const std::size_t chunk = std::min(payload.size(), bytes - sent);
                const ssize_t written = write(sender_, payload.data(), chunk);
                if (written <= 0)
                    qFatal("the sender's connection broke");
                sent += static_cast<std::size_t>(written);
            }
        });
        ready.arrive_and_wait();
        std::vector<char> buffer(1 << 20);
        for (std::size_t received = 0; received < bytes;) {
            const ssize_t got = read(receiver_, buffer.data(), buffer.size());
            if (got <= 0)
                qFatal("the receiver's connection broke");
            received += static_cast<std::size_t>(got);
        }
        const Clock::time_point ended = Clock::now();
        sending.join();
        return ended - begun;
    }

    LinkEmulator link;

private:
    int sender_ = -1;
    int receiver_ = -1;
};

LinkConditions conditions(double mbit, std::int64_t burstBytes = 4096)
{
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(mbit).value();
    link.downlink = link.uplink;
    link.burstBytes = burstBytes;
    return link;
}

/// t = (bytes + 66 for each 1448 begun - burst) / rate
Seconds lawfulTime(const LinkConditions &link, std::int64_t bytes)
{
    const std::int64_t beyondBurst = std::max<std::int64_t>(wireBytes(bytes) - link.burstBytes, 0);
    return Seconds(static_cast<double>(beyondBurst) / link.uplink->bytesPerSecond());
}

/// Until the bucket is full again.
void rest(const LinkConditions &link)
{
    const Seconds refill(static_cast<double>(link.burstBytes) / link.uplink->bytesPerSecond());
    std::this_thread::sleep_for(refill + std::chrono::milliseconds(5));
}

/// CPU time of the emulator's thread since it began; it goes by this name. 0 where the system does
/// not tell.
Seconds emulatorCpuTime()
{
    std::error_code none;
    for (const auto &task : std::filesystem::directory_iterator("/proc/self/task", none)) {
        QFile name(QString::fromStdString((task.path() / "comm").string()));
        QFile statistics(QString::fromStdString((task.path() / "schedstat").string()));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "link-emulator"
            && statistics.open(QIODevice::ReadOnly))
            return std::chrono::nanoseconds(statistics.readAll().split(' ').first().toLongLong());
    }
    return Seconds(0);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void transferTime(benchmark::State &state)
{
    const auto link = conditions(static_cast<double>(state.range(0)), state.range(1));
    const std::int64_t bytes = state.range(2);
    Stream stream;
    stream.link.setLink(link);
    std::vector<double> seconds;
    for ([[maybe_unused]] auto repeat : state) {
        rest(link);
        seconds.push_back(stream.transfer(static_cast<std::size_t>(bytes)).count());
        state.SetIterationTime(seconds.back());
    }
    const double law = lawfulTime(link, bytes).count();
    state.counters["median_ms"] = median(seconds) * 1e3;
    state.counters["worst_ms"] = std::ranges::max(seconds) * 1e3;
    state.counters["law_ms"] = law * 1e3;
    if (law > 0)
        state.counters["vs_law"] = median(seconds) / law;
}

/// A WebSocket over the kernel's own link and over the emulated one, by turns.
void againstTheKernel(benchmark::State &state)
{
    const auto link = conditions(static_cast<double>(state.range(0)), state.range(1));
    const QByteArray message(state.range(2), 'x');
    const auto kernel = KernelLink::make(link);
    if (!kernel)
        return state.SkipWithError(qPrintable(errorText(kernel.error())));
    LinkEmulator emulator;
    emulator.setLink(link);
    const auto overKernel = test::through(*kernel);
    const auto overEmulator = test::through(emulator);
    std::vector<double> kernelMs;
    std::vector<double> emulatorMs;
    const auto timed = [&](test::WebSocketTransfer &transfer) {
        rest(link);
        return std::chrono::duration<double, std::milli>(transfer.send(message)).count();
    };
    for ([[maybe_unused]] auto repeat : state) {
        kernelMs.push_back(timed(*overKernel));
        emulator.measureTimers(); // as before each run
        emulatorMs.push_back(timed(*overEmulator));
        state.SetIterationTime(emulatorMs.back() / 1e3);
    }
    state.counters["kernel_ms"] = median(kernelMs);
    state.counters["emulator_ms"] = median(emulatorMs);
    state.counters["difference_ms"] = median(emulatorMs) - median(kernelMs);
    state.counters["ratio"] = median(emulatorMs) / median(kernelMs);
}

void unlimitedThroughput(benchmark::State &state)
{
    constexpr std::size_t bytes = 512 << 20;
    Stream stream;
    Seconds wall(0);
    for ([[maybe_unused]] auto repeat : state) {
        const Seconds time = stream.transfer(bytes);
        state.SetIterationTime(time.count());
        wall += time;
    }
    const double moved = static_cast<double>(bytes) * static_cast<double>(state.iterations());
    state.counters["MB_per_s"] = moved / 1e6 / wall.count();
    state.counters["Mbit_per_s"] = moved * 8 / 1e6 / wall.count();
    state.counters["emulator_cpu_percent"] = 100 * (emulatorCpuTime() / wall);
}

/// The long-run rate, headers included, and the emulator's share of a core meanwhile.
void sustainedRate(benchmark::State &state)
{
    const double mbit = static_cast<double>(state.range(0));
    const auto link = conditions(mbit);
    const auto bytes = static_cast<std::int64_t>(link.uplink->bytesPerSecond() * 3);
    Stream stream;
    stream.link.setLink(link);
    Seconds wall(0);
    for ([[maybe_unused]] auto repeat : state) {
        rest(link);
        const Seconds time = stream.transfer(static_cast<std::size_t>(bytes));
        state.SetIterationTime(time.count());
        wall += time;
    }
    const double onWire = static_cast<double>(wireBytes(bytes) - link.burstBytes)
                          * static_cast<double>(state.iterations());
    state.counters["Mbit_per_s"] = onWire * 8 / 1e6 / wall.count();
    state.counters["emulator_cpu_percent"] = 100 * (emulatorCpuTime() / wall);
}

/// From a change of the slowest link to the fastest until 100 kB that waited are through.
void changeInFlight(benchmark::State &state)
{
    constexpr std::size_t bytes = 100'000;
    double worst = 0;
    for ([[maybe_unused]] auto repeat : state) {
        Stream stream;
        stream.link.setLink(conditions(Bandwidth::leastMbit));
        Seconds whole(0);
        std::jthread transfer([&] { whole = stream.transfer(bytes); });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        const Clock::time_point changed = Clock::now();
        stream.link.setLink(conditions(Bandwidth::mostMbit));
        transfer.join();
        const Seconds time = Clock::now() - changed;
        state.SetIterationTime(time.count());
        worst = std::max(worst, time.count());
    }
    state.counters["worst_ms"] = worst * 1e3;
}

void transfers(benchmark::internal::Benchmark *benchmark)
{
    for (const std::int64_t burst : {4096, 1536}) {
        for (const std::int64_t mbit : {1, 5, 9, 50}) {
            for (const std::int64_t bytes : {4000, 25600, 221184, 602112}) {
                benchmark->Args({mbit, burst, bytes});
            }
        }
    }
    benchmark->ArgNames({"Mbit", "burst", "bytes"});
}

BENCHMARK(transferTime)
    ->Apply(transfers)
    ->Iterations(20)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(againstTheKernel)
    ->Apply(transfers)
    ->Iterations(20)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(unlimitedThroughput)->Iterations(5)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sustainedRate)
    ->ArgName("Mbit")
    ->Arg(5)
    ->Arg(10)
    ->Arg(50)
    ->Arg(100)
    ->Arg(1000)
    ->Iterations(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(changeInFlight)->Iterations(20)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
