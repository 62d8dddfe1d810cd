// The lab report: the sheet's deliverable, from stored runs.
#pragma once

#include "net/report/report_captures.h"
#include "net/report/report_document.h"
#include "net/report/report_source.h"
#include "net/report/report_words.h"

#include <QString>

#include <vector>

namespace splitscope {

/// What only the student knows. Empty: a line to write on.
struct ReportTitle
{
    static constexpr int longest = 200; ///< characters; what is longer is cut off and says so

    QString course = {};
    QString experiment = {};
    QString name = {};
    QString number = {};
    QString date = {};

    bool operator==(const ReportTitle &) const = default;
};

/// Evidence, and room for the student's own words: it never answers for them. A notebook without
/// runs makes a report that says so. Any thread.
ReportDocument labReport(const ReportSource &source, const ReportTitle &title,
                         const std::vector<ReportCapture> &captures, const ReportWords &words);

} // namespace splitscope
