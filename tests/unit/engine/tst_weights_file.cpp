// Weights from a file for a network: told by their content, fitted by their names.
#include "engine/model/fingerprint.h"
#include "engine/runtime/prepared_weights.h"
#include "engine/runtime/runtime.h"
#include "engine/weights/weights_file.h"
#include "tests/unit/engine/small_weights.h"

#include <QTemporaryDir>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>

using namespace splitscope;
using namespace Qt::StringLiterals;

class TestWeightsFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatGivesTheSameNumbers_data();
    void everyFormatGivesTheSameNumbers();
    void theNameDoesNotTellTheFormat();
    void answersFollowTheWeights();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void whatIsNotFiniteIsRefused_data();
    void whatIsNotFiniteIsRefused();
    void theFirstOddNumberIsNamedWhoeverFindsIt();
    void whatCannotBeReadIsRefused_data();
    void whatCannotBeReadIsRefused();
    void theIdentityChangesWithTheFile();
    void aChoiceIsAFileOrASeed();

private:
    std::string written(const QByteArray &content, const QString &name = u"weights"_s) const
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        return file.fileName().toStdString();
    }

    QTemporaryDir folder_;
    const Network network_ = smallNetwork();
};

void TestWeightsFile::everyFormatGivesTheSameNumbers_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("safetensors") << smallSafetensors();
    for (const char *name :
         {"archive.pth", "half.pth", "bfloat16.pth", "double.pth", "scattered.pth",
          "parameters.pth", "tracked.pth", "protocol4.pth", "legacy.pth", "legacy_half.pth",
          "legacy_scattered.pth", "legacy_tracked.pth"})
        QTest::newRow(name) << contentOf(madeFile(name));
}

void TestWeightsFile::everyFormatGivesTheSameNumbers()
{
    QFETCH(QByteArray, content);
    const auto weights = openWeights(written(content), network_);
    QVERIFY2(weights.has_value(), weights ? "" : weights.error().detail.c_str());
    for (std::size_t p = 0; p < network_.parameters().size(); ++p)
        QVERIFY(readAll(**weights, network_, p) == madeValues(network_, p));
}

void TestWeightsFile::theNameDoesNotTellTheFormat()
{
    const auto weights = openWeights(written(smallSafetensors(), u"weights.pth"_s), network_);
    QVERIFY(weights.has_value());
    QCOMPARE((*weights)->description(), std::string("weights.pth"));
}

/// conv and fc of ones: ReLU(18 x + b) sums up to what one can reckon by hand.
void TestWeightsFile::answersFollowTheWeights()
{
    const auto weights = openWeights(written(smallSafetensors()), network_);
    QVERIFY(weights.has_value());
    const auto runtime = Runtime::make(network_, *weights).value();
    const Tensor input{{{1, 4, 4}}, std::vector<float>(16, 1.0f)};
    const auto run = runtime->run(network_.firstCut(), network_.lastCut(), input, Device{});
    QVERIFY(run.has_value());
    // The kernels' sums are -108/8 and -27/8, the biases -6/8 and -5/8: ReLU leaves nothing of
    // either, so that the answer is the last bias.
    QVERIFY(run->output.values == madeValues(network_, 3));
    QVERIFY(runtime->fingerprint() == fingerprintOf(network_, **weights));
}

void TestWeightsFile::whatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    using enum ErrorKind;
    const auto changed = [](const char *from, const char *to) {
        QByteArray file = smallSafetensors();
        const qsizetype before = file.size();
        file.replace(from, to);
        const qint64 length =
            *reinterpret_cast<const qint64 *>(file.constData()) + (file.size() - before);
        std::memcpy(file.data(), &length, sizeof length);
        return file;
    };
    QTest::newRow("missing") << changed("conv.bias", "conv.b_as") << WeightsTensorMissing
                             << u"conv.bias"_s;
    QTest::newRow("extra") << changed(
        R"("fc.bias":{"dtype":"F32","shape":[3])",
        R"("more":{"dtype":"F32","shape":[0],"data_offsets":[176,176])"
        R"(},"fc.bias":{"dtype":"F32","shape":[3])")
                           << WeightsTensorExtra << u"more"_s;
    QTest::newRow("shape") << changed("[3,8]", "[8,3]") << WeightsTensorShape
                           << u"fc.weight: 8x3 ≠ 3x8"_s;
    QTest::newRow("one more extent")
        << changed("[3,8]", "[3,8,1]") << WeightsTensorShape << u"fc.weight: 3x8x1 ≠ 3x8"_s;
    QTest::newRow("type") << changed(R"("dtype":"F32","shape":[2])", R"("dtype":"I32","shape":[2])")
                          << WeightsTensorType << u"conv.bias: I32"_s;
    QTest::newRow("type in a state dict")
        << contentOf(madeFile("integers.pth")) << WeightsTensorType << u"fc.bias: LongStorage"_s;
    QTest::newRow("call") << contentOf(madeFile("call.pth")) << WeightsNotOnlyTensors
                          << u"posix.system"_s;
}

void TestWeightsFile::whatDoesNotFitIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, detail);
    const std::string file = written(content);
    const auto weights = openWeights(file, network_);
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error().kind, kind);
    QCOMPARE(QString::fromStdString(weights.error().detail), detail);
    QCOMPARE(weights.error().subject, file);
}

void TestWeightsFile::whatIsNotFiniteIsRefused_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("NaN") << NAN << u"NaN"_s;
    QTest::newRow("infinite") << INFINITY << u"Inf"_s;
    QTest::newRow("negative infinite") << -INFINITY << u"-Inf"_s;
}

void TestWeightsFile::whatIsNotFiniteIsRefused()
{
    QFETCH(float, value);
    QFETCH(QString, text);
    QByteArray content = smallSafetensors();
    std::memcpy(content.data() + content.size() - 4, &value, sizeof value);
    const auto weights = openWeights(written(content), network_);
    QVERIFY(weights.has_value());
    const auto checked =
        PreparedWeights::prepare(network_, *weights, WeightPrecision::Float32, {}, {}, {});
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().kind, ErrorKind::WeightsTensorNotFinite);
    QCOMPARE(QString::fromStdString(checked.error().detail), u"fc.bias[2] = "_s + text);
}

void TestWeightsFile::theFirstOddNumberIsNamedWhoeverFindsIt()
{
    const Network wide("wide", "Wide", {{1000}}, {{"fc", Linear{1000, 1000, false}, "fc"}});
    std::vector<float> values(1'000'000, 1.0f);
    for (const std::size_t odd : {400'123u, 400'124u, 600'000u, 999'999u})
        values[odd] = NAN;
    const std::string file = written(safetensors(
        R"({"fc.weight":{"dtype":"F32","shape":[1000,1000],"data_offsets":[0,4000000]}})",
        bytesOf(values)));
    const auto weights = openWeights(file, wide);
    QVERIFY(weights.has_value());
    for (int time = 0; time < 20; ++time)
        QCOMPARE(PreparedWeights::prepare(wide, *weights, WeightPrecision::Float32, {}, {}, {})
                     .error()
                     .detail,
                 std::string("fc.weight[400123] = NaN"));
}

void TestWeightsFile::whatCannotBeReadIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("reason");
    QTest::newRow("not there") << folder_.filePath(u"nothing"_s) << u"No such file or directory"_s;
    QTest::newRow("folder") << folder_.path() << u"it is not a file"_s;
    QTest::newRow("empty") << QString::fromStdString(written({}, u"empty"_s)) << u"it is empty"_s;
    QTest::newRow("text") << QString::fromStdString(written("no weights at all", u"text"_s))
                          << u"it is neither safetensors nor a state dict"_s;
    QTest::newRow("two bytes") << QString::fromStdString(written("PK", u"two"_s))
                               << u"it is neither safetensors nor a state dict"_s;
    const QString pipe = folder_.filePath(u"pipe"_s);
    ::mkfifo(pipe.toUtf8().constData(), 0600);
    QTest::newRow("pipe") << pipe << u"it is not a file"_s;
}

void TestWeightsFile::whatCannotBeReadIsRefused()
{
    QFETCH(QString, file);
    QFETCH(QString, reason);
    const auto weights = openWeights(file.toStdString(), network_);
    QVERIFY(!weights.has_value());
    QCOMPARE(weights.error().kind, ErrorKind::WeightsUnusable);
    QCOMPARE(QString::fromStdString(weights.error().detail), reason);
}

void TestWeightsFile::theIdentityChangesWithTheFile()
{
    const auto identity = [&](const std::string &file) {
        return openWeights(file, network_).value()->identity();
    };
    const std::string one = written(smallSafetensors(), u"one"_s);
    const std::string other = written(smallSafetensors(), u"other"_s);
    const std::string before = identity(one);
    QCOMPARE(identity(one), before);
    QVERIFY(identity(other) != before);
    QVERIFY(QFile::link(QString::fromStdString(one), folder_.filePath(u"link"_s)));
    QCOMPARE(identity(folder_.filePath(u"link"_s).toStdString()), before);
    const timespec times[2] = {{0, UTIME_OMIT}, {1, 7}};
    QCOMPARE(::utimensat(AT_FDCWD, one.c_str(), times, 0), 0);
    QVERIFY(identity(one) != before);
}

void TestWeightsFile::aChoiceIsAFileOrASeed()
{
    const std::string file = written(smallSafetensors());
    QCOMPARE(chosenWeights({"small", file}, network_).value()->description(),
             std::string("weights"));
    QCOMPARE(chosenWeights({"small", {}, 7}, network_).value()->description(),
             std::string("seed 7"));
    QVERIFY(!chosenWeights({"small", file + "-not"}, network_).has_value());
}

QTEST_GUILESS_MAIN(TestWeightsFile)
#include "tst_weights_file.moc"
