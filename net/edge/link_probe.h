// What a link carries and how far it is, asked of the link itself.
#pragma once

#include "engine/experiment/arrival.h"
#include "engine/experiment/link_conditions.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace splitscope {

/// What one probe found, and what it cost.
struct LinkProbe
{
    /// As the receiver of each direction saw its bytes come in; empty where they are too few to
    /// tell (arrival.h).
    std::optional<double> uplinkMbitPerSecond;
    std::optional<double> downlinkMbitPerSecond;
    /// Of pings over the idle link; empty where the node leaves them unanswered.
    std::optional<std::chrono::microseconds> leastRoundTrip;
    std::optional<std::chrono::microseconds> medianRoundTrip;
    std::int64_t uplinkBytes = 0; ///< of data: headers come on top
    std::int64_t downlinkBytes = 0;
    std::chrono::microseconds took{0}; ///< pings included
};

/// What to send each way: as much as should take a second, at the rate that is asked for or that
/// was last achieved; 256 KiB where neither is known. From 32 KiB to the protocol's 4 MiB.
std::int64_t probeBytes(const LinkConditions &link, std::optional<double> lastMbitPerSecond);

/// How long a probe may take before it is given up: thrice what the link needs for it where its
/// rate is known, otherwise a minute.
std::chrono::milliseconds probeDeadline(const LinkConditions &link, std::int64_t bytes);

/// Up, down, round trip and cost; docs/MEASURING.md lists the keys.
QJsonObject probeJson(const LinkProbe &probe);
/// The same in one line.
QString probeText(const LinkProbe &probe);

} // namespace splitscope
