// What `splitscope-edge report` is asked for.
#pragma once

#include "app/splitscope-edge/notebook_options.h"
#include "net/report/lab_report.h"
#include "net/report/report_file.h"

#include <vector>

namespace splitscope {

struct ReportOptions
{
    QString notebook;
    std::vector<ExperimentId> experiments; ///< empty: all
    ReportTitle title;
    ReportLanguage language = ReportLanguage::English;
    ReportFormat format = ReportFormat::Pdf;
    QString out;
};

tl::expected<ReportOptions, UsageError> reportOptions(const QStringList &arguments);

} // namespace splitscope
