// What is kept of an answer, and how two answers are compared.
#include "engine/experiment/latency_breakdown.h"
#include "engine/experiment/top_classes.h"

#include <QTest>

#include <limits>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

Tensor scores(std::vector<float> values)
{
    const auto count = std::ssize(values);
    return {{{count}}, std::move(values)};
}

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFiveHighestScoresComeHighestFirst();
    void tiesGoToTheLowerClass();
    void shortOutputsHaveShortDigests();
    void equalAnswersDoNotDisagree();
    void nearTiesThatChangePlacesHardlyDisagree();
    void otherAnswersDisagree();
    void anAnswerThatIsNotANumberDisagrees();
    void partsSumToTheWholeToTheMicrosecond();
};

void TestAnswer::theFiveHighestScoresComeHighestFirst()
{
    const AnswerDigest digest = digestOf(scores({1, 9, 3, 8, 5, 7, 2}));
    const std::vector<ScoredClass> expected = {{1, 9}, {3, 8}, {5, 7}, {4, 5}, {2, 3}};
    QVERIFY(digest.top == expected);
    QCOMPARE(digestOf(scores({3, 4})).norm, 5.0f);
}

void TestAnswer::tiesGoToTheLowerClass()
{
    const AnswerDigest digest = digestOf(scores({1, 2, 2, 2, 1, 2, 2}));
    QCOMPARE(digest.top[0].index, 1);
    QCOMPARE(digest.top[4].index, 6);
}

void TestAnswer::shortOutputsHaveShortDigests()
{
    QCOMPARE(digestOf(scores({1, 2})).top.size(), std::size_t{2});
}

void TestAnswer::equalAnswersDoNotDisagree()
{
    const AnswerDigest digest = digestOf(scores({1, 9, 3, 8, 5, 7, 2}));
    QCOMPARE(disagreement(digest, digest), 0.0);
}

void TestAnswer::nearTiesThatChangePlacesHardlyDisagree()
{
    const double apart = disagreement(digestOf(scores({1, 2.000001f, 2, 0, 0, 0})),
                                      digestOf(scores({1, 2, 2.000001f, 0, 0, 0})));
    QVERIFY(apart > 0);
    QVERIFY(apart < 1e-5);
}

void TestAnswer::otherAnswersDisagree()
{
    QVERIFY(disagreement(digestOf(scores({9, 1, 1, 1, 1, 0})), digestOf(scores({1, 9, 1, 1, 1, 0})))
            > 0.5);
    QCOMPARE(disagreement(AnswerDigest{}, digestOf(scores({1, 2}))), 1.0);
}

void TestAnswer::anAnswerThatIsNotANumberDisagrees()
{
    AnswerDigest broken = digestOf(scores({1, 2, 3, 4, 5}));
    const AnswerDigest sound = broken;
    broken.norm = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(disagreement(broken, sound), 1.0);
}

void TestAnswer::partsSumToTheWholeToTheMicrosecond()
{
    // Rounded one by one, these parts would sum to 3.000 ms and the whole would say 3.001.
    const LatencyBreakdown latency(3'001'200ns, 1'000'400ns, 1'000'400ns);
    QVERIFY(latency.endToEnd() == 3001us);
    QVERIFY(latency.local() + latency.transfer() + latency.cloud() == latency.endToEnd());
    QVERIFY(latency.transfer() == 1001us);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
