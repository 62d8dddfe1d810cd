// The tables of a notebook, and how those of an earlier version become this one's.
#pragma once

#include "engine/notebook/database.h"

namespace splitscope {

/// In the file: "Spsc", where SQLite keeps what kind of file it is.
inline constexpr std::int64_t notebookApplicationId = 0x53707363;
inline constexpr std::int64_t notebookVersion = 2;

/// 0 for a file in which nothing is. Errors: NotebookUnusable for a database of another program,
/// NotebookNewer.
Result<std::int64_t> storedVersion(const Database &database);

/// Makes the tables, or brings those of an earlier version up to this one, in one transaction.
Result<void> bringUpToDate(const Database &database);

/// Tables that an earlier version has not, empty, for this connection alone: nothing is written to
/// the file. `version` as storedVersion() has it.
Result<void> readAsThisVersion(const Database &database, std::int64_t version);

} // namespace splitscope
