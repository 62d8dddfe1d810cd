// The charts of a report, on white.
#pragma once

#include "engine/findings/findings.h"
#include "net/report/report_document.h"
#include "net/report/report_words.h"

#include <optional>

namespace splitscope {

/// "5 Mbit/s", or "unlimited", or that it is shaped outside, or the trace's name.
QString rateText(const LinkConditions &link, const ReportWords &words);

/// Where each cut's milliseconds went under one setting, with the 95 % interval of the median.
ReportFigure latencyByCutFigure(const ReportTable &table, std::size_t setting,
                                const ReportWords &words);

enum class ReportAxis { Bandwidth, Share };

/// A line for each cut, at the other axis's value of `setting`. Empty where fewer than two values
/// were measured.
std::optional<ReportFigure> latencyAlongFigure(const ReportTable &table, const ReportGroup &group,
                                               std::size_t setting, ReportAxis axis,
                                               const ReportWords &words);

/// The best cut of each setting, over bandwidth and share. Empty where there is one setting.
std::optional<ReportFigure> bestCutMapFigure(const ReportTable &table, const ReportGroup &group,
                                             const ReportWords &words);

} // namespace splitscope
