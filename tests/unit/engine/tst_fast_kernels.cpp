// The fast kernels compute what LibTorch computes. Run three times, each with other instructions:
// SPLITSCOPE_TEST_CPU is generic, avx2, or empty for all that there are.
#include "engine/model/networks.h"
#include "engine/runtime/cpu_features.h"
#include "engine/runtime/runtime.h"

#include <QTest>

#include <cmath>
#include <map>
#include <random>

using namespace splitscope;

namespace {

constexpr double tolerance = 1e-5;

double relativeError(const Tensor &values, const Tensor &expected)
{
    double difference = 0;
    double norm = 0;
    for (std::size_t i = 0; i < expected.values.size(); ++i) {
        const double right = double{expected.values[i]};
        difference += std::pow(double{values.values[i]} - right, 2);
        norm += right * right;
    }
    return std::sqrt(difference / std::max(norm, 1e-30));
}

/// Even indices: noise. Odd ones: as photographs are, smooth with edges, in ImageNet's range.
Tensor inputNumber(int index, const TensorShape &shape)
{
    Tensor input{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    std::mt19937 random(static_cast<unsigned>(index));
    std::normal_distribution<float> noise;
    std::uniform_real_distribution<float> wave(0.01f, 0.2f);
    const float across = wave(random);
    const float down = wave(random);
    const auto side = static_cast<std::size_t>(shape.extents[1]);
    for (std::size_t i = 0; i < input.values.size(); ++i) {
        const auto x = static_cast<float>(i % side);
        const auto y = static_cast<float>(i / side % side);
        const float smooth = std::sin(x * across + static_cast<float>(index)) * std::cos(y * down);
        const float edge = x * down > y * across ? 0.7f : -0.7f;
        input.values[i] = index % 2 == 0 ? noise(random) : smooth + edge + 0.05f * noise(random);
    }
    return input;
}

} // namespace

class TestFastKernels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twoHundredInputsGiveWhatLibTorchGives();
    void everyCutGivesWhatLibTorchGives_data();
    void everyCutGivesWhatLibTorchGives();
    void aLayerAloneGivesWhatLibTorchGives_data();
    void aLayerAloneGivesWhatLibTorchGives();
    void denormalAndZeroInputsGiveWhatLibTorchGives();
    void theNumberOfThreadsDoesNotChangeALinearLayer();

private:
    std::shared_ptr<const Runtime> fast(int threads);

    std::shared_ptr<const Runtime> reference_;
    std::map<int, std::shared_ptr<const Runtime>> fast_;
};

void TestFastKernels::initTestCase()
{
    const QByteArray cpu = qgetenv("SPLITSCOPE_TEST_CPU");
    if (cpu == "generic")
        limitCpuFeatures(CpuFeatures::Generic);
    else if (cpu == "avx2")
        limitCpuFeatures(CpuFeatures::Avx2);
    else
        QVERIFY2(cpu.isEmpty(), "SPLITSCOPE_TEST_CPU is generic, avx2 or empty");
    reference_ = Runtime::load({"alexnet-lab"}, {.kernels = Kernels::Reference}).value();
}

std::shared_ptr<const Runtime> TestFastKernels::fast(int threads)
{
    auto &runtime = fast_[threads];
    if (!runtime)
        runtime = Runtime::load({"alexnet-lab"}, {.threads = threads}).value();
    return runtime;
}

void TestFastKernels::twoHundredInputsGiveWhatLibTorchGives()
{
    const Network &network = reference_->network();
    double worst = 0;
    for (int index = 0; index < 200; ++index) {
        const Tensor input = inputNumber(index, network.inputShape());
        const auto runtime = fast(index % 20 == 0 ? 2 : 1);
        // In two halves, so that all cuts have their turn.
        const CutPoint cut = network.cutPoint(index % 23).value();
        const auto edge = runtime->run(network.firstCut(), cut, input, Device{});
        const auto cloud = runtime->run(cut, network.lastCut(), edge->output, Device{});
        const auto expected =
            reference_->run(network.firstCut(), network.lastCut(), input, Device{});
        worst = std::max(worst, relativeError(cloud->output, expected->output));
    }
    QVERIFY2(worst <= tolerance, qPrintable(QString::number(worst)));
}

void TestFastKernels::everyCutGivesWhatLibTorchGives_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("threads");
    for (const int threads : {1, 2, 3}) {
        for (int cut = 1; cut <= 22; ++cut)
            QTest::addRow("cut %d, %d threads", cut, threads) << cut << threads;
    }
}

void TestFastKernels::everyCutGivesWhatLibTorchGives()
{
    QFETCH(int, cut);
    QFETCH(int, threads);
    const Network &network = reference_->network();
    const CutPoint point = network.cutPoint(cut).value();
    const Tensor input = inputNumber(1000 + cut, network.inputShape());
    const auto expected = reference_->run(network.firstCut(), point, input, Device{});
    const auto edge = fast(threads)->run(network.firstCut(), point, input, Device{});
    QVERIFY(relativeError(edge->output, expected->output) <= tolerance);
}

void TestFastKernels::aLayerAloneGivesWhatLibTorchGives_data()
{
    QTest::addColumn<int>("layer");
    for (int layer = 1; layer <= 22; ++layer)
        QTest::addRow("layer %d", layer) << layer;
}

void TestFastKernels::aLayerAloneGivesWhatLibTorchGives()
{
    QFETCH(int, layer);
    const Network &network = reference_->network();
    const CutPoint from = network.cutPoint(layer - 1).value();
    const CutPoint to = network.cutPoint(layer).value();
    Tensor input{network.shapeAt(from), {}};
    std::mt19937 random(7);
    std::normal_distribution<float> noise;
    for (std::int64_t i = 0; i < input.shape.elements(); ++i)
        input.values.push_back(i % 2 == 0 ? noise(random) : 0);
    const auto expected = reference_->run(from, to, input, Device{});
    const auto alone = fast(2)->run(from, to, input, Device{});
    QVERIFY(relativeError(alone->output, expected->output) <= tolerance);
}

void TestFastKernels::denormalAndZeroInputsGiveWhatLibTorchGives()
{
    const Network &network = reference_->network();
    for (const float value : {0.0f, -0.0f, 1e-40f, -1e-40f}) {
        Tensor input{network.inputShape(), {}};
        input.values.assign(static_cast<std::size_t>(input.shape.elements()), value);
        const auto expected =
            reference_->run(network.firstCut(), network.lastCut(), input, Device{});
        const auto run = fast(1)->run(network.firstCut(), network.lastCut(), input, Device{});
        QVERIFY(relativeError(run->output, expected->output) <= tolerance);
    }
}

void TestFastKernels::theNumberOfThreadsDoesNotChangeALinearLayer()
{
    const Network &network = reference_->network();
    const CutPoint from = network.cutPoint(16).value();
    const Tensor input = [&] {
        Tensor tensor{network.shapeAt(from), {}};
        for (std::int64_t i = 0; i < tensor.shape.elements(); ++i)
            tensor.values.push_back(i % 3 == 0 ? 0 : std::sin(static_cast<float>(i)));
        return tensor;
    }();
    const auto one = fast(1)->run(from, network.lastCut(), input, Device{});
    for (const int threads : {2, 3}) {
        const auto more = fast(threads)->run(from, network.lastCut(), input, Device{});
        QVERIFY(more->output == one->output);
    }
}

QTEST_GUILESS_MAIN(TestFastKernels)
#include "tst_fast_kernels.moc"
