// Payloads that no honest edge sends: every coding refuses them or decodes them to a tensor of the
// shape, and touches nothing else. Run under the sanitizers, this is where they look.
#include "engine/activation/coding.h"
#include "engine/image/normalisation.h"

#include <QTest>

#include <zstd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace splitscope;

Q_DECLARE_METATYPE(Coding)

namespace {

using Bytes = std::vector<std::byte>;

Coding coding(const char *id)
{
    return codingById(id).value();
}

Tensor tensorFor(Coding coding)
{
    Tensor tensor{{{3, 16, 18}}, {}};
    std::mt19937 random(11); // NOLINT: the same bytes each time
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (int pixel = 0; pixel < 16 * 18; ++pixel)
            tensor.values.push_back(normalisedLevels(channel)[random() % 40 + 60]);
    if (coding.format < ActivationFormat::Picture)
        for (float &value : tensor.values)
            value = std::max(value, 0.0f);
    return tensor;
}

/// Whatever it is, it is no crash: a tensor of the shape, or one of the errors that are stated.
bool isDealtWith(const Result<Tensor> &tensor, const TensorShape &shape)
{
    if (tensor)
        return tensor->shape == shape && std::ssize(tensor->values) == shape.elements();
    return tensor.error().kind == ErrorKind::PayloadShapeMismatch
           || tensor.error().kind == ErrorKind::MessageMalformed;
}

Bytes framed(const Bytes &raw)
{
    Bytes frame(ZSTD_compressBound(raw.size()));
    frame.resize(ZSTD_compress(frame.data(), frame.size(), raw.data(), raw.size(), 19));
    return frame;
}

Bytes scaled(float lowest, float step, std::size_t levels)
{
    Bytes bytes(8 + levels, std::byte{200});
    std::memcpy(bytes.data(), &lowest, 4);
    std::memcpy(bytes.data() + 4, &step, 4);
    return bytes;
}

} // namespace

class TestHostilePayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTruncationIsRefused_data() { everyCoding(); }
    void everyTruncationIsRefused();
    void whatFollowsIsRefused_data() { everyCoding(); }
    void whatFollowsIsRefused();
    void everyDamagedByteIsDealtWith_data() { everyCoding(); }
    void everyDamagedByteIsDealtWith();
    void noiseIsDealtWith_data() { everyCoding(); }
    void noiseIsDealtWith();
    void aBombIsNotUnpacked();
    void aFrameMustSayWhatItHolds();
    void severalFramesAreRefused();
    void aScaleThatIsNotFiniteIsRefused_data();
    void aScaleThatIsNotFiniteIsRefused();
    void aMaskMayNotMarkWhatIsNotThere();
    void aMaskMustFitTheLength();
    void aPictureOfAnotherSizeIsRefused_data();
    void aPictureOfAnotherSizeIsRefused();

private:
    static void everyCoding();
};

void TestHostilePayload::everyCoding()
{
    QTest::addColumn<Coding>("coding");
    for (const Coding each : allCodings())
        QTest::newRow(codingId(each).data()) << each;
}

void TestHostilePayload::everyTruncationIsRefused()
{
    QFETCH(const Coding, coding);
    const Tensor tensor = tensorFor(coding);
    const Bytes whole = encode(coding, tensor).value();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto got = decode(coding, tensor.shape, std::span(whole).first(length));
        QVERIFY2(!got && isDealtWith(got, tensor.shape), qPrintable(QString::number(length)));
    }
}

void TestHostilePayload::whatFollowsIsRefused()
{
    QFETCH(const Coding, coding);
    const Tensor tensor = tensorFor(coding);
    Bytes bytes = encode(coding, tensor).value();
    bytes.push_back(std::byte{0});
    const auto got = decode(coding, tensor.shape, bytes);
    QVERIFY(!got && isDealtWith(got, tensor.shape));
}

void TestHostilePayload::everyDamagedByteIsDealtWith()
{
    QFETCH(const Coding, coding);
    const Tensor tensor = tensorFor(coding);
    const Bytes whole = encode(coding, tensor).value();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int flip : {0x01, 0x80, 0xff}) {
            Bytes damaged = whole;
            damaged[i] ^= static_cast<std::byte>(flip);
            QVERIFY(isDealtWith(decode(coding, tensor.shape, damaged), tensor.shape));
        }
    }
}

void TestHostilePayload::noiseIsDealtWith()
{
    QFETCH(const Coding, coding);
    const Tensor tensor = tensorFor(coding);
    const std::size_t most = maxEncodedBytes(coding, tensor.shape);
    std::mt19937 random(5); // NOLINT
    for (int time = 0; time < 300; ++time) {
        // Every other time the length that an honest payload has.
        Bytes noise(time % 2 == 0 ? most : random() % (most + 1));
        std::ranges::generate(noise, [&] { return static_cast<std::byte>(random()); });
        QVERIFY(isDealtWith(decode(coding, tensor.shape, noise), tensor.shape));
    }
}

void TestHostilePayload::aBombIsNotUnpacked()
{
    // A gigabyte of zeros in some ten bytes: one header, and one block that is repeated.
    Bytes bomb = framed(Bytes(std::size_t{1} << 24));
    QVERIFY(bomb.size() < 2000);
    for (const char *id : {"fp32+zstd", "int8+zstd", "sparse+zstd", "picture+zstd"}) {
        const auto got = decode(coding(id), {{3, 16, 18}}, bomb);
        QCOMPARE(got.error().kind, ErrorKind::MessageMalformed);
    }
    // One that lies about its size is stopped by the buffer that it asked for.
    const std::size_t said = 3 * 16 * 18 * 4;
    Bytes liar = framed(Bytes(said));
    const Bytes body = framed(Bytes(said * 10));
    std::ranges::copy(std::span(body).subspan(7), std::back_inserter(liar));
    QCOMPARE(decode(coding("fp32+zstd"), {{3, 16, 18}}, liar).error().kind,
             ErrorKind::MessageMalformed);
}

void TestHostilePayload::aFrameMustSayWhatItHolds()
{
    const Bytes raw(std::size_t{3} * 16 * 18);
    Bytes frame(ZSTD_compressBound(raw.size()));
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), raw.data(), raw.size()));
    ZSTD_freeCCtx(context);
    QCOMPARE(decode(coding("picture+zstd"), {{3, 16, 18}}, frame).error().kind,
             ErrorKind::MessageMalformed);
    QVERIFY(decode(coding("picture+zstd"), {{3, 16, 18}}, framed(raw)).has_value());
}

void TestHostilePayload::severalFramesAreRefused()
{
    Bytes frames = framed(Bytes(std::size_t{3} * 16 * 18));
    const Bytes empty = framed({});
    frames.insert(frames.end(), empty.begin(), empty.end());
    QCOMPARE(decode(coding("picture+zstd"), {{3, 16, 18}}, frames).error().kind,
             ErrorKind::MessageMalformed);
}

void TestHostilePayload::aScaleThatIsNotFiniteIsRefused_data()
{
    QTest::addColumn<float>("lowest");
    QTest::addColumn<float>("step");
    constexpr float infinity = std::numeric_limits<float>::infinity();
    QTest::newRow("infinite lowest") << infinity << 1.0f;
    QTest::newRow("lowest is no number") << std::nanf("") << 1.0f;
    QTest::newRow("infinite step") << 0.0f << infinity;
    QTest::newRow("step is no number") << 0.0f << std::nanf("");
    QTest::newRow("negative step") << 0.0f << -1.0f;
    QTest::newRow("leads beyond the largest") << 1e38f << 1e37f;
}

void TestHostilePayload::aScaleThatIsNotFiniteIsRefused()
{
    QFETCH(const float, lowest);
    QFETCH(const float, step);
    const Bytes bytes = scaled(lowest, step, 4);
    QCOMPARE(decode(coding("int8"), {{4}}, bytes).error().kind, ErrorKind::MessageMalformed);
    QCOMPARE(decode(coding("int8-channel"), {{1, 2, 2}}, bytes).error().kind,
             ErrorKind::MessageMalformed);
    QVERIFY(decode(coding("int8"), {{4}}, scaled(0, 1, 4)).has_value());
}

void TestHostilePayload::aMaskMayNotMarkWhatIsNotThere()
{
    const Bytes fifthOfFour{std::byte{0x10}, std::byte{}, std::byte{}, std::byte{}, std::byte{}};
    QCOMPARE(decode(coding("sparse"), {{4}}, fifthOfFour).error().kind,
             ErrorKind::MessageMalformed);
}

void TestHostilePayload::aMaskMustFitTheLength()
{
    for (const int mask : {0x00, 0x03, 0x0f}) {
        Bytes bytes(5);
        bytes[0] = static_cast<std::byte>(mask);
        QCOMPARE(decode(coding("sparse"), {{4}}, bytes).error().kind, ErrorKind::MessageMalformed);
    }
}

void TestHostilePayload::aPictureOfAnotherSizeIsRefused_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"png", "jpeg75"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestHostilePayload::aPictureOfAnotherSizeIsRefused()
{
    QFETCH(const QString, id);
    const Coding of = coding(qPrintable(id));
    const Bytes bytes = encode(of, tensorFor(of)).value();
    for (const TensorShape &shape : {TensorShape{{3, 18, 16}}, {{3, 16, 17}}, {{3, 300, 300}}})
        QCOMPARE(decode(of, shape, bytes).error().kind, ErrorKind::MessageMalformed);
}

QTEST_GUILESS_MAIN(TestHostilePayload)
#include "tst_hostile_payload.moc"
