#include "ui/records/record_actions.h"

#include "ui/text/run_text.h"

#include <QAction>
#include <QMenu>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

QAction *action(QTableView &table, const QString &name, const QKeySequence &key = {})
{
    auto *made = new QAction(&table);
    made->setObjectName(name);
    made->setShortcut(key);
    made->setShortcutContext(Qt::WidgetShortcut); // not while a note is typed
    table.addAction(made);
    return made;
}

QAction *separator(QTableView &table)
{
    auto *made = new QAction(&table);
    made->setSeparator(true);
    table.addAction(made);
    return made;
}

} // namespace

RecordActions::RecordActions(QTableView &table)
    : QObject(&table), copy(action(table, u"copyRuns"_s, QKeySequence::Copy)),
      chart(action(table, u"chartRuns"_s, Qt::CTRL | Qt::Key_Return)),
      setA(action(table, u"setA"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_A)),
      setB(action(table, u"setB"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_B)),
      note(action(table, u"annotateRun"_s, Qt::Key_F2)),
      remove(action(table, u"removeRuns"_s, QKeySequence::Delete)),
      undo(action(table, u"undoRemoval"_s, QKeySequence::Undo)),
      openSheet((separator(table), action(table, u"openSheet"_s))),
      exportCsv(action(table, u"exportCsv"_s)), exportJson(action(table, u"exportJson"_s)),
      exportTrace(action(table, u"exportTrace"_s)),
      saveBandwidth(action(table, u"saveBandwidth"_s)),
      clearCharts(action(table, u"clearCharts"_s)), table_(table), more_(new QMenu(&table))
{
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    more_->addActions({note, remove, undo});
    more_->addSeparator();
    more_->addActions({openSheet, exportCsv, exportJson, exportTrace, saveBandwidth});
    more_->addSeparator();
    more_->addAction(clearCharts);
    retranslate();
    enableFor(0, 0, 0);
}

void RecordActions::enableFor(qsizetype selected, qsizetype shown, qsizetype undoable)
{
    undoable_ = undoable;
    for (QAction *needsSelection : {chart, setA, setB, remove})
        needsSelection->setEnabled(selected > 0);
    note->setEnabled(selected == 1);
    undo->setEnabled(undoable > 0);
    for (QAction *needsRuns : {copy, exportCsv, exportJson, exportTrace, saveBandwidth})
        needsRuns->setEnabled(shown > 0);
    undo->setText(
        undoable > 0
            ? tr("Undo deletion of %1").arg(runCountText(static_cast<std::size_t>(undoable)))
            : tr("Undo deletion"));
}

void RecordActions::retranslate()
{
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("The runs selected, or all that are shown, for a spreadsheet"));
    chart->setText(tr("Chart"));
    chart->setToolTip(tr("Draw the selected runs in the charts, under their own conditions"));
    setA->setText(tr("Set A"));
    setA->setToolTip(tr("Compare: the selected runs are set A (Ctrl+Shift+A)"));
    setB->setText(tr("Set B"));
    setB->setToolTip(tr("Compare: the selected runs are set B (Ctrl+Shift+B)"));
    note->setText(tr("Note…"));
    remove->setText(tr("Delete"));
    remove->setToolTip(tr("They can be had back with Undo"));
    openSheet->setText(tr("Compare with a sheet typed by hand…"));
    exportCsv->setText(tr("Export as CSV…"));
    exportJson->setText(tr("Export as JSON…"));
    exportTrace->setText(tr("Export as trace for Perfetto…"));
    saveBandwidth->setText(tr("Save the bandwidth achieved as a trace…"));
    saveBandwidth->setToolTip(
        tr("Of the runs selected, or of all that are shown; the link can follow it later"));
    clearCharts->setText(tr("Clear the charts"));
    clearCharts->setToolTip(tr("The notebook keeps all runs"));
    enableFor(chart->isEnabled() ? (note->isEnabled() ? 1 : 2) : 0, copy->isEnabled() ? 1 : 0,
              undoable_);
}

} // namespace splitscope
