// The link that the kernel shapes, and the emulated one beside it. Needs root, `ip` and `tc`.
#include "net/error_text.h"
#include "tests/link_transfers.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <chrono>
#include <cstdio>

using namespace splitscope;
using namespace splitscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

/// With this argument the program makes a link, prints its edge's name and waits to be killed.
constexpr auto leaveBehind = "--leave-a-link-behind";

LinkConditions link(double mbit, std::int64_t burstBytes = 4096)
{
    LinkConditions conditions;
    conditions.uplink = Bandwidth::ofMbitPerSecond(mbit).value();
    conditions.downlink = conditions.uplink;
    conditions.burstBytes = burstBytes;
    return conditions;
}

QByteArray noise(qsizetype size)
{
    QRandomGenerator generator(1);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.bounded(256));
    return bytes;
}

bool exists(const QString &namespaceName)
{
    return QFileInfo::exists(u"/run/netns/"_s + namespaceName);
}

int waitToBeKilled()
{
    const auto kernel = KernelLink::make({});
    if (!kernel)
        return EXIT_FAILURE;
    std::puts(qPrintable(kernel->edge().namespaceName));
    std::fflush(stdout);
    return std::getchar() == EOF ? EXIT_FAILURE : EXIT_SUCCESS;
}

} // namespace

class TestKernelLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothLinksCarryTheSameBytes_data();
    void bothLinksCarryTheSameBytes();
    void aChangeInFlightKeepsTheConnection();
    void anUnshapedLinkCarriesBytesToo();
    void severalLinksAreSideBySide();
    void nothingRemainsOfALink();
    void whatAKilledProcessLeftIsSweptAway();
    void aDelayNeedsAKernelThatCanDelay();
};

void TestKernelLink::initTestCase()
{
    if (const auto made = KernelLink::make(link(5)); !made)
        QSKIP(qPrintable(errorText(made.error())));
}

void TestKernelLink::bothLinksCarryTheSameBytes_data()
{
    QTest::addColumn<double>("mbit");
    QTest::addColumn<qint64>("burst");
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("AlexNet, cut 22, 1 Mbit/s") << 1.0 << qint64(1536) << qsizetype(4000);
    QTest::newRow("AlexNet, cut 13, 5 Mbit/s") << 5.0 << qint64(4096) << qsizetype(25600);
    QTest::newRow("AlexNet, cut 8, 9 Mbit/s") << 9.0 << qint64(4096) << qsizetype(221184);
    QTest::newRow("AlexNet, cut 0, 50 Mbit/s") << 50.0 << qint64(1536) << qsizetype(602112);
}

void TestKernelLink::bothLinksCarryTheSameBytes()
{
    QFETCH(const double, mbit);
    QFETCH(const qint64, burst);
    QFETCH(const qsizetype, size);
    const QByteArray sent = noise(size);
    const LinkConditions conditions = link(mbit, burst);

    const auto kernel = KernelLink::make(conditions);
    QVERIFY(kernel);
    const auto overKernel = through(*kernel);
    const Milliseconds kernelTime = overKernel->send(sent);
    LinkEmulator emulator;
    const auto overEmulator = through(emulator);
    emulator.setLink(conditions);
    const Milliseconds emulatorTime = overEmulator->send(sent);

    QVERIFY(overKernel->received() == sent);
    QVERIFY(overEmulator->received() == sent);
    qInfo("kernel %.2f ms, emulator %.2f ms", kernelTime.count(), emulatorTime.count());
}

void TestKernelLink::aChangeInFlightKeepsTheConnection()
{
    auto kernel = KernelLink::make(link(50));
    QVERIFY(kernel);
    const auto transfer = through(*kernel);
    const QByteArray sent = noise(100'000);
    for (const LinkConditions &next : {link(200), link(100, 1536), LinkConditions{}, link(50)}) {
        QVERIFY(kernel->setLink(next));
        transfer->send(sent);
        QVERIFY(transfer->received() == sent);
    }
}

void TestKernelLink::anUnshapedLinkCarriesBytesToo()
{
    const auto kernel = KernelLink::make({});
    QVERIFY(kernel);
    const auto transfer = through(*kernel);
    const QByteArray sent = noise(1'000'000);
    transfer->send(sent);
    QVERIFY(transfer->received() == sent);
}

void TestKernelLink::severalLinksAreSideBySide()
{
    const auto one = KernelLink::make(link(50));
    const auto two = KernelLink::make(link(50));
    QVERIFY(one && two);
    QVERIFY(one->edge().namespaceName != two->edge().namespaceName);
    const QByteArray sent = noise(1000);
    for (const KernelLink *kernel : {&*one, &*two}) {
        const auto transfer = through(*kernel);
        transfer->send(sent);
        QVERIFY(transfer->received() == sent);
    }
}

void TestKernelLink::nothingRemainsOfALink()
{
    auto kernel = KernelLink::make(link(5));
    QVERIFY(kernel);
    const QStringList names{kernel->edge().namespaceName, kernel->cloud().namespaceName};
    QVERIFY(exists(names[0]) && exists(names[1]));
    {
        const KernelLink ended = std::move(*kernel);
    }
    QVERIFY(!exists(names[0]) && !exists(names[1]));
}

void TestKernelLink::whatAKilledProcessLeftIsSweptAway()
{
    const auto ours = KernelLink::make({});
    QVERIFY(ours);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(leaveBehind)});
    QVERIFY(other.waitForReadyRead());
    const QString edge = QString::fromLocal8Bit(other.readLine()).trimmed();
    const QString cloud = edge.chopped(4) + u"cloud"_s;
    QVERIFY(exists(edge) && exists(cloud));

    // While it runs its link is its own.
    const auto early = KernelLink::sweep();
    QVERIFY(early);
    QVERIFY(!early->contains(edge) && !early->contains(ours->edge().namespaceName));
    other.kill();
    QVERIFY(other.waitForFinished());
    const auto removed = KernelLink::sweep();

    QVERIFY(removed);
    QVERIFY(removed->contains(edge) && removed->contains(cloud));
    QVERIFY(!exists(edge) && !exists(cloud));
    QVERIFY(exists(ours->edge().namespaceName));
}

void TestKernelLink::aDelayNeedsAKernelThatCanDelay()
{
    LinkConditions delayed = link(50);
    delayed.delay = 5ms;
    const auto kernel = KernelLink::make(delayed);
    if (kernel) {
        const auto transfer = through(*kernel);
        QVERIFY(transfer->send(noise(1000)) >= delayed.delay);
    } else {
        QCOMPARE(kernel.error().kind, ErrorKind::KernelLinkUnavailable);
        QVERIFY2(kernel.error().subject.find("netem") != std::string::npos,
                 kernel.error().subject.c_str());
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(QLatin1StringView(leaveBehind)))
        return waitToBeKilled();
    TestKernelLink test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kernel_link.moc"
