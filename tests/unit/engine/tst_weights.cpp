// Seeded weights and the fingerprint that tells them apart.
#include "engine/model/fingerprint.h"
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
            {{"conv", Conv2d{2, 3, 3, 1, 1}, "conv"},
             {"relu", ReLU{}},
             {"flatten", Flatten{}},
             {"fc", Linear{75, outputs}, "fc"}}};
}

std::vector<float> seeded(const Network &network, std::size_t parameter,
                          std::uint64_t seed = defaultSeed)
{
    return readAll(*seededWeights(network, seed), network, parameter);
}

Fingerprint seededFingerprint(const Network &network, std::uint64_t seed)
{
    return fingerprintOf(network, *seededWeights(network, seed));
}

/// Other weights, but for one element the next larger number.
class Nudged : public WeightSource
{
public:
    Nudged(std::shared_ptr<const WeightSource> weights, std::size_t parameter, std::int64_t element)
        : weights_(std::move(weights)), parameter_(parameter), element_(element)
    {
    }

    std::string description() const override { return "nudged"; }
    std::string identity() const override { return "nudged " + weights_->identity(); }

    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        weights_->read(parameter, first, values);
        if (parameter == parameter_ && element_ >= first && element_ < first + std::ssize(values)) {
            float &value = values[static_cast<std::size_t>(element_ - first)];
            value = std::nextafter(value, 1.0f);
        }
    }

private:
    std::shared_ptr<const WeightSource> weights_;
    std::size_t parameter_;
    std::int64_t element_;
};

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
    void aPartIsReadAsItStandsInTheWhole();
    void anotherSeedGivesAnotherFingerprint();
    void oneChangedWeightChangesTheFingerprint();
    void anotherArchitectureChangesTheFingerprint();
    void weightsAreSpreadAsKaimingSays();
};

void TestWeights::theSameSeedGivesTheSameBits()
{
    QCOMPARE(seededFingerprint(smallNetwork(), 1), seededFingerprint(smallNetwork(), 1));
}

void TestWeights::theBitsAreThoseOfEveryMachine()
{
    // Worked out apart from this code, by the descriptions in weights.h and fingerprint.h, in exact
    // arithmetic. Two machines that disagree here would refuse each other's halves.
    const std::vector<float> conv = seeded(smallNetwork(), 0);
    QCOMPARE(bitsOf(conv[0]), 0x3e0465c8u);
    QCOMPARE(bitsOf(conv[53]), 0xbf059ff6u);
    QCOMPARE(bitsOf(seeded(smallNetwork(), 3)[6]), 0xbde698dau);
    QCOMPARE(QString::fromStdString(seededFingerprint(smallNetwork(), defaultSeed).toShortString()),
             QStringLiteral("d4a1ac6ee124"));
}

void TestWeights::aPartIsReadAsItStandsInTheWhole()
{
    const Network network = smallNetwork();
    const std::vector<float> whole = seeded(network, 2);
    std::vector<float> part(13);
    seededWeights(network)->read(2, 100, part);
    QVERIFY(std::ranges::equal(part, std::span(whole).subspan(100, 13)));
}

void TestWeights::anotherSeedGivesAnotherFingerprint()
{
    QVERIFY(seededFingerprint(smallNetwork(), 1) != seededFingerprint(smallNetwork(), 2));
}

void TestWeights::oneChangedWeightChangesTheFingerprint()
{
    const Network network = smallNetwork();
    const Nudged nudged(seededWeights(network, 1), 2, 100);
    QVERIFY(fingerprintOf(network, nudged) != seededFingerprint(network, 1));
}

void TestWeights::anotherArchitectureChangesTheFingerprint()
{
    QVERIFY(FingerprintBuilder(alexNetLab()).finish()
            != FingerprintBuilder(alexNetTorchvision()).finish());
}

void TestWeights::weightsAreSpreadAsKaimingSays()
{
    const Network network{"wide", "Wide", {{600}}, {{"fc", Linear{600, 500}, "fc"}}};
    const std::vector<float> values = seeded(network, 0, 1);
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

QTEST_GUILESS_MAIN(TestWeights)
#include "tst_weights.moc"
