// The safetensors format: what is read, and that nothing else is.
#include "engine/weights/safetensors_file.h"
#include "tests/unit/engine/small_weights.h"

using namespace splitscope;

namespace {

Result<std::vector<StoredTensor>> read(const std::vector<std::byte> &file)
{
    return readSafetensors(file);
}

const QByteArray sixteen(16, '\1');

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tensorsAreWhereTheHeaderSays();
    void whatIsNoTensorIsPassedOver();
    void everyTypeIsReadAsFloat_data();
    void everyTypeIsReadAsFloat();
    void aWrongHeaderIsRefused_data();
    void aWrongHeaderIsRefused();
    void aHugeHeaderTakesNoMemory();
    void aDeepHeaderIsRefused();
    void everyTruncationIsRefused();
    void noChangedByteDoesHarm();
};

void TestSafetensors::tensorsAreWhereTheHeaderSays()
{
    const auto file = exactly(smallSafetensors());
    const auto tensors = read(file);
    QVERIFY(tensors.has_value());
    QCOMPARE(tensors->size(), std::size_t{4});
    const StoredTensor &weight = tensors->front();
    QCOMPARE(weight.name, std::string("conv.weight"));
    QVERIFY((weight.extents == std::vector<std::int64_t>{2, 1, 3, 3}));
    std::vector<float> values(18);
    readNumbers(weight, 0, values);
    QVERIFY(values == madeValues(smallNetwork(), 0));
    std::vector<float> some(3);
    readNumbers(weight, 7, some);
    QVERIFY((some == std::vector<float>{values[7], values[8], values[9]}));
}

void TestSafetensors::whatIsNoTensorIsPassedOver()
{
    const auto file =
        exactly(safetensors(R"({"__metadata__":{"format":"pt"},"a":{"dtype":"U8","shape":[4,4],)"
                            R"("data_offsets":[0,16]},"none":{"dtype":"F32","shape":[0,7],)"
                            R"("data_offsets":[16,16]}}   )",
                            sixteen));
    const auto tensors = read(file);
    QVERIFY(tensors.has_value());
    QCOMPARE(tensors->size(), std::size_t{2});
    QVERIFY(tensors->front().type == NumberType::Other);
}

void TestSafetensors::everyTypeIsReadAsFloat_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<float>("value");
    const auto row = [](const char *name, const char *type, const char *hex, float value) {
        QTest::newRow(name) << QByteArray(type) << QByteArray::fromHex(hex) << value;
    };
    row("single", "F32", "000048c1", -12.5f);
    row("double", "F64", "00000000000029c0", -12.5f);
    row("double too large", "F64", "ffffffffffffef7f", INFINITY);
    row("half", "F16", "40ca", -12.5f);
    row("half, smallest", "F16", "0100", 0x1p-24f);
    row("half, largest below normal", "F16", "ff83", -1023 * 0x1p-24f);
    row("half, smallest normal", "F16", "0004", 0x1p-14f);
    row("half, largest", "F16", "ff7b", 65504);
    row("half, infinite", "F16", "00fc", -INFINITY);
    row("bfloat16", "BF16", "48c1", -12.5f);
    row("bfloat16, largest", "BF16", "7f7f", 0x1.fep127f);
}

void TestSafetensors::everyTypeIsReadAsFloat()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, bytes);
    QFETCH(float, value);
    const auto file =
        exactly(safetensors(R"({"a":{"dtype":")" + type + R"(","shape":[1],"data_offsets":[0,)"
                                + QByteArray::number(bytes.size()) + "]}}",
                            bytes));
    const auto tensors = read(file);
    QVERIFY(tensors.has_value());
    std::vector<float> values(1);
    readNumbers(tensors->front(), 0, values);
    QVERIFY(values[0] == value);
}

void TestSafetensors::aWrongHeaderIsRefused_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<ErrorKind>("kind");
    using enum ErrorKind;
    const auto row = [](const char *name, const char *header, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(header) << kind;
    };
    const auto tensor = [&](const char *name, const char *rest, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(R"({"a":{)") + rest + "}}" << kind;
    };
    row("no JSON", "{a", WeightsUnusable);
    row("an array", "[1]", WeightsUnusable);
    row("twice the same name",
        R"({"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},)"
        R"("a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})",
        WeightsUnusable);
    row("bytes of nobody", "{}", WeightsUnusable);
    row("no object", R"({"a":7})", WeightsTensorDamaged);
    row("an overlap",
        R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},)"
        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})",
        WeightsTensorDamaged);
    row("a hole between",
        R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
        R"("b":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})",
        WeightsTensorDamaged);
    tensor("a hole at the end", R"("dtype":"F32","shape":[3],"data_offsets":[0,12])",
           WeightsUnusable);
    tensor("a hole at the start", R"("dtype":"F32","shape":[3],"data_offsets":[4,16])",
           WeightsTensorDamaged);
    tensor("an unknown type", R"("dtype":"F31","shape":[4],"data_offsets":[0,16])",
           WeightsTensorType);
    tensor("no type", R"("shape":[4],"data_offsets":[0,16])", WeightsTensorDamaged);
    tensor("no shape", R"("dtype":"F32","data_offsets":[0,16])", WeightsTensorDamaged);
    tensor("no offsets", R"("dtype":"F32","shape":[4])", WeightsTensorDamaged);
    tensor("three offsets", R"("dtype":"F32","shape":[4],"data_offsets":[0,16,16])",
           WeightsTensorDamaged);
    tensor("backwards", R"("dtype":"F32","shape":[4],"data_offsets":[16,0])", WeightsTensorDamaged);
    tensor("past the end", R"("dtype":"F32","shape":[5],"data_offsets":[0,20])",
           WeightsTensorDamaged);
    tensor("more numbers than bytes", R"("dtype":"F32","shape":[5],"data_offsets":[0,16])",
           WeightsTensorDamaged);
    tensor("half a number", R"("dtype":"F64","shape":[1],"data_offsets":[0,15])",
           WeightsTensorDamaged);
    tensor("a negative extent", R"("dtype":"F32","shape":[-2,-2],"data_offsets":[0,16])",
           WeightsTensorDamaged);
    tensor("a broken extent", R"("dtype":"F32","shape":[4.0],"data_offsets":[0,16])",
           WeightsTensorDamaged);
    // 2^62 + 4 times four bytes is sixteen bytes to one who does not look at the carry.
    tensor("a product that overflows",
           R"("dtype":"F32","shape":[4611686018427387908],"data_offsets":[0,16])",
           WeightsTensorDamaged);
    tensor("extents that overflow",
           R"("dtype":"F32","shape":[4294967296,4294967297],"data_offsets":[0,16])",
           WeightsTensorDamaged);
    tensor("an extent past 64 bits",
           R"("dtype":"F32","shape":[18446744073709551615],"data_offsets":[0,16])",
           WeightsTensorDamaged);
}

void TestSafetensors::aWrongHeaderIsRefused()
{
    QFETCH(QByteArray, header);
    QFETCH(ErrorKind, kind);
    const auto file = exactly(safetensors(header, sixteen));
    const auto tensors = read(file);
    QVERIFY(!tensors.has_value());
    QCOMPARE(tensors.error().kind, kind);
}

void TestSafetensors::aHugeHeaderTakesNoMemory()
{
    for (const int bit : {24, 40, 60, 63}) {
        auto file = exactly(smallSafetensors());
        const quint64 length = quint64{1} << bit;
        std::memcpy(file.data(), &length, sizeof length);
        const auto tensors = read(file);
        QVERIFY(!tensors.has_value());
        QCOMPARE(tensors.error().detail, std::string("its header is too long"));
    }
}

void TestSafetensors::aDeepHeaderIsRefused()
{
    const auto file = exactly(safetensors("{\"a\":" + QByteArray(1 << 20, '['), {}));
    QVERIFY(!read(file).has_value());
    const auto closed = exactly(
        safetensors("{\"a\":" + QByteArray(1 << 20, '[') + QByteArray(1 << 20, ']') + "}", {}));
    QVERIFY(!read(closed).has_value());
}

void TestSafetensors::everyTruncationIsRefused()
{
    const QByteArray whole = smallSafetensors();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto file = exactly(whole.left(length));
        QVERIFY2(!read(file).has_value(), qPrintable(QString::number(length)));
    }
}

void TestSafetensors::noChangedByteDoesHarm()
{
    const QByteArray whole = smallSafetensors();
    int readable = 0;
    for (qsizetype place = 0; place < whole.size(); ++place) {
        for (const int change : {0x01, 0x80, 0xff}) {
            QByteArray changed = whole;
            changed[place] = static_cast<char>(changed[place] ^ change);
            const auto file = exactly(changed);
            if (const auto tensors = read(file)) {
                readThrough(*tensors);
                ++readable;
            }
        }
    }
    // What is left is a number, or a letter of a name.
    QVERIFY(readable >= 3 * 188);
    QVERIFY(readable < 3 * 300);
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
