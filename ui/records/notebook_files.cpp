#include "ui/records/notebook_files.h"

#include "net/link/achieved_rates.h"
#include "net/notebook/notebook_keeper.h"
#include "net/notebook/typed_sheet.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

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

void NotebookFiles::askForFile(const QString &title, const QString &name,
                               const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(window_, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

std::function<void(const Result<QString> &)> NotebookFiles::telling(const QString &file)
{
    return [this, file](const Result<QString> &problem) {
        if (!problem)
            Q_EMIT failed(problem.error());
        else if (!problem->isEmpty())
            Q_EMIT fileRefused(
                tr("%1 could not be written: %2. Choose another place.").arg(file, *problem));
        else
            Q_EMIT exported(file);
    };
}

void NotebookFiles::askForExport(const ExportChoice &choice)
{
    const QString name =
        choice.format == ExportFormat::Trace ? u"splitscope-trace"_s : u"splitscope-runs"_s;
    askForFile(tr("Export the notebook"), name + u'.' + endingOf(choice.format),
               [this, choice](const QString &file) { exportTo(file, choice); });
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
        .then(this, telling(file));
}

void NotebookFiles::askForBandwidth(const std::vector<RunNumber> &runs)
{
    askForFile(tr("Save the bandwidth achieved as a trace"), u"splitscope-bandwidth.csv"_s,
               [this, runs](const QString &file) { saveBandwidth(file, runs); });
}

void NotebookFiles::saveBandwidth(const QString &file, const std::vector<RunNumber> &runs)
{
    const QString noRate = tr("none of these runs has achieved a rate that could be measured");
    keeper_
        .ask<QString>([file, runs, noRate](Notebook &notebook) -> Result<QString> {
            std::vector<RunNumber> byTime = runs;
            std::ranges::sort(byTime);
            const auto stored = notebook.runs(byTime);
            if (!stored)
                return tl::make_unexpected(stored.error());
            std::vector<RunRecord> records;
            for (const StoredRun &run : *stored)
                records.push_back(run.record);
            const auto rates = achievedRates(records);
            if (rates.empty())
                return noRate;
            return writeTrace(file, rates).map([] { return QString(); });
        })
        .then(this, telling(file));
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
