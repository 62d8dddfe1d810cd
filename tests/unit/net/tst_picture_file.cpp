// Pictures as people have them.
#include "net/edge/picture_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

class TestPictureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsReadable();
    void pixelsArriveAsTheyAre();
    void transparencyIsWhite();
    void sixteenBitAndGreyBecomeEightBitColour_data();
    void sixteenBitAndGreyBecomeEightBitColour();
    void theFormatIsThatOfTheContentNotOfTheName();
    void whatIsNoPictureIsRefusedByName_data();
    void whatIsNoPictureIsRefusedByName();
    void aHugePictureIsRefusedBeforeItIsDecoded();

private:
    QString path(const QString &name) const { return folder_.filePath(name); }
    void write(const QString &name, const QByteArray &content) const;

    QTemporaryDir folder_;
};

void TestPictureFile::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestPictureFile::everySampleIsReadable()
{
    QVERIFY(samplePictures().size() >= 4);
    for (const QString &sample : samplePictures()) {
        const auto image = readImage(sample);
        QVERIFY2(image.has_value(), qPrintable(sample));
        QVERIFY(image->width() >= 224 && image->height() >= 224);
    }
}

void TestPictureFile::pixelsArriveAsTheyAre()
{
    QImage image(3, 2, QImage::Format_RGB32); // three pixels: rows that need padding
    for (int i = 0; i < 6; ++i)
        image.setPixelColor(i % 3, i / 3, QColor(10 * i, 20 * i, 30 * i));
    QVERIFY(image.save(path(u"six.png"_s)));
    const Picture picture = pictureOf(readImage(path(u"six.png"_s)).value());
    QCOMPARE(picture.width, 3);
    QCOMPARE(picture.height, 2);
    QCOMPARE(picture.rgb.size(), std::size_t{18});
    for (std::size_t i = 0; i < 6; ++i) {
        QCOMPARE(picture.rgb[3 * i], std::uint8_t(10 * i));
        QCOMPARE(picture.rgb[3 * i + 1], std::uint8_t(20 * i));
        QCOMPARE(picture.rgb[3 * i + 2], std::uint8_t(30 * i));
    }
}

void TestPictureFile::transparencyIsWhite()
{
    QImage image(2, 2, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QVERIFY(image.save(path(u"clear.png"_s)));
    QCOMPARE(readImage(path(u"clear.png"_s))->pixelColor(0, 0), QColor(Qt::white));
}

void TestPictureFile::sixteenBitAndGreyBecomeEightBitColour_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::newRow("16 bits a channel") << QImage::Format_RGBX64;
    QTest::newRow("8-bit grey") << QImage::Format_Grayscale8;
    QTest::newRow("16-bit grey") << QImage::Format_Grayscale16;
    QTest::newRow("one bit") << QImage::Format_Mono;
}

void TestPictureFile::sixteenBitAndGreyBecomeEightBitColour()
{
    QFETCH(QImage::Format, format);
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::white);
    QVERIFY(image.convertToFormat(format).save(path(u"deep.png"_s)));
    const Picture picture = pictureOf(readImage(path(u"deep.png"_s)).value());
    QCOMPARE(picture.rgb, std::vector<std::uint8_t>(8 * 8 * 3, 255));
}

void TestPictureFile::theFormatIsThatOfTheContentNotOfTheName()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path(u"misnamed.jpg"_s), "PNG"));
    QVERIFY(readImage(path(u"misnamed.jpg"_s)).has_value());
}

void TestPictureFile::whatIsNoPictureIsRefusedByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << u"missing.png"_s << QByteArray();
    QTest::newRow("empty") << u"empty.png"_s << QByteArray("");
    QTest::newRow("text") << u"text.png"_s << QByteArray("not a picture at all");
    QTest::newRow("cut off") << u"cut.png"_s << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
}

void TestPictureFile::whatIsNoPictureIsRefusedByName()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    if (!content.isNull())
        write(name, content);
    const auto image = readImage(path(name));
    QVERIFY(!image.has_value());
    QCOMPARE(image.error().kind, ErrorKind::ImageUnreadable);
    QCOMPARE(QString::fromStdString(image.error().subject), path(name));
    QVERIFY(!image.error().detail.empty());
}

void TestPictureFile::aHugePictureIsRefusedBeforeItIsDecoded()
{
    // A PPM header of 20000 x 20000 and no pixels: decoding would fail for another reason.
    write(u"huge.ppm"_s, "P6\n20000 20000\n255\n");
    const auto image = readImage(path(u"huge.ppm"_s));
    QVERIFY(!image.has_value());
    QVERIFY(image.error().detail.find("64 megapixels") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picture_file.moc"
