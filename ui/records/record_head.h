// The heads of the records' columns.
#pragma once

#include <QHeaderView>

namespace splitscope {

/// Indents what is aligned to the left as RecordDelegate does below it. GUI thread.
class RecordHead : public QHeaderView
{
    Q_OBJECT

public:
    static constexpr int indent = 2;

    explicit RecordHead(QWidget *parent = nullptr);

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override;
};

} // namespace splitscope
