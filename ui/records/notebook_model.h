// The whole notebook as a table, of which only the rows in sight are ever read.
#pragma once

#include "engine/notebook/notebook.h"
#include "ui/records/notebook_row.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QTimer>

#include <set>
#include <vector>

namespace splitscope {

class NotebookKeeper;

/// One row for each run that the filter lets through, in the order that was asked for; RecordColumn
/// are its columns. Sorting and filtering are the notebook's, on its own thread, and a row is read
/// when somebody wants to see it: until then its cells are empty. GUI thread.
class NotebookModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        MarkRole = Qt::UserRole, ///< a NotebookRow::Mark
        ReadRole,                ///< whether the row has been read
    };

    /// The keeper must outlive the model.
    explicit NotebookModel(NotebookKeeper &keeper, QObject *parent = nullptr);

    const RunFilter &filter() const { return filter_; }
    void setFilter(const RunFilter &filter);
    const RunOrder &order() const { return order_; }
    void setOrder(const RunOrder &order);
    void sort(int column, Qt::SortOrder order) override;
    /// All of it anew.
    void reload();
    /// While the notebook has not answered yet.
    bool isLoading() const { return loading_; }

    RunNumber numberAt(int row) const { return numbers_[static_cast<std::size_t>(row)]; }
    const std::vector<RunNumber> &numbers() const { return numbers_; }

    /// How many rows are in memory.
    qsizetype rowsRead() const { return rows_.count(); }

    void remove(const std::vector<RunNumber> &runs);
    /// What was removed last comes back, in several steps if need be.
    void undoRemove();
    /// 0: there is nothing to undo.
    qsizetype undoableRuns() const;

    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// Of the note alone.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();
    void removalChanged();
    void failed(const splitscope::Error &error);

private:
    using Rows = std::vector<NotebookRow>;

    void takeStored(const StoredRun &run);
    bool accepts(const StoredRun &run) const;
    void takeNumbers(std::vector<RunNumber> numbers);
    void want(int row) const;
    void readWanted();
    void takeRows(Rows rows);
    void tellChanged(const std::set<qint64> &runs);
    void mark(const std::vector<RunNumber> &runs, bool removed);

    NotebookKeeper &keeper_;
    RunFilter filter_;
    RunOrder order_;
    std::vector<RunNumber> numbers_;
    std::vector<std::vector<RunNumber>> removed_;
    /// The rows in sight and some more. By run, so that it outlives another order.
    mutable QCache<qint64, NotebookRow> rows_;
    mutable std::set<int> wanted_; ///< rows to be read
    mutable QTimer read_;
    QTimer reloadSoon_;
    QTimer restandSoon_;
    int question_ = 0; ///< the last one that was asked: answers to earlier ones are dropped
    int revision_ = 0; ///< counts what may change how runs stand
    bool loading_ = false;
};

} // namespace splitscope
