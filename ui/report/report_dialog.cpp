#include "ui/report/report_dialog.h"

#include "net/error_text.h"
#include "net/notebook/notebook_keeper.h"
#include "ui/report/report_form.h"
#include "ui/report/report_maker.h"
#include "ui/report/report_preview.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr int pageWidth = 620; ///< of the preview, in pixels
constexpr std::chrono::milliseconds restOfTyping(350);

} // namespace

ReportDialog::ReportDialog(NotebookKeeper &keeper, const ReportTitle &title,
                           ReportLanguage language, QWidget *parent)
    : QDialog(parent), keeper_(keeper), maker_(new ReportMaker(this)), form_(new ReportForm(this)),
      preview_(new ReportPreview(this)), progress_(new QProgressBar(this)),
      cancel_(new QPushButton(this)), save_(new QPushButton(this)), close_(new QPushButton(this)),
      message_(new QLabel(this))
{
    form_->setTitle(title);
    form_->setLanguage(language);
    cancel_->setObjectName(u"reportCancel"_s);
    save_->setObjectName(u"reportSave"_s);
    save_->setDefault(true);
    message_->setObjectName(u"reportSentence"_s);
    message_->setTextFormat(Qt::PlainText);
    message_->setWordWrap(true);
    progress_->setRange(0, 100);
    progress_->setVisible(false);
    cancel_->setVisible(false);
    soon_.setSingleShot(true);
    soon_.setInterval(restOfTyping);
    layOut();
    connectParts();
    retranslate();
    resize(1080, 760);
    askForExperiments();
    showCaptures();
}

void ReportDialog::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(message_, 1);
    buttons->addWidget(progress_);
    buttons->addWidget(cancel_);
    buttons->addWidget(save_);
    buttons->addWidget(close_);
    auto *both = new QHBoxLayout;
    form_->setFixedWidth(340);
    both->addWidget(form_);
    both->addWidget(preview_, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(both, 1);
    layout->addLayout(buttons);
}

void ReportDialog::connectParts()
{
    connect(form_, &ReportForm::changed, this, [this] {
        soon_.start();
        Q_EMIT titleChanged(form_->title());
    });
    connect(&soon_, &QTimer::timeout, this, &ReportDialog::showReport);
    connect(form_, &ReportForm::captureRemoved, this, [this](int index) {
        if (const auto removed = ReportCaptures(keeper_.file()).remove(index); !removed)
            tell(errorText(removed.error()));
        showCaptures();
        showReport();
    });
    connect(&keeper_, &NotebookKeeper::stored, maker_, &ReportMaker::forget);
    connect(maker_, &ReportMaker::busyChanged, this, [this](bool busy) {
        progress_->setVisible(busy);
        cancel_->setVisible(busy);
        progress_->setValue(0);
    });
    connect(maker_, &ReportMaker::progressed, this,
            [this](double fraction) { progress_->setValue(static_cast<int>(fraction * 100)); });
    connect(maker_, &ReportMaker::pageReady, preview_, &ReportPreview::showPage);
    connect(maker_, &ReportMaker::previewed, preview_, &ReportPreview::finish);
    connect(maker_, &ReportMaker::saved, this, [this](const QString &file) {
        tell(tr("Saved as %1.").arg(file));
        Q_EMIT saved(file);
    });
    connect(maker_, &ReportMaker::failed, this,
            [this](const Error &error) { tell(errorText(error)); });
    connect(cancel_, &QPushButton::clicked, maker_, &ReportMaker::cancel);
    connect(save_, &QPushButton::clicked, this, &ReportDialog::askWhere);
    connect(close_, &QPushButton::clicked, this, &QDialog::reject);
}

void ReportDialog::askForExperiments()
{
    keeper_
        .ask<std::vector<StoredExperiment>>(
            [](Notebook &notebook) { return notebook.experiments(); })
        .then(this, [this](const Result<std::vector<StoredExperiment>> &experiments) {
            if (!experiments)
                return preview_->showMessage(errorText(experiments.error()));
            form_->setExperiments(*experiments);
            showReport();
        });
}

void ReportDialog::showCaptures()
{
    form_->setCaptures(ReportCaptures(keeper_.file()).listed());
}

ReportChoice ReportDialog::choice() const
{
    return {.notebook = keeper_.file(),
            .experiments = form_->experiments(),
            .title = form_->title(),
            .language = form_->language()};
}

void ReportDialog::showReport()
{
    save_->setEnabled(!form_->noneChosen());
    if (form_->noneChosen()) {
        maker_->cancelPreview();
        return preview_->showMessage(tr("Choose an experiment for the report."));
    }
    tell({});
    maker_->preview(choice(), pageWidth);
}

void ReportDialog::saveAs(const QString &file)
{
    const auto format = reportFormatOf(file);
    if (!format)
        return tell(tr("%1: give the file the ending .pdf, .odt, .html or .md.").arg(file));
    tell({});
    soon_.stop();
    maker_->save(choice(), *format, file);
}

void ReportDialog::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("OpenDocument, for Word and WPS too (*.odt)"),
                            tr("Web page (*.html)"), tr("Markdown (*.md)")});
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(tr("lab-report") + u".pdf"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        const qsizetype dot = filter.lastIndexOf(u"*."_s);
        dialog->setDefaultSuffix(filter.mid(dot + 2).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ReportDialog::saveAs);
    dialog->open();
}

void ReportDialog::tell(const QString &sentence)
{
    message_->setText(sentence);
}

void ReportDialog::retranslate()
{
    setWindowTitle(tr("Lab report"));
    cancel_->setText(tr("Cancel"));
    save_->setText(tr("Save…"));
    close_->setText(tr("Close"));
}

void ReportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace splitscope
