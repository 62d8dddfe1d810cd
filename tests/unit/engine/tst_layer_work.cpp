// What the predictor thinks that the runtime does with layers, and the layers that it learns from.
#include "engine/model/networks.h"
#include "engine/predict/layer_work.h"
#include "engine/predict/training_networks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace splitscope;

namespace {

std::vector<LayerWork> wholeWork(const Network &network)
{
    return workOf(network, network.firstCut(), network.lastCut());
}

std::vector<LayerWork> workBetween(const Network &network, int from, int to)
{
    return workOf(network, *network.cutPoint(from), *network.cutPoint(to));
}

using Steps = std::vector<std::string>;

/// "convolution@1", "pooling@3": in the order in which they run.
Steps kindsAndLayers(const std::vector<LayerWork> &works)
{
    Steps steps;
    for (const LayerWork &work : works)
        steps.push_back(std::string(workKindId(work.kind)) + '@' + std::to_string(work.layer));
    return steps;
}

Network chainOf(TensorShape input, const std::vector<NamedSpec> &layers)
{
    return {"chain", "Chain", std::move(input), layers};
}

} // namespace

class LayerWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alexNetsStepsAreTheRuntimes();
    void aConvolutionsVariablesAreItsOwn();
    void aPoolingGoesIntoTheWeightsBehindIt();
    void acrossACutNothingIsJoined();
    void aBlockIsItsLayers();
    void zerosFollowFromTheLayersBefore();
    void whatLibTorchRunsIsMarked();
    void nothingRunsBetweenEqualCuts();
    void allWorkOfAStretchIsReusedTogether();
    void everyNetworkHasWorkForEachOfItsMacs();
    void aStepKnowsWhetherItsKindRanBefore();
    void trainingNetworksCoverTheirRanges();
    void trainingNetworksAreTheSeeds();
    void trainingNetworksHaveEveryKind();
    void idsAreDifferent();
};

void LayerWorkTest::alexNetsStepsAreTheRuntimes()
{
    QCOMPARE(kindsAndLayers(wholeWork(alexNetLab())),
             (Steps{"convolution@1", "pooling@3", "convolution@4", "pooling@6", "convolution@7",
                    "convolution@9", "convolution@11", "pooling@13", "layout-change@17",
                    "linear@17", "linear@20", "linear@22"}));
}

void LayerWorkTest::aConvolutionsVariablesAreItsOwn()
{
    const Network network = alexNetLab();
    const LayerWork first = wholeWork(network).front();
    const Layer &layer = network.layer(1);
    QVERIFY(first.kind == WorkKind::Convolution);
    QCOMPARE(first.macs, double(layer.macs));
    QCOMPARE(first.weightBytes, double(layer.weightBytes));
    QCOMPARE(first.inputs, 3.0 * 224 * 224);
    QCOMPARE(first.outputs, 64.0 * 54 * 54);
    QCOMPARE(first.inputChannels, 3.0);
    QCOMPARE(first.outputChannels, 64.0);
    QCOMPARE(first.kernel, 11.0);
    QCOMPARE(first.stride, 4.0);
}

void LayerWorkTest::aPoolingGoesIntoTheWeightsBehindIt()
{
    const auto works = wholeWork(alexNetLab());
    QCOMPARE(works[9].inputs, 256.0 * 5 * 5); // and not 6 x 6
    QCOMPARE(works[9].weightBytes, 4.0 * 256 * 5 * 5 * 4096);
    const auto unfolded = workBetween(alexNetLab(), 14, 17);
    QCOMPARE(kindsAndLayers(unfolded), (Steps{"linear@17"}));
    QCOMPARE(unfolded.back().inputs, 9216.0);
}

void LayerWorkTest::acrossACutNothingIsJoined()
{
    const Network network = alexNetLab();
    QCOMPARE(kindsAndLayers(workBetween(network, 0, 1)),
             (Steps{"convolution@1", "layout-change@1"}));
    QCOMPARE(kindsAndLayers(workBetween(network, 1, 3)),
             (Steps{"activation@2", "layout-change@3", "pooling@3", "layout-change@3"}));
    QCOMPARE(kindsAndLayers(workBetween(network, 13, 14)), (Steps{"pooling@14"}));
    QVERIFY(workBetween(network, 13, 14).front().inTorch);
}

void LayerWorkTest::aBlockIsItsLayers()
{
    const Network network = resNet18();
    const int first = 5; // after a convolution, its normalisation, a ReLU and a pooling
    // The copy for the shortcut, the body's own input, and what leaves at the cut.
    QCOMPARE(kindsAndLayers(workBetween(network, first - 1, first)),
             (Steps{"layout-change@5", "layout-change@5", "convolution@5", "convolution@5",
                    "layout-change@5"}));
    const auto works = wholeWork(network);
    std::vector<LayerWork> block;
    std::ranges::copy_if(works, std::back_inserter(block),
                         [](const LayerWork &work) { return work.layer == 7; });
    // The third one has a convolution in its shortcut.
    QCOMPARE(kindsAndLayers(block), (Steps{"pointwise@7", "convolution@7", "convolution@7"}));
    QVERIFY(!block[1].adds && block[2].adds);
}

void LayerWorkTest::zerosFollowFromTheLayersBefore()
{
    const auto linears = [](const std::vector<LayerWork> &works) {
        std::vector<double> nonZero;
        for (const LayerWork &work : works)
            if (work.kind == WorkKind::Linear)
                nonZero.push_back(work.nonZero);
        return nonZero;
    };
    // After a pooling of a ReLU's values, and after two ReLUs.
    QCOMPARE(linears(wholeWork(alexNetLab())), (std::vector<double>{0.7, 0.5, 0.5}));
    QCOMPARE(linears(workBetween(alexNetLab(), 13, 22)), (std::vector<double>{0.7, 0.5, 0.5}));
    QCOMPARE(linears(workBetween(alexNetLab(), 14, 22)), (std::vector<double>{1, 0.5, 0.5}));
    QCOMPARE(linears(wholeWork(lenet5())), (std::vector<double>{1, 1})); // tanh has none
}

void LayerWorkTest::whatLibTorchRunsIsMarked()
{
    const Network network =
        chainOf({{16, 8, 8}}, {{"tanh", Tanh{}}, {"bn", BatchNorm2d{16}, "bn"}, {"relu", ReLU{}}});
    const auto works = wholeWork(network);
    QCOMPARE(kindsAndLayers(works), (Steps{"activation@1", "normalisation@2", "activation@3"}));
    QVERIFY(works[0].inTorch && works[1].inTorch && !works[2].inTorch);
    QCOMPARE(works[0].curved, 16.0 * 8 * 8);
    QCOMPARE(works[2].curved, 0.0);
}

void LayerWorkTest::nothingRunsBetweenEqualCuts()
{
    QVERIFY(workBetween(alexNetLab(), 5, 5).empty());
    QVERIFY(workBetween(alexNetLab(), 15, 16).empty()); // a dropout
}

void LayerWorkTest::allWorkOfAStretchIsReusedTogether()
{
    const Network network = alexNetLab();
    const auto whole = wholeWork(network);
    const auto half = workBetween(network, 0, 13);
    QVERIFY(whole.front().reuseBytes > 2e8); // the linear layers' weights
    QVERIFY(half.front().reuseBytes < 2e7);
    QCOMPARE(whole.front().reuseBytes, whole.back().reuseBytes);
}

void LayerWorkTest::everyNetworkHasWorkForEachOfItsMacs()
{
    for (const Network &network : knownNetworks()) {
        double macs = 0;
        for (const LayerWork &work : wholeWork(network)) {
            if (work.kind != WorkKind::Linear)
                macs += work.macs;
            QVERIFY(work.layer >= 1 && work.layer <= network.layerCount());
        }
        double expected = 0;
        for (const Layer &layer : network.layers())
            if (!std::holds_alternative<Linear>(layer.spec))
                expected += double(layer.macs);
        QCOMPARE(macs, expected);
    }
}

void LayerWorkTest::aStepKnowsWhetherItsKindRanBefore()
{
    std::vector<int> following;
    for (const LayerWork &work : wholeWork(alexNetLab()))
        if (work.follows)
            following.push_back(work.layer);
    QCOMPARE(following, (std::vector<int>{9, 11, 20, 22}));
}

void LayerWorkTest::trainingNetworksCoverTheirRanges()
{
    std::map<WorkKind, std::vector<LayerWork>> works;
    for (const Network &network : trainingNetworks({200, 50, 50, 10}, 1)) {
        QVERIFY(network.macs() <= 3'000'000'000);
        QVERIFY(network.weightBytes() <= 128 << 20);
        for (const LayerWork &work : wholeWork(network))
            works[work.kind].push_back(work);
    }
    const auto has = [&](WorkKind kind, const auto &predicate) {
        return std::ranges::any_of(works[kind], predicate);
    };
    using Work = const LayerWork &;
    for (const double kernel : {2.0, 3.0, 5.0, 7.0, 11.0})
        QVERIFY(has(WorkKind::Convolution, [&](Work work) { return work.kernel == kernel; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.inputChannels == 3; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.inputChannels >= 384; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.groups > 1; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.macs > 1e9; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.macs < 1e6; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.reuseBytes > 3e7; }));
    QVERIFY(has(WorkKind::Convolution, [](Work work) { return work.reuseBytes < 1e6; }));
    QVERIFY(has(WorkKind::Linear, [](Work work) { return work.weightBytes > 3e7; }));
    QVERIFY(has(WorkKind::Linear, [](Work work) { return work.weightBytes < 1e5; }));
    QVERIFY(has(WorkKind::Linear, [](Work work) { return work.nonZero < 1; }));
    QVERIFY(has(WorkKind::Pooling, [](Work work) { return work.averages && !work.inTorch; }));
    QVERIFY(has(WorkKind::Pooling, [](Work work) { return !work.averages; }));
    QVERIFY(has(WorkKind::Pooling, [](Work work) { return work.inTorch; }));
    QVERIFY(has(WorkKind::Activation, [](Work work) { return work.curved > 0; }));
    QVERIFY(has(WorkKind::Activation, [](Work work) { return work.curved == 0; }));
}

void LayerWorkTest::trainingNetworksAreTheSeeds()
{
    const auto texts = [](std::uint64_t seed) {
        QStringList all;
        for (const Network &network : trainingNetworks({3, 3, 3, 3}, seed))
            all << QString::fromStdString(network.describe());
        return all;
    };
    const QStringList some = texts(5);
    QCOMPARE(some.size(), 12);
    QCOMPARE(texts(5), some);
    QVERIFY(texts(6) != some);
    QCOMPARE(std::set<QString>(some.begin(), some.end()).size(), std::size_t{12});
}

/// However few: a regression is needed for each.
void LayerWorkTest::trainingNetworksHaveEveryKind()
{
    std::map<WorkKind, int> networks;
    for (const Network &network : trainingNetworks({10, 10, 10, 10}, 3)) {
        std::set<WorkKind> kinds;
        for (const LayerWork &work : wholeWork(network))
            kinds.insert(work.kind);
        for (const WorkKind kind : kinds)
            ++networks[kind];
    }
    for (const WorkKind kind : allWorkKinds())
        QVERIFY2(networks[kind] >= 5, workKindId(kind).data());
}

void LayerWorkTest::idsAreDifferent()
{
    std::set<std::string_view> ids;
    for (const WorkKind kind : allWorkKinds())
        ids.insert(workKindId(kind));
    QCOMPARE(ids.size(), allWorkKinds().size());
}

QTEST_GUILESS_MAIN(LayerWorkTest)
#include "tst_layer_work.moc"
