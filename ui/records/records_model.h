// The lab sheet's table, filled by runs.
#pragma once

#include "engine/experiment/measured_run.h"
#include "ui/records/record_cells.h"

#include <QAbstractTableModel>

#include <span>
#include <vector>

namespace splitscope {

/// One row for each run in the order in which they ended; RecordColumn are its columns. GUI thread.
class RecordsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        SortRole = Qt::UserRole,
        MarkRole, ///< a Mark
    };
    enum class Mark { None, Best, TooSlow, Failed };
    Q_ENUM(Mark)

    using QAbstractTableModel::QAbstractTableModel;

    void add(const RunRecord &record);
    void clear();
    std::span<const RunRecord> records() const { return records_; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// These rows as tab-separated values below a line of heads.
    QString asTsv(const std::vector<int> &rows) const;

private:
    QString text(std::size_t row, RecordColumn column) const;
    QString stateText(std::size_t row) const;
    QVariant toolTip(std::size_t row) const;
    Mark mark(std::size_t row) const;
    void markBestLike(const RunRecord &like);

    std::vector<RunRecord> records_;
    /// For each record, whether it is the median run of the fastest cut under its own
    /// network and setting.
    std::vector<bool> best_;
};

} // namespace splitscope
