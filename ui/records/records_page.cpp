#include "ui/records/records_page.h"

#include "net/error_text.h"
#include "net/notebook/notebook_keeper.h"
#include "net/notebook/run_csv.h"
#include "ui/records/notebook_files.h"
#include "ui/records/notebook_model.h"
#include "ui/records/record_actions.h"
#include "ui/records/record_filter_bar.h"
#include "ui/records/records_table.h"
#include "ui/status/notice_bar.h"
#include "ui/text/elided_label.h"
#include "ui/text/run_text.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    return button;
}

} // namespace

RecordsPage::RecordsPage(NotebookKeeper &keeper, QWidget *parent)
    : QWidget(parent), keeper_(keeper), model_(new NotebookModel(keeper, this)),
      filterBar_(new RecordFilterBar(keeper, this)), table_(new RecordsTable(*model_, this)),
      actions_(new RecordActions(*table_)), comparison_(new ComparisonView(this)),
      files_(new NotebookFiles(keeper, this)), notice_(new NoticeBar(this)),
      count_(new ElidedLabel(this))
{
    notice_->setObjectName(u"recordsNotice"_s);
    count_->setObjectName(u"recordCount"_s);
    count_->setForegroundRole(QPalette::PlaceholderText);
    auto *both = new QSplitter(Qt::Horizontal, this);
    both->addWidget(table_);
    both->addWidget(comparison_);
    both->setChildrenCollapsible(false);
    both->setHandleWidth(5);
    both->setSizes({600, 600});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar());
    layout->addWidget(notice_);
    layout->addWidget(both, 1);
    connectActions();
    connectParts();
    retranslate();
}

QWidget *RecordsPage::bar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 3, 4, 3);
    row->setSpacing(4);
    row->addWidget(filterBar_, 3);
    row->addSpacing(8);
    row->addWidget(count_, 2);
    for (QAction *action : {actions_->setA, actions_->setB, actions_->chart, actions_->copy})
        row->addWidget(buttonFor(action, bar));
    auto *more = new QToolButton(bar);
    more->setObjectName(u"moreOfRecords"_s);
    more->setText(u"⋯"_s);
    more->setAutoRaise(true);
    more->setMenu(actions_->moreMenu());
    more->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(more);
    return bar;
}

void RecordsPage::connectActions()
{
    connect(actions_->copy, &QAction::triggered, this, &RecordsPage::copy);
    connect(actions_->chart, &QAction::triggered, this, &RecordsPage::chart);
    connect(actions_->setA, &QAction::triggered, this,
            [this] { compareAs(ComparisonView::Set::A); });
    connect(actions_->setB, &QAction::triggered, this,
            [this] { compareAs(ComparisonView::Set::B); });
    connect(actions_->note, &QAction::triggered, table_, &RecordsTable::editNote);
    connect(actions_->remove, &QAction::triggered, this,
            [this] { model_->remove(table_->selectedRuns()); });
    connect(actions_->undo, &QAction::triggered, model_, &NotebookModel::undoRemove);
    connect(actions_->openSheet, &QAction::triggered, files_, &NotebookFiles::askForSheet);
    connect(actions_->exportCsv, &QAction::triggered, this,
            [this] { exportAs(ExportFormat::Csv); });
    connect(actions_->exportJson, &QAction::triggered, this,
            [this] { exportAs(ExportFormat::Json); });
    connect(actions_->exportTrace, &QAction::triggered, this,
            [this] { exportAs(ExportFormat::Trace); });
    connect(actions_->saveBandwidth, &QAction::triggered, this, &RecordsPage::saveBandwidth);
    connect(actions_->clearCharts, &QAction::triggered, this, &RecordsPage::clearRequested);
}

void RecordsPage::connectParts()
{
    connect(filterBar_, &RecordFilterBar::filterChanged, model_, &NotebookModel::setFilter);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &RecordsPage::showCount);
    connect(model_, &NotebookModel::loaded, this, &RecordsPage::showCount);
    connect(model_, &NotebookModel::removalChanged, this, &RecordsPage::showCount);
    connect(model_, &NotebookModel::failed, this, &RecordsPage::showProblem);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RecordsPage::showCount);
    connect(files_, &NotebookFiles::failed, this, &RecordsPage::showProblem);
    connect(files_, &NotebookFiles::fileRefused, this, [this](const QString &sentence) {
        notice_->showProblem([sentence] { return sentence; });
    });
    connect(files_, &NotebookFiles::exported, this,
            [this](const QString &file) { tell(tr("Written: %1").arg(file)); });
    connect(files_, &NotebookFiles::sheetOpened, this,
            [this](const QString &name, const ComparedSide &cells) {
                comparison_->setSide(ComparisonView::Set::B, cells,
                                     [name] { return tr("%1, typed by hand").arg(name); });
                if (!comparison_->hasBoth())
                    compareAs(ComparisonView::Set::A);
            });
}

std::vector<RunNumber> RecordsPage::selectedOrAll() const
{
    std::vector<RunNumber> numbers = table_->selectedRuns();
    return numbers.empty() ? model_->numbers() : numbers;
}

void RecordsPage::copy()
{
    const std::vector<RunNumber> numbers = selectedOrAll();
    keeper_
        .ask<QString>([numbers](Notebook &notebook) -> Result<QString> {
            const auto runs = notebook.runs(numbers);
            if (!runs)
                return tl::make_unexpected(runs.error());
            QString tsv = tableHead(TableFormat::Tsv) + u'\n';
            for (const StoredRun &run : *runs)
                tsv += tableLine(run, TableFormat::Tsv) + u'\n';
            return tsv;
        })
        .then(this, [this, count = numbers.size()](const Result<QString> &tsv) {
            if (!tsv)
                return showProblem(tsv.error());
            QGuiApplication::clipboard()->setText(*tsv);
            tell(tr("%1 copied").arg(runCountText(count)));
        });
}

void RecordsPage::chart()
{
    using Records = std::vector<RunRecord>;
    keeper_
        .ask<Records>([numbers = table_->selectedRuns()](Notebook &notebook) {
            return notebook.runs(numbers).map([](const std::vector<StoredRun> &runs) {
                Records records;
                for (const StoredRun &run : runs)
                    records.push_back(numberedRecord(run));
                return records;
            });
        })
        .then(this, [this](const Result<Records> &records) {
            if (!records)
                return showProblem(records.error());
            Q_EMIT chartRequested(*records);
        });
}

void RecordsPage::compareAs(ComparisonView::Set set)
{
    const std::vector<RunNumber> numbers = selectedOrAll();
    keeper_
        .ask<ComparedSide>([numbers](Notebook &notebook) {
            return notebook.runs(numbers).map(
                [](const std::vector<StoredRun> &runs) { return comparedSide(runs); });
        })
        .then(this, [this, set, count = numbers.size()](const Result<ComparedSide> &side) {
            if (!side)
                return showProblem(side.error());
            comparison_->setSide(set, *side, [count] { return runCountText(count); });
        });
}

/// What is exported is the experiment that is shown, or everything; of a trace the one run that is
/// selected, if it is one.
void RecordsPage::exportAs(ExportFormat format)
{
    ExportChoice choice{.format = format, .experiment = filterBar_->filter().experiment};
    const std::vector<RunNumber> runs = table_->selectedRuns();
    if (choice.format == ExportFormat::Trace && runs.size() == 1)
        choice.run = runs.front();
    files_->askForExport(choice);
}

/// Of the runs selected, or of all that are shown.
void RecordsPage::saveBandwidth()
{
    files_->askForBandwidth(selectedOrAll());
}

void RecordsPage::showProblem(const Error &error)
{
    notice_->showProblem([error] { return errorText(error); }, [this] { model_->reload(); });
}

/// Until something else is to be said there.
void RecordsPage::tell(const QString &sentence)
{
    count_->setText(sentence);
}

void RecordsPage::showCount()
{
    const int shown = model_->rowCount();
    const auto chosen = static_cast<int>(
        std::min<std::size_t>(table_->selectedRuns().size(), static_cast<std::size_t>(shown)));
    actions_->enableFor(chosen, shown, model_->undoableRuns());
    const bool filtered = filterBar_->isFiltering();
    if (shown == 0 && model_->isLoading())
        tell(tr("Reading the notebook…"));
    else if (shown == 0)
        tell(filtered ? tr("No run of the notebook fits.")
                      : tr("No runs yet. Each run adds a row; latencies are in ms."));
    else if (chosen > 0)
        tell(tr("%1 of %2 runs selected").arg(chosen).arg(shown));
    else
        tell(filtered ? tr("%1 that fit").arg(runCountText(static_cast<std::size_t>(shown)))
                      : tr("Runs: %1. Latencies are in ms.").arg(shown));
}

void RecordsPage::retranslate()
{
    table_->setAccessibleName(tr("Records"));
    actions_->retranslate();
    model_->retranslate();
    showCount();
}

void RecordsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
