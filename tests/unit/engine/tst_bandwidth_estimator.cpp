// What is believed of a link, from what its transfers achieved.
#include "engine/plan/bandwidth_estimator.h"

#include <QTest>

#include <limits>

using namespace splitscope;
using namespace std::chrono_literals;

class TestBandwidthEstimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { estimator_ = BandwidthEstimator(2s); }
    void knowsNothingBeforeTheFirstTransfer();
    void believesALoneTransfer();
    void aSteadyRateStaysWhatItIs();
    void followsAStepWithinTwoMemories();
    void lagsBehindARampByLessThanAMemory();
    void aLoneOutlierMovesItLessThanHalfWay();
    void forgetsOldTransfersAfterAPause();
    void theAgeIsThatOfTheLastTransferThatTold();
    void takesNoRateThatIsNone();
    void isAlwaysABandwidthThatIsPossible();

private:
    /// A transfer each 0.2 s.
    void transfers(std::initializer_list<double> rates)
    {
        for (const double rate : rates)
            estimator_.note(rate, now_ += 200ms);
    }
    double believed() const { return estimator_.at(now_)->rate.mbitPerSecond(); }

    BandwidthEstimator estimator_;
    BandwidthEstimator::Clock::time_point now_{};
};

void TestBandwidthEstimator::knowsNothingBeforeTheFirstTransfer()
{
    QVERIFY(!estimator_.at(now_));
}

void TestBandwidthEstimator::believesALoneTransfer()
{
    transfers({5.25});
    QCOMPARE(believed(), 5.25);
}

void TestBandwidthEstimator::aSteadyRateStaysWhatItIs()
{
    for (int transfer = 0; transfer < 200; ++transfer)
        transfers({7});
    QCOMPARE(believed(), 7.0);
}

void TestBandwidthEstimator::followsAStepWithinTwoMemories()
{
    for (int transfer = 0; transfer < 50; ++transfer)
        transfers({8});
    for (int transfer = 0; transfer < 20; ++transfer) // 4 s
        transfers({2});
    QVERIFY(believed() < 2 * 1.25);
    QVERIFY(believed() > 2);
}

void TestBandwidthEstimator::lagsBehindARampByLessThanAMemory()
{
    double rate = 10;
    double twoSecondsAgo = 0;
    for (int transfer = 0; transfer < 60; ++transfer, rate *= 0.98) {
        if (transfer == 49)
            twoSecondsAgo = rate;
        transfers({rate});
    }
    QVERIFY(believed() > rate);
    QVERIFY(believed() < twoSecondsAgo);
}

void TestBandwidthEstimator::aLoneOutlierMovesItLessThanHalfWay()
{
    for (int transfer = 0; transfer < 50; ++transfer)
        transfers({8});
    transfers({0.5});
    QVERIFY(believed() > 6);
    transfers({8, 8, 8, 8, 8, 8, 8, 8, 8, 8});
    QVERIFY(believed() > 7);
}

void TestBandwidthEstimator::forgetsOldTransfersAfterAPause()
{
    for (int transfer = 0; transfer < 50; ++transfer)
        transfers({8});
    now_ += 60s;
    transfers({1});
    QVERIFY(believed() < 1.01);
}

void TestBandwidthEstimator::theAgeIsThatOfTheLastTransferThatTold()
{
    transfers({8, 8});
    QCOMPARE(estimator_.at(now_ + 7s)->age, std::chrono::nanoseconds(7s));
    QCOMPARE(estimator_.at(now_ + 7s)->rate.mbitPerSecond(), 8.0); // no guess at what became of it
}

void TestBandwidthEstimator::takesNoRateThatIsNone()
{
    for (const double rate : {0.0, -3.0, std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::infinity()})
        transfers({rate});
    QVERIFY(!estimator_.at(now_));
}

void TestBandwidthEstimator::isAlwaysABandwidthThatIsPossible()
{
    transfers({50'000});
    QCOMPARE(believed(), Bandwidth::mostMbit);
    now_ += 60s;
    transfers({0.001});
    QCOMPARE(believed(), Bandwidth::leastMbit);
}

QTEST_GUILESS_MAIN(TestBandwidthEstimator)
#include "tst_bandwidth_estimator.moc"
