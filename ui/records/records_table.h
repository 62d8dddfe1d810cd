// The table of the records: its columns, and which of its runs are selected.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QTableView>

#include <vector>

namespace splitscope {

class NotebookModel;

/// The same runs stay selected when they come into another order. GUI thread.
class RecordsTable : public QTableView
{
    Q_OBJECT

public:
    /// The model must outlive the table.
    explicit RecordsTable(NotebookModel &model, QWidget *parent = nullptr);

    /// In the order shown.
    std::vector<RunNumber> selectedRuns() const;
    /// The note of the first row that is selected.
    void editNote();
    /// The columns' order and widths, as saveState() of the heads has them.
    QByteArray columns() const;
    void setColumns(const QByteArray &state);

private:
    void keepSelection();

    NotebookModel &model_;
    std::vector<RunNumber> kept_; ///< what was selected before the rows changed
};

} // namespace splitscope
