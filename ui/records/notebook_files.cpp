#include "ui/records/notebook_files.h"

#include "net/notebook/notebook_keeper.h"
#include "net/notebook/typed_sheet.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

QString endingOf(ExportFormat format)
{
    return format == ExportFormat::Csv ? u"csv"_s : u"json"_s;
}

struct OpenedSheet
{
    QString problem; ///< of the file; empty: none
    ComparedSide cells;
};

} // namespace

NotebookFiles::NotebookFiles(NotebookKeeper &keeper, QWidget *window)
    : QObject(window), keeper_(keeper), window_(window)
{
}

void NotebookFiles::askForExport(const ExportChoice &choice)
{
    const QString name =
        choice.format == ExportFormat::Trace ? u"splitscope-trace"_s : u"splitscope-runs"_s;
    auto *dialog = new QFileDialog(window_, tr("Export the notebook"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(choice.format));
    dialog->selectFile(name + u'.' + endingOf(choice.format));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, choice](const QString &file) { exportTo(file, choice); });
    dialog->open();
}

void NotebookFiles::exportTo(const QString &file, const ExportChoice &choice)
{
    // The answer is what went wrong with the file, if anything did.
    keeper_
        .ask<QString>([file, choice](Notebook &notebook) -> Result<QString> {
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly))
                return out.errorString();
            if (const auto written = exportNotebook(notebook, choice, out); !written)
                return tl::make_unexpected(written.error());
            return out.commit() ? QString() : out.errorString();
        })
        .then(this, [this, file](const Result<QString> &problem) {
            if (!problem)
                Q_EMIT failed(problem.error());
            else if (!problem->isEmpty())
                Q_EMIT fileRefused(
                    tr("%1 could not be written: %2. Choose another place.").arg(file, *problem));
            else
                Q_EMIT exported(file);
        });
}

void NotebookFiles::askForSheet()
{
    auto *dialog = new QFileDialog(window_, tr("Open a sheet typed by hand"), QString(),
                                   tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NotebookFiles::openSheet);
    dialog->open();
}

void NotebookFiles::openSheet(const QString &file)
{
    const QString name = QFileInfo(file).fileName();
    keeper_
        .ask<OpenedSheet>([file, name](Notebook &notebook) -> Result<OpenedSheet> {
            QFile in(file);
            if (!in.open(QIODevice::ReadOnly))
                return OpenedSheet{in.errorString(), {}};
            const auto rows = typedSheet(in.readAll(), file);
            if (!rows)
                return tl::make_unexpected(rows.error());
            const ExperimentInfo info{.kind = ExperimentKind::Typed,
                                      .title = name.toStdString(),
                                      .startedAt = std::chrono::system_clock::now()};
            return notebook.addTyped(info, *rows)
                .and_then([&](ExperimentId id) { return comparedSide(notebook, id); })
                .map([](ComparedSide cells) {
                    return OpenedSheet{{}, std::move(cells)};
                });
        })
        .then(this, [this, name](const Result<OpenedSheet> &sheet) {
            if (!sheet)
                Q_EMIT failed(sheet.error());
            else if (!sheet->problem.isEmpty())
                Q_EMIT fileRefused(
                    tr("%1 could not be read: %2. Choose another file.").arg(name, sheet->problem));
            else
                Q_EMIT sheetOpened(name, sheet->cells);
        });
}

} // namespace splitscope
