#include "ui/records/notebook_model.h"

#include "net/notebook/notebook_keeper.h"

#include <algorithm>
#include <utility>

namespace splitscope {
namespace {

constexpr int rowsInMemory = 2000;
constexpr int rowsAround = 20;    ///< read beside one that is wanted: the next step of scrolling
constexpr int reloadPause = 500;  // ms, while runs come in
constexpr int restandPause = 300; // ms

qint64 plain(RunNumber number)
{
    return static_cast<qint64>(number);
}

// Figures under each other, words from the left; the class between them touches neither.
int alignment(RecordColumn column)
{
    if (column == RecordColumn::Top1)
        return Qt::AlignCenter;
    return int((isFigure(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

NotebookModel::NotebookModel(NotebookKeeper &keeper, QObject *parent)
    : QAbstractTableModel(parent), keeper_(keeper), rows_(rowsInMemory)
{
    read_.setSingleShot(true);
    reloadSoon_.setSingleShot(true);
    restandSoon_.setSingleShot(true);
    connect(&read_, &QTimer::timeout, this, &NotebookModel::readWanted);
    connect(&reloadSoon_, &QTimer::timeout, this, &NotebookModel::reload);
    connect(&restandSoon_, &QTimer::timeout, this, [this] {
        if (!numbers_.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, recordColumns - 1));
    });
    connect(&keeper_, &NotebookKeeper::stored, this, &NotebookModel::takeStored);
    reload();
}

void NotebookModel::setFilter(const RunFilter &filter)
{
    filter_ = filter;
    rows_.clear(); // they stand among others now
    reload();
}

void NotebookModel::setOrder(const RunOrder &order)
{
    if (order == order_)
        return;
    order_ = order;
    reload();
}

void NotebookModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0)
        return setOrder({});
    if (const auto key = runKeyOf(static_cast<RecordColumn>(column)))
        setOrder({*key, order == Qt::AscendingOrder});
}

void NotebookModel::reload()
{
    reloadSoon_.stop();
    loading_ = true;
    keeper_
        .ask<std::vector<RunNumber>>([filter = filter_, order = order_](Notebook &notebook) {
            return notebook.numbers(filter, order);
        })
        .then(this, [this, question = ++question_](const Result<std::vector<RunNumber>> &numbers) {
            if (question != question_)
                return;
            loading_ = false;
            if (!numbers)
                Q_EMIT failed(numbers.error());
            takeNumbers(numbers ? *numbers : std::vector<RunNumber>());
        });
}

void NotebookModel::takeNumbers(std::vector<RunNumber> numbers)
{
    beginResetModel();
    numbers_ = std::move(numbers);
    wanted_.clear();
    endResetModel();
    Q_EMIT loaded();
}

/// The usual order shows a new run at once; any other one asks the notebook where it belongs.
void NotebookModel::takeStored(const StoredRun &run)
{
    ++revision_;
    if (!restandSoon_.isActive())
        restandSoon_.start(restandPause);
    if (loading_ || !accepts(run))
        return;
    if (order_ != RunOrder() || !filter_.text.empty()) {
        if (!reloadSoon_.isActive())
            reloadSoon_.start(reloadPause);
        return;
    }
    if (!numbers_.empty() && run.number <= numbers_.front())
        return; // an answer of the notebook had it already
    beginInsertRows({}, 0, 0);
    numbers_.insert(numbers_.begin(), run.number);
    wanted_
        .clear(); // the rows have other places now, and are asked for again when they are painted
    endInsertRows();
}

bool NotebookModel::accepts(const StoredRun &run) const
{
    const Conditions &asked = run.record.conditions;
    return (!filter_.experiment || *filter_.experiment == run.experiment)
           && (!filter_.model || *filter_.model == run.record.model)
           && (!filter_.cut || *filter_.cut == asked.cut.index())
           && (!filter_.edgeShare || *filter_.edgeShare == asked.edge.share)
           && (!filter_.uplink || filter_.uplink == asked.link.uplink)
           && (!filter_.measured || *filter_.measured == run.record.outcome.has_value());
}

void NotebookModel::want(int row) const
{
    wanted_.insert(row);
    if (!read_.isActive())
        read_.start(0);
}

void NotebookModel::readWanted()
{
    std::set<int> near;
    for (const int wanted : std::exchange(wanted_, {}))
        for (int row = std::max(wanted - rowsAround, 0);
             row <= std::min(wanted + rowsAround, rowCount() - 1); ++row)
            near.insert(row);
    std::vector<RunNumber> numbers;
    for (const int row : near) {
        const NotebookRow *known = rows_.object(plain(numberAt(row)));
        if (!known || known->revision != revision_)
            numbers.push_back(numberAt(row));
    }
    if (numbers.empty())
        return;
    keeper_
        .ask<Rows>([numbers, experiment = filter_.experiment,
                    revision = revision_](Notebook &notebook) -> Result<Rows> {
            const auto runs = notebook.runs(numbers);
            if (!runs)
                return tl::make_unexpected(runs.error());
            std::vector<RunNumber> found;
            for (const StoredRun &run : *runs)
                found.push_back(run.number);
            const auto standings = notebook.standings(found, experiment);
            if (!standings)
                return tl::make_unexpected(standings.error());
            Rows rows;
            for (std::size_t i = 0; i < runs->size(); ++i)
                rows.push_back({(*runs)[i], (*standings)[i], revision});
            return rows;
        })
        .then(this, [this](const Result<Rows> &rows) {
            if (rows)
                takeRows(*rows);
            else
                Q_EMIT failed(rows.error());
        });
}

void NotebookModel::takeRows(Rows rows)
{
    std::set<qint64> changed;
    for (NotebookRow &row : rows) {
        const qint64 number = plain(row.run.number);
        changed.insert(number);
        rows_.insert(number, new NotebookRow(std::move(row)));
    }
    tellChanged(changed);
}

void NotebookModel::tellChanged(const std::set<qint64> &runs)
{
    // One signal for all: a view paints what it shows of it, and no more.
    int first = rowCount();
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (!runs.contains(plain(numberAt(row))))
            continue;
        first = std::min(first, row);
        last = row;
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, recordColumns - 1));
}

void NotebookModel::remove(const std::vector<RunNumber> &runs)
{
    if (runs.empty())
        return;
    removed_.push_back(runs);
    mark(runs, true);
}

void NotebookModel::undoRemove()
{
    if (removed_.empty())
        return;
    const std::vector<RunNumber> runs = removed_.back();
    removed_.pop_back();
    mark(runs, false);
}

qsizetype NotebookModel::undoableRuns() const
{
    return removed_.empty() ? 0 : std::ssize(removed_.back());
}

void NotebookModel::mark(const std::vector<RunNumber> &runs, bool removed)
{
    Q_EMIT removalChanged();
    keeper_
        .ask<bool>([runs, removed](Notebook &notebook) {
            return (removed ? notebook.remove(runs) : notebook.restore(runs)).map([] {
                return true;
            });
        })
        .then(this, [this](const Result<bool> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            ++revision_;
            reload();
        });
}

void NotebookModel::retranslate()
{
    if (!numbers_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, recordColumns - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, recordColumns - 1);
}

int NotebookModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(numbers_.size());
}

int NotebookModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : recordColumns;
}

QVariant NotebookModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<RecordColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole
        && role != MarkRole && role != ReadRole)
        return {};
    const NotebookRow *row = rows_.object(plain(numberAt(index.row())));
    if (!row || row->revision != revision_)
        want(index.row());
    if (role == ReadRole)
        return row != nullptr;
    if (!row)
        return {};
    switch (role) {
    case Qt::EditRole:
    case Qt::DisplayRole:
        return row->text(column);
    case Qt::ToolTipRole:
        return row->toolTip();
    default:
        return QVariant::fromValue(row->mark());
    }
}

bool NotebookModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole
        || index.column() != int(RecordColumn::Note))
        return false;
    const RunNumber number = numberAt(index.row());
    NotebookRow *row = rows_.object(plain(number));
    const std::string note = value.toString().trimmed().toStdString();
    if (!row)
        return false;
    row->run.note = note;
    keeper_
        .ask<bool>([number, note](Notebook &notebook) {
            return notebook.annotate(number, note).map([] { return true; });
        })
        .then(this, [this](const Result<bool> &done) {
            if (!done) {
                rows_.clear();
                Q_EMIT failed(done.error());
                reload();
            }
        });
    Q_EMIT dataChanged(index, index);
    return true;
}

Qt::ItemFlags NotebookModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == int(RecordColumn::Note))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant NotebookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= recordColumns)
        return {};
    const auto column = static_cast<RecordColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignment(column);
    if (role == Qt::DisplayRole)
        return recordColumnHead(column);
    return {};
}

} // namespace splitscope
