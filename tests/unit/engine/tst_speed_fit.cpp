// A speed fitted to measured layers explains them, and says how well.
#include "engine/device/speed_fit.h"
#include "engine/model/networks.h"

#include <QTest>

#include <cmath>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

/// As if a device of this speed had been measured.
MeasuredNetwork measuredOn(const EmulatedSpeed &speed, const Network &network)
{
    MeasuredNetwork measured{network, {.networkId = network.id(), .runs = 1}};
    for (const Layer &layer : network.layers())
        measured.times.layers.push_back({speed.timeFor(layer), 0ns});
    return measured;
}

Network relus(int count)
{
    std::vector<NamedSpec> layers;
    for (int number = 1; number <= count; ++number)
        layers.push_back({"relu" + std::to_string(number), ReLU{}});
    return {"relus", "ReLUs", {{3, 8, 8}}, layers};
}

double apart(double a, double b)
{
    return std::abs(a / b - 1);
}

} // namespace

class SpeedFitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSpeedBehindTheTimesIsFound_data();
    void theSpeedBehindTheTimesIsFound();
    void severalNetworksAreFittedTogether();
    void aFusedLayerCountsAsPartOfTheOneBefore();
    void theErrorIsThatOfTheLayers();
    void whatTheNetworkDoesNotTellDoesNotBind();
    void nothingMeasuredIsNoTrap();
};

void SpeedFitTest::theSpeedBehindTheTimesIsFound_data()
{
    QTest::addColumn<double>("macs");
    QTest::addColumn<double>("bytes");
    QTest::addColumn<qint64>("overheadUs");
    QTest::newRow("a board") << 0.86e9 << 2.07e9 << qint64(20);
    QTest::newRow("a fast computer") << 60e9 << 30e9 << qint64(15);
    QTest::newRow("slow memory") << 10e9 << 0.5e9 << qint64(100);
}

void SpeedFitTest::theSpeedBehindTheTimesIsFound()
{
    QFETCH(double, macs);
    QFETCH(double, bytes);
    QFETCH(qint64, overheadUs);
    const std::chrono::microseconds overhead(overheadUs);
    const SpeedFit fit = fitSpeed({measuredOn({macs, bytes, overhead}, alexNetLab())});
    QVERIFY(apart(fit.speed.macsPerSecond, macs) < 1e-3);
    QVERIFY(apart(fit.speed.weightBytesPerSecond, bytes) < 1e-3);
    QVERIFY(std::chrono::abs(fit.speed.overhead - overhead) < 50ns);
    QVERIFY(fit.error < 1e-3);
}

void SpeedFitTest::severalNetworksAreFittedTogether()
{
    const EmulatedSpeed speed{2e9, 1e9, 30us};
    const SpeedFit fit = fitSpeed({measuredOn(speed, lenet5()), measuredOn(speed, vgg16())});
    QVERIFY(apart(fit.speed.macsPerSecond, 2e9) < 1e-2);
    QVERIFY(fit.error < 1e-2);
}

void SpeedFitTest::aFusedLayerCountsAsPartOfTheOneBefore()
{
    const EmulatedSpeed speed{0.86e9, 2.07e9, 20us};
    MeasuredNetwork fused = measuredOn(speed, alexNetLab());
    auto &layers = fused.times.layers;
    for (std::size_t index = 1; index < layers.size(); ++index) {
        if (fused.network.layers()[index].kindName() != "ReLU")
            continue;
        layers[index - 1].median += layers[index].median - 3us;
        layers[index].median = 3us;
    }
    const SpeedFit fit = fitSpeed({fused});
    QVERIFY(apart(fit.speed.macsPerSecond, 0.86e9) < 1e-2);
    QVERIFY(fit.error < 1e-2);
}

void SpeedFitTest::theErrorIsThatOfTheLayers()
{
    // Least squares of (x / 30 - 1, x / 30 - 1, x / 90 - 1) by hand.
    MeasuredNetwork odd = measuredOn({1e9, 1e9, 30us}, relus(3));
    odd.times.layers.back().median = 90us;
    const SpeedFit fit = fitSpeed({odd});
    const double x = (2.0 / 30 + 1.0 / 90) / (2.0 / 900 + 1.0 / 8100);
    const double error = std::sqrt((2 * std::pow(x / 30 - 1, 2) + std::pow(x / 90 - 1, 2)) / 3);
    QVERIFY(apart(fit.error, error) < 1e-3);
    QVERIFY(std::chrono::abs(fit.speed.overhead - std::chrono::nanoseconds(int(x * 1000))) < 50ns);
}

void SpeedFitTest::whatTheNetworkDoesNotTellDoesNotBind()
{
    const SpeedFit fit = fitSpeed({measuredOn({1e9, 1e9, 40us}, relus(2))});
    QCOMPARE(fit.speed.macsPerSecond, 1e18);
    QCOMPARE(fit.speed.weightBytesPerSecond, 1e18);
    QVERIFY(std::chrono::abs(fit.speed.overhead - 40us) < 50ns);
}

void SpeedFitTest::nothingMeasuredIsNoTrap()
{
    MeasuredNetwork instant = measuredOn({1e9, 1e9, 0ns}, lenet5());
    for (MeasuredLayer &layer : instant.times.layers)
        layer.median = 0ns;
    const SpeedFit fit = fitSpeed({instant});
    QVERIFY(std::isfinite(fit.error));
    QVERIFY(fit.speed.macsPerSecond >= 1e3 && fit.speed.macsPerSecond <= 1e18);
}

QTEST_GUILESS_MAIN(SpeedFitTest)
#include "tst_speed_fit.moc"
