// What a cloud node does under load: a real splitscope-cloud, edges of this process that never
// rest, and the bare forward of the same layers beside it.
//   bench_node load [network] [cut] [seconds]     requests a second with 1, 2, 8 and 64 sessions,
//                                                 the node's and the bare ones in turns
//   bench_node soak [network] [requests]          memory and descriptors of the node meanwhile
//   bench_node idle [sessions]                    what sessions cost that do nothing
#include "engine/activation/coding.h"
#include "engine/runtime/runtime.h"
#include "net/protocol/identity.h"
#include "net/protocol/messages.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include <unistd.h>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Load
{
    std::shared_ptr<const Runtime> runtime;
    Tensor input;
    QByteArray hello;
    QByteArray request;
    QByteArray payload;
};

Load loadOf(const std::string &network, int cutIndex)
{
    Load load;
    load.runtime = Runtime::load({network}).value();
    const Network &model = load.runtime->network();
    const CutPoint cut = model.cutPoint(cutIndex).value();
    const TensorShape &shape = model.shapeAt(model.firstCut());
    const Tensor grey{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5F)};
    load.input = load.runtime->run(model.firstCut(), cut, grey, Device{}).value().output;
    const auto bytes = encode(Coding{}, load.input).value();
    load.payload = {reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes)};
    const Identity own = identityOf(model, load.runtime->fingerprint());
    load.hello = encodeMessage(Hello{.version = own.version,
                                     .software = softwareName(),
                                     .model = own.model,
                                     .fingerprint = own.fingerprint,
                                     .token = {}});
    RunRequest request;
    request.id = 1;
    request.cut = cutIndex;
    request.payload = announce(Coding{}, load.input.shape, load.payload);
    load.request = encodeMessage(request);
    return load;
}

class NodeProcess
{
public:
    explicit NodeProcess(const QStringList &arguments)
    {
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process_.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-cloud"_s),
                       QStringList{u"--port"_s, u"0"_s, u"--terminal"_s, u"false"_s,
                                   u"--log-level"_s, u"error"_s, u"--sessions"_s, u"2000"_s,
                                   u"--sessions-per-address"_s, u"0"_s}
                           + arguments);
        static const QRegularExpression address(u"(ws://\\S+)"_s);
        QString said;
        while (!address.match(said).hasMatch() && process_.waitForReadyRead(60'000))
            said += QString::fromUtf8(process_.readAllStandardOutput());
        url_ = QUrl(address.match(said).captured(1));
    }
    ~NodeProcess()
    {
        process_.terminate();
        process_.waitForFinished();
    }

    const QUrl &url() const { return url_; }
    double residentMiB() const
    {
        QFile pages(u"/proc/%1/statm"_s.arg(process_.processId()));
        if (!pages.open(QIODevice::ReadOnly))
            return 0;
        constexpr double pagesInMiB = 256;
        return pages.readAll().split(' ').value(1).toDouble() / pagesInMiB;
    }
    struct CpuTime
    {
        Milliseconds all{0};
        Milliseconds eventLoop{0};
    };
    CpuTime cpuTime() const
    {
        const auto pid = process_.processId();
        return {cpuIn(u"/proc/%1/stat"_s.arg(pid)), cpuIn(u"/proc/%1/task/%1/stat"_s.arg(pid))};
    }
    qsizetype openFiles() const
    {
        return QDir(u"/proc/%1/fd"_s.arg(process_.processId()))
            .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
            .size();
    }

private:
    static Milliseconds cpuIn(const QString &stat)
    {
        QFile file(stat);
        if (!file.open(QIODevice::ReadOnly))
            return Milliseconds(0);
        const QByteArray line = file.readAll();
        const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        constexpr int userTicks = 11; // after the name; the kernel's own time follows
        const double ticks =
            fields.value(userTicks).toDouble() + fields.value(userTicks + 1).toDouble();
        return Milliseconds(1000 * ticks / static_cast<double>(sysconf(_SC_CLK_TCK)));
    }

    QProcess process_;
    QUrl url_;
};

/// Sends a request as soon as the one before is answered, as long as it is told to.
class Edge : public QObject
{
public:
    Edge(const Load &load, const QUrl &node, std::function<bool(double milliseconds)> answered)
        : load_(load), answered_(std::move(answered))
    {
        connect(&socket_, &QWebSocket::connected, this,
                [this] { socket_.sendBinaryMessage(load_.hello); });
        connect(&socket_, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &) {
            waiting_ = false;
            if (!welcome_)
                welcome_ = true;
            else if (!answered_(Milliseconds(Clock::now() - sent_).count()))
                return;
            if (working_)
                send();
        });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({QString::fromLatin1(subprotocol)});
        socket_.open(node, options);
    }

    bool isWelcome() const { return welcome_; }
    bool isWaiting() const { return waiting_; }
    void work()
    {
        working_ = true;
        send();
    }

private:
    void send()
    {
        sent_ = Clock::now();
        waiting_ = true;
        socket_.sendBinaryMessage(load_.request);
        socket_.sendBinaryMessage(load_.payload);
        socket_.flush();
    }

    const Load &load_;
    std::function<bool(double)> answered_;
    QWebSocket socket_;
    Clock::time_point sent_;
    bool welcome_ = false;
    bool waiting_ = false;
    bool working_ = false;
};

/// Of things that come with an event. With a time limit Qt would not wait but spin, and take a core
/// from the node.
void waitUntil(const std::function<bool()> &condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

std::vector<std::unique_ptr<Edge>> edges(int count, const Load &load, const QUrl &node,
                                         const std::function<bool(double)> &answered)
{
    std::vector<std::unique_ptr<Edge>> all;
    for (int edge = 0; edge < count; ++edge) {
        all.push_back(std::make_unique<Edge>(load, node, answered));
        waitUntil([&] { return all.back()->isWelcome(); });
    }
    return all;
}

struct Bare
{
    double perSecond = 0;
    double cpuMilliseconds = 0; ///< of one
};

Bare bareForwards(const Load &load, int cutIndex, double seconds)
{
    const Network &network = load.runtime->network();
    const CutPoint cut = network.cutPoint(cutIndex).value();
    const auto begin = Clock::now();
    Milliseconds cpu{0};
    int runs = 0;
    while (Milliseconds(Clock::now() - begin).count() < 1000 * seconds) {
        const auto run = load.runtime->run(cut, network.lastCut(), load.input, Device{});
        if (!run)
            return {};
        cpu += run->cpu;
        ++runs;
    }
    return {1000 * runs / Milliseconds(Clock::now() - begin).count(), cpu.count() / runs};
}

void measureLoad(const std::string &network, int cut, double seconds)
{
    const Load load = loadOf(network, cut);
    const NodeProcess node({u"--network"_s, QString::fromStdString(network)});
    std::printf("%s, cut %d, %lld bytes, one worker\n", network.c_str(), cut,
                static_cast<long long>(load.payload.size()));
    std::printf("                                                 CPU ms of one\n");
    std::printf("sessions  bare/s  node/s  ratio   p50 ms   p99 ms    bare    node  event loop\n");
    for (const int sessions : {1, 2, 8, 64}) {
        constexpr int turns = 5; // a computer is not as fast all the time
        Bare bare;
        NodeProcess::CpuTime cpu;
        std::vector<double> times;
        double rate = 0;
        bool over = false;
        const auto all = edges(sessions, load, node.url(), [&](double time) {
            times.push_back(time);
            return !over;
        });
        for (int turn = 0; turn < turns; ++turn) {
            const Bare now = bareForwards(load, cut, seconds);
            bare.perSecond += now.perSecond / turns;
            bare.cpuMilliseconds += now.cpuMilliseconds / turns;
            over = false;
            const auto cpuBefore = node.cpuTime();
            const auto answeredBefore = times.size();
            const auto begin = Clock::now();
            for (const auto &edge : all)
                edge->work();
            QTimer::singleShot(static_cast<int>(1000 * seconds), [&over] { over = true; });
            waitUntil([&] { return over; });
            const auto answers = static_cast<double>(times.size() - answeredBefore);
            rate += 1000 * answers / Milliseconds(Clock::now() - begin).count() / turns;
            const auto cpuNow = node.cpuTime();
            cpu.all += (cpuNow.all - cpuBefore.all) / answers / turns;
            cpu.eventLoop += (cpuNow.eventLoop - cpuBefore.eventLoop) / answers / turns;
            waitUntil([&] {
                return std::ranges::none_of(all,
                                            [](const auto &edge) { return edge->isWaiting(); });
            });
        }
        std::ranges::sort(times);
        const auto quantile = [&](double part) {
            return times.empty() ? 0
                                 : times[static_cast<std::size_t>(
                                     part * static_cast<double>(times.size() - 1))];
        };
        std::printf("%8d  %6.1f  %6.1f  %5.3f  %7.2f  %7.2f  %6.2f  %6.2f  %10.2f\n", sessions,
                    bare.perSecond, rate, rate / bare.perSecond, quantile(0.5), quantile(0.99),
                    bare.cpuMilliseconds, cpu.all.count(), cpu.eventLoop.count());
        std::fflush(stdout);
    }
}

/// Sessions come and go meanwhile, some in mid-run.
void soak(const std::string &network, int requests)
{
    const Load load = loadOf(network, 0);
    const NodeProcess node({u"--network"_s, QString::fromStdString(network)});
    int answered = 0;
    const auto begin = Clock::now();
    const auto tell = [&] {
        std::printf("%9d  %8.1f s  %8.2f MiB  %4lld files\n", answered,
                    Milliseconds(Clock::now() - begin).count() / 1000, node.residentMiB(),
                    static_cast<long long>(node.openFiles()));
        std::fflush(stdout);
    };
    std::printf(" requests        time      memory  descriptors\n");
    tell();
    while (answered < requests) {
        const int until = std::min(requests, answered + requests / 20);
        {
            const auto all = edges(8, load, node.url(), [&](double) {
                ++answered;
                return true;
            });
            for (const auto &edge : all)
                edge->work();
            waitUntil([&] { return answered >= until; });
        }
        tell();
    }
}

void idle(int sessions)
{
    const Load load = loadOf("lenet5", 0);
    const NodeProcess node({u"--network"_s, u"lenet5"_s});
    const double before = node.residentMiB();
    const auto all = edges(sessions, load, node.url(), [](double) { return false; });
    std::printf("%d idle sessions: %.2f MiB more than %.2f MiB\n", sessions,
                node.residentMiB() - before, before);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString what = words.value(1, u"load"_s);
    if (what == u"soak"_s)
        soak(words.value(2, u"lenet5"_s).toStdString(), words.value(3, u"100000"_s).toInt());
    else if (what == u"idle"_s)
        idle(words.value(2, u"1000"_s).toInt());
    else
        measureLoad(words.value(2, u"alexnet-lab"_s).toStdString(), words.value(3, u"0"_s).toInt(),
                    words.value(4, u"5"_s).toDouble());
    return 0;
}
