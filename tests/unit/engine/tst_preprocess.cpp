// From pixels to the network's input.
#include "engine/image/normalisation.h"
#include "engine/image/preprocess.h"

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
    const Tensor input = preprocess(plain(width, height, 10, 20, 30));
    QCOMPARE(input.shape.toString(), std::string("3x224x224"));
    QCOMPARE(std::ssize(input.values), input.shape.elements());
}

void TestPreprocess::coloursAreNormalisedChannelByChannel()
{
    const Tensor input = preprocess(plain(400, 300, 255, 128, 0));
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
    const Tensor input = preprocess(picture);
    const float black = -mean[0] / deviation[0];
    QVERIFY(near(at(input, 0, 0, 0), black));
    QVERIFY(near(at(input, 0, 223, 223), black));
}

void TestPreprocess::anExactSizePassesThroughUnfiltered()
{
    Picture picture = plain(256, 256, 0, 0, 0);
    picture.rgb[static_cast<std::size_t>((16 + 3) * 256 + 16 + 5) * 3 + 1] = 255; // row 3, column 5
    const Tensor input = preprocess(picture);
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
    const Tensor input = preprocess(picture);
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const NormalisedLevels levels = normalisedLevels(channel);
        const std::span values =
            std::span(input.values).subspan(channel * 224 * 224, std::size_t{224} * 224);
        QVERIFY(std::ranges::all_of(
            values, [&](float value) { return std::ranges::count(levels, value) == 1; }));
    }
}

QTEST_GUILESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
