// From pixels to the network's input.
#include "engine/image/normalisation.h"
#include "engine/image/preprocess.h"
#include "engine/model/networks.h"

#include <QCryptographicHash>
#include <QFile>
#include <QImage>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <span>

using namespace splitscope;

namespace {

constexpr float mean[] = {0.485f, 0.456f, 0.406f};
constexpr float deviation[] = {0.229f, 0.224f, 0.225f};

Picture plain(int width, int height, std::uint8_t red, std::uint8_t green, std::uint8_t blue)
{
    Picture picture{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        picture.rgb.insert(picture.rgb.end(), {red, green, blue});
    return picture;
}

/// As make_preprocess_vectors.py paints it.
Picture painted(const QByteArray &kind, int width, int height)
{
    Picture picture{width, height, {}};
    const auto steps = static_cast<std::uint64_t>(std::max(width - 1, 1));
    for (std::uint64_t y = 0; y < static_cast<std::uint64_t>(height); ++y) {
        for (std::uint64_t x = 0; x < static_cast<std::uint64_t>(width); ++x) {
            for (std::uint64_t c = 0; c < 3; ++c) {
                const std::uint64_t noise =
                    (x * 7919 + y * 104729 + c * 1299709) * 2654435761 >> 13;
                const std::uint64_t ramp = (x * 255 / steps + y * 3 + c * 85) / 2;
                picture.rgb.push_back(
                    static_cast<std::uint8_t>((kind == "noise" ? noise : ramp) & 255));
            }
        }
    }
    return picture;
}

float at(const Tensor &tensor, int channel, int y, int x)
{
    return tensor.values[static_cast<std::size_t>((channel * 224 + y) * 224 + x)];
}

bool near(float value, float expected)
{
    return std::abs(value - expected) < 1e-5f;
}

} // namespace

class TestPreprocess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyPictureBecomesOneInput_data();
    void anyPictureBecomesOneInput();
    void coloursAreNormalisedChannelByChannel();
    void theCropIsTheCentre();
    void anExactSizePassesThroughUnfiltered();
    void everyValueIsOfAWholeLevel();
    void lenetSeesInkOnPaperInGrey();
    void tensorsAreTorchvisionsBitForBit_data();
    void tensorsAreTorchvisionsBitForBit();
    void levelsArePilsWithinOne_data();
    void levelsArePilsWithinOne();
};

void TestPreprocess::anyPictureBecomesOneInput_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("one row") << 300 << 1;
    QTest::newRow("portrait") << 240 << 640;
    QTest::newRow("landscape") << 640 << 480;
}

void TestPreprocess::anyPictureBecomesOneInput()
{
    QFETCH(int, width);
    QFETCH(int, height);
    const Tensor input = preprocess(plain(width, height, 10, 20, 30), alexNetLab());
    QCOMPARE(input.shape.toString(), std::string("3x224x224"));
    QCOMPARE(std::ssize(input.values), input.shape.elements());
}

void TestPreprocess::coloursAreNormalisedChannelByChannel()
{
    const Tensor input = preprocess(plain(400, 300, 255, 128, 0), alexNetLab());
    const float levels[] = {1.0f, 128.0f / 255, 0.0f};
    for (int channel = 0; channel < 3; ++channel)
        QVERIFY(near(at(input, channel, 100, 50),
                     (levels[channel] - mean[channel]) / deviation[channel]));
}

void TestPreprocess::theCropIsTheCentre()
{
    // White left quarter, black middle, white right quarter: only black is left after the crop.
    Picture picture = plain(1024, 256, 0, 0, 0);
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 1024; ++x)
            if (x < 256 || x >= 768)
                for (int channel = 0; channel < 3; ++channel)
                    picture.rgb[static_cast<std::size_t>((y * 1024 + x) * 3 + channel)] = 255;
    const Tensor input = preprocess(picture, alexNetLab());
    const float black = -mean[0] / deviation[0];
    QVERIFY(near(at(input, 0, 0, 0), black));
    QVERIFY(near(at(input, 0, 223, 223), black));
}

void TestPreprocess::anExactSizePassesThroughUnfiltered()
{
    Picture picture = plain(256, 256, 0, 0, 0);
    picture.rgb[static_cast<std::size_t>((16 + 3) * 256 + 16 + 5) * 3 + 1] = 255; // row 3, column 5
    const Tensor input = preprocess(picture, alexNetLab());
    QVERIFY(near(at(input, 1, 3, 5), (1 - mean[1]) / deviation[1]));
    QVERIFY(near(at(input, 1, 3, 6), -mean[1] / deviation[1]));
}

void TestPreprocess::everyValueIsOfAWholeLevel()
{
    // A ramp that is shrunk: most of the filter's sums lie between two levels.
    Picture picture{701, 643, {}};
    for (int pixel = 0; pixel < 701 * 643; ++pixel)
        for (const int factor : {1, 7, 31})
            picture.rgb.push_back(static_cast<std::uint8_t>(pixel * factor / 97));
    const Tensor input = preprocess(picture, alexNetLab());
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const NormalisedLevels levels = normalisedLevels(channel);
        const std::span values =
            std::span(input.values).subspan(channel * 224 * 224, std::size_t{224} * 224);
        QVERIFY(std::ranges::all_of(
            values, [&](float value) { return std::ranges::count(levels, value) == 1; }));
    }
}

void TestPreprocess::lenetSeesInkOnPaperInGrey()
{
    const Tensor black = preprocess(plain(64, 48, 0, 0, 0), lenet5());
    QCOMPARE(black.shape.toString(), std::string("1x32x32"));
    QCOMPARE(std::ssize(black.values), black.shape.elements());
    QVERIFY(near(black.values.front(), -0.1f)); // LeCun et al. 1998, section II.B
    // torchvision: 0.2989 * 200 + 0.587 * 100 + 0.114 * 50 = 124.18, cut off.
    const Tensor colour = preprocess(plain(64, 48, 200, 100, 50), lenet5());
    QVERIFY(near(colour.values.back(), 124.0f / 255 * 1.275f - 0.1f));
}

void TestPreprocess::tensorsAreTorchvisionsBitForBit_data()
{
    QTest::addColumn<QList<QByteArray>>("fields");
    QFile vectors(QStringLiteral(PREPROCESS_FOLDER "/vectors.txt"));
    QVERIFY(vectors.open(QIODevice::ReadOnly));
    for (QByteArray line = vectors.readLine().trimmed(); !line.isEmpty();
         line = vectors.readLine().trimmed()) {
        const QList<QByteArray> fields = line.split(' ');
        QTest::newRow(fields.mid(0, 3).join(' ').constData()) << fields;
    }
}

void TestPreprocess::tensorsAreTorchvisionsBitForBit()
{
    QFETCH(QList<QByteArray>, fields);
    const Tensor input =
        preprocess(painted(fields[0], fields[1].toInt(), fields[2].toInt()), alexNetLab());
    // First some numbers, which tell more than a digest does where it differs.
    const int samples[][3] = {{0, 0, 0},     {1, 0, 223},   {2, 223, 0},
                              {0, 223, 223}, {1, 111, 112}, {2, 17, 200}};
    for (int i = 0; i < 6; ++i)
        QCOMPARE(at(input, samples[i][0], samples[i][1], samples[i][2]), fields[4 + i].toFloat());
    const QByteArray bytes(reinterpret_cast<const char *>(input.values.data()),
                           std::ssize(input.values) * 4);
    QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(), fields[3]);
}

void TestPreprocess::levelsArePilsWithinOne_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("noise") << QByteArray("noise");
    QTest::newRow("ramps") << QByteArray("ramps");
}

/// PIL resizes in integers and rounds to whole levels between its two passes as well.
void TestPreprocess::levelsArePilsWithinOne()
{
    QFETCH(QByteArray, kind);
    const Tensor input = preprocess(painted(kind, 640, 480), alexNetLab());
    const QImage pil(QStringLiteral(PREPROCESS_FOLDER "/pil_%1.png").arg(QLatin1String(kind)));
    QCOMPARE(pil.size(), QSize(224, 224));
    int worst = 0;
    int differing = 0;
    for (int y = 0; y < 224; ++y) {
        for (int x = 0; x < 224; ++x) {
            const QRgb pixel = pil.pixel(x, y);
            const int levels[] = {qRed(pixel), qGreen(pixel), qBlue(pixel)};
            for (int channel = 0; channel < 3; ++channel) {
                const float ours = at(input, channel, y, x) * deviation[channel] + mean[channel];
                const int off =
                    std::abs(static_cast<int>(std::lround(ours * 255)) - levels[channel]);
                worst = std::max(worst, off);
                differing += off > 0;
            }
        }
    }
    QVERIFY2(worst <= 1, qPrintable(QString::number(worst)));
    QVERIFY2(differing < 3 * 224 * 224 / 4, qPrintable(QString::number(differing)));
}

QTEST_GUILESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
