// What a profile of this computer holds; how long layers take is the bench's matter.
#include "engine/experiment/layer_profile.h"
#include "engine/model/networks.h"

#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

Tensor zeros(const Network &network)
{
    const TensorShape &shape = network.inputShape();
    return {shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
}

} // namespace

class LayerProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLayerHasAMedianAndASpread();
    void aShareIsKeptOnOneThread();
    void progressEndsAtOne();
    void aStopEndsIt();
    void moreLayersThanARequestHolds();
};

void LayerProfileTest::everyLayerHasAMedianAndASpread()
{
    const auto runtime = Runtime::load({"lenet5"}, {.threads = 2}).value();
    const auto times = profileLayers(*runtime, zeros(runtime->network()), {}, 5);
    QVERIFY(times);
    QCOMPARE(times->networkId, std::string("lenet5"));
    QCOMPARE(times->runs, 5);
    QCOMPARE(times->threads, 2);
    QCOMPARE(std::ssize(times->layers), runtime->network().layerCount());
    QVERIFY(times->total() > 0ns);
    QVERIFY(std::ranges::all_of(times->layers, [](const MeasuredLayer &layer) {
        return layer.median >= 0ns && layer.interquartileRange >= 0ns;
    }));
}

void LayerProfileTest::aShareIsKeptOnOneThread()
{
    const auto runtime = Runtime::load({"lenet5"}, {.threads = 2}).value();
    const auto times = profileLayers(*runtime, zeros(runtime->network()), *CpuShare::of(0.5), 1);
    QVERIFY(times);
    QCOMPARE(times->threads, 1);
    QCOMPARE(times->share.value(), 0.5);
}

void LayerProfileTest::progressEndsAtOne()
{
    const auto runtime = Runtime::load({"lenet5"}).value();
    std::vector<double> seen;
    QVERIFY(profileLayers(*runtime, zeros(runtime->network()), {}, 10,
                          [&](double fraction) { seen.push_back(fraction); }));
    QCOMPARE(seen.size(), std::size_t{13}); // three to warm up
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(seen.back(), 1.0);
}

void LayerProfileTest::aStopEndsIt()
{
    const auto runtime = Runtime::load({"lenet5"}).value();
    std::stop_source stop;
    stop.request_stop();
    const auto times =
        profileLayers(*runtime, zeros(runtime->network()), {}, 1'000'000, {}, stop.get_token());
    QVERIFY(!times);
    QVERIFY(times.error().kind == ErrorKind::Cancelled);
}

void LayerProfileTest::moreLayersThanARequestHolds()
{
    std::vector<NamedSpec> layers;
    for (std::size_t number = 0; number <= mostMeasuredLayers; ++number)
        layers.push_back({"relu" + std::to_string(number), ReLU{}});
    const Network network("relus", "ReLUs", {{1, 2, 2}}, layers);
    const auto runtime = Runtime::make(network, seededWeights(network)).value();
    const auto times = profileLayers(*runtime, zeros(network), {}, 1);
    QVERIFY(!times);
    QCOMPARE(times.error(), (Error{ErrorKind::NetworkUnusable, "ReLUs", "401 > 400 layers"}));
}

QTEST_GUILESS_MAIN(LayerProfileTest)
#include "tst_layer_profile.moc"
