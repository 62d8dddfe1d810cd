#include "net/link/mahimahi_trace.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct TraceFile
{
    Q_DECLARE_TR_FUNCTIONS(TraceFile)
};

constexpr double packetBits = 1500 * 8;
constexpr qint64 mostMilliseconds =
    std::chrono::duration_cast<std::chrono::milliseconds>(BandwidthTrace::mostDuration).count();

tl::unexpected<Error> unusable(const QString &subject, const QString &reason)
{
    return fail(ErrorKind::TraceUnusable, subject.toStdString(), reason.toStdString());
}

Result<std::vector<qint64>> opportunities(const QString &name, const std::vector<TextLine> &lines)
{
    std::vector<qint64> times;
    times.reserve(lines.size());
    const auto place = [&](const TextLine &line) { return u"%1:%2"_s.arg(name).arg(line.number); };
    for (const TextLine &line : lines) {
        bool isNumber = false;
        const qint64 at = line.text.toLongLong(&isNumber);
        if (!isNumber || at < 0 || at > mostMilliseconds)
            return unusable(place(line), TraceFile::tr("“%1” is no millisecond within 0 to %2")
                                             .arg(QString::fromUtf8(line.text.first(
                                                 std::min<qsizetype>(line.text.size(), 40))))
                                             .arg(mostMilliseconds));
        if (!times.empty() && at < times.back())
            return unusable(place(line), TraceFile::tr("its time is before the one before"));
        times.push_back(at);
    }
    if (times.back() == 0)
        return unusable(name, TraceFile::tr("it ends at 0 ms"));
    return times;
}

} // namespace

bool isMahimahi(const TextLine &line)
{
    return std::ranges::all_of(line.text, [](char byte) { return byte >= '0' && byte <= '9'; });
}

Result<BandwidthTrace> mahimahiTrace(const QString &name, const std::vector<TextLine> &lines)
{
    const auto times = opportunities(name, lines);
    if (!times)
        return tl::make_unexpected(times.error());
    const qint64 end = times->back();
    const qint64 window = mahimahiWindow.count();
    std::vector<BandwidthTrace::Step> steps;
    auto next = times->begin();
    for (qint64 begin = 0; begin < end;) {
        // What would be left of a window at the end is too short for a rate: the last one takes it.
        const qint64 until = end - begin < 2 * window ? end : begin + window;
        const auto beyond = std::upper_bound(next, times->end(), until);
        const double mbit = static_cast<double>(beyond - next) * packetBits
                            / static_cast<double>(until - begin) / 1000;
        if (mbit > Bandwidth::mostMbit)
            return unusable(name, TraceFile::tr("%1 Mbit/s from %2 ms on: at most %3 are possible")
                                      .arg(mbit)
                                      .arg(begin)
                                      .arg(Bandwidth::mostMbit));
        steps.push_back({std::chrono::milliseconds(begin), Bandwidth::nearest(mbit)});
        next = beyond;
        begin = until;
    }
    if (steps.size() > BandwidthTrace::mostSteps)
        return unusable(name, TraceFile::tr("it is too long"));
    return BandwidthTrace::of(name.toStdString(), std::move(steps), std::chrono::milliseconds(end));
}

} // namespace splitscope
