#include "ui/conditions/preset_keeper.h"

#include <QInputDialog>
#include <QMessageBox>

namespace splitscope {

PresetKeeper::PresetKeeper(LinkPresets &presets, QWidget *widget)
    : QObject(widget), presets_(presets), widget_(widget)
{
}

void PresetKeeper::save(const LinkConditions &link)
{
    auto *dialog = new QInputDialog(widget_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save as preset"));
    dialog->setLabelText(tr("Name of the preset:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, link](const QString &name) {
        const LinkPreset *taken = presets_.find(LinkPresets::ownId(name));
        if (!taken)
            return saveAs(name, link);
        ask(tr("There is a preset “%1”. Replace it?").arg(taken->name.text()),
            [this, name, link] { saveAs(name, link); });
    });
    dialog->open();
}

void PresetKeeper::saveAs(const QString &name, const LinkConditions &link)
{
    if (LinkPresets::ownId(name).isEmpty())
        return tell(fail(ErrorKind::LinkFileUnusable, "“" + name.toStdString() + "”",
                         tr("a name needs letters or digits").toStdString()));
    tell(presets_.save(name.trimmed(), link));
}

void PresetKeeper::remove(const LinkPreset &preset)
{
    ask(tr("Delete the preset “%1”?").arg(preset.name.text()),
        [this, id = preset.id] { tell(presets_.remove(id)); });
}

void PresetKeeper::ask(const QString &question, const std::function<void()> &yes)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Link preset"), question,
                                QMessageBox::Yes | QMessageBox::No, widget_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::No);
    connect(box, &QMessageBox::accepted, this, yes);
    box->open();
}

void PresetKeeper::tell(const Result<void> &done)
{
    if (done)
        Q_EMIT changed();
    else
        Q_EMIT failed(done.error());
}

} // namespace splitscope
