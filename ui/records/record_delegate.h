// Draws a record's cells: figures that stand under each other, marks in their colours.
#pragma once

#include <QStyledItemDelegate>

namespace splitscope {

/// GUI thread.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace splitscope
