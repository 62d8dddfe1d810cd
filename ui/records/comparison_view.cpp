#include "ui/records/comparison_view.h"

#include "ui/records/comparison_model.h"
#include "ui/theme/focus_ring.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent), model_(new ComparisonModel(this)), table_(new QTableView(this)),
      title_(new QLabel(this)), copy_(new QToolButton(this)), close_(new QToolButton(this))
{
    table_->setObjectName(u"comparison"_s);
    close_->setObjectName(u"closeComparison"_s);
    copy_->setAutoRaise(true);
    close_->setAutoRaise(true);
    close_->setText(u"×"_s);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title_->setWordWrap(true);
    makeTable();
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(8, 2, 4, 2);
    bar->addWidget(title_, 1);
    bar->addWidget(copy_);
    bar->addWidget(close_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(table_, 1);
    connect(copy_, &QToolButton::clicked, this, &ComparisonView::copy);
    connect(close_, &QToolButton::clicked, this, &ComparisonView::dismiss);
    retranslate();
    hide();
}

void ComparisonView::makeTable()
{
    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->setShowGrid(false);
    table_->setWordWrap(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setTabKeyNavigation(false);
    FocusRing::addTo(table_);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setStretchLastSection(true);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    constexpr std::array digits{6, 11, 6, 10, 22, 10, 22, 8, 16};
    static_assert(digits.size() == ComparisonModel::columns);
    for (std::size_t column = 0; column < digits.size(); ++column)
        table_->setColumnWidth(static_cast<int>(column), digits[column] * digit);
}

void ComparisonView::setSide(Set set, const ComparedSide &side, std::function<QString()> name)
{
    sides_[static_cast<std::size_t>(set)] = Side{side, std::move(name)};
    showSides();
    show();
}

void ComparisonView::showSides()
{
    model_->setComparison(hasBoth() ? comparedByWhatDiffers(sides_[0]->cells, sides_[1]->cells)
                                    : Comparison());
    title_->setText(summary());
    copy_->setEnabled(model_->rowCount() > 0);
}

QString ComparisonView::summary() const
{
    if (!sides_[0] && !sides_[1])
        return {};
    if (!hasBoth())
        return sides_[0] ? tr("A: %1. Select the runs of set B.").arg(sides_[0]->name())
                         : tr("B: %1. Select the runs of set A.").arg(sides_[1]->name());
    QString text = tr("A: %1; B: %2. Medians in ms.").arg(sides_[0]->name(), sides_[1]->name());
    const Comparison &comparison = model_->comparison();
    if (comparison.cells.empty())
        text += u' ' + tr("They have no cut in common under the same setting.");
    else if (comparison.onlyInA > 0 || comparison.onlyInB > 0)
        text += u' '
                + tr("Cells in one of them only: A %1, B %2.")
                      .arg(comparison.onlyInA)
                      .arg(comparison.onlyInB);
    return text;
}

void ComparisonView::copy() const
{
    QGuiApplication::clipboard()->setText(model_->asTsv());
}

void ComparisonView::dismiss()
{
    sides_ = {};
    showSides();
    hide();
}

void ComparisonView::retranslate()
{
    copy_->setText(tr("Copy"));
    close_->setToolTip(tr("Close the comparison"));
    close_->setAccessibleName(close_->toolTip());
    table_->setAccessibleName(tr("Comparison of two sets of runs"));
    model_->retranslate();
    title_->setText(summary());
}

void ComparisonView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
