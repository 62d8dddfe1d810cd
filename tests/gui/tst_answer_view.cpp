#include "ui/answer/answer_view.h"

#include "tests/gui/made_records.h"
#include "ui/answer/score_bars.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class AnswerViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bothAnswersStandSideBySide();
    void aLosslessRunTellsHowNearTheAnswersAre();
    void aLossyRunTellsWhatTheCodingDid();
    void untrainedWeightsSaySoAndPointToTrainedOnes();
    void trainedWeightsNameTheClasses();
    void anotherPictureTakesTheAnswersAway();
    void aFailedRunChangesNothing();
    void aClassThatDiffersIsMarked();

private:
    RunRecord run(int cut) const
    {
        RunRecord record = measuredRecord(1, labPreset(cutOf(cut)), {1ms, 1ms, 1ms});
        record.outcome->answer = answer_;
        record.outcome->disagreement = 2.5e-7;
        return record;
    }
    QString spoken(const char *bars) const
    {
        return view_->findChild<ScoreBars *>(QLatin1StringView(bars))->accessibleDescription();
    }
    QString verdict() const { return view_->findChild<QLabel *>(u"answerVerdict"_s)->text(); }

    AnswerDigest answer_{.top = {{281, 12.3F}, {282, 11.0F}, {285, 9.5F}, {287, 4.0F}, {3, 1.0F}},
                         .norm = 40};
    std::unique_ptr<AnswerView> view_;
};

void AnswerViewTest::init()
{
    view_ = std::make_unique<AnswerView>();
    view_->setModel(ClassNames({"alexnet-lab"}, alexNetLab()), false);
}

void AnswerViewTest::bothAnswersStandSideBySide()
{
    view_->setUnsplit(answer_);
    QCOMPARE(spoken("splitAnswer"), QString());
    view_->showRun(run(8));
    QCOMPARE(spoken("unsplitAnswer"),
             u"class 281 12.30, class 282 11.00, class 285 9.50, class 287 4.00, class 3 1.00"_s);
    QCOMPARE(spoken("splitAnswer"), spoken("unsplitAnswer"));
    QCOMPARE(view_->findChild<ScoreBars *>(u"splitAnswer"_s)->accessibleName(),
             u"Split at cut 8"_s);
}

void AnswerViewTest::aLosslessRunTellsHowNearTheAnswersAre()
{
    view_->setUnsplit(answer_);
    view_->showRun(run(8));
    QVERIFY2(verdict().contains("agree"_L1) && verdict().contains("2.5e-07"_L1),
             qPrintable(verdict()));
}

void AnswerViewTest::aLossyRunTellsWhatTheCodingDid()
{
    RunRecord record = run(8);
    record.outcome->coding = Coding{ActivationFormat::Int8, true};
    record.outcome->codingEffect = {.outputError = 0.008, .sameTopClass = true};
    view_->showRun(record);
    QCOMPARE(verdict(),
             u"int8+zstd has changed the answer by 0.8 %. The best class is the same."_s);
    record.outcome->codingEffect.sameTopClass = false;
    view_->showRun(record);
    QVERIFY(verdict().endsWith("another one."_L1));
}

void AnswerViewTest::untrainedWeightsSaySoAndPointToTrainedOnes()
{
    QCOMPARE(view_->findChild<QLabel *>(u"untrained"_s)->text(),
             u"Untrained weights: timings are real, labels mean nothing."_s);
    QVERIFY(!view_->findChild<QLabel *>(u"untrained"_s)->isHidden());
    QSignalSpy asked(view_.get(), &AnswerView::trainedWeightsRequested);
    view_->findChild<QPushButton *>(u"openTrainedWeights"_s)->click();
    QCOMPARE(asked.count(), 1);
}

void AnswerViewTest::trainedWeightsNameTheClasses()
{
    view_->setModel(ClassNames({"alexnet-lab", "/w.pth"}, alexNetLab()), true);
    view_->setUnsplit(answer_);
    QVERIFY2(spoken("unsplitAnswer").startsWith("tabby"_L1), qPrintable(spoken("unsplitAnswer")));
    QVERIFY(view_->findChild<QLabel *>(u"untrained"_s)->isHidden());
}

void AnswerViewTest::anotherPictureTakesTheAnswersAway()
{
    view_->setUnsplit(answer_);
    view_->showRun(run(8));
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    view_->setPicture({u"/p.png"_s, image, image});
    QCOMPARE(spoken("unsplitAnswer"), QString());
    QCOMPARE(spoken("splitAnswer"), QString());
    QVERIFY(!view_->findChild<QLabel *>(u"answerPicture"_s)->pixmap().isNull());
}

void AnswerViewTest::aFailedRunChangesNothing()
{
    view_->showRun(run(8));
    const QString before = spoken("splitAnswer");
    view_->showRun(failedRecord(2, labPreset(cutOf(9)), ErrorKind::ConnectionLost));
    QCOMPARE(spoken("splitAnswer"), before);
}

void AnswerViewTest::aClassThatDiffersIsMarked()
{
    view_->resize(900, 200);
    view_->setUnsplit(answer_);
    view_->showRun(run(8));
    const QImage same = view_->findChild<ScoreBars *>(u"splitAnswer"_s)->grab().toImage();
    AnswerDigest other = answer_;
    other.top[1].index = 999;
    view_->setUnsplit(other);
    view_->showRun(run(8));
    QVERIFY(view_->findChild<ScoreBars *>(u"splitAnswer"_s)->grab().toImage() != same);
}

QTEST_MAIN(AnswerViewTest)
#include "tst_answer_view.moc"
