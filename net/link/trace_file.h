// Bandwidth traces as files.
#pragma once

#include "engine/experiment/bandwidth_trace.h"
#include "engine/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace splitscope {

/// A file or a sample's id, which becomes the trace's name. What it holds tells its format:
///
/// - CSV: "seconds,Mbit/s" in each line; lines of a # are comments, the first other line may name
///   the columns. Seconds ascend and count from the first row; the last rate holds as long as the
///   one before it did, a lone one for a second.
/// - Mahimahi's: in each line the millisecond at which a packet of 1500 bytes may pass, ascending;
///   the last one is the trace's end. Read as the rate of each 200 ms; less than Bandwidth's least
///   becomes that.
///
/// Errors: TraceUnusable (subject: file and line).
Result<BandwidthTrace> readTrace(const QString &nameOrFile);
/// The same for what has been read already.
Result<BandwidthTrace> traceOf(const QString &name, const QByteArray &content);

/// Ids of the traces that the program carries, generated for it (resources/traces).
QStringList sampleTraces();
/// A sample by its name in the user's language, a file by its own.
QString traceTitle(const BandwidthTrace &trace);

struct AchievedRate
{
    std::chrono::microseconds at; ///< since the first
    double mbitPerSecond;
};

/// As CSV, for readTrace(); what is beyond the range of Bandwidth becomes its end. `rates` ascend
/// in time and are not empty. Errors: TraceUnusable (subject: the file).
Result<void> writeTrace(const QString &file, const std::vector<AchievedRate> &rates);

} // namespace splitscope
