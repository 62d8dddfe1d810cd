// What makes a split run trustworthy: two halves compute what the whole computes.
#include "engine/model/networks.h"
#include "engine/runtime/runtime.h"

#include <QTest>

using namespace splitscope;

namespace {

Tensor testInput(const TensorShape &shape)
{
    Tensor tensor{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    float phase = 0;
    for (float &value : tensor.values)
        value = std::sin(phase += 0.013f) * 2;
    return tensor;
}

} // namespace

class TestRuntime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void splitOutputEqualsUnsplitOutputBitForBit_data();
    void splitOutputEqualsUnsplitOutputBitForBit();
    void theAnswerDependsOnTheInput();
    void dropoutAndFlattenPassTheirInputThrough();
    void reluLeavesNothingNegative();
    void everyLayerIsTimed();
    void aSegmentWithoutLayersReturnsItsInput();
    void anInputOfAnotherShapeIsRefused();
    void stoppingEndsASlowDevicesRun();
    void anUnknownNetworkIsNotLoaded();
    void theTorchvisionVariantRunsToo();

private:
    std::shared_ptr<const Runtime> runtime_;
    Tensor input_;
    Tensor whole_;
};

void TestRuntime::initTestCase()
{
    auto loaded = Runtime::load({"alexnet-lab"});
    QVERIFY(loaded.has_value());
    runtime_ = *loaded;
    const Network &network = runtime_->network();
    input_ = testInput(network.inputShape());
    whole_ = runtime_->run(network.firstCut(), network.lastCut(), input_, Device{})->output;
    QCOMPARE(whole_.shape.toString(), std::string("1000"));
}

void TestRuntime::splitOutputEqualsUnsplitOutputBitForBit_data()
{
    QTest::addColumn<int>("cut");
    for (int cut = 0; cut <= 22; ++cut)
        QTest::addRow("cut %d", cut) << cut;
}

void TestRuntime::splitOutputEqualsUnsplitOutputBitForBit()
{
    QFETCH(int, cut);
    const Network &network = runtime_->network();
    const CutPoint point = network.cutPoint(cut).value();
    const auto edge = runtime_->run(network.firstCut(), point, input_, Device{});
    QVERIFY(edge.has_value());
    QCOMPARE(edge->output.shape, network.shapeAt(point));
    const auto cloud = runtime_->run(point, network.lastCut(), edge->output, Device{});
    QVERIFY(cloud.has_value());
    QVERIFY(cloud->output == whole_);
}

void TestRuntime::theAnswerDependsOnTheInput()
{
    const Network &network = runtime_->network();
    Tensor other = input_;
    for (float &value : other.values)
        value = -value;
    const auto answer = runtime_->run(network.firstCut(), network.lastCut(), other, Device{});
    QVERIFY(answer->output.values != whole_.values);
}

void TestRuntime::dropoutAndFlattenPassTheirInputThrough()
{
    const Network &network = runtime_->network();
    const CutPoint before = network.cutPoint(14).value();
    const Tensor input = testInput(network.shapeAt(before));
    const auto after = runtime_->run(before, network.cutPoint(16).value(), input, Device{});
    QVERIFY(after->output.values == input.values);
}

void TestRuntime::reluLeavesNothingNegative()
{
    const Network &network = runtime_->network();
    const Tensor input = testInput(network.shapeAt(network.cutPoint(1).value()));
    const auto after =
        runtime_->run(network.cutPoint(1).value(), network.cutPoint(2).value(), input, Device{});
    for (std::size_t i = 0; i < input.values.size(); ++i)
        QCOMPARE(after->output.values[i], std::max(input.values[i], 0.0f));
}

void TestRuntime::everyLayerIsTimed()
{
    const Network &network = runtime_->network();
    const auto run =
        runtime_->run(network.cutPoint(5).value(), network.cutPoint(9).value(),
                      testInput(network.shapeAt(network.cutPoint(5).value())), Device{});
    QCOMPARE(run->layers.size(), std::size_t{4});
    std::chrono::nanoseconds sum{0};
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(run->layers[i].layer, static_cast<int>(i) + 6);
        QVERIFY(run->layers[i].wall.count() > 0);
        sum += run->layers[i].wall;
    }
    QVERIFY(sum <= run->wall);
    QVERIFY(run->cpu.count() > 0);
}

void TestRuntime::aSegmentWithoutLayersReturnsItsInput()
{
    const Network &network = runtime_->network();
    const auto run = runtime_->run(network.firstCut(), network.firstCut(), input_, Device{});
    QVERIFY(run->output == input_);
    QVERIFY(run->layers.empty());
}

void TestRuntime::anInputOfAnotherShapeIsRefused()
{
    const Network &network = runtime_->network();
    const auto run =
        runtime_->run(network.cutPoint(13).value(), network.lastCut(), input_, Device{});
    QVERIFY(!run.has_value());
    QCOMPARE(run.error(), (Error{ErrorKind::PayloadShapeMismatch, "3x224x224", "256x5x5"}));
}

void TestRuntime::stoppingEndsASlowDevicesRun()
{
    // One MAC a second: without the stop this would take years.
    const Device slow{
        .profile = {.id = "snail",
                    .emulated = EmulatedSpeed{.macsPerSecond = 1, .weightBytesPerSecond = 1}},
        .share = {}};
    std::stop_source source;
    source.request_stop();
    const Network &network = runtime_->network();
    const auto run =
        runtime_->run(network.firstCut(), network.lastCut(), input_, slow, source.get_token());
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::Cancelled);
}

void TestRuntime::anUnknownNetworkIsNotLoaded()
{
    const auto runtime = Runtime::load({"lenet-99"});
    QVERIFY(!runtime.has_value());
    QCOMPARE(runtime.error().kind, ErrorKind::UnknownModel);
}

void TestRuntime::theTorchvisionVariantRunsToo()
{
    const auto torchvision = Runtime::load({"alexnet"});
    QVERIFY(torchvision.has_value());
    const Network &network = (*torchvision)->network();
    const auto run = (*torchvision)->run(network.firstCut(), network.lastCut(), input_, Device{});
    QCOMPARE(run->output.shape.toString(), std::string("1000"));
    QVERIFY((*torchvision)->fingerprint() != runtime_->fingerprint());
}

QTEST_GUILESS_MAIN(TestRuntime)
#include "tst_runtime.moc"
