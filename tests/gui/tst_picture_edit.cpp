#include "ui/conditions/picture_edit.h"

#include "net/edge/picture_file.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

class PictureEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void samplesAreListedByName();
    void choosingASampleLoadsIt();
    void anOpenedFileJoinsTheList();
    void aDroppedFileIsOpened();
    void onlyTheNewestRequestIsAnswered();
    void aPastedPictureIsShownAndCanBeChosenAgain();
    void aPastedFileIsOpened();
    void pastingNoPictureSaysSo();
    void anUnreadableFileSaysSoAndKeepsThePictureBefore();

private:
    QString savedPicture(const QString &name) const;

    QTemporaryDir folder_;
    std::unique_ptr<PictureEdit> edit_;
};

void PictureEditTest::init()
{
    edit_ = std::make_unique<PictureEdit>();
}

QString PictureEditTest::savedPicture(const QString &name) const
{
    QImage image(320, 200, QImage::Format_RGB888);
    image.fill(Qt::darkCyan);
    const QString file = folder_.filePath(name);
    return image.save(file) ? file : QString();
}

void PictureEditTest::samplesAreListedByName()
{
    const auto *list = edit_->findChild<QComboBox *>(u"pictureList"_s);
    QCOMPARE(list->count(), int(samplePictures().size()));
    QVERIFY(list->count() >= 3);
    for (int row = 0; row < list->count(); ++row)
        QVERIFY(!list->itemText(row).contains(u'_'));
}

void PictureEditTest::choosingASampleLoadsIt()
{
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    edit_->open(samplePictures().at(1));
    QVERIFY(loaded.wait());
    QCOMPARE(edit_->file(), samplePictures().at(1));
    QCOMPARE(edit_->findChild<QComboBox *>(u"pictureList"_s)->currentIndex(), 1);
    QVERIFY(!edit_->findChild<QLabel *>(u"thumbnail"_s)->pixmap().isNull());
    QVERIFY(!loaded.first().first().value<LoadedPicture>().image.isNull());
}

void PictureEditTest::anOpenedFileJoinsTheList()
{
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    edit_->open(savedPicture(u"my cat.png"_s));
    QVERIFY(loaded.wait());
    QCOMPARE(edit_->findChild<QComboBox *>(u"pictureList"_s)->currentText(), u"my cat"_s);
}

void PictureEditTest::aDroppedFileIsOpened()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(savedPicture(u"dropped.png"_s))});
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(edit_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(edit_.get(), &drop);
    QVERIFY(loaded.wait());
    QVERIFY(edit_->file().endsWith("dropped.png"_L1));
}

void PictureEditTest::onlyTheNewestRequestIsAnswered()
{
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    for (const QString &sample : samplePictures())
        edit_->open(sample);
    QVERIFY(loaded.wait());
    QCOMPARE(edit_->file(), samplePictures().last());
    QCOMPARE(loaded.count(), 1);
}

void PictureEditTest::anUnreadableFileSaysSoAndKeepsThePictureBefore()
{
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    edit_->open(samplePictures().first());
    QVERIFY(loaded.wait());
    QSignalSpy failed(edit_.get(), &PictureEdit::failed);
    edit_->open(folder_.filePath(u"nothing.png"_s));
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::ImageUnreadable);
    QCOMPARE(edit_->file(), samplePictures().first());
    QCOMPARE(edit_->findChild<QComboBox *>(u"pictureList"_s)->currentIndex(), 0);
}

void PictureEditTest::aPastedPictureIsShownAndCanBeChosenAgain()
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(image);
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    edit_->paste();
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.last().first().value<LoadedPicture>().image.size(), QSize(300, 200));
    auto *list = edit_->findChild<QComboBox *>(u"pictureList"_s);
    QCOMPARE(list->currentText(), u"pasted picture"_s);
    QCOMPARE(edit_->file(), QString());
    QVERIFY(edit_->findChild<QLabel *>(u"thumbnail"_s)->toolTip().contains("300x200"_L1));

    const int pasted = list->currentIndex();
    edit_->open(samplePictures().first());
    QVERIFY(loaded.wait());
    QCOMPARE(list->currentIndex(), 0);
    list->setCurrentIndex(pasted);
    Q_EMIT list->activated(pasted);
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.last().first().value<LoadedPicture>().image.size(), QSize(300, 200));
    QCOMPARE(list->count(), int(samplePictures().size()) + 1);
}

void PictureEditTest::aPastedFileIsOpened()
{
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(savedPicture(u"copied.png"_s))});
    QGuiApplication::clipboard()->setMimeData(data);
    QSignalSpy loaded(edit_.get(), &PictureEdit::loaded);
    edit_->paste();
    QVERIFY(loaded.wait());
    QVERIFY(edit_->file().endsWith("copied.png"_L1));
}

void PictureEditTest::pastingNoPictureSaysSo()
{
    QGuiApplication::clipboard()->setText(u"no picture"_s);
    QSignalSpy failed(edit_.get(), &PictureEdit::failed);
    edit_->paste();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::ImageUnreadable);
}

QTEST_MAIN(PictureEditTest)
#include "tst_picture_edit.moc"
