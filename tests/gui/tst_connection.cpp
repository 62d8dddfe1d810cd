// What the window says when there is no node, and how one comes back from that.
#include "net/cloud/cloud_node.h"
#include "tests/gui/made_records.h"
#include "tests/gui/window_fixture.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/node_edit.h"
#include "ui/status/notice_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QToolButton>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int longestWait = 120'000;

// A port of this computer on which nobody listens any more.
quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

class ConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aDeadPortIsExplainedInPlaceAndRetryReachesTheNode();
    void aRunToADeadPortFailsAndSaysWhy();
    void withoutTheNodeTheEdgeFinishesTheRunWhereItMay();
    void anAddressThatIsNoneIsRefusedBeforeAnyRun();
    void theEmbeddedNodeComesBack();
    void aNodeThatEndsIsSeen();
    void aNodeThatEndsInMidRunIsExplainedAndTheRunCanBeRetried();
    void aProbeShowsWhatItFoundUntilTheLinkChanges();
    void aProbeThatFailsSaysWhy();
    void theRoundTripIsShownWhileConnected();
    void aTokenGoesToTheNodeThatItWasTypedFor();
    void nodesAreRememberedWithoutTheirTokens();

private:
    void typeAddress(const QString &address) const
    {
        fixture_->find<QComboBox>("node")->setEditText(address);
    }
    void retry() const
    {
        QTest::mouseClick(
            fixture_->window->workbench().notice().findChild<QPushButton *>(u"noticeRetry"_s),
            Qt::LeftButton);
    }
    QString notice() const { return fixture_->window->workbench().notice().text(); }
    QString connectionState() const { return fixture_->find<QLabel>("connectionState")->text(); }
    void startNode(quint16 port);

    std::shared_ptr<const Runtime> runtime_;
    std::unique_ptr<CloudNode> node_;
    std::unique_ptr<WindowFixture> fixture_;
};

void ConnectionTest::initTestCase()
{
    auto runtime = Runtime::load({"alexnet-lab"});
    QVERIFY(runtime);
    runtime_ = *runtime;
}

void ConnectionTest::init()
{
    fixture_ = std::make_unique<WindowFixture>();
    fixture_->window->workbench().conditions().setConditions(Conditions(cutOf(13)));
}

void ConnectionTest::cleanup()
{
    fixture_.reset();
    node_.reset();
}

void ConnectionTest::startNode(quint16 port)
{
    CloudNodeOptions options;
    options.port = port;
    node_ = std::make_unique<CloudNode>(runtime_, options);
    QVERIFY(node_->listen());
}

void ConnectionTest::aDeadPortIsExplainedInPlaceAndRetryReachesTheNode()
{
    const quint16 port = deadPort();
    const QString address = u"127.0.0.1:%1"_s.arg(port);
    typeAddress(address);
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(address), longestWait);
    QVERIFY(notice().contains("splitscope-cloud"_L1));
    QCOMPARE(fixture_->find<QLabel>("nodeLight")->toolTip(), notice());
    QVERIFY(!fixture_->window->workbench().notice().isHidden());

    startNode(port);
    retry();
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains(", connected"_L1), longestWait);
    QCOMPARE(notice(), QString());
    QCOMPARE(fixture_->find<QLabel>("nodeLight")->toolTip(), u"Connected"_s);
}

void ConnectionTest::aRunToADeadPortFailsAndSaysWhy()
{
    const QString address = u"127.0.0.1:%1"_s.arg(deadPort());
    typeAddress(address);
    QTest::mouseClick(fixture_->find<QPushButton>("run"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(int(fixture_->runs.size()), 1, longestWait);
    QVERIFY(!fixture_->runs[0].outcome);
    QVERIFY(notice().contains(address));
    QTRY_VERIFY(!fixture_->session.busy());
}

void ConnectionTest::withoutTheNodeTheEdgeFinishesTheRunWhereItMay()
{
    fixture_->find<QCheckBox>("finishOnEdge")->setChecked(true);
    typeAddress(u"127.0.0.1:%1"_s.arg(deadPort()));
    QTest::mouseClick(fixture_->find<QPushButton>("run"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(int(fixture_->runs.size()), 1, longestWait);
    QVERIFY(!fixture_->runs[0].outcome);
    QVERIFY(fixture_->runs[0].finishedOnEdge);
    QVERIFY(notice().startsWith("Finished on the edge"_L1));
    QVERIFY(fixture_->find<QLabel>("answerVerdict")->text().contains("the edge"_L1));
    QVERIFY(fixture_->window->settings().onLostCloud == OnLostCloud::FinishOnEdge);
    QTRY_VERIFY(!fixture_->session.busy());
}

void ConnectionTest::anAddressThatIsNoneIsRefusedBeforeAnyRun()
{
    typeAddress(u"ftp://127.0.0.1"_s);
    QTest::mouseClick(fixture_->find<QPushButton>("run"), Qt::LeftButton);
    QVERIFY(notice().contains("ftp://127.0.0.1"_L1));
    QVERIFY(!fixture_->session.busy());
    QCOMPARE(int(fixture_->runs.size()), 0);
}

void ConnectionTest::theEmbeddedNodeComesBack()
{
    typeAddress(u"127.0.0.1:%1"_s.arg(deadPort()));
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!notice().isEmpty(), longestWait);
    auto *where = fixture_->find<QComboBox>("node");
    where->setCurrentIndex(0);
    where->setEditText(where->itemText(0));
    QTest::mouseClick(fixture_->find<QPushButton>("run"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(int(fixture_->runs.size()), 1, longestWait);
    QVERIFY(fixture_->runs[0].outcome);
    QVERIFY(connectionState().contains("embedded node"_L1));
}

void ConnectionTest::aNodeThatEndsIsSeen()
{
    startNode(0);
    typeAddress(node_->url().toString());
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains(", connected"_L1), longestWait);
    node_.reset();
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().endsWith("not connected"_L1), longestWait);
}

void ConnectionTest::aNodeThatEndsInMidRunIsExplainedAndTheRunCanBeRetried()
{
    startNode(0);
    const auto port = static_cast<quint16>(node_->url().port());
    Conditions slow{cutOf(13)};
    slow.link.uplink = slow.link.downlink = *Bandwidth::ofMbitPerSecond(0.5); // 0.4 s of upload
    fixture_->window->workbench().conditions().setConditions(slow);
    typeAddress(node_->url().toString());
    QSignalSpy started(&fixture_->session, &EdgeSession::runStarted);
    QTest::mouseClick(fixture_->find<QPushButton>("run"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, longestWait);
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains(", connected"_L1), longestWait);
    node_.reset();
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(u":%1"_s.arg(port)), longestWait);
    QTRY_VERIFY(!fixture_->session.busy());
    QCOMPARE(int(fixture_->runs.size()), 1);
    QVERIFY(!fixture_->runs[0].outcome);
    QVERIFY(!fixture_->find<QPushButton>("stop")->isEnabled());

    startNode(port);
    retry();
    QTRY_COMPARE_WITH_TIMEOUT(int(fixture_->runs.size()), 2, longestWait);
    QVERIFY(fixture_->runs[1].outcome);
    QCOMPARE(notice(), QString());
}

void ConnectionTest::aProbeShowsWhatItFoundUntilTheLinkChanges()
{
    auto *probe = fixture_->find<QToolButton>("probe");
    auto *found = fixture_->find<QLabel>("probed");
    QVERIFY(!probe->isEnabled());
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(probe->isEnabled(), longestWait);
    QVERIFY(!found->isVisible());
    QTest::mouseClick(probe, Qt::LeftButton);
    QVERIFY(!probe->isEnabled());
    QCOMPARE(found->text(), u"Probing the link…"_s);
    QTRY_VERIFY_WITH_TIMEOUT(probe->isEnabled(), longestWait);
    QVERIFY2(found->text().contains("524.3 kB"_L1), qPrintable(found->text()));
    QVERIFY(found->toolTip().contains("round trip"_L1));
    Conditions other = fixture_->window->workbench().conditions().conditions();
    other.link.uplink = Bandwidth::ofMbitPerSecond(5).value();
    other.link.downlink = other.link.uplink;
    fixture_->window->workbench().conditions().setConditions(other);
    QVERIFY(!found->isVisible());
}

void ConnectionTest::aProbeThatFailsSaysWhy()
{
    startNode(0);
    const QString address = node_->url().toString();
    typeAddress(address);
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    auto *probe = fixture_->find<QToolButton>("probe");
    QTRY_VERIFY_WITH_TIMEOUT(probe->isEnabled(), longestWait);
    QTest::mouseClick(probe, Qt::LeftButton);
    node_.reset();
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(address), longestWait);
    QTRY_VERIFY(!probe->isEnabled()); // nothing is connected any more
    QTRY_VERIFY(!fixture_->find<QLabel>("probed")->isVisible());
}

void ConnectionTest::theRoundTripIsShownWhileConnected()
{
    const auto *roundTrip = fixture_->find<QLabel>("roundTrip");
    QCOMPARE(roundTrip->text(), u"measured when connected"_s);
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains("round trip"_L1), longestWait);
    QVERIFY2(roundTrip->text().endsWith(" ms"_L1), qPrintable(roundTrip->text()));
    fixture_->session.load({"lenet5"}); // takes the connection away
    QTRY_COMPARE_WITH_TIMEOUT(roundTrip->text(), u"measured when connected"_s, longestWait);
    QVERIFY(connectionState().endsWith("not connected"_L1));
}

void ConnectionTest::aTokenGoesToTheNodeThatItWasTypedFor()
{
    startNode(0);
    typeAddress(node_->url().toString());
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    fixture_->find<QToolButton>("moreOfTheNode")->click();
    auto *token = fixture_->find<QLineEdit>("nodeToken");
    QVERIFY(token->isVisible());
    QTest::keyClicks(token, u"sesame"_s);
    QTest::mouseClick(fixture_->find<QPushButton>("nodeRetry"), Qt::LeftButton);
    QCOMPARE(fixture_->session.access().token, u"sesame"_s);

    typeAddress(u"127.0.0.1:%1"_s.arg(deadPort()));
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QCOMPARE(fixture_->session.access(), NodeAccess());
    QCOMPARE(token->text(), QString());
    typeAddress(node_->url().toString());
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QCOMPARE(fixture_->session.access().token, u"sesame"_s);
}

void ConnectionTest::nodesAreRememberedWithoutTheirTokens()
{
    startNode(0);
    const QString address = node_->url().toString();
    fixture_->window->setNode(node_->url(), {.token = u"sesame"_s, .certificateFile = {}});
    QTest::mouseClick(fixture_->find<QPushButton>("nodeConnect"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains(", connected"_L1), longestWait);
    fixture_->window->setNode(std::nullopt);
    fixture_->window->close();
    fixture_->open();
    auto *where = fixture_->find<QComboBox>("node");
    QCOMPARE(where->currentIndex(), 0);
    QCOMPARE(where->itemText(1), address);
    for (const QString &key : fixture_->settings.allKeys())
        QVERIFY(!fixture_->settings.value(key).toString().contains("sesame"_L1));
    where->setCurrentIndex(1);
    Q_EMIT where->activated(1);
    QTRY_VERIFY_WITH_TIMEOUT(connectionState().contains(", connected"_L1), longestWait);
}

QTEST_MAIN(ConnectionTest)
#include "tst_connection.moc"
