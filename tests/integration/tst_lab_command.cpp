// `splitscope-edge lab` as a teacher runs it, ended in every way. What needs the kernel's link
// needs root, `ip` and `tc`.
#include "net/error_text.h"
#include "net/link/kernel_link.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <optional>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms until a process that says nothing is taken for hung

/// A network that takes no time to load, and one cell.
const QStringList smallCell = {u"--network"_s,   u"lenet5"_s, u"--cpu"_s, u"0.7"_s,
                               u"--bandwidth"_s, u"10"_s,     u"--cut"_s, u"0"_s};
/// 602112 bytes at 0.05 Mbit/s: whoever waits for its end was not stopped.
const QStringList endlessCell = {u"--cpu"_s, u"0.7"_s,   u"--bandwidth"_s,
                                 u"0.05"_s,  u"--cut"_s, u"0"_s};

class Lab
{
public:
    explicit Lab(const QStringList &arguments)
    {
        const QString program =
            QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s);
        process.start(program, QStringList{u"lab"_s, u"--lang"_s, u"en"_s} + arguments);
    }
    ~Lab()
    {
        process.kill();
        process.waitForFinished(patience);
    }

    bool finishes() { return process.waitForFinished(patience); }
    int exitCode() const
    {
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    QString out() { return QString::fromUtf8(process.readAllStandardOutput()); }
    QString err() { return QString::fromUtf8(process.readAllStandardError()); }
    QList<QJsonObject> runs()
    {
        QList<QJsonObject> objects;
        for (const QString &line : out().split(u'\n', Qt::SkipEmptyParts))
            objects << QJsonDocument::fromJson(line.toUtf8()).object();
        return objects;
    }

    QStringList namespaces() const
    {
        const QString mine = u"splitscope-%1-*"_s.arg(process.processId());
        return QDir(u"/run/netns"_s)
            .entryList({mine}, QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    }
    /// Those of its processes that are at the cloud's end: the node.
    QList<qint64> nodes() const
    {
        QProcess ip;
        for (const QString &name : namespaces()) {
            if (!name.endsWith(u"-cloud"_s))
                continue;
            ip.start(u"ip"_s, {u"netns"_s, u"pids"_s, name});
            ip.waitForFinished(patience);
        }
        QList<qint64> pids;
        for (const QByteArray &line : ip.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty())
                pids << line.toLongLong();
        }
        return pids;
    }
    /// Its node listens and its session is at work.
    bool isRunning()
    {
        return QTest::qWaitFor(
            [this] { return QFileInfo::exists(connectionsFile()) && connected(); }, patience);
    }

    QProcess process;

private:
    QString connectionsFile() const { return u"/proc/%1/net/tcp"_s.arg(process.processId()); }
    /// At the edge's end of the link there is a connection to the other end.
    bool connected() const
    {
        QFile connections(connectionsFile());
        if (!connections.open(QIODevice::ReadOnly))
            return false;
        return connections.readAll().contains("02004D0A:"); // 10.77.0.2, as the kernel writes it
    }
};

bool exists(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

} // namespace

class TestLabCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theEmulatedGridIsPrintedAsTheSheetsTable();
    void jsonIsOneObjectForEachRun();
    void badArgumentsEndWithUsageAndOneLine_data();
    void badArgumentsEndWithUsageAndOneLine();
    void withoutTheRightToTheKernelsLinkItSaysSo();
    void aCellOverTheKernelsLink();
    void bothLinksAreComparedAlternately();
    void nothingRemainsAfterASignal_data();
    void nothingRemainsAfterASignal();
    void whatAKilledRunLeftIsRemovedByTheNext();
    void aNodeThatDiesEndsTheRun();

private:
    std::optional<Error> noKernelLink_;
};

void TestLabCommand::initTestCase()
{
    if (const auto link = KernelLink::make({}); !link)
        noKernelLink_ = link.error();
}

void TestLabCommand::theEmulatedGridIsPrintedAsTheSheetsTable()
{
    Lab lab({u"--network"_s, u"lenet5"_s, u"--cpu"_s, u"0.5,0.7"_s, u"--bandwidth"_s, u"7,10"_s,
             u"--cut"_s, u"0,12"_s});
    QVERIFY(lab.finishes());
    QVERIFY2(lab.exitCode() == 0, qPrintable(lab.err()));
    const QString out = lab.out();
    QVERIFY2(
        out.contains(u"cpu    带宽       切分点    end-end       本地       传输       云端"_s),
        qPrintable(out));
    QCOMPARE(out.count(u"0.5    7mbit/s"_s), 2);
    QCOMPARE(out.count(u"0.7    10mbit/s"_s), 2);
    QCOMPARE(out.count(u"  *\n"_s), 4); // the best cut of each setting
}

void TestLabCommand::jsonIsOneObjectForEachRun()
{
    Lab lab(smallCell + QStringList{u"--repeat"_s, u"3"_s, u"--json"_s});
    QVERIFY(lab.finishes());
    const auto runs = lab.runs();
    QCOMPARE(runs.size(), 3);
    for (const QJsonObject &json : runs) {
        QCOMPARE(json["lab_link"_L1].toString(), u"emulated"_s);
        QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 10.0);
        QCOMPARE(json["cpu_share"_L1].toDouble(), 0.7);
    }
}

void TestLabCommand::badArgumentsEndWithUsageAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("cpu") << QStringList{u"--cpu"_s, u"0.3,1.5"_s} << u"1.5"_s;
    QTest::newRow("no cpu") << QStringList{u"--cpu"_s, u"0.3,"_s} << u"--cpu"_s;
    QTest::newRow("bandwidth") << QStringList{u"--bandwidth"_s, u"5,0"_s} << u"0.05"_s;
    QTest::newRow("cut") << QStringList{u"--cut"_s, u"23"_s} << u"23"_s;
    QTest::newRow("burst") << QStringList{u"--burst"_s, u"100"_s} << u"100"_s;
    QTest::newRow("device") << QStringList{u"--device"_s, u"abacus"_s} << u"abacus"_s;
    QTest::newRow("repeat") << QStringList{u"--repeat"_s, u"0"_s} << u"--repeat"_s;
    QTest::newRow("quota of a paced device") << QStringList{u"--quota"_s, u"100"_s} << u"paced"_s;
    QTest::newRow("quota") << QStringList{u"--quota"_s, u"0"_s, u"--device"_s, u"this-computer"_s}
                           << u"0 ms"_s;
    QTest::newRow("quota, no number")
        << QStringList{u"--quota"_s, u"often"_s, u"--device"_s, u"this-computer"_s} << u"often"_s;
    QTest::newRow("word") << QStringList{u"13"_s} << u"13"_s;
}

void TestLabCommand::badArgumentsEndWithUsageAndOneLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    Lab lab(QStringList{u"--kernel"_s} + arguments);
    QVERIFY(lab.finishes());
    QCOMPARE(lab.exitCode(), 2);
    QVERIFY(lab.out().isEmpty());
    const QString err = lab.err();
    QCOMPARE(err.count(u'\n'), 1);
    QVERIFY2(err.contains(named), qPrintable(err));
}

void TestLabCommand::withoutTheRightToTheKernelsLinkItSaysSo()
{
    if (!noKernelLink_)
        QSKIP("this user may make the kernel's link");
    Lab lab(smallCell + QStringList{u"--kernel"_s});
    QVERIFY(lab.finishes());
    QCOMPARE(lab.exitCode(), 1);
    const QString err = lab.err();
    QVERIFY2(err.contains("emulated link"_L1), qPrintable(err)); // the remedy
}

void TestLabCommand::aCellOverTheKernelsLink()
{
    if (noKernelLink_)
        QSKIP(qPrintable(errorText(*noKernelLink_)));
    Lab lab(smallCell + QStringList{u"--kernel"_s, u"--json"_s});
    QVERIFY(lab.process.waitForStarted(patience));
    const QString mine = u"splitscope-%1-"_s.arg(lab.process.processId());
    QVERIFY(lab.finishes());
    QVERIFY2(lab.exitCode() == 0, qPrintable(lab.err()));
    const auto runs = lab.runs();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0]["lab_link"_L1].toString(), u"kernel"_s);
    QCOMPARE(runs[0]["link"_L1].toString(), u"outside"_s);
    QCOMPARE(runs[0]["lab_bandwidth_mbit_s"_L1].toDouble(), 10.0);
    QVERIFY(runs[0]["achieved"_L1]["round_trip_ms"_L1].toDouble() > 0);
    QVERIFY(
        QDir(u"/run/netns"_s).entryList({mine + u'*'}, QDir::AllEntries | QDir::System).isEmpty());
}

void TestLabCommand::bothLinksAreComparedAlternately()
{
    if (noKernelLink_)
        QSKIP(qPrintable(errorText(*noKernelLink_)));
    Lab lab(smallCell + QStringList{u"--compare"_s, u"--repeat"_s, u"2"_s, u"--json"_s});
    QVERIFY(lab.finishes());
    QVERIFY2(lab.exitCode() == 0, qPrintable(lab.err()));
    QStringList links;
    for (const QJsonObject &json : lab.runs())
        links << json["lab_link"_L1].toString();
    QCOMPARE(links, (QStringList{u"kernel"_s, u"emulated"_s, u"kernel"_s, u"emulated"_s}));
}

void TestLabCommand::nothingRemainsAfterASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestLabCommand::nothingRemainsAfterASignal()
{
    QFETCH(int, signal);
    if (noKernelLink_)
        QSKIP(qPrintable(errorText(*noKernelLink_)));
    Lab lab(endlessCell + QStringList{u"--kernel"_s});
    QVERIFY2(lab.isRunning(), qPrintable(lab.err()));
    const QList<qint64> nodes = lab.nodes();
    QCOMPARE(nodes.size(), 1);
    QCOMPARE(lab.namespaces().size(), 2);
    const QString mine = u"splitscope-%1-*"_s.arg(lab.process.processId());
    ::kill(static_cast<pid_t>(lab.process.processId()), signal);
    QVERIFY(lab.finishes());
    QCOMPARE(lab.exitCode(), 128 + signal);
    QVERIFY(QDir(u"/run/netns"_s).entryList({mine}, QDir::AllEntries | QDir::System).isEmpty());
    QVERIFY(!exists(nodes[0]));
}

void TestLabCommand::whatAKilledRunLeftIsRemovedByTheNext()
{
    if (noKernelLink_)
        QSKIP(qPrintable(errorText(*noKernelLink_)));
    Lab killed(endlessCell + QStringList{u"--kernel"_s});
    QVERIFY2(killed.isRunning(), qPrintable(killed.err()));
    const QList<qint64> nodes = killed.nodes();
    const QStringList left = killed.namespaces();
    QCOMPARE(left.size(), 2);
    killed.process.kill();
    QVERIFY(killed.finishes());
    QTRY_VERIFY(!exists(nodes.value(0))); // the node does not outlive it
    Lab next(smallCell + QStringList{u"--kernel"_s});
    QVERIFY(next.finishes());
    QCOMPARE(next.exitCode(), 0);
    const QString err = next.err();
    for (const QString &name : left) {
        QVERIFY(!QFileInfo::exists(u"/run/netns/"_s + name));
        QVERIFY2(err.contains(name), qPrintable(err));
    }
}

void TestLabCommand::aNodeThatDiesEndsTheRun()
{
    if (noKernelLink_)
        QSKIP(qPrintable(errorText(*noKernelLink_)));
    Lab lab(endlessCell + QStringList{u"--kernel"_s});
    QVERIFY2(lab.isRunning(), qPrintable(lab.err()));
    const QString mine = u"splitscope-%1-*"_s.arg(lab.process.processId());
    ::kill(static_cast<pid_t>(lab.nodes().value(0)), SIGKILL);
    QVERIFY(lab.finishes());
    QCOMPARE(lab.exitCode(), 1);
    const QString err = lab.err(); // while it connected or while it ran
    QVERIFY2(err.contains("broke during"_L1), qPrintable(err));
    QVERIFY(QDir(u"/run/netns"_s).entryList({mine}, QDir::AllEntries | QDir::System).isEmpty());
}

QTEST_GUILESS_MAIN(TestLabCommand)
#include "tst_lab_command.moc"
