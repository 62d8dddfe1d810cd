// What repeated measurements say: checked as arithmetic, and by drawing from known distributions.
#include "engine/experiment/statistics.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace splitscope;
using namespace std::chrono_literals;

using Times = std::vector<std::chrono::nanoseconds>;

namespace {

/// 1 ms, 2 ms, ... n ms, the longest first.
Times upTo(int n)
{
    Times times;
    for (int i = n; i > 0; --i)
        times.push_back(1ms * i);
    return times;
}

ComparedTime compared(std::chrono::nanoseconds low, std::chrono::nanoseconds median,
                      std::chrono::nanoseconds high)
{
    return {median, TimeInterval{low, high}};
}

} // namespace

class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantilesLieBetweenTheTimesAroundThem();
    void theOrderOfTheTimesDoesNotMatter();
    void aSingleTimeHasNoInterval();
    void equalTimesHaveAnIntervalWithoutWidth();
    void fromSixOnTheIntervalIsTwoOfTheTimes_data();
    void fromSixOnTheIntervalIsTwoOfTheTimes();
    void theIntervalOfFewIsStudentsOfTheLogarithms();
    void theIntervalMissesTheMedianInOneOfTwentyAtMost_data();
    void theIntervalMissesTheMedianInOneOfTwentyAtMost();
    void thousandsOfTimesHaveAnIntervalToo();

    void theShortestMedianIsTheBest();
    void whoseIntervalOverlapsTheBestOnesIsATie();
    void intervalsThatTouchOverlap();
    void singleTimesTieOnlyWhenEqual();
    void aSingleTimeWithinTheBestIntervalIsATie();
};

void TestStatistics::quantilesLieBetweenTheTimesAroundThem()
{
    const TimeStatistics of = statisticsOf(Times{4ms, 1ms, 2ms, 3ms});
    QCOMPARE(of.count, 4);
    QCOMPARE(of.median, 2500us);
    QCOMPARE(of.lowerQuartile, 1750us);
    QCOMPARE(of.upperQuartile, 3250us);
    QCOMPARE(of.interquartileRange(), 1500us);
    QCOMPARE(of.p95, 3850us);
}

void TestStatistics::theOrderOfTheTimesDoesNotMatter()
{
    const TimeStatistics mixed = statisticsOf(Times{5ms, 1ms, 9ms, 3ms, 7ms, 11ms, 13ms});
    const TimeStatistics sorted = statisticsOf(Times{1ms, 3ms, 5ms, 7ms, 9ms, 11ms, 13ms});
    QCOMPARE(mixed.median, 7ms);
    QCOMPARE(mixed.median, sorted.median);
    QCOMPARE(mixed.p95, sorted.p95);
    QCOMPARE(mixed.interval95, sorted.interval95);
}

void TestStatistics::aSingleTimeHasNoInterval()
{
    const TimeStatistics of = statisticsOf(Times{3ms});
    QCOMPARE(of.median, 3ms);
    QCOMPARE(of.p95, 3ms);
    QVERIFY(!of.interval95);
    QVERIFY(!of.relativeWidth());
}

void TestStatistics::equalTimesHaveAnIntervalWithoutWidth()
{
    for (const std::size_t count : {2U, 5U, 6U, 40U}) {
        const TimeStatistics of = statisticsOf(Times(count, 123456789ns));
        QVERIFY(of.interval95->low <= 123456789ns && 123456789ns <= of.interval95->high);
        QVERIFY(*of.relativeWidth() < 1e-7);
    }
}

void TestStatistics::fromSixOnTheIntervalIsTwoOfTheTimes_data()
{
    // The ranks of Conover's table for the median at 95 %.
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("rank");
    QTest::newRow("6") << 6 << 1;
    QTest::newRow("8") << 8 << 1;
    QTest::newRow("9") << 9 << 2;
    QTest::newRow("11") << 11 << 2;
    QTest::newRow("12") << 12 << 3;
    QTest::newRow("20") << 20 << 6;
    QTest::newRow("30") << 30 << 10;
    QTest::newRow("50") << 50 << 18;
    QTest::newRow("100") << 100 << 40;
}

void TestStatistics::fromSixOnTheIntervalIsTwoOfTheTimes()
{
    QFETCH(const int, count);
    QFETCH(const int, rank);
    const TimeStatistics of = statisticsOf(upTo(count));
    QCOMPARE(of.interval95->low, 1ms * rank);
    QCOMPARE(of.interval95->high, 1ms * (count + 1 - rank));
}

void TestStatistics::theIntervalOfFewIsStudentsOfTheLogarithms()
{
    // Logarithms of -1, 0 and 1 around ln(10 ms): t(0.975, 2) / sqrt(3) = 2.4842 to either side.
    const auto at = [](double exponent) {
        return std::chrono::nanoseconds(std::llround(1e7 * std::exp(exponent)));
    };
    const TimeStatistics of = statisticsOf(Times{at(-1), at(0), at(1)});
    const auto exponentOf = [](std::chrono::nanoseconds time) {
        return std::log(static_cast<double>(time.count()) / 1e7);
    };
    QVERIFY(std::abs(exponentOf(of.interval95->low) + 2.4842) < 1e-4);
    QVERIFY(std::abs(exponentOf(of.interval95->high) - 2.4842) < 1e-4);
}

void TestStatistics::theIntervalMissesTheMedianInOneOfTwentyAtMost_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("skewed");
    QTest::addColumn<double>("least"); // of the intervals that contain the median
    for (const int count : {2, 3, 4, 5})
        QTest::addRow("%d, log-normal", count) << count << false << 0.95;
    // What the logarithms suppose is not so: a floor, and an exponential tail above it.
    for (const int count : {2, 3, 4, 5})
        QTest::addRow("%d, exponential tail", count) << count << true << 0.934;
    for (const int count : {6, 7, 9, 12, 25}) {
        QTest::addRow("%d, log-normal", count) << count << false << 0.95;
        QTest::addRow("%d, exponential tail", count) << count << true << 0.95;
    }
}

void TestStatistics::theIntervalMissesTheMedianInOneOfTwentyAtMost()
{
    QFETCH(const int, count);
    QFETCH(const bool, skewed);
    QFETCH(const double, least);
    std::mt19937_64 random(17);
    std::normal_distribution<double> normal;
    std::exponential_distribution<double> exponential;
    const std::function<double()> drawn = [&] {
        return skewed ? 1 + 0.1 * exponential(random) : std::exp(0.1 * normal(random));
    };
    const double median = skewed ? 1 + 0.1 * std::log(2.0) : 1;
    constexpr int draws = 10'000;
    int contained = 0;
    for (int draw = 0; draw < draws; ++draw) {
        Times times;
        for (int i = 0; i < count; ++i)
            times.emplace_back(std::llround(1e9 * drawn()));
        const TimeInterval interval = *statisticsOf(times).interval95;
        const auto truth = std::chrono::nanoseconds(std::llround(1e9 * median));
        if (interval.low <= truth && truth <= interval.high)
            ++contained;
    }
    constexpr double threeDeviations = 3 * 0.00218; // of 10000 draws at 0.95
    QVERIFY2(contained >= draws * (least - threeDeviations),
             qPrintable(QString::number(contained)));
    QVERIFY2(contained <= draws * 0.99 + 30, qPrintable(QString::number(contained)));
}

void TestStatistics::thousandsOfTimesHaveAnIntervalToo()
{
    const TimeStatistics of = statisticsOf(upTo(5000));
    QCOMPARE(of.median, 2500500us);
    // n/2 - 0.98 sqrt(n), the normal approximation.
    QVERIFY(std::chrono::abs(of.interval95->low - 2431ms) <= 1ms);
    QVERIFY(std::chrono::abs(of.interval95->high - 2570ms) <= 1ms);
}

void TestStatistics::theShortestMedianIsTheBest()
{
    const BestOf best = bestOf(std::vector{compared(29ms, 30ms, 31ms), compared(9ms, 10ms, 11ms),
                                           compared(19ms, 20ms, 21ms)});
    QCOMPARE(best.best, 1U);
    QVERIFY(best.ties.empty());
}

void TestStatistics::whoseIntervalOverlapsTheBestOnesIsATie()
{
    const BestOf best = bestOf(std::vector{compared(11ms, 12ms, 13ms), compared(30ms, 31ms, 32ms),
                                           compared(9ms, 10ms, 12ms), compared(10ms, 40ms, 90ms)});
    QCOMPARE(best.best, 2U);
    QCOMPARE(best.ties, (std::vector<std::size_t>{0, 3}));
}

void TestStatistics::intervalsThatTouchOverlap()
{
    const BestOf best = bestOf(std::vector{compared(9ms, 10ms, 11ms), compared(11ms, 12ms, 13ms)});
    QCOMPARE(best.ties, std::vector<std::size_t>{1});
}

void TestStatistics::singleTimesTieOnlyWhenEqual()
{
    const BestOf best =
        bestOf(std::vector{ComparedTime{11ms, {}}, ComparedTime{10ms, {}}, ComparedTime{10ms, {}}});
    QCOMPARE(best.best, 1U);
    QCOMPARE(best.ties, std::vector<std::size_t>{2});
}

void TestStatistics::aSingleTimeWithinTheBestIntervalIsATie()
{
    const BestOf best = bestOf(std::vector{compared(9ms, 10ms, 12ms), ComparedTime{11ms, {}}});
    QCOMPARE(best.ties, std::vector<std::size_t>{1});
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
