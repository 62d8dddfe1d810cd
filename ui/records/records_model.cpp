#include "ui/records/records_model.h"

#include "net/error_text.h"
#include "ui/chart/cut_latencies.h"
#include "ui/text/quantity_text.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

// Figures under each other, words from the left; the class between them touches neither.
int alignment(int column)
{
    if (column == int(RecordColumn::Top1))
        return Qt::AlignCenter;
    const bool figures = column < int(RecordColumn::Top1);
    return int((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

void RecordsModel::add(const RunRecord &record)
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    records_.push_back(record);
    best_.push_back(false);
    endInsertRows();
    markBestLike(record);
}

void RecordsModel::clear()
{
    beginResetModel();
    records_.clear();
    best_.clear();
    endResetModel();
}

void RecordsModel::markBestLike(const RunRecord &like)
{
    const auto best = fastest(latenciesByCut(records_, like.model, like.conditions));
    for (std::size_t row = 0; row < records_.size(); ++row) {
        if (records_[row].model != like.model
            || !sameSetting(records_[row].conditions, like.conditions))
            continue;
        const bool isBest = best && records_[row].id == best->medianRun;
        if (isBest == best_[row])
            continue;
        best_[row] = isBest;
        Q_EMIT dataChanged(index(int(row), 0), index(int(row), recordColumns - 1));
    }
}

void RecordsModel::retranslate()
{
    if (!records_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, recordColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, recordColumns - 1);
}

int RecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int RecordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : recordColumns;
}

QVariant RecordsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<RecordColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case SortRole:
        return recordSortKey(records_[row], column);
    case MarkRole:
        return QVariant::fromValue(mark(row));
    default:
        return {};
    }
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= recordColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::DisplayRole)
        return recordColumnHead(static_cast<RecordColumn>(section));
    return {};
}

QString RecordsModel::text(std::size_t row, RecordColumn column) const
{
    return column == RecordColumn::State ? stateText(row) : recordText(records_[row], column);
}

QString RecordsModel::stateText(std::size_t row) const
{
    switch (mark(row)) {
    case Mark::Failed:
        if (records_[row].outcome.error().kind == ErrorKind::Cancelled)
            return tr("stopped");
        return tr("failed: %1").arg(errorText(records_[row].outcome.error()));
    case Mark::TooSlow:
        return best_[row] ? tr("best; host too slow") : tr("host too slow");
    case Mark::Best:
        return tr("best");
    case Mark::None:
        break;
    }
    return tr("measured");
}

QVariant RecordsModel::toolTip(std::size_t row) const
{
    if (!records_[row].outcome)
        return errorText(records_[row].outcome.error());
    if (hostWasTooSlow(records_[row]))
        return tr("This computer was too slow or too busy for the device asked for.");
    if (const auto refused = quotaRefusal(records_[row]))
        return errorText(*refused);
    const Measurement &measured = *records_[row].outcome;
    QStringList sentences;
    if (!isLossless(measured.coding)) {
        sentences << tr("%1 changed the output by %2 %.")
                         .arg(codingText(measured.coding))
                         .arg(measured.codingEffect.outputError * 100, 0, 'g', 2);
        if (!measured.codingEffect.sameTopClass)
            sentences << tr("Another class has the highest score.");
    }
    if (records_[row].conditions.link.shaping == LinkShaping::Outside)
        sentences << tr("The link was shaped outside this program, or not at all.");
    if (measured.achieved.roundTrip)
        sentences << tr("Round trip %1.").arg(shortMilliseconds(*measured.achieved.roundTrip));
    return sentences.isEmpty() ? QVariant() : sentences.join(u' ');
}

RecordsModel::Mark RecordsModel::mark(std::size_t row) const
{
    if (!records_[row].outcome)
        return Mark::Failed;
    if (hostWasTooSlow(records_[row]))
        return Mark::TooSlow;
    return best_[row] ? Mark::Best : Mark::None;
}

QString RecordsModel::asTsv(const std::vector<int> &rows) const
{
    QString tsv;
    const auto addLine = [&tsv](const auto &cell) {
        QStringList cells;
        for (int column = 0; column < recordColumns; ++column)
            cells << cell(static_cast<RecordColumn>(column));
        tsv += cells.join(u'\t') + u'\n';
    };
    addLine(recordColumnHead);
    for (const int row : rows)
        addLine([&](RecordColumn column) { return text(static_cast<std::size_t>(row), column); });
    return tsv;
}

} // namespace splitscope
