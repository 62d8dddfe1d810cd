#include "ui/text/quantity_text.h"

#include "net/device_text.h"
#include "net/link/trace_file.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

class QuantityText
{
    Q_DECLARE_TR_FUNCTIONS(QuantityText)
};

/// "5 Mbit/s"; "↑ 1.1 Mbit/s, ↓ 2.028 Mbit/s" where the two ways differ.
QString linkRateText(const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return QuantityText::tr("shaped outside");
    if (link.trace)
        return traceTitle(*link.trace);
    if (link.uplink == link.downlink)
        return bandwidthText(link.uplink);
    return u"↑ %1, ↓ %2"_s.arg(bandwidthText(link.uplink), bandwidthText(link.downlink));
}

QString threeDigits(double number)
{
    const int decimals = number >= 99.95 ? 0 : number >= 9.995 ? 1 : 2;
    return QString::number(number, 'f', decimals);
}

QString windowText(std::int64_t kernel, std::int64_t stride)
{
    return QuantityText::tr("%1x%1, stride %2").arg(kernel).arg(stride);
}

struct SpecText
{
    QString operator()(const Conv2d &conv) const
    {
        return windowText(conv.kernel, conv.stride) + u", "_s
               + QuantityText::tr("padding %1").arg(conv.padding);
    }
    QString operator()(const MaxPool2d &pool) const { return windowText(pool.kernel, pool.stride); }
    QString operator()(const AvgPool2d &pool) const { return windowText(pool.kernel, pool.stride); }
    QString operator()(const AdaptiveAvgPool2d &pool) const
    {
        return QuantityText::tr("to %1x%1").arg(pool.outputSize);
    }
    QString operator()(const Linear &linear) const
    {
        return u"%1 → %2"_s.arg(linear.inFeatures).arg(linear.outFeatures);
    }
    QString operator()(const Dropout &) const { return QuantityText::tr("inactive"); }
    QString operator()(const Block &block) const
    {
        return block.skip ? QuantityText::tr("with skip") : QuantityText::tr("without skip");
    }
    template<typename Plain>
    QString operator()(const Plain &) const
    {
        return {};
    }
};

} // namespace

QString bytesText(std::int64_t bytes)
{
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    const double kilobytes = static_cast<double>(bytes) / 1e3;
    if (kilobytes < 999.95)
        return u"%1 kB"_s.arg(kilobytes, 0, 'f', 1);
    return u"%1 MB"_s.arg(kilobytes / 1e3, 0, 'f', 1);
}

QString sheetMilliseconds(std::chrono::microseconds time)
{
    // Whole numbers, so that what adds up in microseconds adds up in the digits shown.
    const std::int64_t magnitude = std::abs(time.count());
    return u"%1%2.%3"_s.arg(time.count() < 0 ? u"-"_s : QString())
        .arg(magnitude / 1000)
        .arg(magnitude % 1000, 3, 10, QChar(u'0'));
}

QString shortMilliseconds(std::chrono::nanoseconds time)
{
    return u"%1 ms"_s.arg(millisecondsText(time));
}

QString millisecondsText(std::chrono::nanoseconds time)
{
    return threeDigits(static_cast<double>(time.count()) / 1e6);
}

QString bandwidthText(const std::optional<Bandwidth> &bandwidth)
{
    if (!bandwidth)
        return QuantityText::tr("unlimited");
    return u"%1 Mbit/s"_s.arg(mbitText(bandwidth->mbitPerSecond()));
}

QString uplinkText(const LinkConditions &link)
{
    if (link.shaping == LinkShaping::Outside)
        return QuantityText::tr("outside");
    if (link.trace)
        return u"~%1 Mbit/s"_s.arg(link.trace->mean().mbitPerSecond(), 0, 'g', 2);
    return bandwidthText(link.uplink);
}

QString traceRateText(const BandwidthTrace &trace)
{
    const auto digits = [](Bandwidth rate) {
        return QString::number(rate.mbitPerSecond(), 'g', 2);
    };
    return QuantityText::tr("%1 to %2 Mbit/s, mean %3")
        .arg(digits(trace.least()), digits(trace.most()), digits(trace.mean()));
}

QString traceMeaning(const BandwidthTrace &trace)
{
    return QuantityText::tr("%1: %2; %3 s, then anew")
        .arg(traceTitle(trace), traceRateText(trace))
        .arg(std::chrono::duration<double>(trace.duration()).count());
}

QString mbitText(double mbitPerSecond)
{
    return QString::number(mbitPerSecond, 'g', 4);
}

QString shareText(double share)
{
    return QString::number(share, 'g', 3);
}

QString layerKindText(const Layer &layer)
{
    if (std::holds_alternative<AdaptiveAvgPool2d>(layer.spec))
        return u"AvgPool2d"_s; // the full name is wider than most
    const std::string_view kind = layer.kindName();
    return QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
}

QString layerSpecText(const Layer &layer)
{
    const QString detail = std::visit(SpecText(), layer.spec);
    return detail.isEmpty() ? layerKindText(layer) : layerKindText(layer) + u' ' + detail;
}

QString shapeText(const TensorShape &shape)
{
    QStringList extents;
    for (const std::int64_t extent : shape.extents)
        extents << QString::number(extent);
    return extents.join(u'x');
}

QString codingText(const std::optional<Coding> &coding)
{
    if (!coding)
        return QuantityText::tr("Auto");
    const std::string_view id = codingId(*coding);
    return QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
}

QString codingMeaning(const std::optional<Coding> &coding)
{
    if (!coding)
        return QuantityText::tr("Each run has the coding that is predicted to be through the "
                                "soonest: any but JPEG. Its record says which.");
    const bool picture = coding->format >= ActivationFormat::Picture;
    const QString loss =
        isLossless(*coding)
            ? QuantityText::tr("Lossless: every bit arrives.")
            : QuantityText::tr("Lossy: the answer changes a little, and the record says how much.");
    return picture ? loss + u' ' + QuantityText::tr("Only the picture itself, at cut 0.") : loss;
}

QString quotaText(const std::optional<CpuQuota> &quota)
{
    if (!quota)
        return QuantityText::tr("paced");
    const std::chrono::duration<double, std::milli> period = quota->period();
    return QuantityText::tr("kernel quota %1 ms").arg(period.count());
}

QString settingText(const Conditions &conditions)
{
    const Device &edge = conditions.edge;
    const LinkConditions &link = conditions.link;
    QStringList parts{deviceText(edge.profile),
                      QuantityText::tr("cpu %1").arg(shareText(edge.share.value())),
                      linkRateText(link)};
    if (edge.quota)
        parts.insert(2, quotaText(edge.quota));
    if (link.shaping == LinkShaping::Emulated && link.delay.count() > 0)
        parts << QuantityText::tr("delay %1 ms").arg(static_cast<double>(link.delay.count()) / 1e3);
    if (conditions.coding != Coding{})
        parts << codingText(conditions.coding);
    if (conditions.otherEdges > 0)
        parts << (conditions.otherEdges == 1
                      ? QuantityText::tr("1 other edge")
                      : QuantityText::tr("%n other edges", nullptr, conditions.otherEdges));
    return std::accumulate(parts.cbegin() + 1, parts.cend(), parts.front(),
                           [](const QString &before, const QString &part) {
                               return QuantityText::tr("%1, %2").arg(before, part);
                           });
}

} // namespace splitscope
