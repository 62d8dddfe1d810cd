#include "ui/conditions/picture_edit.h"

#include "net/edge/picture_file.h"
#include "ui/text/elided_combo_box.h"
#include "ui/theme/line_icon.h"
#include "ui/weights/weights_files.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImageReader>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr QSize thumbnailSize(72, 72);

// The sample pictures by their files' names, for the translators.
[[maybe_unused]] constexpr const char *sampleNames[] = {
    QT_TRANSLATE_NOOP("PictureName", "bowl of oranges"),
    QT_TRANSLATE_NOOP("PictureName", "cat at the window"),
    QT_TRANSLATE_NOOP("PictureName", "city at night"),
    QT_TRANSLATE_NOOP("PictureName", "lighthouse"),
    QT_TRANSLATE_NOOP("PictureName", "mountain lake"),
    QT_TRANSLATE_NOOP("PictureName", "ship at sunset"),
};

} // namespace

QString pictureName(const QString &file)
{
    if (file.isEmpty())
        return QCoreApplication::translate("PictureName", "pasted picture");
    QString name = QFileInfo(file).completeBaseName();
    if (!file.startsWith(u':'))
        return name;
    return QCoreApplication::translate("PictureName",
                                       QString(name).replace(u'_', u' ').toUtf8().constData());
}

PictureEdit::PictureEdit(QWidget *parent)
    : QWidget(parent), thumbnail_(new QLabel(this)), list_(new ElidedComboBox(this)),
      open_(new QToolButton(this))
{
    setAcceptDrops(true);
    thumbnail_->setObjectName(u"thumbnail"_s);
    thumbnail_->setFixedSize(thumbnailSize);
    thumbnail_->setScaledContents(true);
    open_->setObjectName(u"openPicture"_s);
    open_->setIcon(lineIcon(u"open"_s));
    list_->setObjectName(u"pictureList"_s);
    list_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list_->setMinimumContentsLength(6);
    for (const QString &sample : samplePictures())
        list_->addItem(pictureName(sample), sample);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(thumbnail_);
    first->addWidget(open_, 0, Qt::AlignBottom);
    first->addStretch(1);
    layout->addLayout(first);
    layout->addWidget(list_);

    connect(list_, &QComboBox::activated, this, &PictureEdit::chooseEntry);
    connect(open_, &QToolButton::clicked, this, &PictureEdit::ask);
    connect(&loader_, &PictureLoader::loaded, this, &PictureEdit::showPicture);
    connect(&loader_, &PictureLoader::failed, this, &PictureEdit::showFailure);
    retranslate();
}

void PictureEdit::open(const QString &file)
{
    last_ = [this, file] { loader_.load(file); };
    last_();
}

void PictureEdit::retry()
{
    // It may put another one in its place.
    if (const auto last = last_)
        last();
}

void PictureEdit::chooseEntry(int row)
{
    const QString file = list_->itemData(row).toString();
    if (file.isEmpty())
        loader_.load(pasted_);
    else
        open(file);
}

void PictureEdit::paste()
{
    last_ = [this] { paste(); };
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    if (copied && copied->hasUrls() && copied->urls().first().isLocalFile())
        return open(copied->urls().first().toLocalFile());
    const QImage image =
        copied && copied->hasImage() ? qvariant_cast<QImage>(copied->imageData()) : QImage();
    if (image.isNull())
        return Q_EMIT failed({ErrorKind::ImageUnreadable, "the clipboard", "it holds no picture"});
    pasted_ = image;
    loader_.load(pasted_);
}

void PictureEdit::ask()
{
    QStringList patterns;
    for (const QByteArray &format : QImageReader::supportedImageFormats())
        patterns << u"*."_s + QString::fromLatin1(format);
    auto *dialog = new QFileDialog(this, tr("Open picture"), QString(),
                                   tr("Pictures (%1)").arg(patterns.join(u' ')));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PictureEdit::open);
    dialog->open();
}

void PictureEdit::showPicture(const LoadedPicture &picture)
{
    file_ = picture.file;
    thumbnail_->setPixmap(QPixmap::fromImage(picture.preview));
    size_ = picture.image.size();
    showInList(file_);
    retranslate();
    Q_EMIT loaded(picture);
}

/// Where there is no other picture, as when the file of last time is gone, a sample still serves.
void PictureEdit::showFailure(const Error &error)
{
    showInList(file_);
    if (file_.isEmpty() && pasted_.isNull() && list_->count() > 0
        && !std::exchange(sampleTried_, true))
        loader_.load(list_->itemData(0).toString());
    Q_EMIT failed(error);
}

void PictureEdit::showInList(const QString &file)
{
    const bool isPasted = file.isEmpty() && !pasted_.isNull();
    if (list_->findData(file) < 0 && (isPasted || !file.isEmpty()))
        list_->addItem(pictureName(file), file);
    list_->setCurrentIndex(list_->findData(file));
}

void PictureEdit::retranslate()
{
    open_->setToolTip(tr("Open picture"));
    open_->setAccessibleName(tr("Open picture"));
    for (int row = 0; row < list_->count(); ++row)
        list_->setItemText(row, pictureName(list_->itemData(row).toString()));
    list_->view()->setMinimumWidth(list_->view()->sizeHintForColumn(0) + 16);
    list_->setAccessibleName(tr("Picture"));
    thumbnail_->setAccessibleName(size_.isValid() ? pictureName(file_) : tr("Picture"));
    if (size_.isValid())
        thumbnail_->setToolTip(
            u"%1, %2x%3"_s.arg(pictureName(file_)).arg(size_.width()).arg(size_.height()));
    setToolTip(tr("The picture that the network looks at; drop or paste one here"));
}

void PictureEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PictureEdit::dragEnterEvent(QDragEnterEvent *event)
{
    // Weights are for the window below, wherever they are dropped.
    if (droppedWeights(*event->mimeData()).isEmpty() && event->mimeData()->hasUrls()
        && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void PictureEdit::dropEvent(QDropEvent *event)
{
    open(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace splitscope
