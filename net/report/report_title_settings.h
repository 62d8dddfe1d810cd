// The title block, kept for next time.
#pragma once

#include "net/report/lab_report.h"

class QSettings;

namespace splitscope {

ReportTitle loadReportTitle(const QSettings &store);
void saveReportTitle(QSettings &store, const ReportTitle &title);

} // namespace splitscope
