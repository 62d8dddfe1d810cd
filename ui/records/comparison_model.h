// Two sets of runs side by side, cell by cell.
#pragma once

#include "net/notebook/comparison.h"

#include <QAbstractTableModel>

namespace splitscope {

/// GUI thread.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Cpu, Bandwidth, Cut, MedianA, SpreadA, MedianB, SpreadB, Ratio, Verdict };
    static constexpr int columns = Verdict + 1;
    enum Role {
        FasterRole = Qt::UserRole, ///< whether B is surely faster; invalid where that is not known
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const Comparison &comparison);
    const Comparison &comparison() const { return comparison_; }
    void retranslate();
    /// Everything below a line of heads.
    QString asTsv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ComparedCell &cell, Column column) const;

    Comparison comparison_;
};

/// As two sets are compared: what each has one value of and the two differ in (the device, the
/// share, the bandwidth) is what the comparison is about, so that it does not keep their cells
/// apart. The cut always does.
Comparison comparedByWhatDiffers(ComparedSide a, ComparedSide b);

} // namespace splitscope
