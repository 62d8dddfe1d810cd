// What predictions need is measured in the background of a session, which does not notice.
#include "engine/plan/planned_cut.h"
#include "net/cloud/embedded_node.h"
#include "net/edge/edge_session.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

QImage plain(Qt::GlobalColor colour)
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

class PredictionSurveyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyCutIsMeasuredAndTheSessionHasNothingOfIt();
    void runsGoFirst();
    void anIndependentNodeIsMeasuredThroughItsConnection();
    void aNodeThatIsNotThereIsAFailureThatSaysWhy();
    void anotherPictureEndsItWithoutAWord();
    void cancellingEndsItWithoutAWord();
    void aModelThatCannotBeLoadedIsAFailure();
    void endingInTheMiddleOfItIsClean();

private:
    using Parts = std::shared_ptr<const PredictionParts>;

    Parts measured();

    std::unique_ptr<EdgeSession> session_;
    std::vector<Parts> parts_;
    std::vector<Error> errors_;
};

void PredictionSurveyTest::init()
{
    parts_.clear();
    errors_.clear();
    session_ = std::make_unique<EdgeSession>();
    connect(session_.get(), &EdgeSession::predictionMeasured, this,
            [this](const Parts &parts) { parts_.push_back(parts); });
    connect(session_.get(), &EdgeSession::predictionFailed, this,
            [this](const Error &error) { errors_.push_back(error); });
    session_->setPicture(plain(Qt::blue));
    session_->load({"lenet5"});
}

PredictionSurveyTest::Parts PredictionSurveyTest::measured()
{
    session_->measurePrediction();
    const bool came =
        QTest::qWaitFor([this] { return !parts_.empty() || !errors_.empty(); }, patience);
    return came && !parts_.empty() ? parts_.back() : nullptr;
}

void PredictionSurveyTest::everyCutIsMeasuredAndTheSessionHasNothingOfIt()
{
    QSignalSpy edge(session_.get(), &EdgeSession::edgeLine);
    QSignalSpy cloud(session_.get(), &EdgeSession::cloudLine);
    QSignalSpy connection(session_.get(), &EdgeSession::connectionChanged);
    QSignalSpy runs(session_.get(), &EdgeSession::runFinished);
    QSignalSpy progress(session_.get(), &EdgeSession::predictionProgress);
    session_->measurePrediction(); // of several calls only the last one is answered
    const Parts parts = measured();
    QVERIFY(parts);
    const auto cuts = static_cast<std::size_t>(parts->network.layerCount()) + 1;
    QCOMPARE(parts->network.id(), std::string("lenet5"));
    QCOMPARE(parts->times.edge.size(), cuts);
    QCOMPARE(parts->times.cloud.size(), cuts);
    QCOMPARE(parts->codings.size(), cuts);
    QCOMPARE(parts->times.edge.front().wall.count(), 0);
    QVERIFY(parts->times.edge.back().wall.count() > 0);
    QVERIFY(parts->times.cloud.front().wall.count() > 0);
    QVERIFY(parts->times.cloud.front().cpu.count() > 0);
    QVERIFY(parts->costs.straight.fixed.count() > 0);
    QVERIFY(parts->costs.emulated.fixed.count() > 0);
    QVERIFY(parts->check.runs >= 2 * static_cast<int>(cuts));
    for (const auto &costs : parts->codings)
        QCOMPARE(costs.front().coding, Coding{});
    QVERIFY(errors_.empty());
    QCOMPARE(parts_.size(), std::size_t{1});
    QCOMPARE(edge.count() + cloud.count() + connection.count() + runs.count(), 0);
    QVERIFY(progress.count() > 10);
    for (const auto &told : progress)
        QVERIFY(told.first().toDouble() <= 1);
}

void PredictionSurveyTest::runsGoFirst()
{
    QSignalSpy progress(session_.get(), &EdgeSession::predictionProgress);
    session_->measurePrediction();
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() >= 3, patience);
    int finished = 0;
    qsizetype stepsMeanwhile = 0;
    connect(session_.get(), &EdgeSession::runFinished, this, [&](const RunRecord &record) {
        QVERIFY(record.outcome);
        if (++finished == 5)
            stepsMeanwhile = progress.count();
    });
    const qsizetype before = progress.count();
    session_->run(std::vector(5, Conditions(session_->network().firstCut())));
    QTRY_COMPARE_WITH_TIMEOUT(finished, 5, patience);
    QVERIFY2(stepsMeanwhile <= before + 1, "only the step that was under way");
    QTRY_COMPARE_WITH_TIMEOUT(parts_.size(), std::size_t{1}, patience);
}

void PredictionSurveyTest::anIndependentNodeIsMeasuredThroughItsConnection()
{
    const auto runtime = Runtime::load({"lenet5"}).value();
    const auto node = EmbeddedNode::start(runtime).value();
    QSignalSpy sessions(node.get(), &EmbeddedNode::terminalLine);
    session_->setNode(node->url());
    const Parts parts = measured();
    QVERIFY(parts);
    QVERIFY(parts->times.cloud.front().wall.count() > 0);
    QTRY_VERIFY(sessions.count() > 0);
}

void PredictionSurveyTest::aNodeThatIsNotThereIsAFailureThatSaysWhy()
{
    session_->setNode(QUrl(u"ws://127.0.0.1:1"_s));
    QVERIFY(!measured());
    QCOMPARE(errors_.size(), std::size_t{1});
    QCOMPARE(errors_.front().kind, ErrorKind::ConnectionRefused);
    errors_.clear();
    session_->setNode(std::nullopt); // and it can be tried again
    QVERIFY(measured());
}

void PredictionSurveyTest::anotherPictureEndsItWithoutAWord()
{
    QSignalSpy progress(session_.get(), &EdgeSession::predictionProgress);
    session_->measurePrediction();
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() >= 3, patience);
    session_->setPicture(plain(Qt::red));
    QSignalSpy idle(session_.get(), &EdgeSession::idle);
    session_->run({Conditions(session_->network().firstCut())});
    QTRY_VERIFY_WITH_TIMEOUT(!idle.empty(), patience);
    QVERIFY(parts_.empty() && errors_.empty());
}

void PredictionSurveyTest::cancellingEndsItWithoutAWord()
{
    QSignalSpy progress(session_.get(), &EdgeSession::predictionProgress);
    session_->measurePrediction();
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() >= 3, patience);
    session_->cancelPrediction();
    const qsizetype then = progress.count();
    QSignalSpy idle(session_.get(), &EdgeSession::idle);
    session_->run({Conditions(session_->network().firstCut())});
    QTRY_VERIFY_WITH_TIMEOUT(!idle.empty(), patience);
    QCOMPARE(progress.count(), then);
    QVERIFY(parts_.empty() && errors_.empty());
}

void PredictionSurveyTest::aModelThatCannotBeLoadedIsAFailure()
{
    session_ = std::make_unique<EdgeSession>();
    connect(session_.get(), &EdgeSession::predictionFailed, this,
            [this](const Error &error) { errors_.push_back(error); });
    session_->load({"no-such-network"});
    QVERIFY(!measured());
    QCOMPARE(errors_.size(), std::size_t{1});
    QCOMPARE(errors_.front().kind, ErrorKind::UnknownModel);
}

void PredictionSurveyTest::endingInTheMiddleOfItIsClean()
{
    QSignalSpy progress(session_.get(), &EdgeSession::predictionProgress);
    session_->measurePrediction();
    QTRY_VERIFY_WITH_TIMEOUT(progress.count() >= 3, patience);
    session_.reset();
    QVERIFY(parts_.empty() && errors_.empty());
}

QTEST_GUILESS_MAIN(PredictionSurveyTest)
#include "tst_prediction_survey.moc"
