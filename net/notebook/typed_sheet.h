// A sheet typed by hand, from a spreadsheet's CSV.
#pragma once

#include "engine/notebook/stored_run.h"
#include "engine/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace splitscope {

/// A line of heads, in the lab's words or in English or as tableHead() writes them, in any order:
/// cpu, bandwidth (Mbit/s), cut and end-to-end (ms) have to be there; local, transfer and cloud
/// (ms) may be. Other columns are passed over. Between the fields comma, semicolon or tab; numbers
/// with a point, or with a comma where that does not separate; units behind them ("5mbit", "12 ms")
/// and empty lines do no harm. UTF-8, with or without a mark, UTF-16 with one, or GB 18030. Errors:
/// SheetUnreadable with the line.
Result<std::vector<TypedRow>> typedSheet(const QByteArray &content, const QString &file);

} // namespace splitscope
