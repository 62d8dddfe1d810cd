// What a node says of how busy it is.
#include "engine/model/networks.h"
#include "net/cloud/load_meter.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

class TestLoadMeter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anIdleNodeHasNothingToDo();
    void requestsAreQueuedThenComputedThenGone();
    void computingIsComparedWithTheShortestOfItsCut();
    void pacedAndFailedRequestsTellOfNoSlowDown();
    void whatIsTooShortTellsNothing();
    void theMedianDoesNotHeedOneLateRequest();
    void waitsAreAveraged();
    void whatIsLongAgoIsForgotten();

private:
    CutPoint cut(int index) const { return network_.cutPoint(index).value(); }
    void compute(int index, std::optional<std::chrono::nanoseconds> time,
                 std::chrono::nanoseconds wait = 0ns)
    {
        meter_->queued();
        meter_->began(wait);
        meter_->ended(cut(index), time);
    }

    Network network_ = alexNetLab();
    LoadMeter::Clock::time_point now_;
    std::unique_ptr<LoadMeter> meter_;
};

void TestLoadMeter::init()
{
    now_ = {};
    meter_ = std::make_unique<LoadMeter>(2, [this] { return now_; });
}

void TestLoadMeter::anIdleNodeHasNothingToDo()
{
    QVERIFY(meter_->now() == NodeLoad{.workers = 2});
}

void TestLoadMeter::requestsAreQueuedThenComputedThenGone()
{
    for (int request = 0; request < 3; ++request)
        meter_->queued();
    meter_->began(0ns);
    QCOMPARE(meter_->now().queued, 2);
    QCOMPARE(meter_->now().computing, 1);
    meter_->ended(cut(13), 5ms);
    QCOMPARE(meter_->now().queued, 2);
    QCOMPARE(meter_->now().computing, 0);
}

void TestLoadMeter::computingIsComparedWithTheShortestOfItsCut()
{
    compute(0, 20ms);
    compute(13, 4ms);
    QCOMPARE(meter_->now().slowDown, 1.0);
    for (int request = 0; request < 3; ++request)
        compute(13, 12ms);
    QCOMPARE(meter_->now().slowDown, 3.0);
}

void TestLoadMeter::pacedAndFailedRequestsTellOfNoSlowDown()
{
    compute(0, 20ms);
    compute(0, std::nullopt);
    compute(0, std::nullopt);
    QCOMPARE(meter_->now().slowDown, 1.0);
    QCOMPARE(meter_->now().computing, 0);
}

void TestLoadMeter::whatIsTooShortTellsNothing()
{
    compute(22, 100ns);
    compute(22, 900ns);
    QCOMPARE(meter_->now().slowDown, 1.0);
}

void TestLoadMeter::theMedianDoesNotHeedOneLateRequest()
{
    for (const auto time : {10ms, 10ms, 90ms, 10ms, 10ms})
        compute(0, time);
    QCOMPARE(meter_->now().slowDown, 1.0);
}

void TestLoadMeter::waitsAreAveraged()
{
    compute(0, std::nullopt, 10ms);
    compute(0, std::nullopt, 30ms);
    QCOMPARE(meter_->now().wait, std::chrono::nanoseconds(20ms));
}

void TestLoadMeter::whatIsLongAgoIsForgotten()
{
    compute(0, 10ms);
    for (int request = 0; request < 5; ++request)
        compute(0, 30ms, 20ms);
    QCOMPARE(meter_->now().slowDown, 3.0);
    now_ += LoadMeter::memory + 1s;
    QVERIFY(meter_->now() == NodeLoad{.workers = 2});
    // But not what the idle node takes.
    compute(0, 20ms);
    QCOMPARE(meter_->now().slowDown, 2.0);
}

QTEST_GUILESS_MAIN(TestLoadMeter)
#include "tst_load_meter.moc"
