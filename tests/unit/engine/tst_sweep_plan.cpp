// What a sweep measures, in which order, and how long that will take.
#include "engine/experiment/expected_time.h"
#include "engine/experiment/sweep_plan.h"
#include "engine/experiment/sweep_plan_text.h"
#include "engine/model/networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

CpuShare share(double value)
{
    return CpuShare::of(value).value();
}

std::optional<Bandwidth> mbit(double value)
{
    return Bandwidth::ofMbitPerSecond(value).value();
}

/// 2 shares, 3 bandwidths, 2 cuts, 2 codings.
SweepAxes smallAxes(const Network &network)
{
    SweepAxes axes = axesOf(labPreset(network.firstCut()));
    axes.shares = {share(0.3), share(0.6)};
    axes.bandwidths = {mbit(5), mbit(7), mbit(10)};
    axes.cuts = {network.cutPoint(8).value(), network.cutPoint(13).value()};
    axes.codings = {Coding{}, Coding{ActivationFormat::Int8}};
    return axes;
}

Result<SweepPlan> planned(const Network &network, const SweepAxes &axes,
                          SweepMode mode = SweepMode::Full, const Repetition &repetition = {},
                          std::uint64_t seed = 1, std::int64_t verified = 0)
{
    return SweepPlan::make(network, labPreset(network.firstCut()), axes, repetition, mode, seed,
                           verified);
}

std::vector<std::int64_t> placesOf(const RandomOrder &order)
{
    std::vector<std::int64_t> numbers;
    for (std::int64_t place = 0; place < order.count(); ++place)
        numbers.push_back(order.at(place));
    return numbers;
}

} // namespace

class TestSweepPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderHasEachNumberOnce_data();
    void anOrderHasEachNumberOnce();
    void aSeedDecidesTheOrder();
    void everyRoundHasItsOwnOrder();
    void placesOfAnOrderAreUnrelatedToNumbers();

    void theSheetsSweepIsItsWholeGrid();
    void everyCellHasItsOwnConditions();
    void aSettingsCellsFollowEachOther();
    void anAxisOfOneValueLeavesTheDirectionsDifferent();
    void aFullSweepMeasuresTheCells();

    void aComposedSweepMeasuresEachPartOnce();
    void aPartIsARunInWhichTheOthersAreQuick();
    void theVerifiedCellsAreDrawnByTheSeed();
    void aRunIsForThePointsWithItsConditions();
    void aRunOfAnotherSweepIsForNoPoint();

    void whatIsNoSweepIsRefused_data();
    void whatIsNoSweepIsRefused();
    void aCodingThatDoesNotSuitACutIsRefused();
    void aMillionCellsAreAskedAboutWithoutBeingStored();

    void theExpectedTimeOfTheSheetsSettingIsTheSheets();
    void theExpectedTimeOfARoundIsTheSumOfItsCells_data();
    void theExpectedTimeOfARoundIsTheSumOfItsCells();
    void theWarmUpHasEachCutAndCodingUnderTheQuickestConditions();

    void theTextReadsBackAsTheSamePlan_data();
    void theTextReadsBackAsTheSamePlan();
    void aDamagedTextIsRefused_data();
    void aDamagedTextIsRefused();

private:
    const Network network_ = alexNetLab();
};

void TestSweepPlan::anOrderHasEachNumberOnce_data()
{
    QTest::addColumn<std::int64_t>("count");
    for (const std::int64_t count : {1, 2, 3, 4, 5, 16, 17, 276, 1000, 4096})
        QTest::addRow("%lld", static_cast<long long>(count)) << count;
}

void TestSweepPlan::anOrderHasEachNumberOnce()
{
    QFETCH(const std::int64_t, count);
    std::vector<std::int64_t> expected(static_cast<std::size_t>(count));
    std::iota(expected.begin(), expected.end(), 0);
    for (const std::uint64_t seed : {0U, 1U, 77U}) {
        auto numbers = placesOf(RandomOrder(count, seed));
        std::ranges::sort(numbers);
        QCOMPARE(numbers, expected);
    }
}

void TestSweepPlan::aSeedDecidesTheOrder()
{
    QCOMPARE(placesOf(RandomOrder(276, 5)), placesOf(RandomOrder(276, 5)));
    QVERIFY(placesOf(RandomOrder(276, 5)) != placesOf(RandomOrder(276, 6)));
    // On every computer: a recorded seed is the record of the order.
    QCOMPARE(placesOf(RandomOrder(10, 1)),
             (std::vector<std::int64_t>{0, 2, 4, 9, 1, 3, 6, 7, 5, 8}));
}

void TestSweepPlan::everyRoundHasItsOwnOrder()
{
    const SweepPlan plan = planned(network_, sheetSweep(network_)).value();
    QVERIFY(placesOf(plan.order(0)) != placesOf(plan.order(1)));
    QCOMPARE(placesOf(plan.order(1)), placesOf(plan.order(1)));
}

void TestSweepPlan::placesOfAnOrderAreUnrelatedToNumbers()
{
    // The correlation of 1000 independent pairs is beyond 0.1 once in 600 times; of 20 seeds'
    // orders that is one at most.
    int beyond = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto numbers = placesOf(RandomOrder(1000, seed));
        double sum = 0;
        for (std::size_t place = 0; place < numbers.size(); ++place)
            sum += (static_cast<double>(place) - 499.5)
                   * (static_cast<double>(numbers[place]) - 499.5);
        const double variance = (1000.0 * 1000.0 - 1) / 12;
        if (std::abs(sum / 1000 / variance) > 0.1)
            ++beyond;
    }
    QVERIFY(beyond <= 1);
}

void TestSweepPlan::theSheetsSweepIsItsWholeGrid()
{
    const SweepPlan plan = planned(network_, sheetSweep(network_)).value();
    QCOMPARE(plan.cells(), 4 * 3 * 23);
    QCOMPARE(plan.settings(), 12);
    QCOMPARE(plan.points(), plan.cells());
    const Conditions conditions = plan.conditionsOf(plan.cell(0));
    Conditions lab = labPreset(network_.firstCut());
    lab.edge.share = share(0.3);
    QCOMPARE(conditions, lab);
}

void TestSweepPlan::everyCellHasItsOwnConditions()
{
    const SweepPlan plan = planned(network_, smallAxes(network_)).value();
    QCOMPARE(plan.cells(), 24);
    std::set<std::tuple<double, double, int, std::string_view>> seen;
    for (std::int64_t cell = 0; cell < plan.cells(); ++cell) {
        QCOMPARE(plan.indexOf(plan.cell(cell)), cell);
        const Conditions of = plan.conditionsOf(plan.cell(cell));
        QCOMPARE(of.link.uplink, of.link.downlink);
        QCOMPARE(of.cloud, labPreset(network_.firstCut()).cloud);
        seen.emplace(of.edge.share.value(), of.link.uplink->mbitPerSecond(), of.cut.index(),
                     codingId(*of.coding));
    }
    QCOMPARE(seen.size(), 24U);
}

void TestSweepPlan::aSettingsCellsFollowEachOther()
{
    const SweepPlan plan = planned(network_, smallAxes(network_)).value();
    QCOMPARE(plan.choices(), 4);
    for (std::int64_t cell = 0; cell < plan.cells(); ++cell) {
        const Conditions first = plan.conditionsOf(plan.cell(cell - cell % 4));
        const Conditions of = plan.conditionsOf(plan.cell(cell));
        QCOMPARE(of.edge, first.edge);
        QCOMPARE(of.link, first.link);
    }
}

void TestSweepPlan::anAxisOfOneValueLeavesTheDirectionsDifferent()
{
    Conditions base = labPreset(network_.firstCut());
    base.link.downlink = mbit(20);
    const auto plan = SweepPlan::make(network_, base, axesOf(base), {}, SweepMode::Full, 1);
    QCOMPARE(plan->conditionsOf(plan->cell(0)), base);
}

void TestSweepPlan::aFullSweepMeasuresTheCells()
{
    const SweepPlan plan = planned(network_, smallAxes(network_)).value();
    for (std::int64_t point = 0; point < plan.points(); ++point) {
        QCOMPARE(plan.point(point), (SweepPoint{SweepPart::Cell, plan.cell(point)}));
        QCOMPARE(plan.indexOf(plan.point(point)), std::optional(point));
    }
}

void TestSweepPlan::aComposedSweepMeasuresEachPartOnce()
{
    const SweepPlan plan =
        planned(network_, smallAxes(network_), SweepMode::Composed, {}, 1, 5).value();
    std::map<SweepPart, int> parts;
    for (std::int64_t point = 0; point < plan.points(); ++point) {
        ++parts[plan.point(point).part];
        QCOMPARE(plan.indexOf(plan.point(point)), std::optional(point));
    }
    QCOMPARE(parts[SweepPart::EdgeHalf], 2 * 2);
    QCOMPARE(parts[SweepPart::CloudHalf], 2);
    QCOMPARE(parts[SweepPart::Transfer], 3 * 2 * 2);
    QCOMPARE(parts[SweepPart::Cell], 5);
}

void TestSweepPlan::aPartIsARunInWhichTheOthersAreQuick()
{
    const SweepPlan plan = planned(network_, smallAxes(network_), SweepMode::Composed).value();
    const SweepCell cell{.share = 1, .bandwidth = 2, .cut = 1, .coding = 1};
    const Conditions whole = plan.conditionsOf(cell);
    const Conditions edge = plan.conditionsOf({SweepPart::EdgeHalf, cell});
    QCOMPARE(edge.edge, whole.edge);
    QCOMPARE(edge.cloud, Device{});
    QVERIFY(edge.link.unshaped());
    const Conditions cloud = plan.conditionsOf({SweepPart::CloudHalf, cell});
    QCOMPARE(cloud.edge, Device{});
    QCOMPARE(cloud.cloud, whole.cloud);
    QVERIFY(cloud.link.unshaped());
    const Conditions transfer = plan.conditionsOf({SweepPart::Transfer, cell});
    QCOMPARE(transfer.edge, Device{});
    QCOMPARE(transfer.cloud, Device{});
    QCOMPARE(transfer.link, whole.link);
    QCOMPARE(transfer.coding, whole.coding);
    for (const Conditions &part : {edge, cloud, transfer})
        QCOMPARE(part.cut, whole.cut);
}

void TestSweepPlan::theVerifiedCellsAreDrawnByTheSeed()
{
    const auto verified = [this](std::uint64_t seed) {
        const SweepPlan plan =
            planned(network_, sheetSweep(network_), SweepMode::Composed, {}, seed, 12).value();
        std::vector<std::int64_t> cells;
        for (std::int64_t point = plan.points() - 12; point < plan.points(); ++point)
            cells.push_back(plan.indexOf(plan.point(point).cell));
        return cells;
    };
    QCOMPARE(verified(3), verified(3));
    QVERIFY(verified(3) != verified(4));
    const auto cells = verified(3);
    QCOMPARE(std::set(cells.begin(), cells.end()).size(), 12U);
}

void TestSweepPlan::aRunIsForThePointsWithItsConditions()
{
    const SweepPlan plan =
        planned(network_, smallAxes(network_), SweepMode::Composed, {}, 1, 24).value();
    for (std::int64_t point = 0; point < plan.points(); ++point)
        QCOMPARE(plan.pointsWith(plan.conditionsOf(plan.point(point))),
                 std::vector<std::int64_t>{point});

    // This computer at its own speed over no link: all parts of a cell are the same run.
    SweepAxes axes = axesOf(Conditions(network_.firstCut()));
    const SweepPlan quick = SweepPlan::make(network_, Conditions(network_.firstCut()), axes, {},
                                            SweepMode::Composed, 1, 1)
                                .value();
    QCOMPARE(quick.points(), 4);
    QCOMPARE(quick.pointsWith(Conditions(network_.firstCut())),
             (std::vector<std::int64_t>{0, 1, 2, 3}));
}

void TestSweepPlan::aRunOfAnotherSweepIsForNoPoint()
{
    const SweepPlan plan = planned(network_, smallAxes(network_)).value();
    Conditions other = plan.conditionsOf(plan.cell(3));
    other.link.burstBytes = 1536;
    QVERIFY(plan.pointsWith(other).empty());
    other = plan.conditionsOf(plan.cell(3));
    other.cut = network_.firstCut();
    QVERIFY(plan.pointsWith(other).empty());
    other = plan.conditionsOf(plan.cell(3));
    other.link.downlink = mbit(9);
    QVERIFY(plan.pointsWith(other).empty());
}

void TestSweepPlan::whatIsNoSweepIsRefused_data()
{
    QTest::addColumn<SweepAxes>("axes");
    QTest::addColumn<Repetition>("repetition");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("detail");
    const SweepAxes good = smallAxes(network_);
    const auto axesWith = [&](auto change) {
        SweepAxes axes = good;
        change(axes);
        return axes;
    };
    QTest::newRow("no shares") << axesWith([](SweepAxes &of) { of.shares.clear(); }) << Repetition()
                               << "cpu"
                               << "it is empty";
    QTest::newRow("no bandwidths")
        << axesWith([](SweepAxes &of) { of.bandwidths.clear(); }) << Repetition() << "bandwidth"
        << "it is empty";
    QTest::newRow("no cuts") << axesWith([](SweepAxes &of) { of.cuts.clear(); }) << Repetition()
                             << "cut"
                             << "it is empty";
    QTest::newRow("no codings") << axesWith([](SweepAxes &of) { of.codings.clear(); })
                                << Repetition() << "coding"
                                << "it is empty";
    QTest::newRow("a share twice")
        << axesWith([](SweepAxes &of) { of.shares.push_back(of.shares.front()); }) << Repetition()
        << "cpu"
        << "0.3: it is there twice";
    QTest::newRow("a bandwidth twice")
        << axesWith([](SweepAxes &of) { of.bandwidths.push_back(mbit(7)); }) << Repetition()
        << "bandwidth"
        << "7: it is there twice";
    QTest::newRow("a cut twice") << axesWith([](SweepAxes &of) {
        of.cuts.push_back(of.cuts.front());
    }) << Repetition() << "cut"
                                 << "8: it is there twice";
    QTest::newRow("a coding twice")
        << axesWith([](SweepAxes &of) { of.codings.push_back(Coding{}); }) << Repetition()
        << "coding"
        << "fp32: it is there twice";
    QTest::newRow("no repeats") << good << Repetition{.repeats = 0} << "repeat"
                                << "give a number from 1 to 1000";
    QTest::newRow("too many repeats") << good << Repetition{.repeats = 1001} << "repeat"
                                      << "give a number from 1 to 1000";
    QTest::newRow("a negative warm-up") << good << Repetition{.warmUp = -1} << "warm-up"
                                        << "give a number from 0 to 1000";
    QTest::newRow("no width") << good << Repetition{.untilWidth = 0} << "until-width"
                              << "give more than 0 % and at most 100 %";
    QTest::newRow("fewer at most than at least")
        << good << Repetition{.repeats = 10, .untilWidth = 0.1, .mostRepeats = 9} << "most-repeats"
        << "give at least as many as are run anyway, 1000 at most";
}

void TestSweepPlan::whatIsNoSweepIsRefused()
{
    QFETCH(const SweepAxes, axes);
    QFETCH(const Repetition, repetition);
    QFETCH(const QString, subject);
    QFETCH(const QString, detail);
    const auto plan = planned(network_, axes, SweepMode::Full, repetition);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::SweepUnusable);
    QCOMPARE(QString::fromStdString(plan.error().subject), subject);
    QCOMPARE(QString::fromStdString(plan.error().detail), detail);
}

void TestSweepPlan::aCodingThatDoesNotSuitACutIsRefused()
{
    SweepAxes axes = smallAxes(network_);
    axes.codings = {Coding{ActivationFormat::Jpeg90}};
    const auto plan = planned(network_, axes);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, ErrorKind::CodingUnsuitable);
}

void TestSweepPlan::aMillionCellsAreAskedAboutWithoutBeingStored()
{
    SweepAxes axes = sheetSweep(network_);
    axes.shares.clear();
    for (int i = 0; i < 200; ++i)
        axes.shares.push_back(share(0.1 + i * 0.004));
    axes.bandwidths.clear();
    for (int i = 0; i < 220; ++i)
        axes.bandwidths.push_back(mbit(1 + i * 0.1));
    const SweepPlan plan = planned(network_, axes).value();
    QCOMPARE(plan.cells(), 200 * 220 * 23);
    QVERIFY(expectedTime(network_, plan) > 24h * 30);
    QCOMPARE(plan.indexOf(plan.cell(987'654)), 987'654);

    for (int i = 0; i < 500; ++i)
        axes.delays.push_back(1ms * (i + 1));
    const auto more = planned(network_, axes);
    QVERIFY(!more);
    QCOMPARE(more.error().subject, std::string("cells"));
}

void TestSweepPlan::theExpectedTimeOfTheSheetsSettingIsTheSheets()
{
    const auto at = [this](int cut) {
        const auto times = expectedTimes(network_, labPreset(network_.cutPoint(cut).value()));
        return std::chrono::duration<double, std::milli>(times.whole()).count();
    };
    // The sheet's own, within 3 %.
    QVERIFY(std::abs(at(0) / 1774.4 - 1) < 0.03);
    QVERIFY(std::abs(at(8) / 1444.4 - 1) < 0.03);
    QVERIFY(std::abs(at(13) / 1287.4 - 1) < 0.03);
    QVERIFY(std::abs(at(22) / 1327.9 - 1) < 0.03);
}

void TestSweepPlan::theExpectedTimeOfARoundIsTheSumOfItsCells_data()
{
    QTest::addColumn<SweepMode>("mode");
    QTest::newRow("full") << SweepMode::Full;
    QTest::newRow("composed") << SweepMode::Composed;
}

void TestSweepPlan::theExpectedTimeOfARoundIsTheSumOfItsCells()
{
    QFETCH(const SweepMode, mode);
    const Repetition twice{.warmUp = 0, .repeats = 2};
    const SweepPlan plan = planned(network_, smallAxes(network_), mode, twice, 1, 3).value();
    std::chrono::duration<double> sum{0};
    for (std::int64_t point = 0; point < plan.points(); ++point)
        sum += expectedTimes(network_, plan.conditionsOf(plan.point(point))).whole();
    QVERIFY(std::abs(expectedRound(network_, plan) / sum - 1) < 1e-6);
    QVERIFY(std::abs(expectedTime(network_, plan) / (2 * sum) - 1) < 1e-6);
}

void TestSweepPlan::theWarmUpHasEachCutAndCodingUnderTheQuickestConditions()
{
    const SweepPlan plan =
        planned(network_, smallAxes(network_), SweepMode::Full, {.warmUp = 2, .repeats = 1})
            .value();
    const auto runs = warmUpRuns(plan);
    QCOMPARE(runs.size(), 2U * 2 * 2);
    for (const Conditions &run : runs) {
        QCOMPARE(run.edge.share, share(0.6));
        QCOMPARE(run.link.uplink, mbit(10));
    }
}

void TestSweepPlan::theTextReadsBackAsTheSamePlan_data()
{
    QTest::addColumn<Conditions>("base");
    QTest::addColumn<SweepMode>("mode");
    const Conditions lab = labPreset(network_.firstCut());
    QTest::newRow("the sheet's") << lab << SweepMode::Full;
    QTest::newRow("composed") << lab << SweepMode::Composed;
    Conditions here(network_.firstCut());
    here.edge = {.share = share(0.5), .quota = CpuQuota::withPeriod(10ms).value()};
    here.link.downlink = mbit(0.1 + 0.2);
    here.link.delay = 1234us;
    here.link.jitter = 77us;
    here.link.jitterSeed = 0xfedcba9876543210U;
    here.link.queueLimitBytes = 30000;
    here.otherEdges = 3;
    here.delivery = AnswerDelivery::Edge;
    here.coding = std::nullopt;
    QTest::newRow("this computer, every field") << here << SweepMode::Full;
    Conditions traced(network_.firstCut());
    traced.link.trace =
        BandwidthTrace::of("tunnel.csv", {{0us, *mbit(3)}, {250ms, *mbit(0.7)}}, 1s).value();
    QTest::newRow("over a trace") << traced << SweepMode::Full;
    Conditions outside(network_.firstCut());
    outside.link.shaping = LinkShaping::Outside;
    QTest::newRow("shaped outside") << outside << SweepMode::Full;
}

void TestSweepPlan::theTextReadsBackAsTheSamePlan()
{
    QFETCH(const Conditions, base);
    QFETCH(const SweepMode, mode);
    SweepAxes axes = axesOf(base);
    axes.shares = {share(0.3), share(1.0 / 3)};
    axes.cuts = network_.cutPoints();
    const Repetition repetition{.warmUp = 3, .repeats = 7, .untilWidth = 0.05, .mostRepeats = 40};
    const auto plan =
        SweepPlan::make(network_, base, axes, repetition, mode, 0xfedcba9876543210U, 5);
    QVERIFY(plan);
    const auto read = readSweepPlan(writtenSweepPlan(*plan), network_);
    QVERIFY(read);
    QCOMPARE(*read, *plan);
}

void TestSweepPlan::aDamagedTextIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail");
    QTest::newRow("empty") << ""
                           << "it is damaged";
    QTest::newRow("no JSON") << "{"
                             << "it is damaged";
    QTest::newRow("another thing") << "[1]"
                                   << "it is damaged";
    QTest::newRow("a later version") << R"({"splitscope_sweep": 2})"
                                     << "it is of an unknown version";
    QString text =
        QString::fromStdString(writtenSweepPlan(planned(network_, smallAxes(network_)).value()));
    QTest::newRow("a field missing")
        << text.replace(QStringLiteral("\"seed\""), QStringLiteral("\"sea\"")) << "it is damaged";
}

void TestSweepPlan::aDamagedTextIsRefused()
{
    QFETCH(const QString, text);
    QFETCH(const QString, detail);
    const auto read = readSweepPlan(text.toStdString(), network_);
    QVERIFY(!read);
    QCOMPARE(read.error(), (Error{ErrorKind::SweepUnusable, "plan", detail.toStdString()}));
}

QTEST_APPLESS_MAIN(TestSweepPlan)
#include "tst_sweep_plan.moc"
