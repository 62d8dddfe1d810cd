#include "ui/chart/picture_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr QSize slide(1280, 720);
constexpr QSize page(960, 540); // across A4 between usual margins

} // namespace

PictureDialog::PictureDialog(QSize shown, QString name, QWidget *parent)
    : QDialog(parent),
      name_(std::move(name)), presets_{shown.expandedTo(leastSize).boundedTo(mostSize), slide,
                                       page},
      formatLabel_(new QLabel(this)), format_(new QComboBox(this)), presetLabel_(new QLabel(this)),
      preset_(new QComboBox(this)), sizeLabel_(new QLabel(this)), width_(new QSpinBox(this)),
      height_(new QSpinBox(this)), scaleLabel_(new QLabel(this)), scale_(new QComboBox(this)),
      light_(new QCheckBox(this)), result_(new QLabel(this)), save_(new QPushButton(this)),
      cancel_(new QPushButton(this))
{
    format_->setObjectName(u"pictureFormat"_s);
    preset_->setObjectName(u"picturePreset"_s);
    preset_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    width_->setObjectName(u"pictureWidth"_s);
    height_->setObjectName(u"pictureHeight"_s);
    scale_->setObjectName(u"pictureScale"_s);
    light_->setObjectName(u"pictureLight"_s);
    save_->setObjectName(u"pictureSave"_s);
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf})
        format_->addItem(endingOf(format).toUpper(), int(format));
    for (int item = 0; item <= std::ssize(presets_); ++item)
        preset_->addItem(QString());
    for (const int scale : {1, 2, 3, 4})
        scale_->addItem(u"%1x"_s.arg(scale), scale);
    scale_->setCurrentIndex(1);
    width_->setRange(leastSize.width(), mostSize.width());
    height_->setRange(leastSize.height(), mostSize.height());
    light_->setChecked(true);
    save_->setDefault(true);
    layOut();

    connect(preset_, &QComboBox::activated, this, &PictureDialog::takePreset);
    for (QSpinBox *extent : {width_, height_}) {
        extent->setSuffix(u" px"_s);
        connect(extent, &QSpinBox::valueChanged, this, &PictureDialog::showResult);
    }
    connect(format_, &QComboBox::currentIndexChanged, this, &PictureDialog::showResult);
    connect(scale_, &QComboBox::currentIndexChanged, this, &PictureDialog::showResult);
    connect(save_, &QPushButton::clicked, this, &PictureDialog::ask);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    retranslate();
    takePreset(0);
}

void PictureDialog::layOut()
{
    auto *size = new QHBoxLayout;
    size->addWidget(width_);
    size->addWidget(new QLabel(u"×"_s, this));
    size->addWidget(height_);
    size->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(save_);
    auto *form = new QFormLayout(this);
    form->addRow(formatLabel_, format_);
    form->addRow(presetLabel_, preset_);
    form->addRow(sizeLabel_, size);
    form->addRow(scaleLabel_, scale_);
    form->addRow(QString(), light_);
    form->addRow(QString(), result_);
    form->addRow(buttons);
    formatLabel_->setBuddy(format_);
    presetLabel_->setBuddy(preset_);
    sizeLabel_->setBuddy(width_);
    scaleLabel_->setBuddy(scale_);
    result_->setForegroundRole(QPalette::PlaceholderText);
}

PictureChoice PictureDialog::choice() const
{
    return {.format = static_cast<PictureFormat>(format_->currentData().toInt()),
            .size = {width_->value(), height_->value()},
            .scale = scale_->currentData().toInt(),
            .light = light_->isChecked()};
}

void PictureDialog::takePreset(int index)
{
    if (index >= std::ssize(presets_))
        return; // one's own
    const QSize size = presets_[static_cast<std::size_t>(index)];
    width_->setValue(size.width());
    height_->setValue(size.height());
    preset_->setCurrentIndex(index);
}

void PictureDialog::showResult()
{
    const PictureChoice chosen = choice();
    const auto preset = std::ranges::find(presets_, chosen.size);
    preset_->setCurrentIndex(static_cast<int>(preset - presets_.begin()));
    const bool pixels = chosen.format == PictureFormat::Png;
    scale_->setEnabled(pixels);
    scaleLabel_->setEnabled(pixels);
    if (pixels)
        result_->setText(tr("%1 × %2 pixels")
                             .arg(chosen.size.width() * chosen.scale)
                             .arg(chosen.size.height() * chosen.scale));
    else
        result_->setText(tr("Lines and letters: sharp at any size"));
}

void PictureDialog::ask()
{
    const PictureChoice chosen = choice();
    const QString ending = endingOf(chosen.format);
    auto *dialog = new QFileDialog(this, tr("Save chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 picture (*.%2)").arg(ending.toUpper(), ending));
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(name_ + u'.' + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this, chosen](const QString &file) {
        Q_EMIT fileChosen(chosen, file);
        accept();
    });
    dialog->open();
}

void PictureDialog::retranslate()
{
    setWindowTitle(tr("Save chart"));
    formatLabel_->setText(tr("Format"));
    presetLabel_->setText(tr("Size"));
    const QSize shown = presets_.front();
    preset_->setItemText(0, tr("As in the window, %1 × %2").arg(shown.width()).arg(shown.height()));
    preset_->setItemText(1, tr("Slide, %1 × %2").arg(slide.width()).arg(slide.height()));
    preset_->setItemText(2, tr("Report, %1 × %2").arg(page.width()).arg(page.height()));
    preset_->setItemText(3, tr("Your own"));
    sizeLabel_->setText(tr("Width × height"));
    scaleLabel_->setText(tr("Resolution"));
    light_->setText(tr("On white, for paper"));
    save_->setText(tr("Save…"));
    cancel_->setText(tr("Cancel"));
    width_->setAccessibleName(tr("Width"));
    height_->setAccessibleName(tr("Height"));
    showResult();
}

void PictureDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace splitscope
