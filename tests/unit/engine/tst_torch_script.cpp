// Users' own networks, from TorchScript files that torch_script/make_files.py wrote.
#include "engine/model/torch_script.h"
#include "engine/runtime/runtime.h"

#include <QTemporaryFile>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

const TensorShape picture{{1, 16, 16}};

Result<Model> load(const QString &file, const std::optional<TensorShape> &shape = picture)
{
    return loadTorchScript(QFINDTESTDATA(u"torch_script/"_s + file).toStdString(), shape);
}

Tensor countedInput()
{
    Tensor input{picture, std::vector<float>(256)};
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = static_cast<float>(i * 7919 % 1000) / 500 - 1;
    return input;
}

std::vector<double> recordedAnswer()
{
    std::ifstream file(QFINDTESTDATA("torch_script/sequence.txt").toStdString());
    return {std::istream_iterator<double>(file), {}};
}

} // namespace

class TestTorchScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSequenceBecomesItsLayers_data();
    void aSequenceBecomesItsLayers();
    void itAnswersAsTorchDid_data() { aSequenceBecomesItsLayers_data(); }
    void itAnswersAsTorchDid();
    void itIsNamedAfterItsFile();
    void whatIsNoSequenceIsRefusedWithTheReason_data();
    void whatIsNoSequenceIsRefusedWithTheReason();
    void theInputsShapeIsAskedFor();
    void anInputThatDoesNotFitIsRefused_data();
    void anInputThatDoesNotFitIsRefused();
    void whatIsNoTorchScriptIsRefused();
    void aMissingFileIsRefused();
};

void TestTorchScript::aSequenceBecomesItsLayers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("dropout");
    QTest::newRow("traced") << u"traced.pt"_s << true;
    QTest::newRow("scripted, and saved in training mode") << u"scripted.pt"_s << true;
    QTest::newRow("with a view between its parts") << u"wrapped.pt"_s << false;
}

void TestTorchScript::aSequenceBecomesItsLayers()
{
    QFETCH(QString, file);
    QFETCH(bool, dropout);
    const auto model = load(file);
    QVERIFY2(model.has_value(), model ? "" : model.error().detail.c_str());
    std::vector<std::string> layers;
    for (const Layer &layer : model->network.layers())
        layers.push_back(layer.name + ' ' + layer.outputShape.toString());
    std::vector<std::string> expected{
        "conv1 4x16x16",  "bn1 4x16x16", "relu1 4x16x16", "pool1 4x8x8", "conv2 8x4x4",
        "relu2 8x4x4",    "pool2 8x3x3", "conv3 3x3x3",   "tanh1 3x3x3", "sigmoid1 3x3x3",
        "avgpool1 3x2x2", "flatten1 12", "fc1 5"};
    if (dropout)
        expected.insert(expected.end() - 1, "drop1 12");
    QCOMPARE(layers, expected);
}

void TestTorchScript::itAnswersAsTorchDid()
{
    QFETCH(QString, file);
    const auto model = load(file);
    QVERIFY(model.has_value());
    const auto runtime = Runtime::make(model->network, model->weights).value();
    const auto run =
        runtime->run(model->network.firstCut(), model->network.lastCut(), countedInput(), Device{});
    QVERIFY(run.has_value());
    const std::vector<double> recorded = recordedAnswer();
    QCOMPARE(run->output.values.size(), recorded.size());
    for (std::size_t i = 0; i < recorded.size(); ++i)
        QVERIFY(std::abs(run->output.values[i] - recorded[i]) < 1e-5);
}

void TestTorchScript::itIsNamedAfterItsFile()
{
    const auto model = load(u"traced.pt"_s);
    QCOMPARE(model->network.id(), std::string("script:traced.pt"));
    QCOMPARE(model->network.title(), std::string("traced.pt"));
    QCOMPARE(model->weights->description(), std::string("traced.pt"));
}

void TestTorchScript::whatIsNoSequenceIsRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const QString &file, const char *reason) {
        QTest::newRow(qPrintable(file)) << file << std::string(reason);
    };
    row(u"residual.pt"_s, "aten::add is not a layer that Splitscope knows");
    row(u"branches.pt"_s, "aten::cat is not a layer that Splitscope knows");
    row(u"softmax.pt"_s, "aten::softmax is not a layer that Splitscope knows");
    row(u"dilated.pt"_s, "aten::_convolution is dilated");
    row(u"oblong.pt"_s, "aten::_convolution is not square");
    row(u"transposed.pt"_s, "aten::_convolution is transposed");
    row(u"rounded_up.pt"_s, "aten::max_pool2d rounds its size up");
    row(u"training.pt"_s, "aten::dropout is in training mode");
    row(u"double.pt"_s, "fc1 has weights that are not float32");
}

void TestTorchScript::whatIsNoSequenceIsRefusedWithTheReason()
{
    QFETCH(QString, file);
    QFETCH(std::string, reason);
    const auto model = load(file);
    QVERIFY(!model.has_value());
    QCOMPARE(QString::fromStdString(model.error().detail), QString::fromStdString(reason));
    QCOMPARE(model.error(), (Error{ErrorKind::NetworkUnusable, file.toStdString(), reason}));
}

void TestTorchScript::theInputsShapeIsAskedFor()
{
    const auto model = load(u"traced.pt"_s, std::nullopt);
    QVERIFY(!model.has_value());
    QCOMPARE(model.error(), (Error{ErrorKind::InputShapeNeeded, "traced.pt", {}}));
}

void TestTorchScript::anInputThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<std::vector<std::int64_t>>("extents");
    QTest::addColumn<std::string>("reason");
    using Extents = std::vector<std::int64_t>;
    QTest::newRow("channels") << Extents{3, 16, 16}
                              << std::string("conv1: needs 1 channels, gets 3x16x16");
    QTest::newRow("size") << Extents{1, 4, 4}
                          << std::string("pool2: kernel 2 is larger than its input 8x1x1");
    QTest::newRow("no picture") << Extents{256} << std::string("its input 256 is no picture");
}

void TestTorchScript::anInputThatDoesNotFitIsRefused()
{
    QFETCH(std::vector<std::int64_t>, extents);
    QFETCH(std::string, reason);
    const auto model = load(u"traced.pt"_s, TensorShape{extents});
    QVERIFY(!model.has_value());
    QCOMPARE(model.error(), (Error{ErrorKind::NetworkUnusable, "traced.pt", reason}));
}

void TestTorchScript::whatIsNoTorchScriptIsRefused()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("no archive");
    file.close();
    const auto model = loadTorchScript(file.fileName().toStdString(), picture);
    QVERIFY(!model.has_value());
    QCOMPARE(model.error().kind, ErrorKind::NetworkUnusable);
    QVERIFY(!model.error().detail.empty());
}

void TestTorchScript::aMissingFileIsRefused()
{
    const auto model = loadTorchScript("nowhere/missing.pt", picture);
    QVERIFY(!model.has_value());
    QCOMPARE(model.error().kind, ErrorKind::NetworkUnusable);
    QCOMPARE(model.error().subject, std::string("missing.pt"));
}

QTEST_GUILESS_MAIN(TestTorchScript)
#include "tst_torch_script.moc"
