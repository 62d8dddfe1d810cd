// What is left of a run when the link, the node or the computer fails: an error in time, nothing
// recorded that did not happen, and work that goes on once the fault is mended.
#include "net/link/kernel_link.h"
#include "tests/integration/client_under_test.h"
#include "tests/integration/node_process.h"
#include "tests/integration/notebook_runs.h"
#include "tests/integration/raw_socket.h"
#include "tests/integration/small_network.h"
#include "tests/sparse_weights.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <future>
#include <optional>
#include <thread>
#include <vector>

#include <csignal>

using namespace splitscope;
using namespace splitscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isRoot()
{
    return ::geteuid() == 0;
}

/// Of iproute2, which may lie where a PATH does not lead. Empty where it fails.
std::optional<QByteArray> runOutput(const QString &line)
{
    QStringList arguments = line.split(u' ');
    const QString name = arguments.takeFirst();
    QString path = QStandardPaths::findExecutable(name);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/sbin"_s});
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(path, arguments);
    if (!process.waitForFinished(processPatienceMs) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

bool runTool(const QString &line)
{
    return runOutput(line).has_value();
}

QByteArray toolOutput(const QString &line)
{
    return runOutput(line).value_or(QByteArray());
}

/// Packets whose number ends in these bits. The answer to a SYN has none.
QString packetsLike(const QString &bits)
{
    return u"protocol ip u32 match u16 "_s + bits + u" at 4 "_s;
}

/// A node at one end of a cable, and this test at the other.
struct Cable
{
    static Result<std::unique_ptr<Cable>> make(const LinkConditions &link = {})
    {
        auto made = KernelLink::make(link);
        if (!made)
            return tl::make_unexpected(made.error());
        // What a queue takes and loses is then a packet, and not 64 KiB of them.
        (void)runTool(u"ip -n %1 link set edge0 gso_max_segs 1"_s.arg(made->edge().namespaceName));
        return std::unique_ptr<Cable>(new Cable(*std::move(made)));
    }

    bool setUp(bool up) const
    {
        return runTool(u"ip -n %1 link set edge0 %2"_s.arg(kernel.edge().namespaceName,
                                                           up ? u"up"_s : u"down"_s));
    }
    /// At the edge's end, by tc(8) and ip(8); false where this kernel does not know how.
    bool disturb(const QStringList &lines) const
    {
        return std::ranges::all_of(lines, [this](const QString &line) {
            return runTool(line.arg(kernel.edge().namespaceName));
        });
    }
    /// Packets that the edge has sent down a hole.
    qint64 lost() const
    {
        const auto links = QJsonDocument::fromJson(
            toolOutput(u"ip -n %1 -json -s link show hole0"_s.arg(kernel.edge().namespaceName)));
        return links[0][u"stats64"][u"tx"][u"packets"].toInteger();
    }
    /// Segments that have reached the node before an earlier one.
    qint64 tooEarly() const
    {
        const auto lines = toolOutput(u"ip netns exec %1 cat /proc/net/netstat"_s.arg(
                                          kernel.cloud().namespaceName))
                               .split('\n');
        const auto place = lines.value(0).split(' ').indexOf("TCPOFOQueue");
        return place < 0 ? 0 : lines.value(1).split(' ').value(place).toLongLong();
    }

    KernelLink kernel;
    std::unique_ptr<NodeOnThread> node;
    std::unique_ptr<CloudClient> client;

private:
    /// Threads are where the one was that has made them.
    explicit Cable(KernelLink &&link) : kernel(std::move(link))
    {
        std::thread atCloud([this] {
            if (!KernelLink::enter(kernel.cloud()))
                return;
            CloudNodeOptions options;
            options.address = QHostAddress(kernel.cloud().address);
            node = std::make_unique<NodeOnThread>(options, lenet());
        });
        atCloud.join();
        std::thread atEdge([this] {
            if (node && KernelLink::enter(kernel.edge()))
                client = edgeOf(*lenet(), node->url());
        });
        atEdge.join();
    }
};

/// Other numbers in each place, so that no two of them can be exchanged unnoticed.
bool writeWeights(const QString &path, float first)
{
    if (!writeSparseWeights(path, lenet()->network()))
        return false;
    QFile file(path);
    const auto bytes = lenet()->network().weightBytes();
    if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() - bytes))
        return false;
    std::vector<float> values(static_cast<std::size_t>(bytes) / sizeof(float));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = first * std::sin(static_cast<float>(i));
    return file.write(reinterpret_cast<const char *>(values.data()), bytes) == bytes;
}

/// Eight cells, twelve runs of each, some 20 ms a run.
QStringList smallSweep()
{
    return {u"--lang"_s,    u"en"_s,          u"--network"_s, u"lenet5"_s, u"--cpu"_s,
            u"0.5,0.9"_s,   u"--bandwidth"_s, u"1,2"_s,       u"--cut"_s,  u"0,3"_s,
            u"--warm-up"_s, u"0"_s,           u"--repeat"_s,  u"12"_s};
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCableThatIsCutEndsTheRunInTime_data();
    void aCableThatIsCutEndsTheRunInTime();
    void aCableThatIsCutInTheProbeEndsItInTime();
    void whatIsLostOrReorderedArrivesAllTheSame_data();
    void whatIsLostOrReorderedArrivesAllTheSame();
    void aStoppedNodeIsWaitedForUntilTheDeadline();
    void aSweepSurvivesANodeThatIsRestarted();
    void weightsThatChangeUnderANodeDoNotChangeItsAnswers();
    void aFullDiskUnderTheCacheCostsNothing();
    void aClockThatJumpsChangesNoDuration();
    void aNodeWithoutDescriptorsServesAgainOnceThereAreSome();
};

void FaultsTest::aCableThatIsCutEndsTheRunInTime_data()
{
    QTest::addColumn<QString>("heard"); ///< of the node, before the cut
    QTest::addColumn<double>("mbit");
    QTest::newRow("before it connects") << QString() << 0.0;
    QTest::newRow("while the payload is under way") << u"get partition point"_s << 0.05;
    QTest::newRow("while the node computes") << u"get edge_output"_s << 0.0;
}

void FaultsTest::aCableThatIsCutEndsTheRunInTime()
{
    QFETCH(const QString, heard);
    QFETCH(const double, mbit);
    const auto cable = Cable::make(mbit > 0 ? link(mbit) : LinkConditions{});
    if (!cable)
        QSKIP(qPrintable(errorText(cable.error())));
    QVERIFY((*cable)->client);
    CloudClient &client = *(*cable)->client;
    auto lost = std::async(std::launch::async, [&] {
        if (heard.isEmpty())
            (*cable)->setUp(false);
        return runWithin(client, pictureRequest(*lenet(), slowBoard()), 1500ms);
    });
    if (!heard.isEmpty()) {
        QVERIFY((*cable)->node->says(heard));
        QVERIFY((*cable)->setUp(false));
    }
    QVERIFY(lost.wait_for(10s) == std::future_status::ready);
    const Result<CloudReply> reply = lost.get();
    QVERIFY(!reply);
    QVERIFY2(reply.error().kind == ErrorKind::DeadlineExceeded
                 || reply.error().kind == ErrorKind::ConnectionRefused
                 || reply.error().kind == ErrorKind::ConnectionLost,
             qPrintable(errorText(reply.error())));

    QVERIFY((*cable)->setUp(true));
    const auto again = runWithin(client, pictureRequest(), 30s);
    QVERIFY2(again, qPrintable(again ? QString() : errorText(again.error())));
}

void FaultsTest::aCableThatIsCutInTheProbeEndsItInTime()
{
    const auto cable = Cable::make(link(0.2));
    if (!cable)
        QSKIP(qPrintable(errorText(cable.error())));
    QVERIFY((*cable)->client);
    CloudClient &client = *(*cable)->client;
    QVERIFY(client.prepare({}, {}, soon()));
    auto lost = std::async(std::launch::async,
                           [&] { return client.probe(100'000, {}, Clock::now() + 1500ms); });
    QVERIFY((*cable)->setUp(false));
    QVERIFY(lost.wait_for(10s) == std::future_status::ready);
    QVERIFY(!lost.get());
}

/// netem is not in every kernel; u32, mirred and HTB are in most. One packet in 16 is sent
/// elsewhere, or every other one waits in a slow class while later ones overtake it.
void FaultsTest::whatIsLostOrReorderedArrivesAllTheSame_data()
{
    QTest::addColumn<QStringList>("how");
    QTest::addColumn<bool>("loses");
    QTest::newRow("lost") << QStringList{u"ip -n %1 link add hole0 type veth peer name hole1"_s,
                                         u"ip -n %1 link set hole0 up"_s,
                                         u"ip -n %1 link set hole1 up"_s,
                                         u"tc -n %1 qdisc add dev edge0 clsact"_s,
                                         u"tc -n %1 filter add dev edge0 egress "_s
                                             + packetsLike(u"0x0005 0x000f"_s)
                                             + u"action mirred egress redirect dev hole0"_s}
                          << true;
    QTest::newRow("reordered")
        << QStringList{u"tc -n %1 qdisc add dev edge0 root handle 1: htb default 10"_s,
                       u"tc -n %1 class add dev edge0 parent 1: classid 1:10 htb rate 1gbit"
                       " quantum 60000"_s,
                       u"tc -n %1 class add dev edge0 parent 1: classid 1:20 htb rate 8mbit"
                       " burst 1600 quantum 1600"_s,
                       u"tc -n %1 filter add dev edge0 parent 1: "_s
                           + packetsLike(u"0x0001 0x0001"_s) + u"classid 1:20"_s}
        << false;
    QTest::newRow("lost, reordered, twice and damaged")
        << QStringList{u"tc -n %1 qdisc add dev edge0 root netem delay 1ms loss 5%"
                       " reorder 50% 50% duplicate 20% corrupt 5%"_s}
        << false;
}

void FaultsTest::whatIsLostOrReorderedArrivesAllTheSame()
{
    QFETCH(const QStringList, how);
    QFETCH(const bool, loses);
    constexpr qint64 manyPackets = 200'000;
    const auto cable = Cable::make();
    if (!cable)
        QSKIP(qPrintable(errorText(cable.error())));
    CloudClient &client = *(*cable)->client;
    const auto whole = runWithin(client, pictureRequest(), 60s);
    QVERIFY(whole);
    if (!(*cable)->disturb(how))
        QSKIP("this kernel's tc cannot disturb a link so");
    for (int i = 0; i < 10; ++i) {
        const auto reply = runWithin(client, pictureRequest(), 60s);
        QVERIFY2(reply, qPrintable(reply ? QString() : errorText(reply.error())));
        QVERIFY(reply->answer == whole->answer);
    }
    const auto probe = client.probe(manyPackets, {}, soon());
    QVERIFY2(probe, qPrintable(probe ? QString() : errorText(probe.error())));
    QVERIFY((*cable)->tooEarly() > 0);
    QVERIFY(!loses || (*cable)->lost() > 0);
}

void FaultsTest::aStoppedNodeIsWaitedForUntilTheDeadline()
{
    NodeProcess node;
    const auto client = edgeOf(*lenet(), node.url());
    const CloudRequest request = pictureRequest();
    QVERIFY(runWithin(*client, request, 30s));
    node.signal(SIGSTOP);
    for (int i = 0; i < 3; ++i) {
        const auto stopped = runWithin(*client, request, 300ms);
        QCOMPARE(outcome(stopped), u"deadline-exceeded"_s);
    }
    node.signal(SIGCONT);
    QVERIFY(runWithin(*client, request, 30s));
}

void FaultsTest::aSweepSurvivesANodeThatIsRestarted()
{
    const QTemporaryDir folder;
    const QString notebook = folder.filePath(u"sweep.splitscope"_s);
    auto node = std::make_unique<NodeProcess>();
    const QUrl url = node->url();
    QProcess sweep;
    sweep.start(program(u"splitscope-edge"_s),
                QStringList{u"sweep"_s, u"--notebook"_s, notebook, u"--cloud"_s, url.toString()}
                    + smallSweep());
    qsizetype finished = 0;
    for (const qsizetype enough : {10, 40}) {
        QVERIFY(QTest::qWaitFor([&] { return measuredIn(notebook) >= enough; }, processPatienceMs));
        node->kill();
        finished += node->said(u"Inference Finished"_s);
        node = std::make_unique<NodeProcess>(QStringList(), QStringList(), url.port());
        QCOMPARE(node->url().port(), url.port());
    }
    QVERIFY(sweep.waitForFinished(processPatienceMs));
    const QString err = QString::fromUtf8(sweep.readAllStandardError());
    node->kill();
    finished += node->said(u"Inference Finished"_s);

    const auto runs = runsIn(notebook);
    std::vector<SettingRuns> cells;
    {
        const auto opened = Notebook::open(notebook.toStdString(), NotebookMode::ReadOnly);
        QVERIFY(opened);
        cells = opened->settings().value();
    }
    QVERIFY2(sweep.exitCode() == 0, qPrintable(err));
    QCOMPARE(cells.size(), 8U);
    std::int64_t failed = 0;
    for (const SettingRuns &cell : cells) {
        QCOMPARE(cell.measured, 12); // nothing twice, and nothing missing
        failed += cell.failed;
    }
    QVERIFY(std::ssize(runs) - failed <= finished); // what was measured, a node has finished
}

void FaultsTest::weightsThatChangeUnderANodeDoNotChangeItsAnswers()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"weights.safetensors"_s);
    QVERIFY(writeWeights(file, 0.1F));
    const ModelChoice own{.networkId = "lenet5", .weights = file.toStdString()};
    const auto runtime = Runtime::load(own);
    QVERIFY2(runtime, qPrintable(runtime ? QString() : errorText(runtime.error())));
    const CloudRequest request = pictureRequest(**runtime);
    NodeProcess node({u"--weights"_s, file});
    const auto client = edgeOf(**runtime, node.url());
    const auto before = runWithin(*client, request, 30s);
    QVERIFY2(before, qPrintable(before ? QString() : errorText(before.error())));

    QVERIFY(writeWeights(file, 0.2F));
    const auto overwritten = runWithin(*client, request, 30s);
    QVERIFY(overwritten && overwritten->answer == before->answer);
    QVERIFY(QFile::resize(file, 100));
    const auto cutOff = runWithin(*client, request, 30s);
    QVERIFY(cutOff && cutOff->answer == before->answer);

    // A node that begins with the other ones says that it has them.
    QVERIFY(writeWeights(file, 0.2F));
    NodeProcess other({u"--weights"_s, file});
    const auto stranger = edgeOf(**runtime, other.url());
    QCOMPARE(outcome(runWithin(*stranger, request, 30s)), u"fingerprint-mismatch"_s);
}

void FaultsTest::aFullDiskUnderTheCacheCostsNothing()
{
    if (!isRoot() || QStandardPaths::findExecutable(u"unshare"_s).isEmpty())
        QSKIP("a disk that is full needs root and unshare");
    const QTemporaryDir folder;
    const QString script = u"mount -t tmpfs -o size=64k none '%1' || exit 77\n"
                           "head -c 100k /dev/zero > '%1'/full 2>/dev/null\n"
                           "XDG_CACHE_HOME='%1' exec \"$@\"\n"_s.arg(folder.path());
    QProcess process;
    process.start(u"unshare"_s, {u"-m"_s, u"--propagation"_s, u"private"_s, u"bash"_s, u"-c"_s,
                                 script, u"bash"_s, program(u"splitscope-edge"_s), u"run"_s,
                                 u"--network"_s, u"lenet5"_s, u"--lang"_s, u"en"_s, u"--json"_s});
    QVERIFY(process.waitForFinished(processPatienceMs));
    if (process.exitCode() == 77)
        QSKIP("no file system can be mounted here");
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void FaultsTest::aClockThatJumpsChangesNoDuration()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer's library has to be the first");
#endif
    const QStringList libraries =
        QDir(u"/usr/lib"_s).entryList({u"*-linux-gnu*"_s}, QDir::Dirs, QDir::Name);
    QString library;
    for (const QString &folder : libraries) {
        const QString file = u"/usr/lib/%1/faketime/libfaketimeMT.so.1"_s.arg(folder);
        if (QFile::exists(file))
            library = file;
    }
    if (library.isEmpty())
        QSKIP("a clock that jumps needs libfaketime (Debian: faketime)");
    const QTemporaryDir folder;
    const QString notebook = folder.filePath(u"sweep.splitscope"_s);
    const auto setClock = [file = folder.filePath(u"clock"_s)](const QByteArray &time) {
        QFile clock(file);
        return clock.open(QIODevice::WriteOnly) && clock.write(time) == time.size();
    };
    QVERIFY(setClock("+0"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, library);
    environment.insert(u"FAKETIME_TIMESTAMP_FILE"_s, folder.filePath(u"clock"_s));
    environment.insert(u"FAKETIME_NO_CACHE"_s, u"1"_s);
    environment.insert(u"DONT_FAKE_MONOTONIC"_s, u"1"_s);          // 0.9.9 and before
    environment.insert(u"FAKETIME_DONT_FAKE_MONOTONIC"_s, u"1"_s); // since
    QProcess sweep;
    sweep.setProcessEnvironment(environment);
    sweep.start(program(u"splitscope-edge"_s),
                QStringList{u"sweep"_s, u"--notebook"_s, notebook} + smallSweep());
    qsizetype enough = 10;
    for (const char *time : {"-2h", "+30d", "+0"}) {
        QVERIFY(QTest::qWaitFor([&] { return measuredIn(notebook) >= enough; }, processPatienceMs));
        QVERIFY(setClock(time));
        enough += 20;
    }
    QVERIFY(sweep.waitForFinished(processPatienceMs));
    QVERIFY2(sweep.exitCode() == 0, sweep.readAllStandardError().constData());
    const auto runs = runsIn(notebook);
    QCOMPARE(runs.size(), 96U);
    auto earliest = runs.front().record.startedAt;
    auto latest = earliest;
    for (const StoredRun &run : runs) {
        earliest = std::min(earliest, run.record.startedAt);
        latest = std::max(latest, run.record.startedAt);
        QVERIFY(run.record.outcome);
        const LatencyBreakdown &latency = run.record.outcome->latency;
        for (const auto part : {latency.local(), latency.transfer(), latency.cloud()})
            QVERIFY(part >= 0us && part < 10s);
    }
    QVERIFY(latest - earliest > std::chrono::hours(24 * 29)); // it has jumped indeed
}

void FaultsTest::aNodeWithoutDescriptorsServesAgainOnceThereAreSome()
{
    constexpr int descriptors = 48;
    const QByteArray warning("event=out-of-descriptors");
    NodeProcess node(
        {u"--sessions-per-address"_s, u"0"_s, u"--handshake-timeout"_s, u"600"_s},
        {u"bash"_s, u"-c"_s, u"ulimit -n %1 && exec \"$@\""_s.arg(descriptors), u"bash"_s});
    const auto inside = edgeOf(*lenet(), node.url());
    QVERIFY(runWithin(*inside, pictureRequest(), 30s));

    std::vector<RawSocket> crowd;
    for (int i = 0; i < descriptors; ++i)
        crowd.emplace_back(node.url());
    QVERIFY2(QTest::qWaitFor([&] { return node.log().contains(warning); }, processPatienceMs),
             node.log().constData());
    QTRY_VERIFY(node.isAsleep()); // and does not ask for connections that it cannot have
    const auto newcomer = edgeOf(*lenet(), node.url());
    const auto turnedAway = runWithin(*newcomer, pictureRequest(), 2s);
    QVERIFY(!turnedAway);
    QVERIFY2(turnedAway.error().kind == ErrorKind::ConnectionLost
                 || turnedAway.error().kind == ErrorKind::ConnectionRefused
                 || turnedAway.error().kind == ErrorKind::DeadlineExceeded,
             qPrintable(errorText(turnedAway.error())));
    QVERIFY(runWithin(*inside, pictureRequest(), 30s));
    QCOMPARE(node.log().count(warning), 1);

    crowd.clear();
    const auto served = runWithin(*newcomer, pictureRequest(), 30s);
    QVERIFY2(served, qPrintable(served ? QString() : errorText(served.error())));
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
