// Columns that line up on a terminal.
#pragma once

#include <QList>
#include <QStringList>

namespace splitscope {

/// A column is as wide as its widest cell: a Chinese character takes two places. Columns that begin
/// with a number below their head are aligned to the right. Each line ends in a line break.
QString textTable(const QList<QStringList> &rows);

} // namespace splitscope
