// The kernel's own CPU quota, where this computer lets us have it.
#include "engine/device/thread_cpu_clock.h"
#include "engine/device/thread_quotas.h"
#include "engine/runtime/runtime.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <stdexcept>

#ifdef Q_OS_LINUX
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString contents(const std::filesystem::path &file)
{
    QFile read(QString::fromStdString(file.string()));
    return read.open(QIODevice::ReadOnly) ? QString::fromUtf8(read.readAll()) : QString();
}

int groupsOfThisProcess(const std::filesystem::path &place)
{
    const std::string mine =
        "splitscope-" + std::to_string(QCoreApplication::applicationPid()) + "-";
    int count = 0;
    for (const auto &entry : std::filesystem::directory_iterator(place))
        count += entry.path().filename().string().starts_with(mine);
    return count;
}

void useCpu(std::chrono::nanoseconds time)
{
    const auto begin = threadCpuTime();
    while (threadCpuTime() - begin < time) {
    }
}

Tensor inputOf(const Runtime &runtime)
{
    const TensorShape &shape = runtime.network().inputShape();
    return {shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5f)};
}

Device limited(double share, std::chrono::microseconds period)
{
    return {.share = CpuShare::of(share).value(), .quota = CpuQuota::withPeriod(period).value()};
}

} // namespace

class TestKernelQuota : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aThreadIsStoppedWhenItsQuotaIsUsedUp();
    void onlyTheThreadThatEntersIsInTheGroup();
    void stoppingLiftsTheQuota();
    void whatFailsUnderAQuotaFailsForItsCaller();
    void whatAKilledProcessLeftIsSwept();
    void aRunSaysThatTheKernelKeptItsShare();
    void anImpossibleQuotaIsPacedAndSaysWhy();
    void aRuntimeLeavesNoGroupBehind();

private:
    CgroupPlace place_;
};

void TestKernelQuota::initTestCase()
{
    const auto place = ownCgroupPlace();
    if (!place)
        QSKIP(place.error().detail.c_str());
    const auto group = CpuCgroup::make(*place);
    if (!group)
        QSKIP((group.error().subject + ": " + group.error().detail).c_str());
    place_ = *place;
}

void TestKernelQuota::aThreadIsStoppedWhenItsQuotaIsUsedUp()
{
    const auto group = CpuCgroup::make(place_).value();
    QVERIFY(group->limit(CpuShare::of(0.5).value(), CpuQuota::withPeriod(10ms).value()));
    QVERIFY(group->enter());
    useCpu(50ms);
    group->leave();
    const QString stat = contents(group->folder() / "cpu.stat");
    const QRegularExpression throttled(u"nr_throttled [1-9]"_s);
    QVERIFY2(throttled.match(stat).hasMatch(), qPrintable(stat));
}

void TestKernelQuota::onlyTheThreadThatEntersIsInTheGroup()
{
    const auto group = CpuCgroup::make(place_).value();
    const auto threads =
        group->folder() / (place_.version == CgroupPlace::Version::V1 ? "tasks" : "cgroup.threads");
    QVERIFY(group->limit(CpuShare::of(0.5).value(), CpuQuota()));
    std::atomic<bool> entered = false;
    std::atomic<bool> seen = false;
    QString inside;
    std::thread computing([&] {
        (void)group->enter();
        entered = true;
        entered.notify_one();
        seen.wait(false);
        group->leave();
    });
    entered.wait(false);
    inside = contents(threads);
    seen = true;
    seen.notify_one();
    computing.join();
    QCOMPARE(inside.split(u'\n', Qt::SkipEmptyParts).size(), 1);
    QVERIFY(inside.trimmed().toLongLong() != QCoreApplication::applicationPid());
    QVERIFY(contents(threads).isEmpty());
}

void TestKernelQuota::stoppingLiftsTheQuota()
{
    ThreadQuotas quotas;
    std::stop_source stop;
    const CpuQuota second = CpuQuota::withPeriod(1s).value();
    stop.request_stop();
    QVERIFY(quotas.run(CpuShare::of(0.05).value(), second, stop.get_token(), [] {
        useCpu(200ms); // which the quota would have spread over four seconds
    }));
    const auto stat = [&] {
        for (const auto &entry : std::filesystem::directory_iterator(place_.folder))
            if (entry.path().filename().string().starts_with(
                    "splitscope-" + std::to_string(QCoreApplication::applicationPid()) + "-"))
                return contents(entry.path() / "cpu.stat");
        return QString();
    }();
    QVERIFY2(stat.contains(u"nr_throttled 0\n"_s), qPrintable(stat));
}

void TestKernelQuota::whatFailsUnderAQuotaFailsForItsCaller()
{
    ThreadQuotas quotas;
    const CpuShare half = CpuShare::of(0.5).value();
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)quotas.run(half, CpuQuota(), {}, [] {
        throw std::runtime_error("the work's own");
    }));
    bool done = false;
    QVERIFY(quotas.run(half, CpuQuota(), {}, [&] { done = true; }));
    QVERIFY(done);
}

void TestKernelQuota::whatAKilledProcessLeftIsSwept()
{
#ifdef Q_OS_LINUX
    const pid_t child = ::fork();
    if (child == 0) {
        auto group = CpuCgroup::make(place_);
        (void)(*group)->limit(CpuShare::of(0.5).value(), CpuQuota());
        (void)(*group)->enter();
        (void)group->release();
        ::_exit(0);
    }
    QVERIFY(::waitpid(child, nullptr, 0) == child);
    const auto left = place_.folder / ("splitscope-" + std::to_string(child) + "-1");
    QVERIFY(std::filesystem::exists(left));
    QVERIFY(CpuCgroup::make(place_));
    QVERIFY(!std::filesystem::exists(left));
#endif
}

void TestKernelQuota::aRunSaysThatTheKernelKeptItsShare()
{
    const auto runtime = Runtime::load({"lenet5"}).value();
    const Network &network = runtime->network();
    const auto run =
        runtime->run(network.firstCut(), network.lastCut(), inputOf(*runtime), limited(0.5, 100ms));
    QVERIFY(run);
    QVERIFY(run->shareKept == ShareKept{ShareKeeping::KernelQuota});
    QVERIFY(run->achievedShare > 0);
    QVERIFY(run->cpu.count() > 0);
}

void TestKernelQuota::anImpossibleQuotaIsPacedAndSaysWhy()
{
    const auto runtime = Runtime::load({"lenet5"}).value();
    const Network &network = runtime->network();
    const auto run = runtime->run(network.firstCut(), network.lastCut(), inputOf(*runtime),
                                  limited(0.05, 10ms)); // 0.5 ms, and the kernel wants 1
    QVERIFY(run);
    QVERIFY(run->shareKept.by == ShareKeeping::Pacing);
    QVERIFY(run->shareKept.quotaRefused);
    QCOMPARE(run->shareKept.quotaRefused->kind, ErrorKind::QuotaUnavailable);
    QVERIFY(run->achievedShare <= 0.051);
}

void TestKernelQuota::aRuntimeLeavesNoGroupBehind()
{
    {
        const auto runtime = Runtime::load({"lenet5"}).value();
        const Network &network = runtime->network();
        for (const double share : {0.5, 0.25})
            QVERIFY(runtime->run(network.firstCut(), network.lastCut(), inputOf(*runtime),
                                 limited(share, 100ms)));
        QCOMPARE(groupsOfThisProcess(place_.folder), 1);
    }
    QCOMPARE(groupsOfThisProcess(place_.folder), 0);
}

QTEST_GUILESS_MAIN(TestKernelQuota)
#include "tst_kernel_quota.moc"
