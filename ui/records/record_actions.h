// What can be done with the runs that are selected in the records.
#pragma once

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QTableView;

namespace splitscope {

/// The actions with their words and keys; what they do is connected by their owner. GUI thread.
class RecordActions : public QObject
{
    Q_OBJECT

public:
    /// The keys work while the table has the focus, and the actions are its context menu.
    explicit RecordActions(QTableView &table);

    /// `selected` of `shown` rows; so many removed runs can come back.
    void enableFor(qsizetype selected, qsizetype shown, qsizetype undoable);
    void retranslate();
    /// For a button: export, import and what else is not used all the time.
    QMenu *moreMenu() const { return more_; }

    QAction *const copy;
    QAction *const chart;
    QAction *const setA;
    QAction *const setB;
    QAction *const note;
    QAction *const remove;
    QAction *const undo;
    QAction *const openSheet;
    QAction *const exportCsv;
    QAction *const exportJson;
    QAction *const exportTrace;
    QAction *const saveBandwidth;
    QAction *const clearCharts;

private:
    QTableView &table_;
    QMenu *more_;
    qsizetype undoable_ = 0;
};

} // namespace splitscope
