// A link that follows its trace, by a clock that the test moves on.
#include "net/link/trace_player.h"

#include <QSignalSpy>
#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Microseconds = BandwidthTrace::Microseconds;

Bandwidth mbit(double rate)
{
    return Bandwidth::ofMbitPerSecond(rate).value();
}

LinkConditions following(const std::vector<BandwidthTrace::Step> &steps, Microseconds duration)
{
    LinkConditions link;
    link.trace = BandwidthTrace::of("a trace", steps, duration).value();
    return link;
}

/// 5 Mbit/s for an hour, 1 for two, 9 for one: no timer of a test comes so far.
LinkConditions threeRates()
{
    return following({{0h, mbit(5)}, {1h, mbit(1)}, {3h, mbit(9)}}, 4h);
}

} // namespace

class TracePlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aLinkWithoutATraceIsLeftAsItIs();
    void aTraceBeginsWithItsFirstUse();
    void bothDirectionsHaveTheRateOfTheMoment_data();
    void bothDirectionsHaveTheRateOfTheMoment();
    void whatElseTheLinkAsksForStays();
    void eachStepIsTold();
    void nothingIsToldWhereNothingChanges();
    void aStepThatWasTakenWithTheLinkIsNotTold();
    void stepsThatWereSleptThroughAreOne();
    void anotherUseOfTheTraceGoesOn();
    void whatElseIsAskedForMayChangeMeanwhile();
    void anotherTraceBeginsAnew();
    void aTraceThatWasLeftBeginsAnew();
    void aLinkShapedOutsideHasNoTrace();
    void theTimerTakesTheSteps();

private:
    TracePlayer::Clock::time_point now_;
    std::unique_ptr<TracePlayer> player_;
    std::vector<LinkConditions> told_;
};

void TracePlayerTest::init()
{
    now_ = TracePlayer::Clock::time_point(1000h);
    told_.clear();
    player_ = std::make_unique<TracePlayer>([this] { return now_; });
    connect(player_.get(), &TracePlayer::changed, this,
            [this](const LinkConditions &link) { told_.push_back(link); });
}

void TracePlayerTest::aLinkWithoutATraceIsLeftAsItIs()
{
    LinkConditions link;
    link.uplink = mbit(5);
    player_->play(link);
    player_->advance();
    QVERIFY(player_->linkNow() == link);
    QVERIFY(!player_->start());
    QVERIFY(told_.empty());
}

void TracePlayerTest::aTraceBeginsWithItsFirstUse()
{
    QVERIFY(!player_->start());
    now_ += 100min;
    player_->play(threeRates());
    QVERIFY(player_->start() == now_);
    QCOMPARE(player_->linkNow().uplink, mbit(5));
}

void TracePlayerTest::bothDirectionsHaveTheRateOfTheMoment_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<double>("rate");
    QTest::newRow("at the start") << 0 << 5.0;
    QTest::newRow("before the step") << 59 << 5.0;
    QTest::newRow("at the step") << 60 << 1.0;
    QTest::newRow("in the last") << 239 << 9.0;
    QTest::newRow("at the end it begins anew") << 240 << 5.0;
    QTest::newRow("in the tenth round") << 9 * 240 + 100 << 1.0;
}

void TracePlayerTest::bothDirectionsHaveTheRateOfTheMoment()
{
    QFETCH(const int, minutes);
    QFETCH(const double, rate);
    player_->play(threeRates());
    now_ += std::chrono::minutes(minutes);
    QCOMPARE(player_->linkNow().uplink, mbit(rate));
    QCOMPARE(player_->linkNow().downlink, mbit(rate));
}

void TracePlayerTest::whatElseTheLinkAsksForStays()
{
    LinkConditions link = threeRates();
    link.uplink = mbit(700); // counts for nothing
    link.delay = 20ms;
    link.burstBytes = 1536;
    player_->play(link);
    LinkConditions expected = link;
    expected.uplink = expected.downlink = mbit(5);
    QVERIFY(player_->linkNow() == expected);
}

void TracePlayerTest::eachStepIsTold()
{
    player_->play(threeRates());
    QVERIFY(told_.empty());
    const std::vector<double> rates = {1, 9, 5, 1};
    for (const std::chrono::hours step : {1h, 2h, 1h, 1h}) {
        now_ += step;
        player_->advance();
        QVERIFY(told_.back() == player_->linkNow());
    }
    QCOMPARE(told_.size(), rates.size());
    for (std::size_t step = 0; step < rates.size(); ++step)
        QCOMPARE(told_[step].uplink, mbit(rates[step]));
}

void TracePlayerTest::nothingIsToldWhereNothingChanges()
{
    player_->play(threeRates());
    for (int minutes = 0; minutes < 60; ++minutes, now_ += 1min)
        player_->advance();
    QVERIFY(told_.empty());
    player_->play(following({{0s, mbit(5)}}, 1s));
    now_ += 10h;
    player_->advance();
    QVERIFY(told_.empty());
}

void TracePlayerTest::aStepThatWasTakenWithTheLinkIsNotTold()
{
    player_->play(threeRates());
    now_ += 1h;
    player_->play(threeRates()); // whoever plays asks for the link
    QCOMPARE(player_->linkNow().uplink, mbit(1));
    player_->advance();
    QVERIFY(told_.empty());
}

void TracePlayerTest::stepsThatWereSleptThroughAreOne()
{
    player_->play(threeRates());
    now_ += 3h + 30min;
    player_->advance();
    QCOMPARE(told_.size(), std::size_t{1});
    QCOMPARE(told_.front().uplink, mbit(9));
}

void TracePlayerTest::anotherUseOfTheTraceGoesOn()
{
    player_->play(threeRates());
    const auto start = player_->start();
    now_ += 90min;
    player_->play(threeRates());
    QVERIFY(player_->start() == start);
    QCOMPARE(player_->linkNow().uplink, mbit(1));
}

void TracePlayerTest::whatElseIsAskedForMayChangeMeanwhile()
{
    player_->play(threeRates());
    const auto start = player_->start();
    now_ += 90min;
    LinkConditions slower = threeRates();
    slower.delay = 50ms;
    player_->play(slower);
    QVERIFY(player_->start() == start);
    QVERIFY(player_->linkNow().delay == 50ms);
    now_ += 90min;
    player_->advance();
    QVERIFY(told_.back().delay == 50ms);
    QCOMPARE(told_.back().uplink, mbit(9));
}

void TracePlayerTest::anotherTraceBeginsAnew()
{
    player_->play(threeRates());
    now_ += 90min;
    player_->play(following({{0s, mbit(7)}, {1h, mbit(8)}}, 2h));
    QVERIFY(player_->start() == now_);
    QCOMPARE(player_->linkNow().uplink, mbit(7));
    now_ += 1h;
    player_->advance();
    QCOMPARE(told_.back().uplink, mbit(8));
}

void TracePlayerTest::aTraceThatWasLeftBeginsAnew()
{
    player_->play(threeRates());
    now_ += 90min;
    player_->play({});
    QVERIFY(!player_->start());
    QVERIFY(player_->linkNow() == LinkConditions());
    player_->advance();
    QVERIFY(told_.empty());
    player_->play(threeRates());
    QVERIFY(player_->start() == now_);
    QCOMPARE(player_->linkNow().uplink, mbit(5));
}

void TracePlayerTest::aLinkShapedOutsideHasNoTrace()
{
    player_->play(threeRates());
    LinkConditions outside = threeRates();
    outside.shaping = LinkShaping::Outside;
    player_->play(outside);
    QVERIFY(!player_->start());
    QVERIFY(!player_->linkNow().uplink);
}

void TracePlayerTest::theTimerTakesTheSteps()
{
    TracePlayer player; // by the computer's clock
    QSignalSpy told(&player, &TracePlayer::changed);
    player.play(following({{0s, mbit(5)}, {1ms, mbit(1)}}, 2ms));
    QTRY_VERIFY(told.count() >= 3);
}

QTEST_GUILESS_MAIN(TracePlayerTest)
#include "tst_trace_player.moc"
