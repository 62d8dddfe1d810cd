#include "tests/gui/made_records.h"
#include "ui/timeline/timeline_geometry.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

// 100 ms: local 60, transfer 30, cloud 10.
Measurement run()
{
    Measurement run = *measuredRecord(1, labPreset(cutOf(2)), {60ms, 30ms, 10ms}).outcome;
    run.edgeLayers = {{1, 40ms}, {2, 0ms}, {3, 19ms}};
    run.encode = 2ms;
    run.cloudQueue = 1ms;
    run.cloudDecode = 2ms;
    run.achieved.roundTrip = 8ms;
    return run;
}

constexpr std::int64_t noAnswer = 0;

std::vector<StageSpan> stages(const Measurement &run,
                              const Conditions &conditions = labPreset(cutOf(2)))
{
    return stagesOf(conditions, run, noAnswer);
}

} // namespace

class RunStagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stagesFollowEachOtherAndFillTheRun();
    void eachPartHasItsMeasuredLength();
    void theUplinkIsWhatRemainsOfTheTransfer();
    void bothWaysAreEstimatedAndNothingElse();
    void withoutARoundTripTheDelayCounts();
    void theAnswersBytesTakeTheirTimeBack();
    void theReplyNeverTakesMoreThanTheLinkDid();
    void partsThatSayMoreThanTheWholeAreCut();
    void barsLieInTheirLanesOneAfterTheOther();
    void aZoomedTimelineShowsAPart();
    void aBarIsFoundWhereItIsDrawn();
    void aNarrowBarIsFoundFromBeside();
    void theNewestRunIsAtTheRight();
    void aHistoryBarIsFoundWhereItIsDrawn();
    void historyBarsStackUpToTheirTotal();
};

void RunStagesTest::stagesFollowEachOtherAndFillTheRun()
{
    const auto all = stages(run());
    QCOMPARE(all.front().begin, 0ns);
    for (std::size_t next = 1; next < all.size(); ++next)
        QCOMPARE(all[next].begin, all[next - 1].end);
    QCOMPARE(all.back().end, std::chrono::nanoseconds(100ms));
}

void RunStagesTest::eachPartHasItsMeasuredLength()
{
    const std::vector<StageSpan> expected{
        {Stage::Edge, 0ms, 40ms, false, 1},      {Stage::Edge, 40ms, 59ms, false, 3},
        {Stage::Edge, 59ms, 60ms, false, 0},     {Stage::Encode, 60ms, 62ms, false, 0},
        {Stage::Uplink, 62ms, 86ms, true, 0},    {Stage::Queue, 86ms, 87ms, false, 0},
        {Stage::Decode, 87ms, 89ms, false, 0},   {Stage::Cloud, 89ms, 96ms, false, 0},
        {Stage::Downlink, 96ms, 100ms, true, 0},
    };
    QVERIFY(stages(run()) == expected);
}

void RunStagesTest::theUplinkIsWhatRemainsOfTheTransfer()
{
    std::chrono::nanoseconds link{0};
    for (const StageSpan &span : stages(run()))
        if (laneOf(span.stage) == Lane::Link)
            link += span.duration();
    QCOMPARE(link, std::chrono::nanoseconds(28ms)); // of 30, encoding left out
}

void RunStagesTest::bothWaysAreEstimatedAndNothingElse()
{
    for (const StageSpan &span : stages(run()))
        QCOMPARE(span.estimated, laneOf(span.stage) == Lane::Link);
}

void RunStagesTest::withoutARoundTripTheDelayCounts()
{
    Measurement unknown = run();
    unknown.achieved.roundTrip.reset();
    Conditions delayed = labPreset(cutOf(2));
    delayed.link.delay = 5ms;
    QCOMPARE(stages(unknown, delayed).back().duration(), std::chrono::nanoseconds(5ms));
    QCOMPARE(stages(unknown).back().stage, Stage::Cloud); // none that one could tell
}

void RunStagesTest::theAnswersBytesTakeTheirTimeBack()
{
    Conditions kept = labPreset(cutOf(2));
    kept.delivery = AnswerDelivery::Edge;
    kept.link.downlink = *Bandwidth::ofMbitPerSecond(8); // 1000 bytes a millisecond
    constexpr std::int64_t answer = 1448 * 4;            // and 264 bytes of headers
    const auto down = stagesOf(kept, run(), answer).back().duration();
    QCOMPARE(std::chrono::round<std::chrono::microseconds>(down), 10056us);
}

void RunStagesTest::theReplyNeverTakesMoreThanTheLinkDid()
{
    Measurement odd = run();
    odd.achieved.roundTrip = 500ms;
    const auto all = stages(odd);
    QCOMPARE(all.back().duration(), std::chrono::nanoseconds(28ms));
    QCOMPARE(all.back().end, std::chrono::nanoseconds(100ms));
}

void RunStagesTest::partsThatSayMoreThanTheWholeAreCut()
{
    Measurement odd = run();
    odd.edgeLayers = {{1, 70ms}, {2, 5ms}};
    odd.encode = 80ms;
    odd.cloudQueue = 50ms;
    const auto all = stages(odd);
    QCOMPARE(all[0].end, std::chrono::nanoseconds(60ms));
    QCOMPARE(all[1].stage, Stage::Encode);
    QCOMPARE(all[1].end, std::chrono::nanoseconds(90ms));
    QCOMPARE(all.back().end, std::chrono::nanoseconds(100ms));
}

namespace {

const QRectF plot(60, 20, 1000, 150);

TimelineGeometry geometryOf(AxisView axis = {AxisView::Scale::Linear, 0, 100})
{
    return {plot, std::move(axis)};
}

} // namespace

void RunStagesTest::barsLieInTheirLanesOneAfterTheOther()
{
    const TimelineGeometry geometry = geometryOf();
    QVERIFY(geometry.lane(Lane::Edge).bottom() < geometry.lane(Lane::Link).top());
    QVERIFY(geometry.lane(Lane::Link).bottom() < geometry.lane(Lane::Cloud).top());
    double x = plot.left();
    for (const StageSpan &span : stages(run())) {
        const QRectF bar = geometry.bar(span);
        QCOMPARE(bar.left(), x);
        QVERIFY(geometry.lane(laneOf(span.stage)).contains(bar.center()));
        x = bar.right();
    }
    QCOMPARE(x, plot.right());
}

void RunStagesTest::aZoomedTimelineShowsAPart()
{
    AxisView axis(AxisView::Scale::Linear, 0, 100);
    axis.zoom(0.5, 0); // 0..50 ms
    const TimelineGeometry geometry = geometryOf(axis);
    const auto all = stages(run());
    QCOMPARE(geometry.bar(all[0]).right(), plot.left() + 800);
    QCOMPARE(geometry.bar(all[1]).right(), plot.right()); // goes on beyond
    QVERIFY(geometry.bar(all.back()).isEmpty());
    QCOMPARE(geometry.millisecondsAt(plot.left() + 500), 25.0);
}

void RunStagesTest::aBarIsFoundWhereItIsDrawn()
{
    const TimelineGeometry geometry = geometryOf();
    const auto all = stages(run());
    for (std::size_t index = 0; index < all.size(); ++index)
        QCOMPARE(geometry.spanAt(all, geometry.bar(all[index]).center()), std::optional(index));
    QVERIFY(!geometry.spanAt(
        all, {geometry.bar(all[0]).center().x(), geometry.lane(Lane::Cloud).center().y()}));
}

void RunStagesTest::aNarrowBarIsFoundFromBeside()
{
    const std::vector<StageSpan> one{{Stage::Queue, 50ms, 50ms + 1us, false, 0}};
    const TimelineGeometry geometry = geometryOf();
    const QRectF bar = geometry.bar(one[0]);
    QCOMPARE(bar.width(), 1.0);
    QVERIFY(geometry.spanAt(one, bar.center() + QPointF(2.5, 0)));
    QVERIFY(!geometry.spanAt(one, bar.center() + QPointF(8, 0)));
}

void RunStagesTest::theNewestRunIsAtTheRight()
{
    const HistoryGeometry history(QRectF(0, 0, 600, 100), 60, 200);
    QCOMPARE(history.slot(2, 3).right(), 600.0);
    QCOMPARE(history.slot(0, 3).left(), 570.0);
    QCOMPARE(history.slot(0, 60).left(), 0.0);
}

void RunStagesTest::aHistoryBarIsFoundWhereItIsDrawn()
{
    const HistoryGeometry history(QRectF(0, 0, 600, 100), 60, 200);
    for (const int count : {1, 3, 60})
        for (int index = 0; index < count; ++index)
            QCOMPARE(history.indexAt(history.slot(index, count).center(), count),
                     std::optional(index));
    QVERIFY(!history.indexAt({10, 50}, 3));   // no run so long ago
    QVERIFY(!history.indexAt({595, 150}, 3)); // below the plot
}

void RunStagesTest::historyBarsStackUpToTheirTotal()
{
    const HistoryGeometry history(QRectF(0, 0, 600, 100), 60, 200);
    const QRectF local = history.bar(0, 1, 0, 50);
    const QRectF rest = history.bar(0, 1, 50, 200);
    QCOMPARE(local.bottom(), 100.0);
    QCOMPARE(local.top(), 75.0);
    QCOMPARE(rest.bottom(), local.top());
    QCOMPARE(rest.top(), 0.0);
}

QTEST_APPLESS_MAIN(RunStagesTest)
#include "tst_run_stages.moc"
