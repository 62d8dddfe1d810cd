#include "ui/conditions/node_edit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <memory>
#include <vector>

using namespace splitscope;
using namespace Qt::StringLiterals;

class NodeEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void embeddedIsTheDefault();
    void typedAddressIsChosenByReturn();
    void typedAddressIsChosenByConnect();
    void leavingTheFieldChoosesWhatWasTyped();
    void anAddressThatIsNoneIsRefusedByName();
    void uncommittedTextIsChosenBeforeARun();
    void aRefusedTextStaysRefused();
    void setNodeIsShownAndSaysNothing();
    void lightTellsStateAndReason();
    void aNodeThatConnectedIsOfferedAgain();
    void aRecentNodeIsChosenWithItsCertificate();
    void recentNodesAreFewAndTheNewestFirst();
    void anotherTokenIsChosenBeforeARun();
    void afterAFailureTheDetailsOfferARetry();
    void otherEdgesAreSetAndReset();
    void theLoadIsShownInWordsWhileConnected();
    void withoutTheNodeTheEdgeMayFinish();

private:
    void type(const QString &text);

    std::unique_ptr<NodeEdit> edit_;
    QComboBox *where_ = nullptr;
    std::vector<std::optional<QUrl>> chosen_;
    std::vector<Error> refused_;
};

void NodeEditTest::init()
{
    edit_ = std::make_unique<NodeEdit>();
    where_ = edit_->findChild<QComboBox *>(u"node"_s);
    chosen_.clear();
    refused_.clear();
    connect(edit_.get(), &NodeEdit::nodeChosen, this,
            [this](const std::optional<QUrl> &node) { chosen_.push_back(node); });
    connect(edit_.get(), &NodeEdit::nodeRefused, this,
            [this](const Error &error) { refused_.push_back(error); });
    edit_->show();
    QVERIFY(QTest::qWaitForWindowExposed(edit_.get()));
}

void NodeEditTest::type(const QString &text)
{
    where_->lineEdit()->selectAll();
    QTest::keyClicks(where_->lineEdit(), text);
}

void NodeEditTest::embeddedIsTheDefault()
{
    QVERIFY(edit_->node());
    QVERIFY(!*edit_->node());
    QTest::mouseClick(edit_->findChild<QPushButton *>(u"nodeConnect"_s), Qt::LeftButton);
    QVERIFY(chosen_ == std::vector<std::optional<QUrl>>{std::nullopt});
}

void NodeEditTest::typedAddressIsChosenByReturn()
{
    type(u"192.168.1.7:9700"_s);
    QTest::keyClick(where_->lineEdit(), Qt::Key_Return);
    QVERIFY(chosen_ == std::vector<std::optional<QUrl>>{QUrl(u"ws://192.168.1.7:9700"_s)});
}

void NodeEditTest::typedAddressIsChosenByConnect()
{
    where_->setEditText(u"wss://lab.example"_s);
    QTest::mouseClick(edit_->findChild<QPushButton *>(u"nodeConnect"_s), Qt::LeftButton);
    QVERIFY(!chosen_.empty());
    QVERIFY(chosen_.back() == QUrl(u"wss://lab.example"_s));
}

void NodeEditTest::leavingTheFieldChoosesWhatWasTyped()
{
    where_->setFocus();
    type(u"127.0.0.1:9700"_s);
    edit_->findChild<QPushButton *>(u"nodeConnect"_s)->setFocus();
    QVERIFY(chosen_ == std::vector<std::optional<QUrl>>{QUrl(u"ws://127.0.0.1:9700"_s)});
}

void NodeEditTest::anAddressThatIsNoneIsRefusedByName()
{
    type(u"http://192.168.1.7"_s);
    QTest::keyClick(where_->lineEdit(), Qt::Key_Return);
    QVERIFY(chosen_.empty());
    QVERIFY(!refused_.empty());
    QCOMPARE(refused_.front().kind, ErrorKind::InvalidUrl);
    QCOMPARE(refused_.front().subject, std::string("http://192.168.1.7"));
}

void NodeEditTest::uncommittedTextIsChosenBeforeARun()
{
    where_->setEditText(u"127.0.0.1:9700"_s);
    QVERIFY(edit_->commit());
    QCOMPARE(chosen_.size(), std::size_t(1));
    QVERIFY(edit_->commit());
    QCOMPARE(chosen_.size(), std::size_t(1));
}

void NodeEditTest::aRefusedTextStaysRefused()
{
    where_->setEditText(u"http://192.168.1.7"_s);
    QVERIFY(!edit_->commit());
    QVERIFY(!edit_->commit());
    QCOMPARE(refused_.size(), std::size_t(2));
}

void NodeEditTest::setNodeIsShownAndSaysNothing()
{
    edit_->setNode(QUrl(u"ws://127.0.0.1:9700"_s));
    QCOMPARE(where_->currentText(), u"ws://127.0.0.1:9700"_s);
    edit_->setNode(std::nullopt);
    QCOMPARE(where_->currentText(), where_->itemText(0));
    QVERIFY(edit_->commit());
    QVERIFY(chosen_.empty());
}

void NodeEditTest::lightTellsStateAndReason()
{
    const auto *light = edit_->findChild<QLabel *>(u"nodeLight"_s);
    edit_->showState(CloudClient::State::Connected);
    QCOMPARE(light->toolTip(), u"Connected"_s);
    edit_->showFailure(u"Nobody is there."_s);
    QCOMPARE(light->toolTip(), u"Nobody is there."_s);
    QCOMPARE(light->accessibleName(), u"Nobody is there."_s);
    edit_->showState(CloudClient::State::Connecting);
    QCOMPARE(light->toolTip(), u"Connecting…"_s);
}

void NodeEditTest::aNodeThatConnectedIsOfferedAgain()
{
    type(u"192.168.1.7:9700"_s);
    QTest::keyClick(where_->lineEdit(), Qt::Key_Return);
    QCOMPARE(where_->count(), 1);
    edit_->showState(CloudClient::State::Connected);
    QCOMPARE(where_->count(), 2);
    QCOMPARE(where_->itemText(1), u"ws://192.168.1.7:9700"_s);
    edit_->showState(CloudClient::State::Connected);
    QCOMPARE(where_->count(), 2);
}

void NodeEditTest::aRecentNodeIsChosenWithItsCertificate()
{
    edit_->setRecent({{QUrl(u"wss://a:1"_s), u"/a.pem"_s}, {QUrl(u"wss://b:2"_s), {}}});
    QCOMPARE(where_->currentText(), where_->itemText(0));
    QVERIFY(chosen_.empty());
    where_->setCurrentIndex(1);
    Q_EMIT where_->activated(1);
    QVERIFY(chosen_.back() == QUrl(u"wss://a:1"_s));
    QCOMPARE(edit_->access().certificateFile, u"/a.pem"_s);
    QCOMPARE(edit_->findChild<QLabel *>(u"nodeCertificate"_s)->text(), u"a.pem"_s);
    where_->setCurrentIndex(2);
    Q_EMIT where_->activated(2);
    QCOMPARE(edit_->access().certificateFile, QString());
}

void NodeEditTest::recentNodesAreFewAndTheNewestFirst()
{
    std::vector<RecentNode> nodes;
    for (int i = 0; i < 20; ++i)
        remember(nodes, {QUrl(u"ws://n%1:1"_s.arg(i)), {}});
    QCOMPARE(nodes.size(), mostRecentNodes);
    QCOMPARE(nodes.front().url, QUrl(u"ws://n19:1"_s));
    remember(nodes, {QUrl(u"ws://n15:1"_s), u"/c.pem"_s});
    QCOMPARE(nodes.size(), mostRecentNodes);
    QCOMPARE(nodes.front(), (RecentNode{QUrl(u"ws://n15:1"_s), u"/c.pem"_s}));
}

void NodeEditTest::anotherTokenIsChosenBeforeARun()
{
    edit_->setNode(QUrl(u"ws://127.0.0.1:9700"_s));
    QVERIFY(edit_->commit());
    QVERIFY(chosen_.empty());
    QTest::keyClicks(edit_->findChild<QLineEdit *>(u"nodeToken"_s), u"abc"_s);
    QVERIFY(edit_->commit());
    QCOMPARE(chosen_.size(), std::size_t(1));
    QCOMPARE(edit_->access().token, u"abc"_s);
}

void NodeEditTest::afterAFailureTheDetailsOfferARetry()
{
    auto *button = edit_->findChild<QPushButton *>(u"nodeRetry"_s);
    QCOMPARE(button->text(), u"Connect"_s);
    edit_->showFailure(u"Nobody is there."_s);
    QCOMPARE(edit_->findChild<QLabel *>(u"nodeState"_s)->text(), u"Nobody is there."_s);
    QCOMPARE(button->text(), u"Retry"_s);
    button->click();
    QCOMPARE(chosen_.size(), std::size_t(1));
}

void NodeEditTest::otherEdgesAreSetAndReset()
{
    auto *spin = edit_->findChild<QSpinBox *>(u"otherEdges"_s);
    auto *reset = edit_->findChild<QToolButton *>(u"resetOtherEdges"_s);
    QSignalSpy changed(edit_.get(), &NodeEdit::otherEdgesChanged);
    edit_->setOtherEdges(2);
    QCOMPARE(spin->value(), 2);
    QCOMPARE(changed.count(), 0);
    spin->setValue(3);
    QCOMPARE(edit_->otherEdges(), 3);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!reset->isHidden());
    reset->click();
    QCOMPARE(edit_->otherEdges(), 0);
    QVERIFY(reset->isHidden());
}

void NodeEditTest::withoutTheNodeTheEdgeMayFinish()
{
    auto *box = edit_->findChild<QCheckBox *>(u"finishOnEdge"_s);
    QVERIFY(edit_->onLostCloud() == OnLostCloud::Fail);
    box->click();
    QVERIFY(edit_->onLostCloud() == OnLostCloud::FinishOnEdge);
    edit_->setOnLostCloud(OnLostCloud::Fail);
    QVERIFY(!box->isChecked());
}

void NodeEditTest::theLoadIsShownInWordsWhileConnected()
{
    const auto *load = edit_->findChild<QLabel *>(u"nodeLoad"_s);
    edit_->showState(CloudClient::State::Connected);
    edit_->showLoad(NodeLoad{.workers = 1,
                             .computing = 1,
                             .queued = 2,
                             .slowDown = 1.5,
                             .wait = std::chrono::milliseconds(120)});
    QCOMPARE(load->text(), u"1 computing, 2 waiting, 120 ms for a worker, 1.50 times as slow"_s);
    edit_->showState(CloudClient::State::Disconnected);
    QCOMPARE(load->text(), u"told by the node after a run"_s);
}

QTEST_MAIN(NodeEditTest)
#include "tst_node_edit.moc"
