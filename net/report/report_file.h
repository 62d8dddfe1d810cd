// A report as a file.
#pragma once

#include "net/report/report_document.h"
#include "net/report/report_progress.h"

#include <optional>

namespace splitscope {

enum class ReportFormat {
    Pdf,
    Odt,      ///< opens in LibreOffice, Word and WPS
    Html,     ///< one file, pictures in it
    Markdown, ///< with a folder of pictures beside it: NAME_files
};

/// "pdf", "odt", "html", "md": by a file's ending, whatever its case.
std::optional<ReportFormat> reportFormatOf(const QString &file);
QString endingOf(ReportFormat format);

/// What was there is replaced when all is written, and stays if anything fails. Any thread.
/// Errors: FileNotWritable, ReportUnusable (fonts), Cancelled.
Result<void> writeReport(const ReportDocument &report, ReportFormat format, const QString &file,
                         const ReportProgress &progress = {});

} // namespace splitscope
