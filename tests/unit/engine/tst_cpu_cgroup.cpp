// Where a process's cgroups are, and what is written to them: on a made-up tree, without the
// kernel.
#include "engine/device/cpu_cgroup.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char hybridMounts[] =
    "31 26 0:27 / /sys/fs/cgroup/unified rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n"
    "33 26 0:29 / /sys/fs/cgroup/cpuset rw,nosuid shared:14 - cgroup cgroup rw,cpuset\n"
    "35 26 0:31 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:16 - cgroup cgroup rw,cpu,cpuacct\n";
constexpr char unifiedMounts[] =
    "24 23 0:22 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";

QString contents(const std::filesystem::path &file)
{
    QFile read(QString::fromStdString(file.string()));
    return read.open(QIODevice::ReadOnly) ? QString::fromUtf8(read.readAll()) : u"no such file"_s;
}

CpuShare share(double value)
{
    return CpuShare::of(value).value();
}

CpuQuota period(std::chrono::microseconds length)
{
    return CpuQuota::withPeriod(length).value();
}

} // namespace

class TestCpuCgroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePlaceFollowsFromCgroupsAndMounts_data();
    void thePlaceFollowsFromCgroupsAndMounts();
    void withoutACpuControllerThereIsNoPlace_data();
    void withoutACpuControllerThereIsNoPlace();
    void aGroupsNameHasTheProcessInIt();
    void theFirstVersionHasAFileForEachNumber();
    void theSecondVersionIsThreadedAndHasOneFile();
    void lessThanTheKernelsLeastIsRefused();
    void liftingGivesTheWholeCoreUntilTheNextLimit();
    void aFolderThatCannotBeWrittenIsNamed();
    void whatAKilledProcessLeftIsSwept();
    void groupsInUseAndOthersAreNotSwept();

private:
    std::filesystem::path root() const { return folder_->path().toStdString(); }
    std::unique_ptr<CpuCgroup> made(CgroupPlace::Version version) const
    {
        return CpuCgroup::make({root(), version}).value();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestCpuCgroup::init()
{
#ifndef Q_OS_LINUX
    QSKIP("cgroups are Linux's");
#endif
    folder_ = std::make_unique<QTemporaryDir>();
}

void TestCpuCgroup::thePlaceFollowsFromCgroupsAndMounts_data()
{
    using Version = CgroupPlace::Version;
    QTest::addColumn<QByteArray>("cgroups");
    QTest::addColumn<QByteArray>("mounts");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<Version>("version");
    QTest::newRow("first, at the root")
        << QByteArray("2:cpu,cpuacct:/\n0::/\n") << QByteArray(hybridMounts)
        << u"/sys/fs/cgroup/cpu,cpuacct"_s << Version::V1;
    QTest::newRow("first, in a group")
        << QByteArray("5:cpuset:/\n2:cpu,cpuacct:/user/1000\n0::/\n") << QByteArray(hybridMounts)
        << u"/sys/fs/cgroup/cpu,cpuacct/user/1000"_s << Version::V1;
    QTest::newRow("second, in a group")
        << QByteArray("0::/user.slice/session-2.scope\n") << QByteArray(unifiedMounts)
        << u"/sys/fs/cgroup/user.slice/session-2.scope"_s << Version::V2;
    QTest::newRow("a container that sees its own group as the root")
        << QByteArray("4:cpu:/docker/7f\n")
        << QByteArray("9 8 0:31 /docker/7f /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu\n")
        << u"/sys/fs/cgroup/cpu"_s << Version::V1;
}

void TestCpuCgroup::thePlaceFollowsFromCgroupsAndMounts()
{
    QFETCH(const QByteArray, cgroups);
    QFETCH(const QByteArray, mounts);
    QFETCH(const QString, folder);
    QFETCH(const CgroupPlace::Version, version);
    const auto place = cgroupPlaceIn(cgroups.toStdString(), mounts.toStdString());
    QVERIFY(place);
    QCOMPARE(QString::fromStdString(place->folder.string()), folder);
    QCOMPARE(place->version, version);
}

void TestCpuCgroup::withoutACpuControllerThereIsNoPlace_data()
{
    QTest::addColumn<QByteArray>("cgroups");
    QTest::addColumn<QByteArray>("mounts");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("not mounted") << QByteArray("2:cpu:/\n") << QByteArray(unifiedMounts);
    QTest::newRow("torn lines") << QByteArray("2:cpu\n0:")
                                << QByteArray("35 26 0:31 - cgroup\n-\n");
    QTest::newRow("outside the container")
        << QByteArray("4:cpu:/../..\n") << QByteArray(hybridMounts);
}

void TestCpuCgroup::withoutACpuControllerThereIsNoPlace()
{
    QFETCH(const QByteArray, cgroups);
    QFETCH(const QByteArray, mounts);
    const auto place = cgroupPlaceIn(cgroups.toStdString(), mounts.toStdString());
    QVERIFY(!place);
    QCOMPARE(place.error().kind, ErrorKind::QuotaUnavailable);
}

void TestCpuCgroup::aGroupsNameHasTheProcessInIt()
{
    const auto first = made(CgroupPlace::Version::V1);
    const auto second = made(CgroupPlace::Version::V1);
    const QString mine = u"splitscope-%1-"_s.arg(QCoreApplication::applicationPid());
    QCOMPARE(QString::fromStdString(first->folder().filename().string()), mine + u'1');
    QCOMPARE(QString::fromStdString(second->folder().filename().string()), mine + u'2');
}

void TestCpuCgroup::theFirstVersionHasAFileForEachNumber()
{
    const auto group = made(CgroupPlace::Version::V1);
    QVERIFY(group->limit(share(0.6), period(100ms)));
    QCOMPARE(contents(group->folder() / "cpu.cfs_quota_us"), u"60000"_s);
    QCOMPARE(contents(group->folder() / "cpu.cfs_period_us"), u"100000"_s);
    QVERIFY(group->enter());
    QVERIFY(contents(group->folder() / "tasks").toLongLong() > 0);
    group->leave();
    QCOMPARE(contents(root() / "tasks"), contents(group->folder() / "tasks"));
}

void TestCpuCgroup::theSecondVersionIsThreadedAndHasOneFile()
{
    const auto group = made(CgroupPlace::Version::V2);
    QCOMPARE(contents(group->folder() / "cgroup.type"), u"threaded"_s);
    QCOMPARE(contents(root() / "cgroup.subtree_control"), u"+cpu"_s);
    QVERIFY(group->limit(share(0.25), period(10ms)));
    QCOMPARE(contents(group->folder() / "cpu.max"), u"2500 10000"_s);
    QVERIFY(group->enter());
    group->leave();
    QCOMPARE(contents(root() / "cgroup.threads"), contents(group->folder() / "cgroup.threads"));
}

void TestCpuCgroup::lessThanTheKernelsLeastIsRefused()
{
    const auto group = made(CgroupPlace::Version::V1);
    const auto limited = group->limit(share(0.09), period(10ms));
    QVERIFY(!limited);
    QCOMPARE(limited.error().kind, ErrorKind::QuotaUnavailable);
    QVERIFY(group->limit(share(0.1), period(10ms)));
}

void TestCpuCgroup::liftingGivesTheWholeCoreUntilTheNextLimit()
{
    const auto group = made(CgroupPlace::Version::V1);
    const auto quota = group->folder() / "cpu.cfs_quota_us";
    QVERIFY(group->limit(share(0.2), period(100ms)));
    group->lift();
    QCOMPARE(contents(quota), u"100000"_s);
    QVERIFY(group->limit(share(0.2), period(100ms)));
    QCOMPARE(contents(quota), u"20000"_s);
}

void TestCpuCgroup::aFolderThatCannotBeWrittenIsNamed()
{
    const auto group = CpuCgroup::make({root() / "nowhere", CgroupPlace::Version::V1});
    QVERIFY(!group);
    QCOMPARE(group.error().kind, ErrorKind::QuotaUnavailable);
    QCOMPARE(group.error().subject, (root() / "nowhere").string());
}

void TestCpuCgroup::whatAKilledProcessLeftIsSwept()
{
#ifdef Q_OS_LINUX
    const pid_t child = ::fork();
    if (child == 0) {
        (void)made(CgroupPlace::Version::V1).release();
        ::_exit(0);
    }
    QVERIFY(::waitpid(child, nullptr, 0) == child);
    const auto left = root() / ("splitscope-" + std::to_string(child) + "-1");
    QVERIFY(std::filesystem::exists(left));
    const auto group = made(CgroupPlace::Version::V1);
    QVERIFY(!std::filesystem::exists(left));
#endif
}

void TestCpuCgroup::groupsInUseAndOthersAreNotSwept()
{
    const auto inUse = made(CgroupPlace::Version::V1);
    std::filesystem::create_directory(root() / "kubepods");
    const auto group = made(CgroupPlace::Version::V1);
    QVERIFY(std::filesystem::exists(inUse->folder()));
    QVERIFY(std::filesystem::exists(root() / "kubepods"));
}

QTEST_GUILESS_MAIN(TestCpuCgroup)
#include "tst_cpu_cgroup.moc"
