#include "ui/records/comparison_model.h"

#include "ui/records/record_cells.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

/// Where all cells of a have one value and all of b another, b takes that of a.
template<typename Value>
void alignKeys(const std::vector<CellTimes> &a, std::vector<CellTimes> &b, Value CellKey::*part)
{
    const auto isOne = [&](const std::vector<CellTimes> &cells) {
        return std::ranges::all_of(cells, [&](const CellTimes &cell) {
            return cell.key.*part == cells.front().key.*part;
        });
    };
    if (a.empty() || b.empty() || !isOne(a) || !isOne(b))
        return;
    for (CellTimes &cell : b)
        cell.key.*part = a.front().key.*part;
}

} // namespace

Comparison comparedByWhatDiffers(ComparedSide a, ComparedSide b)
{
    if (!a.typed && !b.typed)
        alignKeys(a.cells, b.cells, &CellKey::rest);
    alignKeys(a.cells, b.cells, &CellKey::cpuShare);
    alignKeys(a.cells, b.cells, &CellKey::bandwidth);
    return compared(a, b);
}

void ComparisonModel::setComparison(const Comparison &comparison)
{
    beginResetModel();
    comparison_ = comparison;
    endResetModel();
}

void ComparisonModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(comparison_.cells.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComparedCell &cell = comparison_.cells[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(cell, column);
    case Qt::ToolTipRole:
        return cell.key.rest;
    case Qt::TextAlignmentRole:
        return int((column == Verdict ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case FasterRole:
        return cell.alike().value_or(true) ? QVariant() : QVariant(cell.ratio() < 1);
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Verdict ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Cpu:
        return recordColumnHead(RecordColumn::Cpu);
    case Bandwidth:
        return recordColumnHead(RecordColumn::Bandwidth);
    case Cut:
        return recordColumnHead(RecordColumn::Cut);
    case MedianA:
        return tr("A median");
    case SpreadA:
        return tr("A 95 % interval (runs)");
    case MedianB:
        return tr("B median");
    case SpreadB:
        return tr("B 95 % interval (runs)");
    case Ratio:
        return tr("B / A");
    case Verdict:
        return tr("that is");
    }
    return {};
}

QString ComparisonModel::text(const ComparedCell &cell, Column column) const
{
    switch (column) {
    case Cpu:
        return QString::number(cell.key.cpuShare);
    case Bandwidth:
        return QString(cell.key.bandwidth).replace("mbit/s"_L1, " Mbit/s"_L1);
    case Cut:
        return QString::number(cell.key.cut);
    case MedianA:
        return medianText(cell.a);
    case SpreadA:
        return spreadText(cell.a);
    case MedianB:
        return medianText(cell.b);
    case SpreadB:
        return spreadText(cell.b);
    case Ratio:
        return QString::number(cell.ratio(), 'f', 3);
    case Verdict:
        break;
    }
    const auto alike = cell.alike();
    if (!alike)
        return tr("too few runs to tell");
    if (*alike)
        return tr("alike");
    return cell.ratio() < 1 ? tr("B is faster") : tr("A is faster");
}

QString ComparisonModel::asTsv() const
{
    QString tsv;
    QStringList cells;
    for (int column = 0; column < columns; ++column)
        cells << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    tsv += cells.join(u'\t') + u'\n';
    for (const ComparedCell &cell : comparison_.cells) {
        cells.clear();
        for (int column = 0; column < columns; ++column)
            cells << text(cell, static_cast<Column>(column));
        tsv += cells.join(u'\t') + u'\n';
    }
    return tsv;
}

} // namespace splitscope
