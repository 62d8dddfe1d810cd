#include "ui/records/records_page.h"

#include "ui/records/record_delegate.h"
#include "ui/records/records_model.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

RecordsPage::RecordsPage(RecordsModel &model, QWidget *parent)
    : QWidget(parent), model_(model), sorted_(new QSortFilterProxyModel(this)),
      table_(new QTableView(this)), count_(new QLabel(this)), copy_(new QPushButton(this)),
      clear_(new QPushButton(this))
{
    makeTable();
    count_->setForegroundRole(QPalette::PlaceholderText);
    copy_->setFlat(true);
    clear_->setFlat(true);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 0, 4, 0);
    bar->addWidget(count_, 1);
    bar->addWidget(copy_);
    bar->addWidget(clear_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(table_, 1);

    auto *copyAction = new QAction(table_);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(copyAction);
    connect(copyAction, &QAction::triggered, this, &RecordsPage::copy);
    connect(copy_, &QPushButton::clicked, this, &RecordsPage::copy);
    connect(clear_, &QPushButton::clicked, this, &RecordsPage::clearRequested);
    connect(&model_, &QAbstractItemModel::rowsInserted, this, [this] {
        showCount();
        if (sorted_->sortColumn() < 0)
            table_->scrollToBottom();
    });
    connect(&model_, &QAbstractItemModel::modelReset, this, &RecordsPage::showCount);
    retranslate();
}

void RecordsPage::makeTable()
{
    sorted_->setSourceModel(&model_);
    sorted_->setSortRole(RecordsModel::SortRole);
    table_->setModel(sorted_);
    table_->setItemDelegate(new RecordDelegate(table_));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    // Nothing is sorted until a head is clicked: the newest run is last.
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table_->setSortingEnabled(true);
    setColumnWidths();
}

void RecordsPage::setColumnWidths()
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    constexpr std::array digits{7, 13, 9, 12, 12, 12, 12, 10, 13, 11, 9, 13, 20, 14, 10, 7, 12};
    static_assert(digits.size() == recordColumns);
    for (std::size_t column = 0; column < digits.size(); ++column)
        table_->setColumnWidth(static_cast<int>(column), digits[column] * digit);
}

void RecordsPage::copy()
{
    std::vector<int> rows;
    const QModelIndexList selected = table_->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    if (rows.empty())
        for (int row = 0; row < sorted_->rowCount(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    for (int &row : rows)
        row = sorted_->mapToSource(sorted_->index(row, 0)).row();
    QGuiApplication::clipboard()->setText(model_.asTsv(rows));
}

void RecordsPage::showCount()
{
    const int runs = model_.rowCount();
    count_->setText(runs == 0 ? tr("No runs yet. Each run adds a row; latencies are in ms.")
                              : tr("Runs: %1. Latencies are in ms.").arg(runs));
    copy_->setEnabled(runs > 0);
    clear_->setEnabled(runs > 0);
}

void RecordsPage::retranslate()
{
    copy_->setText(tr("Copy"));
    copy_->setToolTip(tr("The rows selected, or all, for a spreadsheet"));
    clear_->setText(tr("Clear"));
    table_->setAccessibleName(tr("Records"));
    model_.retranslate();
    showCount();
}

void RecordsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
