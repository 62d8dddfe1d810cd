#include "net/edge/link_probe.h"

#include "net/protocol/messages.h"

#include <QCoreApplication>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;
using Milliseconds = std::chrono::duration<double, std::milli>;
using Seconds = std::chrono::duration<double>;

struct ProbeText
{
    Q_DECLARE_TR_FUNCTIONS(LinkProbe)
};

QJsonValue orNull(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue msOrNull(const std::optional<std::chrono::microseconds> &time)
{
    return time ? QJsonValue(Milliseconds(*time).count()) : QJsonValue(QJsonValue::Null);
}

/// "4.998", or "?" for too few bytes to tell.
QString rateText(const std::optional<double> &mbit)
{
    return mbit ? QString::number(*mbit, 'g', 4) : u"?"_s;
}

} // namespace

std::int64_t probeBytes(const LinkConditions &link, std::optional<double> lastMbitPerSecond)
{
    constexpr double leastBytes = 32 * 1024;
    constexpr std::int64_t usualBytes = 256 * 1024;
    const bool asked = link.shaping == LinkShaping::Emulated && link.uplink;
    const auto mbit = asked ? std::optional(link.uplink->mbitPerSecond()) : lastMbitPerSecond;
    if (!mbit)
        return usualBytes;
    const double bytesInASecond = *mbit * 1e6 / 8;
    return static_cast<std::int64_t>(
        std::clamp(bytesInASecond, leastBytes, static_cast<double>(mostProbeBytes)));
}

std::chrono::milliseconds probeDeadline(const LinkConditions &link, std::int64_t bytes)
{
    Seconds needed(20);
    if (link.shaping == LinkShaping::Emulated) {
        const auto time = [bytes](const std::optional<Bandwidth> &rate) {
            const auto wire = static_cast<double>(wireBytes(bytes));
            return Seconds(rate ? wire / rate->bytesPerSecond() : 0);
        };
        // Pings, the request and the reply go there and back, too.
        needed += time(link.uplink) + time(link.downlink) + 16 * Seconds(link.delay);
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(3 * needed);
}

QJsonObject probeJson(const LinkProbe &probe)
{
    return {{u"uplink_mbit_s"_s, orNull(probe.uplinkMbitPerSecond)},
            {u"downlink_mbit_s"_s, orNull(probe.downlinkMbitPerSecond)},
            {u"round_trip_ms"_s, msOrNull(probe.leastRoundTrip)},
            {u"median_round_trip_ms"_s, msOrNull(probe.medianRoundTrip)},
            {u"uplink_bytes"_s, static_cast<qint64>(probe.uplinkBytes)},
            {u"downlink_bytes"_s, static_cast<qint64>(probe.downlinkBytes)},
            {u"took_ms"_s, Milliseconds(probe.took).count()}};
}

QString probeText(const LinkProbe &probe)
{
    const auto milliseconds = [](const std::optional<std::chrono::microseconds> &time) {
        return time ? QString::number(Milliseconds(*time).count(), 'f', 2) : u"?"_s;
    };
    return ProbeText::tr("up %1 Mbit/s, down %2 Mbit/s, round trip %3 ms (median %4); cost %5 kB "
                         "and %6 ms")
        .arg(rateText(probe.uplinkMbitPerSecond), rateText(probe.downlinkMbitPerSecond),
             milliseconds(probe.leastRoundTrip), milliseconds(probe.medianRoundTrip),
             QString::number(static_cast<double>(probe.uplinkBytes + probe.downlinkBytes) / 1e3,
                             'f', 0),
             QString::number(Milliseconds(probe.took).count(), 'f', 0));
}

} // namespace splitscope
