// A report as Markdown.
#pragma once

#include "net/report/report_document.h"

namespace splitscope {

/// `pictures` is the folder, relative to the file, in which "NAME.png" of each figure is.
QString reportMarkdown(const ReportDocument &report, const QString &pictures);

} // namespace splitscope
