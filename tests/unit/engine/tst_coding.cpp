// Activations as bytes and back: what each coding keeps, and its layout.
#include "engine/activation/coding.h"
#include "engine/image/normalisation.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

using namespace splitscope;

Q_DECLARE_METATYPE(Coding)

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float largest = std::numeric_limits<float>::max();
constexpr float smallest = std::numeric_limits<float>::denorm_min();

Coding coding(const char *id)
{
    return codingById(id).value();
}

std::vector<std::byte> bytesOf(std::initializer_list<int> bytes)
{
    std::vector<std::byte> out;
    for (const int byte : bytes)
        out.push_back(static_cast<std::byte>(byte));
    return out;
}

Tensor flat(std::vector<float> values)
{
    return {{{std::ssize(values)}}, std::move(values)};
}

/// As after a ReLU: half of them 0, each channel on a scale of its own.
Tensor activation()
{
    Tensor tensor{{{8, 9, 7}}, {}};
    std::mt19937 random(7); // NOLINT: the same values each time
    std::normal_distribution<float> normal;
    for (int i = 0; i < 8 * 9 * 7; ++i)
        tensor.values.push_back(std::max(0.0f, normal(random) * static_cast<float>(1 + i / 63)));
    return tensor;
}

/// A 3 x height x width input whose levels run through all 256.
Tensor picture(std::int64_t height = 20, std::int64_t width = 30)
{
    Tensor tensor{{{3, height, width}}, {}};
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::int64_t pixel = 0; pixel < height * width; ++pixel)
            tensor.values.push_back(
                normalisedLevels(channel)[static_cast<std::size_t>(pixel) * (channel + 1) % 256]);
    return tensor;
}

Tensor suitableFor(Coding coding)
{
    return suits(coding, activation().shape) ? activation() : picture();
}

bool sameBits(const Tensor &a, const Tensor &b)
{
    return a.shape == b.shape
           && std::ranges::equal(a.values, b.values, {}, std::bit_cast<std::uint32_t, float>,
                                 std::bit_cast<std::uint32_t, float>);
}

Tensor throughCoding(Coding coding, const Tensor &tensor)
{
    return decode(coding, tensor.shape, encode(coding, tensor).value()).value();
}

float throughCoding(const char *id, float value)
{
    return throughCoding(coding(id), flat({value})).values.front();
}

} // namespace

class TestCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codingsAreFoundByTheirIds();
    void whatIsEncodedStaysWithinTheLimit_data() { everyCoding(); }
    void whatIsEncodedStaysWithinTheLimit();
    void losslessCodingsKeepEveryBit_data() { everyCoding(); }
    void losslessCodingsKeepEveryBit();
    void onlyLosslessCodingsTakeWhatIsNotFinite_data() { everyCoding(); }
    void onlyLosslessCodingsTakeWhatIsNotFinite();
    void halvesAreRoundedToTheNearestEven_data();
    void halvesAreRoundedToTheNearestEven();
    void everyHalfComesBackAsItself();
    void int8IsOffByHalfAStepAtMost_data();
    void int8IsOffByHalfAStepAtMost();
    void equalValuesComeBackExactly();
    void eachChannelHasItsOwnScale();
    void sparseCodingsKeepZerosExactly_data();
    void sparseCodingsKeepZerosExactly();
    void theFullRangeOfFloatsStaysFinite();
    void layoutsAreAsTheProtocolSays_data();
    void layoutsAreAsTheProtocolSays();
    void onlyPicturesAreCodedAsPictures();
    void aValueBetweenTwoLevelsIsNoPicture();
    void jpegComesCloserWithItsQuality();

private:
    static void everyCoding();
};

void TestCoding::everyCoding()
{
    QTest::addColumn<Coding>("coding");
    for (const Coding each : allCodings())
        QTest::newRow(codingId(each).data()) << each;
}

void TestCoding::codingsAreFoundByTheirIds()
{
    for (const Coding each : allCodings())
        QVERIFY(codingById(codingId(each)) == each);
    const auto unknown = codingById("morse");
    QCOMPARE(unknown.error().kind, ErrorKind::UnknownCoding);
    QCOMPARE(unknown.error().subject, std::string("morse"));
    QVERIFY(unknown.error().detail.starts_with("fp32, fp32+zstd, fp16, "));
}

void TestCoding::whatIsEncodedStaysWithinTheLimit()
{
    QFETCH(const Coding, coding);
    Tensor noise = suitableFor(coding);
    if (noise.shape.extents[0] == 3) { // what compresses worst: noise
        std::mt19937 random(3);        // NOLINT
        std::size_t i = 0;
        for (float &value : noise.values)
            value = normalisedLevels(i++ / (noise.values.size() / 3))[random() % 256];
    }
    for (const Tensor &tensor : {suitableFor(coding), noise}) {
        const auto bytes = encode(coding, tensor);
        QVERIFY(bytes.has_value());
        QVERIFY(bytes->size() <= maxEncodedBytes(coding, tensor.shape));
        const auto fixed = fixedEncodedBytes(coding, tensor.shape);
        QVERIFY(!fixed || bytes->size() == *fixed);
    }
}

void TestCoding::losslessCodingsKeepEveryBit()
{
    QFETCH(const Coding, coding);
    const Tensor tensor = suitableFor(coding);
    QCOMPARE(sameBits(throughCoding(coding, tensor), tensor), isLossless(coding));
    if (isLossless(coding) && suits(coding, {{6}})) {
        const Tensor special = flat({0.0f, -0.0f, smallest, largest, -1.5f, 0.1f});
        QVERIFY(sameBits(throughCoding(coding, special), special));
    }
}

void TestCoding::onlyLosslessCodingsTakeWhatIsNotFinite()
{
    QFETCH(const Coding, coding);
    for (const float value : {infinity, -infinity, std::nanf("")}) {
        Tensor tensor = suitableFor(coding);
        tensor.values[5] = value;
        const auto bytes = encode(coding, tensor);
        const bool taken = isLossless(coding) && tensor.shape.extents[0] != 3;
        QCOMPARE(bytes.has_value(), taken);
        if (taken)
            QVERIFY(sameBits(*decode(coding, tensor.shape, *bytes), tensor));
        else
            QCOMPARE(bytes.error().kind, ErrorKind::CodingUnsuitable);
    }
}

void TestCoding::halvesAreRoundedToTheNearestEven_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<float>("value");
    QTest::addColumn<float>("expected");
    const auto row = [](const char *name, const char *id, float value, float expected) {
        QTest::newRow(name) << QString::fromLatin1(id) << value << expected;
    };
    row("fp16: exact", "fp16", -1.5f, -1.5f);
    row("fp16: below a tie", "fp16", 1 + 0x1.ffcp-12f, 1);
    row("fp16: a tie goes down to even", "fp16", 1 + 0x1p-11f, 1);
    row("fp16: a tie goes up to even", "fp16", 1 + 0x3p-11f, 1 + 0x2p-10f);
    row("fp16: above a tie", "fp16", 1 + 0x1.004p-11f, 1 + 0x1p-10f);
    row("fp16: carries into the exponent", "fp16", 2 - 0x1p-12f, 2);
    row("fp16: the largest", "fp16", 65504, 65504);
    row("fp16: just below half a step above it", "fp16", 65519.996f, 65504);
    row("fp16: the smallest", "fp16", 0x1p-24f, 0x1p-24f);
    row("fp16: a tie below the smallest", "fp16", 0x1p-25f, 0);
    row("fp16: above a tie below the smallest", "fp16", 0x1.002p-25f, 0x1p-24f);
    row("fp16: subnormal carries into normal", "fp16", 0x1p-14f - 0x1p-26f, 0x1p-14f);
    row("fp16: a float's subnormal", "fp16", smallest, 0);
    row("bf16: exact", "bf16", -1.5f, -1.5f);
    row("bf16: a tie goes down to even", "bf16", 1 + 0x1p-8f, 1);
    row("bf16: a tie goes up to even", "bf16", 1 + 0x3p-8f, 1 + 0x2p-7f);
    row("bf16: above a tie", "bf16", 1 + 0x1.001p-8f, 1 + 0x1p-7f);
    row("bf16: the largest", "bf16", 0x1.fep127f, 0x1.fep127f);
    row("bf16: subnormal", "bf16", 0x1p-133f, 0x1p-133f);
}

void TestCoding::halvesAreRoundedToTheNearestEven()
{
    QFETCH(const QString, id);
    QFETCH(const float, value);
    QFETCH(const float, expected);
    QCOMPARE(throughCoding(qPrintable(id), value), expected);
    QCOMPARE(throughCoding(qPrintable(id), -value), -expected);
}

void TestCoding::everyHalfComesBackAsItself()
{
    for (const char *id : {"fp16", "bf16"}) {
        for (int half = 0; half < 0x10000; ++half) {
            const auto bytes = bytesOf({half & 0xff, half >> 8});
            const auto tensor = decode(coding(id), {{1}}, bytes);
            if (std::isfinite(tensor->values.front()))
                QVERIFY(encode(coding(id), *tensor) == bytes);
        }
    }
    for (const float beyond : {65520.0f, -65520.0f, 1e30f})
        QCOMPARE(encode(coding("fp16"), flat({beyond})).error().kind, ErrorKind::CodingUnsuitable);
    QCOMPARE(encode(coding("bf16"), flat({largest})).error().kind, ErrorKind::CodingUnsuitable);
}

void TestCoding::int8IsOffByHalfAStepAtMost_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"int8", "int8-channel", "sparse-int8", "int8+zstd"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestCoding::int8IsOffByHalfAStepAtMost()
{
    QFETCH(const QString, id);
    Tensor tensor = activation();
    for (const float shift : {0.0f, -3.0f, 1000.0f}) {
        for (float &value : tensor.values)
            value += shift;
        const auto [lowest, highest] = std::ranges::minmax(tensor.values);
        const Tensor back = throughCoding(coding(qPrintable(id)), tensor);
        const float bound = (highest - lowest) / 255 / 2 + 1e-6f * std::max(highest, -lowest);
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            QVERIFY(std::abs(back.values[i] - tensor.values[i]) <= bound);
    }
}

void TestCoding::equalValuesComeBackExactly()
{
    for (const char *id : {"int8", "int8-channel", "sparse-int8"}) {
        for (const float value : {0.0f, -3.3f, largest, smallest}) {
            const Tensor tensor{{{2, 2, 2}}, std::vector<float>(8, value)};
            QVERIFY(sameBits(throughCoding(coding(id), tensor), tensor));
        }
    }
}

void TestCoding::eachChannelHasItsOwnScale()
{
    const Tensor tensor{{{2, 1, 3}}, {0, 0.5f, 1, 0, 500, 1000}};
    const Tensor back = throughCoding(coding("int8-channel"), tensor);
    QVERIFY(std::abs(back.values[1] - 0.5f) < 0.002f);
    QVERIFY(std::abs(back.values[4] - 500) < 2);
    QVERIFY(std::abs(throughCoding(coding("int8"), tensor).values[1] - 0.5f) > 0.4f);
}

void TestCoding::sparseCodingsKeepZerosExactly_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"sparse", "sparse-fp16", "sparse-int8", "sparse-int8+zstd"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestCoding::sparseCodingsKeepZerosExactly()
{
    QFETCH(const QString, id);
    const Coding of = coding(qPrintable(id));
    const Tensor tensor = activation();
    const Tensor back = throughCoding(of, tensor);
    for (std::size_t i = 0; i < tensor.values.size(); ++i) {
        if (tensor.values[i] == 0)
            QVERIFY(std::bit_cast<std::uint32_t>(back.values[i]) == 0);
    }
    for (const std::size_t length : {1u, 7u, 8u, 9u, 64u}) {
        const Tensor none = flat(std::vector<float>(length, 0.0f));
        QVERIFY(sameBits(throughCoding(of, none), none));
        const Tensor all = flat(std::vector<float>(length, 2.0f));
        QVERIFY(sameBits(throughCoding(of, all), all));
    }
}

void TestCoding::theFullRangeOfFloatsStaysFinite()
{
    const Tensor back = throughCoding(coding("int8"), flat({-largest, largest, 0}));
    QVERIFY(std::ranges::all_of(back.values, [](float value) { return std::isfinite(value); }));
    QCOMPARE(back.values[0], -largest);
    QVERIFY(back.values[1] > 0.999f * largest);
    QVERIFY(std::abs(back.values[2]) <= largest / 255 * 1.001f);
}

void TestCoding::layoutsAreAsTheProtocolSays_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Tensor>("tensor");
    QTest::addColumn<std::vector<std::byte>>("bytes");
    const auto row = [](const char *id, const Tensor &tensor, std::initializer_list<int> bytes) {
        QTest::newRow(id) << QString::fromLatin1(id) << tensor << bytesOf(bytes);
    };
    row("fp32", flat({1}), {0, 0, 0x80, 0x3f});
    row("fp16", flat({1, -2}), {0, 0x3c, 0, 0xc0});
    row("bf16", flat({1, -2}), {0x80, 0x3f, 0, 0xc0});
    // lowest -1, step 2: levels 0, 255 and, half-way, the upper of the two in the middle.
    row("int8", flat({-1, 509, 254}), {0, 0, 0x80, 0xbf, 0, 0, 0, 0x40, 0, 255, 128});
    row("int8-channel", {{{2, 1, 2}}, {0, 255, 7, 7}},
        {0, 0, 0, 0, 0, 0, 0x80, 0x3f, 0, 0, 0xe0, 0x40, 0, 0, 0, 0, 0, 255, 0, 0});
    // Values 1 and 8 of nine are there: bit 1 of the first byte, bit 0 of the second.
    row("sparse", flat({0, 1, 0, 0, 0, 0, 0, 0, -2}), {2, 1, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0});
    row("sparse-fp16", flat({0, 1, 0, 0, 0, 0, 0, 0, -2}), {2, 1, 0, 0x3c, 0, 0xc0});
    row("sparse-int8", flat({0, 255, 0}), {2, 0, 0, 0x7f, 0x43, 0, 0, 0, 0, 0});
    row("picture",
        {{{3, 1, 2}},
         {(0 / 255.0f - 0.485f) / 0.229f, (255 / 255.0f - 0.485f) / 0.229f,
          (7 / 255.0f - 0.456f) / 0.224f, (8 / 255.0f - 0.456f) / 0.224f,
          (99 / 255.0f - 0.406f) / 0.225f, (0 / 255.0f - 0.406f) / 0.225f}},
        {0, 255, 7, 8, 99, 0});
}

void TestCoding::layoutsAreAsTheProtocolSays()
{
    QFETCH(const QString, id);
    QFETCH(const Tensor, tensor);
    QFETCH(const std::vector<std::byte>, bytes);
    QVERIFY(encode(coding(qPrintable(id)), tensor) == bytes);
    QVERIFY(decode(coding(qPrintable(id)), tensor.shape, bytes).has_value());
}

void TestCoding::onlyPicturesAreCodedAsPictures()
{
    for (const char *id : {"picture", "picture+zstd", "png", "jpeg75", "jpeg90", "jpeg95"}) {
        const auto bytes = encode(coding(id), activation());
        QCOMPARE(bytes.error().kind, ErrorKind::CodingUnsuitable);
        QCOMPARE(bytes.error().subject, std::string(id));
        QVERIFY(!suits(coding(id), activation().shape));
        QVERIFY(suits(coding(id), picture().shape));
        QCOMPARE(decode(coding(id), {{1000}}, bytesOf({1, 2, 3})).error().kind,
                 ErrorKind::CodingUnsuitable);
    }
}

void TestCoding::aValueBetweenTwoLevelsIsNoPicture()
{
    for (const char *id : {"picture", "png", "jpeg90"}) {
        Tensor tensor = picture();
        tensor.values[1000] = std::nextafter(tensor.values[1000], 10.0f);
        const auto bytes = encode(coding(id), tensor);
        QCOMPARE(bytes.error().kind, ErrorKind::CodingUnsuitable);
        QCOMPARE(bytes.error().detail, std::string("the tensor is not an 8-bit picture"));
    }
}

void TestCoding::jpegComesCloserWithItsQuality()
{
    // Smooth, as photographs are.
    Tensor tensor{{{3, 64, 48}}, {}};
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (int pixel = 0; pixel < 64 * 48; ++pixel)
            tensor.values.push_back(normalisedLevels(channel)[static_cast<std::size_t>(
                128 + std::lrint(100 * std::sin(pixel % 48 / 9.0) * std::cos(pixel / 48 / 11.0)))]);
    const auto worst = [&](const char *id) {
        const Tensor back = throughCoding(coding(id), tensor);
        float apart = 0;
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            apart = std::max(apart, std::abs(back.values[i] - tensor.values[i]));
        return apart;
    };
    QVERIFY(worst("jpeg75") > worst("jpeg95"));
    QVERIFY(worst("jpeg95") < 0.2f); // of 4.4 between black and white
}

QTEST_GUILESS_MAIN(TestCoding)
#include "tst_coding.moc"
