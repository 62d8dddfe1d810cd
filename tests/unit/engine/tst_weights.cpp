// Seeded weights and the fingerprint that tells them apart.
#include "engine/model/networks.h"
#include "engine/model/weights.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace splitscope;

namespace {

/// Small enough to be made in no time, with a layer of every kind that has weights.
Network smallNetwork(std::int64_t outputs = 7)
{
    return {"small",
            "Small",
            {{2, 5, 5}},
            {{"conv", Conv2d{2, 3, 3, 1, 1}},
             {"relu", ReLU{}},
             {"flatten", Flatten{}},
             {"fc", Linear{75, outputs}}}};
}

Weights weightsOf(const Network &network, std::uint64_t seed)
{
    return seededWeights(network, seed).value();
}

std::uint32_t bitsOf(float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

} // namespace

class TestWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameBits();
    void theBitsAreThoseOfEveryMachine();
    void anotherSeedGivesAnotherFingerprint();
    void oneChangedWeightChangesTheFingerprint();
    void anotherArchitectureChangesTheFingerprint();
    void weightsAreSpreadAsKaimingSays();
    void layersWithoutParametersHaveNone();
    void progressRisesToOne();
    void cancellingEndsIt();
};

void TestWeights::theSameSeedGivesTheSameBits()
{
    const Network network = smallNetwork();
    QCOMPARE(fingerprintOf(network, weightsOf(network, 1)),
             fingerprintOf(network, weightsOf(network, 1)));
}

void TestWeights::theBitsAreThoseOfEveryMachine()
{
    // Worked out apart from this code, by the description in weights.h, in exact arithmetic. Two
    // machines that disagree here would refuse each other's halves.
    const Weights weights = weightsOf(smallNetwork(), defaultSeed);
    const std::vector<float> &conv = weights.layers[0].weight;
    QCOMPARE(bitsOf(conv[0]), 0x3e0465c8u);
    QCOMPARE(bitsOf(conv[53]), 0xbf059ff6u);
    QCOMPARE(bitsOf(weights.layers[3].bias[6]), 0xbde698dau);
    QCOMPARE(QString::fromStdString(fingerprintOf(smallNetwork(), weights).toShortString()),
             QStringLiteral("7796d91bf6b5"));
}

void TestWeights::anotherSeedGivesAnotherFingerprint()
{
    const Network network = smallNetwork();
    QVERIFY(fingerprintOf(network, weightsOf(network, 1))
            != fingerprintOf(network, weightsOf(network, 2)));
}

void TestWeights::oneChangedWeightChangesTheFingerprint()
{
    const Network network = smallNetwork();
    Weights weights = weightsOf(network, 1);
    const Fingerprint before = fingerprintOf(network, weights);
    weights.layers[3].weight[100] = std::nextafter(weights.layers[3].weight[100], 1.0f);
    QVERIFY(fingerprintOf(network, weights) != before);
}

void TestWeights::anotherArchitectureChangesTheFingerprint()
{
    const Weights none;
    QVERIFY(fingerprintOf(alexNetLab(), none) != fingerprintOf(alexNetTorchvision(), none));
}

void TestWeights::weightsAreSpreadAsKaimingSays()
{
    const Network network{"wide", "Wide", {{600}}, {{"fc", Linear{600, 500}}}};
    const Weights weights = weightsOf(network, 1);
    const std::vector<float> &values = weights.layers[0].weight;
    const double bound = std::sqrt(6.0 / 600);
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        QVERIFY(std::abs(double{value}) <= bound);
        sum += double{value};
        squares += double{value} * double{value};
    }
    const auto count = static_cast<double>(values.size());
    // A uniform distribution's variance is bound^2 / 3; 300000 draws are within 1 % of it.
    QVERIFY(std::abs(sum / count) < 0.005 * bound);
    QVERIFY(std::abs(squares / count / (bound * bound / 3) - 1) < 0.01);
}

void TestWeights::layersWithoutParametersHaveNone()
{
    const Weights weights = weightsOf(smallNetwork(), 1);
    QCOMPARE(weights.layers.size(), std::size_t{4});
    QVERIFY(weights.layers[1].weight.empty() && weights.layers[1].bias.empty());
    QCOMPARE(weights.layers[3].weight.size(), std::size_t{75 * 7});
    QCOMPARE(weights.layers[3].bias.size(), std::size_t{7});
}

void TestWeights::progressRisesToOne()
{
    std::vector<double> seen;
    QVERIFY(seededWeights(smallNetwork(), 1, [&](double fraction) { seen.push_back(fraction); }));
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(seen.back(), 1.0);
}

void TestWeights::cancellingEndsIt()
{
    std::stop_source source;
    const auto stopAtOnce = [&](double) { source.request_stop(); };
    const auto weights = seededWeights(alexNetLab(), 1, stopAtOnce, source.get_token());
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
