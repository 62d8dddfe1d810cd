// Pictures made of one picture.
#include "engine/image/variation.h"

#include <QTest>

#include <set>

using namespace splitscope;

namespace {

/// Each pixel has a level of its own in red, and its row in green.
Picture tenByTen()
{
    Picture picture{10, 10, {}};
    for (int pixel = 0; pixel < 100; ++pixel)
        picture.rgb.insert(picture.rgb.end(), {static_cast<std::uint8_t>(pixel),
                                               static_cast<std::uint8_t>(pixel / 10), 250});
    return picture;
}

} // namespace

class TestVariation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsThePictureItself();
    void theSecondIsMirrored();
    void cropsLieInTheCorners();
    void brighterEndsAtWhite();
    void noTwoAreEqual();
};

void TestVariation::theFirstIsThePictureItself()
{
    QVERIFY(variationOf(tenByTen(), 0).rgb == tenByTen().rgb);
}

void TestVariation::theSecondIsMirrored()
{
    const Picture mirrored = variationOf(tenByTen(), 1);
    QCOMPARE(mirrored.rgb[0], 9);
    QCOMPARE(mirrored.rgb[1], 0);
    QCOMPARE(mirrored.rgb[9 * 3], 0);
}

void TestVariation::cropsLieInTheCorners()
{
    const int firstPixels[] = {0, 2, 20, 22};
    for (int crop = 0; crop < 4; ++crop) {
        const Picture cropped = variationOf(tenByTen(), 2 * (crop + 1));
        QCOMPARE(cropped.width, 8);
        QCOMPARE(cropped.height, 8);
        QCOMPARE(cropped.rgb.size(), std::size_t{8 * 8 * 3});
        QCOMPARE(int(cropped.rgb[0]), firstPixels[crop]);
    }
}

void TestVariation::brighterEndsAtWhite()
{
    const Picture darker = variationOf(tenByTen(), 10);
    QCOMPARE(int(darker.rgb[2]), 175);
    const Picture brighter = variationOf(tenByTen(), 30);
    QCOMPARE(int(brighter.rgb[2]), 255);
    QCOMPARE(int(brighter.rgb[99 * 3]), 119);
}

void TestVariation::noTwoAreEqual()
{
    std::set<std::vector<std::uint8_t>> all;
    for (int number = 0; number < pictureVariations; ++number)
        all.insert(variationOf(tenByTen(), number).rgb);
    QCOMPARE(static_cast<int>(all.size()), pictureVariations);
}

QTEST_GUILESS_MAIN(TestVariation)
#include "tst_variation.moc"
