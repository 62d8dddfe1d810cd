// Which coding is the soonest across a link.
#include "engine/experiment/coding_choice.h"
#include "engine/image/normalisation.h"

#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

constexpr Coding whole{};
constexpr Coding half{ActivationFormat::Float16, false};
constexpr Coding packed{ActivationFormat::Int8, true};

const std::vector<CodingCost> costs{
    {.coding = whole, .bytes = 250'000, .encode = 10us, .decode = 10us},
    {.coding = half, .bytes = 125'000, .encode = 100us, .decode = 100us},
    {.coding = packed, .bytes = 50'000, .encode = 2ms, .decode = 1ms},
};

LinkConditions linkOf(double mbit)
{
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(mbit).value();
    return link;
}

bool has(const std::vector<CodingCost> &all, const char *id)
{
    return std::ranges::count(all, codingById(id).value(), &CodingCost::coding) == 1;
}

} // namespace

class TestCodingChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSoonestFollowsFromTheLink_data();
    void theSoonestFollowsFromTheLink();
    void aLossHasToBeWorthIt();
    void thePredictionIsTheLaw();
    void everyAutomaticCodingThatHoldsTheTensorIsTried();
    void whatCannotHoldTheTensorHasNoCost();
};

void TestCodingChoice::theSoonestFollowsFromTheLink_data()
{
    QTest::addColumn<double>("mbit");
    QTest::addColumn<QString>("id");
    QTest::newRow("slow") << 1.0 << QStringLiteral("int8+zstd");
    QTest::newRow("middling") << 400.0 << QStringLiteral("fp16");
    QTest::newRow("unlimited") << 0.0 << QStringLiteral("fp32");
}

void TestCodingChoice::theSoonestFollowsFromTheLink()
{
    QFETCH(const double, mbit);
    QFETCH(const QString, id);
    const Coding coding = soonest(costs, mbit > 0 ? linkOf(mbit) : LinkConditions());
    QVERIFY(coding == codingById(id.toStdString()));
}

void TestCodingChoice::aLossHasToBeWorthIt()
{
    std::vector<CodingCost> close{
        {.coding = whole, .bytes = 4000, .encode = 99us, .decode = 0us},
        {.coding = half, .bytes = 2000, .encode = 0us, .decode = 0us},
    };
    QVERIFY(soonest(close, LinkConditions()) == whole);
    close[0].encode = 101us;
    QVERIFY(soonest(close, LinkConditions()) == half);
}

void TestCodingChoice::thePredictionIsTheLaw()
{
    // 250000 bytes are 173 segments: 261418 on the wire, 4096 of them at once.
    const auto predicted = predictedTransfer(costs[0], linkOf(8));
    QCOMPARE(std::chrono::round<std::chrono::microseconds>(predicted), 257'322us + 20us);
    QCOMPARE(predictedTransfer(costs[2], LinkConditions()), 3ms);
}

void TestCodingChoice::everyAutomaticCodingThatHoldsTheTensorIsTried()
{
    const Tensor activation{{{4, 5, 5}}, std::vector<float>(100, 0.3f)};
    const auto all = automaticCosts(activation);
    for (const char *id :
         {"fp32", "fp32+zstd", "fp16", "bf16", "int8", "int8-channel+zstd", "sparse-int8"})
        QVERIFY(has(all, id));
    for (const char *id : {"picture", "png", "jpeg90"})
        QVERIFY(!has(all, id));
    Tensor picture{{{3, 8, 8}}, {}};
    for (std::size_t channel = 0; channel < 3; ++channel)
        picture.values.insert(picture.values.end(), 64, normalisedLevels(channel)[17]);
    const auto ofPicture = automaticCosts(picture);
    QVERIFY(has(ofPicture, "picture") && has(ofPicture, "png") && !has(ofPicture, "jpeg95"));
}

void TestCodingChoice::whatCannotHoldTheTensorHasNoCost()
{
    const Tensor huge{{{2}}, {1e30f, 1}};
    QVERIFY(!costOf(half, huge));
    QVERIFY(!has(automaticCosts(huge), "fp16"));
    QVERIFY(has(automaticCosts(huge), "fp32"));
    QCOMPARE(costOf(whole, huge)->bytes, 8);
}

QTEST_GUILESS_MAIN(TestCodingChoice)
#include "tst_coding_choice.moc"
