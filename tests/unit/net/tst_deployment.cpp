// The lab's deployment.yaml: every field that is written is read back, and so is the lab's own
// file.
#include "net/deployment/deployment_file.h"
#include "net/deployment/tc_text.h"

#include "engine/model/networks.h"
#include "net/error_text.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a cluster can be told, each with a figure of its own.
Conditions everyField()
{
    Conditions conditions(*alexNetLab().cutPoint(8));
    conditions.edge.share = *CpuShare::of(0.7);
    conditions.cloud.share = *CpuShare::of(0.35);
    conditions.link.uplink = *Bandwidth::ofMbitPerSecond(7);
    conditions.link.downlink = *Bandwidth::ofMbitPerSecond(2.5);
    conditions.link.burstBytes = 1536;
    conditions.link.delay = 12'345us;
    conditions.link.jitter = 678us;
    conditions.link.queueLimitBytes = 54'321;
    conditions.coding = Coding{ActivationFormat::Int8Channel, true};
    conditions.delivery = AnswerDelivery::Edge;
    return conditions;
}

Deployment otherwise()
{
    return deploymentOf(Conditions(alexNetLab().firstCut()), u"alexnet-lab"_s);
}

Result<Deployment> read(const QByteArray &yaml)
{
    return readDeployment(yaml, u"deployment.yaml"_s, alexNetLab(), otherwise());
}

/// As far as one can make it out in the sheet's two pictures of it.
constexpr auto sheetsFragment = R"(
securityContext:
  privileged: true
resources:
  limits:
    cpu: "0.6"
  requests:
    cpu: "0.6"
env:
- name: PYTHONUNBUFFERED
  value: "1"
args: ["/bin/bash", "-c", "tc qdisc add dev eth0 root tbf rate 5mbit burst 12kbit latency 400ms; sleep infinity"]
codePath: usr/Demoac/.edge/edge-cloud/
ports:
- containerPort: 98
)";

} // namespace

class DeploymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsReadBack();
    void aLinkWithoutLimitsHasNoTcLine();
    void anAutomaticCodingIsReadBack();
    void theLabsLineIsTcs();
    void tcsUnitsAreUnderstood_data();
    void tcsUnitsAreUnderstood();
    void theSheetsFragmentIsRead();
    void podsAndThousandthsAreRead();
    void whatIsNotSaidStaysAsItIs();
    void whatIsWrongIsNamedWithItsLine_data();
    void whatIsWrongIsNamedWithItsLine();
    void anyBytesAreSurvived();
    void aliasesMakeNoBomb();
    void namesAreNoCommands();
    void theApisTypesHaveEveryField();
    void whatIsLostIsTold();
};

void DeploymentTest::everyFieldIsReadBack()
{
    Deployment written = deploymentOf(everyField(), u"alexnet-lab"_s);
    written.edgeImage = u"registry.lab/edge:\"1\""_s;
    written.cloudImage = u"registry.lab/cloud@sha256:ab"_s;
    written.port = 9801;
    const auto found = read(deploymentYaml(written));
    QVERIFY2(found.has_value(), found ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->conditions.edge.share, written.conditions.edge.share);
    QCOMPARE(found->conditions.cloud.share, written.conditions.cloud.share);
    QCOMPARE(found->conditions.link.uplink, written.conditions.link.uplink);
    QCOMPARE(found->conditions.link.downlink, written.conditions.link.downlink);
    QCOMPARE(found->conditions.link.burstBytes, written.conditions.link.burstBytes);
    QCOMPARE(found->conditions.link.delay, written.conditions.link.delay);
    QCOMPARE(found->conditions.link.jitter, written.conditions.link.jitter);
    QCOMPARE(found->conditions.link.queueLimitBytes, written.conditions.link.queueLimitBytes);
    QCOMPARE(found->edgeImage, written.edgeImage);
    QCOMPARE(found->cloudImage, written.cloudImage);
    QCOMPARE(found->port, written.port);
    QVERIFY(*found == written); // and whatever is added to it
}

void DeploymentTest::aLinkWithoutLimitsHasNoTcLine()
{
    const Deployment free = otherwise();
    QVERIFY(!deploymentYaml(free).contains("tc qdisc"));
    QVERIFY(read(deploymentYaml(free)) == free);
}

void DeploymentTest::anAutomaticCodingIsReadBack()
{
    Deployment written = deploymentOf(everyField(), u"alexnet-lab"_s);
    written.conditions.coding.reset();
    QVERIFY(read(deploymentYaml(written)) == written);
}

void DeploymentTest::theLabsLineIsTcs()
{
    const Conditions lab = labPreset(*alexNetLab().cutPoint(13));
    QCOMPARE(
        tcLines(lab.link, Direction::Uplink),
        QStringList{u"tc qdisc add dev eth0 root tbf rate 5mbit burst 32kbit latency 400ms"_s});
    const QString yaml = QString::fromUtf8(deploymentYaml(deploymentOf(lab, u"alexnet-lab"_s)));
    QCOMPARE(yaml.count(u"tbf rate 5mbit burst 32kbit"_s), 2); // one in each pod
    QCOMPARE(yaml.count(u"cpu: \"0.6\""_s), 2);                // limits = requests
}

void DeploymentTest::tcsUnitsAreUnderstood_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<double>("mbit");
    QTest::addColumn<qint64>("burst");
    QTest::addColumn<qint64>("queue"); // 0: no limit
    QTest::addRow("lab") << u"tbf rate 5mbit burst 32kbit latency 400ms"_s << 5.0 << qint64(4096)
                         << qint64(0);
    QTest::addRow("kilobytes") << u"tbf rate 5000kbit burst 32kb latency 50ms"_s << 5.0
                               << qint64(32768) << qint64(32768 + 31250);
    QTest::addRow("bytes a second")
        << u"tbf rate 625kbps buffer 4096 limit 10k"_s << 5.0 << qint64(4096) << qint64(10240);
    QTest::addRow("bits") << u"tbf burst 2048b rate 2500000 limit 9000b"_s << 2.5 << qint64(2048)
                          << qint64(9000);
}

void DeploymentTest::tcsUnitsAreUnderstood()
{
    QFETCH(const QString, line);
    QFETCH(const double, mbit);
    QFETCH(const qint64, burst);
    QFETCH(const qint64, queue);
    const auto link =
        tcShaped(u"tc qdisc add dev eth0 root "_s + line, Direction::Downlink, LinkConditions());
    QVERIFY(link.has_value());
    QVERIFY(!link->uplink);
    QCOMPARE(link->downlink->mbitPerSecond(), mbit);
    QCOMPARE(link->burstBytes, burst);
    QCOMPARE(link->queueLimitBytes.value_or(0), queue);
}

void DeploymentTest::theSheetsFragmentIsRead()
{
    const auto found = read(sheetsFragment);
    QVERIFY2(found.has_value(), found ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->conditions.edge.share.value(), 0.6);
    QCOMPARE(found->conditions.link.uplink->mbitPerSecond(), 5.0);
    QVERIFY(!found->conditions.link.downlink); // the lab shapes the edge's way out alone
    QCOMPARE(found->conditions.link.burstBytes, 1536);
    QVERIFY(!found->conditions.link.queueLimitBytes);
}

void DeploymentTest::podsAndThousandthsAreRead()
{
    const auto found = read(R"(
apiVersion: v1
kind: Pod
metadata: {name: my-cloud}
spec:
  containers:
  - {name: app, image: node:2, ports: [{containerPort: 7000}], resources: {limits: {cpu: 500m}}}
---
kind: Pod
metadata: {name: my-edge}
spec:
  initContainers:
  - {name: tc, image: tools, args: ["tc qdisc replace dev eth0 root tbf rate 9mbit burst 4096 latency 400ms"], resources: {limits: {cpu: 100m}}}
  containers:
  - {name: app, image: board:1, resources: {limits: {cpu: 0.2}, requests: {cpu: 200m}}}
)");
    QVERIFY2(found.has_value(), found ? "" : qPrintable(errorText(found.error())));
    QCOMPARE(found->conditions.cloud.share.value(), 0.5);
    QCOMPARE(found->conditions.edge.share.value(), 0.2);
    QCOMPARE(found->cloudImage, u"node:2"_s);
    QCOMPARE(found->edgeImage, u"board:1"_s);
    QCOMPARE(found->port, 7000);
    QCOMPARE(found->conditions.link.uplink->mbitPerSecond(), 9.0);
}

void DeploymentTest::whatIsNotSaidStaysAsItIs()
{
    Deployment base = otherwise();
    base.conditions = everyField();
    base.conditions.edge.profile = orangePi();
    const auto found = readDeployment("image: x", u"f"_s, alexNetLab(), base);
    QVERIFY(found.has_value());
    QCOMPARE(found->conditions.edge.share, base.conditions.edge.share);
    QCOMPARE(found->conditions.edge.profile.id, std::string("orange-pi"));
    QCOMPARE(found->conditions.cut, base.conditions.cut);
    QVERIFY(!found->conditions.link.uplink); // but a pod without a tc line has no limit
}

void DeploymentTest::whatIsWrongIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("where");
    const auto unusable = ErrorKind::DeploymentUnusable;
    QTest::addRow("no yaml") << QByteArray("a: [1,\nb: {") << unusable << u":"_s;
    QTest::addRow("documents without end") << QByteArray(",") << unusable << u":1"_s;
    QTest::addRow("no container") << QByteArray("kind: Service\n") << unusable << u":1"_s;
    QTest::addRow("requests differ")
        << QByteArray("image: x\nresources:\n  limits:\n    cpu: 0.6\n  requests:\n    cpu: 0.5\n")
        << unusable << u":6"_s;
    QTest::addRow("no cpu") << QByteArray("image: x\nresources: {limits: {cpu: much}}\n")
                            << unusable << u":2"_s;
    QTest::addRow("too much cpu") << QByteArray("image: x\nresources: {limits: {cpu: 4}}\n")
                                  << ErrorKind::CpuShareOutOfRange << u"4"_s;
    QTest::addRow("no rate") << QByteArray("image: x\nargs: [\"tc qdisc add tbf rate fast\"]\n")
                             << unusable << u":1"_s;
    // Each of them is a number, and what they would hold together is none.
    QTest::addRow("a wait of centuries")
        << QByteArray("image: x\nargs: [\"tc qdisc add tbf rate 100mbit burst 9000000000000000000"
                      " latency 100000000000s\"]\n")
        << unusable << u":1"_s;
    QTest::addRow("a delay of centuries")
        << QByteArray("image: x\nargs: [\"tc qdisc add netem delay 100000000000000s\"]\n")
        << unusable << u":1"_s;
    QTest::addRow("rate out of range")
        << QByteArray("image: x\nargs: [\"tc qdisc add tbf rate 1bit burst 4k\"]\n")
        << ErrorKind::BandwidthOutOfRange << u""_s;
    QTest::addRow("no such cut") << QByteArray(
        "image: x\nargs: [\"splitscope-edge run --cut 99\"]\n")
                                 << ErrorKind::UnknownCut << u"99"_s;
    QTest::addRow("no port") << QByteArray("name: cloud\nimage: x\nports: [{containerPort: 0}]\n")
                             << unusable << u":3"_s;
}

void DeploymentTest::whatIsWrongIsNamedWithItsLine()
{
    QFETCH(const QByteArray, yaml);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, where);
    const auto found = read(yaml);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, kind);
    QVERIFY2(QString::fromStdString(found.error().subject).contains(where),
             found.error().subject.c_str());
    QVERIFY(!errorText(found.error()).isEmpty());
}

void DeploymentTest::anyBytesAreSurvived()
{
    const QByteArray good = deploymentYaml(deploymentOf(everyField(), u"alexnet-lab"_s));
    for (qsizetype end = 0; end < good.size(); end += 37)
        (void)read(good.left(end));
    quint32 state = 1;
    for (int round = 0; round < 300; ++round) {
        QByteArray damaged = good;
        for (int change = 0; change < 8; ++change) {
            state = state * 1664525 + 1013904223;
            damaged[static_cast<qsizetype>(state % static_cast<quint32>(damaged.size()))] =
                static_cast<char>(state >> 24);
        }
        (void)read(damaged);
    }
    QVERIFY(!read(QByteArray(longestDeployment + 1, ' ')).has_value());
    QVERIFY(!read(QByteArray(100'000, '[')).has_value());
    QVERIFY(!read(QByteArray()).has_value());
}

void DeploymentTest::aliasesMakeNoBomb()
{
    QByteArray yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int level = 1; level < 12; ++level) {
        const QByteArray before = "*a" + QByteArray::number(level - 1);
        yaml += "a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " ["
                + (before + " , ").repeated(8) + before + " ]\n";
    }
    const auto found = read(yaml);
    QVERIFY(!found.has_value());
    QCOMPARE(found.error().kind, ErrorKind::DeploymentUnusable);
}

void DeploymentTest::namesAreNoCommands()
{
    const QByteArray yaml = deploymentYaml(deploymentOf(everyField(), u"x; rm -rf '$HOME'"_s));
    QVERIFY(yaml.contains("--network 'x; rm -rf '\\\\''$HOME'\\\\''' "));
}

void DeploymentTest::theApisTypesHaveEveryField()
{
    // The one that Debian's packages are for.
    QString python = QStandardPaths::findExecutable(u"python3"_s, {u"/usr/bin"_s});
    if (python.isEmpty())
        python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty())
        QSKIP("python3 is not installed");
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"deployment.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(deploymentYaml(deploymentOf(everyField(), u"alexnet-lab"_s)));
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(python, {QStringLiteral(DEPLOYMENT_CHECK), file.fileName()});
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray said = process.readAll();
    constexpr int skipped = 77;
    if (process.exitCode() == skipped)
        QSKIP(said.constData());
    QVERIFY2(process.exitCode() == 0, said.constData());
    QVERIFY(said.contains("3 documents"));
}

void DeploymentTest::whatIsLostIsTold()
{
    Conditions conditions = labPreset(*alexNetLab().cutPoint(13));
    conditions.otherEdges = 2;
    QCOMPARE(deploymentNotes(deploymentOf(conditions, u"alexnet-lab"_s)).size(), 2);
    QVERIFY(deploymentNotes(otherwise()).isEmpty());
}

QTEST_GUILESS_MAIN(DeploymentTest)
#include "tst_deployment.moc"
