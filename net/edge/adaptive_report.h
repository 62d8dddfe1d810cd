// Adaptive runs in words and for machines.
#pragma once

#include "engine/plan/adaptive_summary.h"
#include "net/edge/adaptive_runner.h"

#include <QJsonObject>
#include <QString>

namespace splitscope {

/// "cut 13 → 8: 9.4 Mbit/s, predicted 1261 instead of 1302 ms (3.2 % less)": what a run is made
/// with and why, in one line.
QString decisionText(const AdaptiveDecision &decision);
/// Mean latency beside the oracle's, regret, moves: some lines.
QString summaryText(const AdaptiveSummary &summary, AdaptivePolicy policy);

/// runJson(), and "decision" and "oracle" beside it.
QJsonObject adaptiveJson(const AdaptiveRun &run);
QJsonObject summaryJson(const AdaptiveSummary &summary, AdaptivePolicy policy);

} // namespace splitscope
