#include "ui/records/records_table.h"

#include "ui/records/notebook_model.h"
#include "ui/records/record_delegate.h"
#include "ui/records/record_head.h"
#include "ui/theme/focus_ring.h"

#include <QHeaderView>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr std::size_t mostKeptSelected = 5000; ///< more are not looked for after the rows changed

} // namespace

RecordsTable::RecordsTable(NotebookModel &model, QWidget *parent)
    : QTableView(parent), model_(model)
{
    setObjectName(u"records"_s);
    setModel(&model_);
    setItemDelegate(new RecordDelegate(this));
    setSelectionBehavior(SelectRows);
    setEditTriggers(DoubleClicked);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    FocusRing::addTo(this);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    setHorizontalHeader(new RecordHead(this));
    QHeaderView *heads = horizontalHeader();
    heads->setStretchLastSection(true);
    heads->setSectionsMovable(true);
    // Nothing is sorted until a head is clicked: the newest run is first.
    heads->setSortIndicator(-1, Qt::AscendingOrder);
    heads->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    constexpr std::array digits{7,  13, 9, 12, 12, 12, 12, 10, 24, 10,
                                13, 11, 9, 13, 20, 14, 16, 8,  18, 20};
    static_assert(digits.size() == recordColumns);
    for (std::size_t column = 0; column < digits.size(); ++column)
        setColumnWidth(static_cast<int>(column), digits[column] * digit);
    // Beside the sheet's columns: why there are no figures, or what they are worth.
    heads->moveSection(int(RecordColumn::State), int(RecordColumn::Median));
    connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { kept_ = selectedRuns(); });
    connect(&model_, &QAbstractItemModel::modelReset, this, &RecordsTable::keepSelection);
}

std::vector<RunNumber> RecordsTable::selectedRuns() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<RunNumber> numbers;
    for (const int row : rows)
        numbers.push_back(model_.numberAt(row));
    return numbers;
}

void RecordsTable::editNote()
{
    const QModelIndexList rows = selectionModel()->selectedRows(int(RecordColumn::Note));
    if (rows.isEmpty())
        return;
    setCurrentIndex(rows.first());
    edit(rows.first());
}

QByteArray RecordsTable::columns() const
{
    return horizontalHeader()->saveState();
}

void RecordsTable::setColumns(const QByteArray &state)
{
    horizontalHeader()->restoreState(state);
    // What was sorted by then is not now.
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void RecordsTable::keepSelection()
{
    const std::vector<RunNumber> numbers = std::exchange(kept_, {});
    if (numbers.empty() || numbers.size() > mostKeptSelected)
        return;
    const std::set<RunNumber> wanted(numbers.begin(), numbers.end());
    QItemSelection selection;
    for (int row = 0; row < model_.rowCount(); ++row)
        if (wanted.contains(model_.numberAt(row)))
            selection.select(model_.index(row, 0), model_.index(row, recordColumns - 1));
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace splitscope
