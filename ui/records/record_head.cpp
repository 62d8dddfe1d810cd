#include "ui/records/record_head.h"

#include <QStyleOptionHeader>

namespace splitscope {

RecordHead::RecordHead(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

void RecordHead::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    if (option->textAlignment.testFlag(Qt::AlignLeft))
        option->text.prepend(QChar(0x2002)); // a space as wide as half the type is high
}

} // namespace splitscope
