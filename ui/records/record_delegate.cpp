#include "ui/records/record_delegate.h"

#include "ui/records/notebook_model.h"
#include "ui/records/record_head.h"
#include "ui/theme/colours.h"
#include "ui/theme/star.h"

namespace splitscope {

void RecordDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    // Words keep a distance from the figures before them.
    if (option->displayAlignment.testFlag(Qt::AlignLeft)) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {RecordHead::indent, 1};
    }
    const auto mark = index.data(NotebookModel::MarkRole).value<NotebookRow::Mark>();
    const Colours &colours = coloursOf(option->palette);
    if (index.column() == int(RecordColumn::EndToEnd))
        option->font.setBold(true);
    if (mark == NotebookRow::Mark::Failed)
        option->palette.setColor(QPalette::Text, index.column() == int(RecordColumn::State)
                                                     ? colours.failure
                                                     : colours.quiet);
    if (mark == NotebookRow::Mark::FinishedOnEdge)
        option->palette.setColor(QPalette::Text, index.column() == int(RecordColumn::State)
                                                     ? colours.warning
                                                     : colours.quiet);
    if (mark == NotebookRow::Mark::TooSlow && index.column() == int(RecordColumn::State))
        option->palette.setColor(QPalette::Text, colours.warning);
    if ((mark == NotebookRow::Mark::Best || mark == NotebookRow::Mark::Tied)
        && index.column() == int(RecordColumn::State))
        option->palette.setColor(QPalette::Text, colours.best);
}

void RecordDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto mark = index.data(NotebookModel::MarkRole).value<NotebookRow::Mark>();
    if (mark != NotebookRow::Mark::Best || index.column() != int(RecordColumn::Cut))
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    drawStar(*painter,
             isSelected ? option.palette.color(QPalette::HighlightedText)
                        : coloursOf(option.palette).best,
             {option.rect.left() + 12.0, QRectF(option.rect).center().y()}, 12);
}

} // namespace splitscope
