// The promise of pacing: a run never ends before its device would have ended it, and what it says
// that it achieved follows from the clock. How closely it keeps its time is tests/bench's matter.
#include "engine/device/pacer.h"
#include "engine/model/networks.h"

#include <QTest>

#include <chrono>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

Device device(std::chrono::nanoseconds overhead, double share)
{
    return {.profile = {.id = "test",
                        .emulated = EmulatedSpeed{.macsPerSecond = 1e15,
                                                  .weightBytesPerSecond = 1e15,
                                                  .overhead = overhead}},
            .share = CpuShare::of(share).value()};
}

} // namespace

class TestPacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLayerTakesTheLongerOfComputingAndReading();
    void theSheetsDeviceIsTheSheetsSpeed();
    void noLayerEndsBeforeItsDeadline();
    void achievedShareNeverExceedsTheOneAskedFor();
    void withoutPacingTheWholeCoreIsUsed();
    void stopEndsTheWait();
    void aRunThatOthersKeptFromItsShareIsLate();
    void underAQuotaNothingWaits();
    void waitingForAPeriodThatAnEarlierRunUsedUpIsNotLate();
    void onlyThisComputersShareIsKeptByAQuota_data();
    void onlyThisComputersShareIsKeptByAQuota();
    void sharesOutsideTheRangeAreRefused_data();
    void sharesOutsideTheRangeAreRefused();
};

void TestPacer::aLayerTakesTheLongerOfComputingAndReading()
{
    const EmulatedSpeed speed{.macsPerSecond = 1e9, .weightBytesPerSecond = 1e9, .overhead = 5us};
    Layer layer;
    layer.macs = 3'000'000;
    layer.weightBytes = 1'000'000;
    QVERIFY(speed.timeFor(layer) == 3005us);
    layer.weightBytes = 7'000'000;
    QVERIFY(speed.timeFor(layer) == 7005us);
}

void TestPacer::theSheetsDeviceIsTheSheetsSpeed()
{
    // The sheet's own table, CPU 0.6: local 1325 ms at cut 22 and, whole core, cloud 798 at cut 0.
    std::chrono::duration<double, std::milli> total{0};
    const Network network = alexNetLab();
    for (const Layer &layer : network.layers())
        total += orangePi().emulated->timeFor(layer);
    QVERIFY(std::abs(total.count() / 797.702 - 1) < 0.015);
    QVERIFY(std::abs(total.count() / 0.6 / 1325.248 - 1) < 0.015);
}

void TestPacer::noLayerEndsBeforeItsDeadline()
{
    Pacer pacer(device(2ms, 0.5));
    const auto before = std::chrono::steady_clock::now();
    pacer.start();
    for (int i = 1; i <= 3; ++i) {
        pacer.finishLayer(Layer{}, {});
        QVERIFY(std::chrono::steady_clock::now() - before >= i * 4ms);
    }
}

void TestPacer::achievedShareNeverExceedsTheOneAskedFor()
{
    Pacer pacer(device(2ms, 0.4));
    QCOMPARE(pacer.achievedShare(), 0.0);
    pacer.start();
    pacer.finishLayer(Layer{}, {});
    QVERIFY(pacer.achievedShare() > 0);
    QVERIFY(pacer.achievedShare() <= 0.4 + 1e-6);
}

void TestPacer::withoutPacingTheWholeCoreIsUsed()
{
    Pacer pacer(Device{});
    pacer.start();
    volatile double sink = 0;
    for (int i = 0; i < 1'000'000; ++i)
        sink = sink + i;
    pacer.finishLayer(Layer{}, {});
    QVERIFY(pacer.achievedShare() > 0);
}

void TestPacer::stopEndsTheWait()
{
    Pacer pacer(device(std::chrono::hours(24), 1)); // a wait that the test would not survive
    std::stop_source source;
    source.request_stop();
    pacer.start();
    pacer.finishLayer(Layer{}, source.get_token());
}

void TestPacer::aRunThatOthersKeptFromItsShareIsLate()
{
    Pacer pacer({.profile = thisComputer(), .share = CpuShare::of(0.5).value()});
    pacer.start();
    // As if others had the CPU: time passes, and this thread uses none of it.
    waitUntil(std::chrono::steady_clock::now() + 20ms, {});
    pacer.finishLayer(Layer{}, {});
    QVERIFY(pacer.late());
    QVERIFY(pacer.achievedShare() < 0.5);
}

void TestPacer::underAQuotaNothingWaits()
{
    Pacer pacer(device(std::chrono::hours(24), 0.5), ShareKeeping::KernelQuota);
    pacer.start();
    pacer.finishLayer(Layer{}, {}); // which paced would outlast the test
    QVERIFY(!pacer.late());
}

void TestPacer::waitingForAPeriodThatAnEarlierRunUsedUpIsNotLate()
{
    const Device limited{.profile = thisComputer(),
                         .share = CpuShare::of(0.05).value(),
                         .quota = CpuQuota::withPeriod(1s).value()};
    Pacer pacer(limited, ShareKeeping::KernelQuota);
    pacer.start();
    waitUntil(std::chrono::steady_clock::now() + 20ms, {});
    pacer.finishLayer(Layer{}, {});
    QVERIFY(!pacer.late());
}

void TestPacer::onlyThisComputersShareIsKeptByAQuota_data()
{
    QTest::addColumn<Device>("device");
    QTest::addColumn<ShareKeeping>("keeping");
    const CpuShare half = CpuShare::of(0.5).value();
    QTest::newRow("whole core") << Device{} << ShareKeeping::Unlimited;
    QTest::newRow("whole core, quota") << Device{.quota = CpuQuota()} << ShareKeeping::Unlimited;
    QTest::newRow("half") << Device{.share = half} << ShareKeeping::Pacing;
    QTest::newRow("half, quota") << Device{.share = half, .quota = CpuQuota()}
                                 << ShareKeeping::KernelQuota;
    QTest::newRow("emulated") << Device{.profile = orangePi()} << ShareKeeping::Pacing;
    QTest::newRow("emulated, quota")
        << Device{orangePi(), half, CpuQuota()} << ShareKeeping::Pacing;
}

void TestPacer::onlyThisComputersShareIsKeptByAQuota()
{
    QFETCH(const Device, device);
    QFETCH(const ShareKeeping, keeping);
    QCOMPARE(shareKeepingOf(device), keeping);
    QVERIFY(shareKeepingById(shareKeepingId(keeping)) == keeping);
}

void TestPacer::sharesOutsideTheRangeAreRefused_data()
{
    QTest::addColumn<double>("share");
    QTest::newRow("zero") << 0.0;
    QTest::newRow("negative") << -0.5;
    QTest::newRow("more than a core") << 1.01;
    QTest::newRow("too small to finish") << 0.049;
    QTest::newRow("not a number") << std::nan("");
}

void TestPacer::sharesOutsideTheRangeAreRefused()
{
    QFETCH(double, share);
    const auto made = CpuShare::of(share);
    QVERIFY(!made.has_value());
    QCOMPARE(made.error().kind, ErrorKind::CpuShareOutOfRange);
}

QTEST_GUILESS_MAIN(TestPacer)
#include "tst_pacer.moc"
