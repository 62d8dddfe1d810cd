// The words that students know from the lab's terminals. They are the same in every language of the
// window, because the lab's own screenshots show them so.
#pragma once

#include "engine/experiment/measured_run.h"
#include "net/edge/class_names.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace splitscope {

/// "2025-07-06 16:38:58: websocket connect success"
QString stamped(const QString &line);

/// What the edge says before a run, once it is connected; with the time of the warm-up where one
/// was just made.
QStringList edgeLinesBefore(const Conditions &conditions,
                            const std::optional<std::chrono::nanoseconds> &warmUp);
/// "get bandwidth value : 0.6250 MB/s"
QString bandwidthLine(double mbitPerSecond);
/// What it says after one.
QStringList edgeLinesAfter(const Measurement &measurement, const ClassNames &names = {});
/// After one that it had to finish by itself; the lab has no words for that.
QStringList edgeLinesAfter(const EdgeFinish &finish, const ClassNames &names = {});

} // namespace splitscope
