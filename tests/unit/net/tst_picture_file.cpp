// Pictures as people have them.
#include "net/edge/picture_file.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

#include <unistd.h>

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
    void aHugeJpegIsDecodedSmaller();
    void aHugeJpegBeyondHelpIsRefused();
    void aPictureOfOnePixelIsAPicture();
    void aStripIsRefused();
    void whatCamerasAndPaintersWriteIsRead_data();
    void whatCamerasAndPaintersWriteIsRead();
    void theFirstOfSeveralFramesIsRead();
    void aTurnedCamerasPictureIsUpright();
    void whatIsCutOffIsRefused_data();
    void whatIsCutOffIsRefused();
    void aDamagedPictureIsRefusedOrRead();
    void aFolderIsNoPicture();
    void whatMayNotBeReadIsRefused();

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
    QVERIFY(image.error().detail.find("-1") == std::string::npos);
}

void TestPictureFile::aHugePictureIsRefusedBeforeItIsDecoded()
{
    // A PPM header of 20000 x 20000 and no pixels: decoding would fail for another reason.
    write(u"huge.ppm"_s, "P6\n20000 20000\n255\n");
    const auto image = readImage(path(u"huge.ppm"_s));
    QVERIFY(!image.has_value());
    QVERIFY(image.error().detail.find("64 megapixels") != std::string::npos);
}

void TestPictureFile::aHugeJpegIsDecodedSmaller()
{
    QImage image(9000, 8000, QImage::Format_Grayscale8);
    image.fill(200);
    QVERIFY(image.save(path(u"huge.jpg"_s), "JPEG", 50));
    image = {};
    const auto read = readImage(path(u"huge.jpg"_s));
    QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
    QCOMPARE(read->size(), QSize(4500, 4000));
    QVERIFY(std::abs(qRed(read->pixel(4000, 3000)) - 200) <= 2);
}

void TestPictureFile::aHugeJpegBeyondHelpIsRefused()
{
    // The frame header of 65500 x 65500, of which an eighth is still too much, and no picture.
    QImage image(16, 16, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path(u"beyond.jpg"_s), "JPEG"));
    QFile file(path(u"beyond.jpg"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    const qsizetype frame = bytes.indexOf("\xff\xc0");
    QVERIFY(frame > 0);
    bytes.replace(frame + 5, 4, QByteArray::fromHex("ffdcffdc"));
    write(u"beyond.jpg"_s, bytes);
    const auto read = readImage(path(u"beyond.jpg"_s));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().detail, std::string("65500 x 65500 > 64 megapixels"));
}

void TestPictureFile::aPictureOfOnePixelIsAPicture()
{
    QImage image(1, 1, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QVERIFY(image.save(path(u"one.png"_s)));
    const Picture picture = pictureOf(readImage(path(u"one.png"_s)).value());
    QCOMPARE(picture.rgb, (std::vector<std::uint8_t>{0, 0, 255}));
}

void TestPictureFile::aStripIsRefused()
{
    for (const QSize size : {QSize(20000, 1), QSize(3, 301)}) {
        QVERIFY(QImage(size, QImage::Format_Mono).save(path(u"strip.png"_s)));
        const auto read = readImage(path(u"strip.png"_s));
        QVERIFY(!read.has_value());
        QVERIFY(QString::fromStdString(read.error().detail).endsWith(u" > 100:1"_s));
    }
    QVERIFY(QImage(300, 3, QImage::Format_Mono).save(path(u"strip.png"_s)));
    QVERIFY(readImage(path(u"strip.png"_s)).has_value());
}

void TestPictureFile::whatCamerasAndPaintersWriteIsRead_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"cmyk.jpg", "animated.gif", "palette.png"})
        QTest::newRow(name) << QStringLiteral(PICTURES_FOLDER "/") + QLatin1String(name);
}

void TestPictureFile::whatCamerasAndPaintersWriteIsRead()
{
    QFETCH(QString, file);
    const auto image = readImage(file);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->size(), QSize(16, 8));
    const auto isNear = [&](QPoint place, QColor colour) {
        const QColor found = image->pixelColor(place);
        return std::abs(found.red() - colour.red()) < 6
               && std::abs(found.green() - colour.green()) < 6
               && std::abs(found.blue() - colour.blue()) < 6;
    };
    QVERIFY(isNear({2, 4}, Qt::red));
    QVERIFY(isNear({13, 4}, Qt::blue));
}

/// WebP is read where Qt's plugin for it is installed, and refused by name where it is not.
void TestPictureFile::theFirstOfSeveralFramesIsRead()
{
    const auto image = readImage(QStringLiteral(PICTURES_FOLDER "/animated.webp"));
    if (QImageReader::supportedImageFormats().contains("webp"))
        QCOMPARE(image->pixelColor(2, 4), QColor(Qt::red));
    else
        QCOMPARE(image.error().kind, ErrorKind::ImageUnreadable);
}

void TestPictureFile::aTurnedCamerasPictureIsUpright()
{
    const auto image = readImage(QStringLiteral(PICTURES_FOLDER "/turned.jpg"));
    QVERIFY(image.has_value());
    QCOMPARE(image->size(), QSize(8, 16));
    QVERIFY(image->pixelColor(4, 2).red() > 240); // what was left is above
    QVERIFY(image->pixelColor(4, 13).blue() > 240);
}

void TestPictureFile::whatIsCutOffIsRefused_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"PNG", "JPEG", "PPM"})
        QTest::newRow(format) << QByteArray(format);
}

void TestPictureFile::whatIsCutOffIsRefused()
{
    QFETCH(QByteArray, format);
    QImage image(64, 64, QImage::Format_RGB32);
    for (int i = 0; i < 64 * 64; ++i)
        image.setPixelColor(i % 64, i / 64, QColor(i * 7 % 256, i * 13 % 256, i * 29 % 256));
    const QString name = path(u"whole"_s);
    QVERIFY(image.save(name, format.constData()));
    QVERIFY(readImage(name).has_value());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    for (qsizetype length = 0; length < whole.size() - 16; length += 97) {
        write(u"cut"_s, whole.left(length));
        const auto cut = readImage(path(u"cut"_s));
        QVERIFY2(!cut.has_value(), qPrintable(QString::number(length)));
        QVERIFY(!cut.error().detail.empty());
    }
}

void TestPictureFile::aDamagedPictureIsRefusedOrRead()
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path(u"whole"_s), "PNG"));
    QFile file(path(u"whole"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    int refused = 0;
    for (qsizetype place = 0; place < whole.size(); ++place) {
        QByteArray damaged = whole;
        damaged[place] = static_cast<char>(damaged[place] ^ 0x55);
        write(u"damaged"_s, damaged);
        const auto read = readImage(path(u"damaged"_s));
        refused += !read.has_value();
        QVERIFY(read.has_value() || read.error().kind == ErrorKind::ImageUnreadable);
    }
    QVERIFY(refused > 8); // the signature at least
}

void TestPictureFile::aFolderIsNoPicture()
{
    const auto read = readImage(folder_.path());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().detail, std::string("it is not a file"));
}

void TestPictureFile::whatMayNotBeReadIsRefused()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(path(u"secret.png"_s)));
    QVERIFY(QFile::setPermissions(path(u"secret.png"_s), {}));
    const auto read = readImage(path(u"secret.png"_s));
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::ImageUnreadable);
}

QTEST_GUILESS_MAIN(TestPictureFile)
#include "tst_picture_file.moc"
