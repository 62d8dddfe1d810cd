#include "net/deployment/tc_text.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct Unit
{
    const char16_t *name;
    double factor;
};

/// tc(8), "RATES": bits a second. What ends in "bps" are bytes.
constexpr std::array rateUnits{
    Unit{u"", 1},
    Unit{u"bit", 1},
    Unit{u"kbit", 1e3},
    Unit{u"mbit", 1e6},
    Unit{u"gbit", 1e9},
    Unit{u"kibit", 1024.0},
    Unit{u"mibit", 1048576.0},
    Unit{u"bps", 8},
    Unit{u"kbps", 8e3},
    Unit{u"mbps", 8e6},
    Unit{u"gbps", 8e9},
    Unit{u"kibps", 8192.0},
    Unit{u"mibps", 8388608.0},
    Unit{u"k", 1e3},
    Unit{u"m", 1e6},
};

/// tc(8), "SIZES": bytes. Its kilo is 1024 here.
constexpr std::array sizeUnits{
    Unit{u"", 1},          Unit{u"b", 1},
    Unit{u"k", 1024.0},    Unit{u"kb", 1024.0},
    Unit{u"m", 1048576.0}, Unit{u"mb", 1048576.0},
    Unit{u"kbit", 128.0},  Unit{u"mbit", 131072.0},
    Unit{u"kibit", 128.0}, Unit{u"mibit", 131072.0},
};

/// tc(8), "TIMES": milliseconds. A bare number is in microseconds.
constexpr std::array timeUnits{
    Unit{u"", 1e-3},   Unit{u"us", 1e-3},  Unit{u"usec", 1e-3}, Unit{u"usecs", 1e-3},
    Unit{u"ms", 1},    Unit{u"msec", 1},   Unit{u"msecs", 1},   Unit{u"s", 1e3},
    Unit{u"sec", 1e3}, Unit{u"secs", 1e3},
};

// tc's own fields have 32 bits: bytes, and microseconds.
constexpr double mostBytes = 4294967295.0;
constexpr double mostMs = 4294967.295;

template<std::size_t count>
std::optional<double> quantity(const QString &text, const std::array<Unit, count> &units,
                               double most)
{
    static const QRegularExpression form(u"^([0-9]+(?:\\.[0-9]*)?)([a-z]*)$"_s);
    const auto match = form.match(text.toLower());
    if (!match.hasMatch())
        return std::nullopt;
    for (const Unit &unit : units) {
        if (match.captured(2) != QStringView(unit.name))
            continue;
        const double value = match.captured(1).toDouble() * unit.factor;
        return value <= most ? std::optional(value) : std::nullopt;
    }
    return std::nullopt;
}

tl::unexpected<Error> unusable(const QString &what)
{
    return fail(ErrorKind::DeploymentUnusable, what.toStdString(),
                "tc has no such rate, size or time");
}

/// The word after one of these; empty where there is none.
QString wordAfter(const QStringList &words, std::initializer_list<QStringView> names)
{
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (std::ranges::find(names, words[i]) != names.end())
            return words[i + 1];
    }
    return {};
}

Result<void> shapeRate(const QString &script, Direction direction, LinkConditions &link)
{
    static const QRegularExpression form(u"\\btbf\\b([^;&|\\n]*)"_s);
    const QStringList words = form.match(script).captured(1).simplified().split(u' ');
    const QString rate = wordAfter(words, {u"rate"});
    if (rate.isEmpty())
        return {};
    const auto bits = quantity(rate, rateUnits, std::numeric_limits<double>::max());
    if (!bits)
        return unusable(u"rate "_s + rate);
    const auto bandwidth = Bandwidth::ofMbitPerSecond(*bits / 1e6);
    if (!bandwidth)
        return tl::make_unexpected(bandwidth.error());
    (direction == Direction::Uplink ? link.uplink : link.downlink) = *bandwidth;

    const QString burst = wordAfter(words, {u"burst", u"buffer", u"maxburst"});
    const auto bytes = quantity(burst, sizeUnits, mostBytes);
    if (!burst.isEmpty() && !bytes)
        return unusable(u"burst "_s + burst);
    if (bytes)
        link.burstBytes = std::llround(*bytes);

    const QString limit = wordAfter(words, {u"limit"});
    const QString latency = wordAfter(words, {u"latency"});
    const auto queue = quantity(limit, sizeUnits, mostBytes);
    const auto wait = quantity(latency, timeUnits, mostMs);
    if ((!limit.isEmpty() && !queue) || (!latency.isEmpty() && !wait))
        return unusable(limit.isEmpty() ? u"latency "_s + latency : u"limit "_s + limit);
    constexpr double usualWait = 400; // of the lab: no limit of its own
    if (queue)
        link.queueLimitBytes = std::llround(*queue);
    else if (wait && *wait == usualWait)
        link.queueLimitBytes.reset();
    else if (wait)
        link.queueLimitBytes = link.burstBytes + std::llround(*bits / 8 * *wait / 1e3);
    return {};
}

Result<void> shapeDelay(const QString &script, LinkConditions &link)
{
    static const QRegularExpression form(
        u"\\bnetem\\b[^;&|\\n]*?\\bdelay\\s+(\\S+)(?:\\s+([0-9]\\S*))?"_s);
    const auto match = form.match(script);
    if (!match.hasMatch())
        return {};
    const auto delay = quantity(match.captured(1), timeUnits, mostMs);
    const auto jitter = match.captured(2).isEmpty()
                            ? std::optional<double>(0)
                            : quantity(match.captured(2), timeUnits, mostMs);
    if (!delay || !jitter)
        return unusable(match.captured().simplified());
    link.delay = std::chrono::microseconds(std::llround(*delay * 1e3));
    link.jitter = std::chrono::microseconds(std::llround(*jitter * 1e3));
    return {};
}

} // namespace

QStringList tcLines(const LinkConditions &link, Direction direction, const QString &device)
{
    QStringList lines;
    QString place = u"root"_s;
    if (link.delay.count() > 0) {
        QString line = u"tc qdisc add dev %1 root handle 1: netem delay %2us"_s.arg(device).arg(
            link.delay.count());
        if (link.jitter.count() > 0)
            line += u" %1us"_s.arg(link.jitter.count());
        lines << line;
        place = u"parent 1:1"_s;
    }
    const auto &rate = direction == Direction::Uplink ? link.uplink : link.downlink;
    if (rate) {
        const double mbit = rate->mbitPerSecond();
        const QString rateWord = std::floor(mbit) == mbit
                                     ? u"%1mbit"_s.arg(mbit)
                                     : u"%1bit"_s.arg(std::llround(mbit * 1e6));
        const QString burst = link.burstBytes % 128 == 0 ? u"%1kbit"_s.arg(link.burstBytes / 128)
                                                         : u"%1b"_s.arg(link.burstBytes);
        const QString queue =
            link.queueLimitBytes ? u"limit %1b"_s.arg(*link.queueLimitBytes) : u"latency 400ms"_s;
        lines << u"tc qdisc add dev %1 %2 tbf rate %3 burst %4 %5"_s.arg(device, place, rateWord,
                                                                         burst, queue);
    }
    return lines;
}

Result<LinkConditions> tcShaped(const QString &script, Direction direction, LinkConditions link)
{
    if (const auto rate = shapeRate(script, direction, link); !rate)
        return tl::make_unexpected(rate.error());
    if (const auto delay = shapeDelay(script, link); !delay)
        return tl::make_unexpected(delay.error());
    return checked(link);
}

} // namespace splitscope
