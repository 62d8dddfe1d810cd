// Weights in the layouts that run: what is kept of them, and what is refused.
#include "engine/model/networks.h"
#include "engine/runtime/prepared_weights.h"
#include "engine/runtime/runtime.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace splitscope;

namespace {

using namespace Qt::StringLiterals;

/// A pooling that folds into a linear layer whose outputs do not fill a vector, and a second one.
Network smallNetwork()
{
    return {"small",
            "Small",
            {{3, 9, 9}},
            {{"conv", Conv2d{3, 5, 3, 2, 1}, "conv"},
             {"relu", ReLU{}},
             {"avgpool", AdaptiveAvgPool2d{6}},
             {"flatten", Flatten{}},
             {"fc1", Linear{180, 21}, "fc1"},
             {"relu1", ReLU{}},
             {"fc2", Linear{21, 7, false}, "fc2"}}};
}

/// Seeded weights with one value replaced.
class Spoilt : public WeightSource
{
public:
    Spoilt(const Network &network, std::size_t parameter, float value)
        : weights_(seededWeights(network)), parameter_(parameter), value_(value)
    {
    }

    std::string description() const override { return "spoilt"; }
    std::string identity() const override { return "spoilt"; }

    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        weights_->read(parameter, first, values);
        if (parameter == parameter_)
            values.back() = value_;
    }

private:
    std::shared_ptr<const WeightSource> weights_;
    std::size_t parameter_;
    float value_;
};

Tensor waves(const TensorShape &shape)
{
    Tensor tensor{shape, {}};
    for (std::int64_t i = 0; i < shape.elements(); ++i)
        tensor.values.push_back(std::sin(static_cast<float>(i) * 0.37f));
    return tensor;
}

std::shared_ptr<const PreparedWeights> prepared(const std::filesystem::path &folder = {})
{
    return PreparedWeights::prepare(smallNetwork(), seededWeights(smallNetwork()),
                                    WeightPrecision::Float32, folder, {}, {})
        .value();
}

} // namespace

class TestPreparedWeights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFingerprintIsThatOfTheWeights();
    void aFoldedPoolingGivesWhatLibTorchGives();
    void whatIsKeptIsFoundAgain();
    void anotherPrecisionIsKeptApart();
    void aDamagedFileIsMadeAgain_data();
    void aDamagedFileIsMadeAgain();
    void aFolderThatCannotBeWrittenCostsOnlyTime();
    void aWeightThatIsNotFiniteIsRefused_data();
    void aWeightThatIsNotFiniteIsRefused();
    void reducedPrecisionIsNearAndNamed_data();
    void reducedPrecisionIsNearAndNamed();
    void cancellingEndsIt();
    void progressRisesToOne();

private:
    QTemporaryDir folder_;

    std::filesystem::path folder() const { return folder_.path().toStdString(); }
    QString onlyFile() const
    {
        return folder_.filePath(QDir(folder_.path()).entryList(QDir::Files).value(0));
    }
};

void TestPreparedWeights::theFingerprintIsThatOfTheWeights()
{
    QCOMPARE(prepared()->fingerprint(),
             fingerprintOf(smallNetwork(), *seededWeights(smallNetwork())));
}

void TestPreparedWeights::aFoldedPoolingGivesWhatLibTorchGives()
{
    QVERIFY(prepared()->foldingInto(smallNetwork().layer(5)).has_value());
    QCOMPARE(prepared()->linear(smallNetwork().layer(5)).inputs, std::int64_t{125});
    const auto fast = Runtime::make(smallNetwork(), seededWeights(smallNetwork())).value();
    const auto reference = Runtime::make(smallNetwork(), seededWeights(smallNetwork()),
                                         {.kernels = Kernels::Reference})
                               .value();
    const Network network = smallNetwork();
    for (const CutPoint from : network.cutPoints()) {
        for (const CutPoint to : network.cutPoints()) {
            if (from >= to)
                continue;
            const Tensor input = waves(network.shapeAt(from));
            const Tensor ours = fast->run(from, to, input, Device{})->output;
            const Tensor theirs = reference->run(from, to, input, Device{})->output;
            for (std::size_t i = 0; i < theirs.values.size(); ++i)
                QVERIFY(std::abs(ours.values[i] - theirs.values[i]) < 1e-5f);
        }
    }
}

void TestPreparedWeights::whatIsKeptIsFoundAgain()
{
    const auto first = prepared(folder());
    QVERIFY(!first->fromCache());
    first->finishKeeping();
    const auto second = prepared(folder());
    QVERIFY(second->fromCache());
    QCOMPARE(second->fingerprint(), first->fingerprint());
    QVERIFY(std::ranges::equal(second->plain(0), first->plain(0)));
    const LinearWeights &linear = first->linear(smallNetwork().layer(5));
    QVERIFY(std::memcmp(linear.values, second->linear(smallNetwork().layer(5)).values,
                        static_cast<std::size_t>(linear.inputs * linear.stride) * 4)
            == 0);
}

void TestPreparedWeights::anotherPrecisionIsKeptApart()
{
    prepared(folder())->finishKeeping();
    const auto halves = PreparedWeights::prepare(smallNetwork(), seededWeights(smallNetwork()),
                                                 WeightPrecision::Float16, folder(), {}, {})
                            .value();
    QVERIFY(!halves->fromCache());
}

void TestPreparedWeights::aDamagedFileIsMadeAgain_data()
{
    QTest::addColumn<qint64>("keep"); // bytes; all: one of them is changed
    QTest::newRow("a changed byte") << qint64{-1};
    QTest::newRow("half of it") << qint64{9000};
    QTest::newRow("less than a header") << qint64{10};
    QTest::newRow("nothing") << qint64{0};
}

void TestPreparedWeights::aDamagedFileIsMadeAgain()
{
    QFETCH(qint64, keep);
    QDir(folder_.path()).removeRecursively();
    QVERIFY(QDir().mkpath(folder_.path()));
    prepared(folder())->finishKeeping();
    QFile file(onlyFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (keep >= 0) {
        QVERIFY(file.resize(keep));
    } else {
        QVERIFY(file.seek(file.size() - 100));
        QVERIFY(file.putChar('x'));
    }
    file.close();
    const auto again = prepared(folder());
    QVERIFY(!again->fromCache());
    QCOMPARE(again->fingerprint(), prepared()->fingerprint());
    again->finishKeeping();
    QVERIFY(prepared(folder())->fromCache());
}

void TestPreparedWeights::aFolderThatCannotBeWrittenCostsOnlyTime()
{
    const auto weights = prepared("/proc/no/such/folder");
    weights->finishKeeping();
    QCOMPARE(weights->fingerprint(), prepared()->fingerprint());
}

void TestPreparedWeights::aWeightThatIsNotFiniteIsRefused_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << QByteArray("NaN");
    QTest::newRow("infinity") << std::numeric_limits<float>::infinity() << QByteArray("Inf");
    QTest::newRow("minus infinity")
        << -std::numeric_limits<float>::infinity() << QByteArray("-Inf");
}

void TestPreparedWeights::aWeightThatIsNotFiniteIsRefused()
{
    QFETCH(float, value);
    QFETCH(QByteArray, text);
    const auto weights =
        PreparedWeights::prepare(smallNetwork(), std::make_shared<Spoilt>(smallNetwork(), 2, value),
                                 WeightPrecision::Float32, {}, {}, {});
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error(), (Error{ErrorKind::WeightsTensorNotFinite, "spoilt",
                                     "fc1.weight[2879] = " + text.toStdString()}));
}

void TestPreparedWeights::reducedPrecisionIsNearAndNamed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<double>("error");
    QTest::newRow("bf16") << u"bf16"_s << 1e-2;
    QTest::newRow("fp16") << u"fp16"_s << 5e-4;
    QTest::newRow("int8") << u"int8"_s << 2e-2;
}

void TestPreparedWeights::reducedPrecisionIsNearAndNamed()
{
    QFETCH(QString, id);
    QFETCH(double, error);
    const Network network = smallNetwork();
    const auto precision = precisionById(id.toStdString()).value();
    QCOMPARE(QString::fromUtf8(precisionId(precision)), id);
    const auto exact = Runtime::make(network, seededWeights(network)).value();
    const auto reduced =
        Runtime::make(network, seededWeights(network), {.precision = precision}).value();
    const Tensor input = waves(network.inputShape());
    const Tensor right = exact->run(network.firstCut(), network.lastCut(), input, Device{})->output;
    const Tensor near =
        reduced->run(network.firstCut(), network.lastCut(), input, Device{})->output;
    double difference = 0;
    double norm = 0;
    for (std::size_t i = 0; i < right.values.size(); ++i) {
        difference += std::pow(double{near.values[i]} - double{right.values[i]}, 2);
        norm += std::pow(double{right.values[i]}, 2);
    }
    QVERIFY(near.values != right.values);
    QVERIFY(std::sqrt(difference / norm) < error);
    QVERIFY(exact->fingerprint() != reduced->fingerprint());
}

void TestPreparedWeights::cancellingEndsIt()
{
    std::stop_source source;
    const auto weights = PreparedWeights::prepare(
        alexNetLab(), seededWeights(alexNetLab()), WeightPrecision::Float32, {},
        [&](double) { source.request_stop(); }, source.get_token());
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error().kind, ErrorKind::Cancelled);
}

void TestPreparedWeights::progressRisesToOne()
{
    std::vector<double> seen;
    QVERIFY(Runtime::make(smallNetwork(), seededWeights(smallNetwork()), {},
                          [&](double fraction) { seen.push_back(fraction); }));
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(seen.back(), 1.0);
}

QTEST_GUILESS_MAIN(TestPreparedWeights)
#include "tst_prepared_weights.moc"
