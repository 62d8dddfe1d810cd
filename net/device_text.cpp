#include "net/device_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct DeviceText
{
    Q_DECLARE_TR_FUNCTIONS(DeviceText)
};

QString inUsersLanguage(const BilingualText &text)
{
    const bool chinese = DeviceText::tr("en", "which of a device's two names: en or zh") == u"zh";
    return QString::fromStdString(chinese ? text.chinese : text.english);
}

QString significant(double number)
{
    return QString::number(number, 'g', 3);
}

QString millisecondsText(std::chrono::duration<double, std::milli> time)
{
    return significant(time.count());
}

/// The layers' interquartile ranges as if they fell together, in percent of their medians.
double spreadPercent(const MeasuredTimes &times)
{
    std::chrono::duration<double> ranges{0};
    for (const MeasuredLayer &layer : times.layers)
        ranges += layer.interquartileRange;
    const std::chrono::duration<double> total = times.total();
    return total.count() > 0 ? ranges / total * 100 : 0;
}

QString measuredText(const MeasuredTimes &times)
{
    return DeviceText::tr("Measured: %1, %2 ms, spread %3 % (%4 runs)")
        .arg(QString::fromStdString(times.networkId), millisecondsText(times.total()),
             significant(std::round(spreadPercent(times) * 10) / 10))
        .arg(times.runs);
}

QString powerText(const DeviceFacts &facts)
{
    QStringList parts;
    QStringList sources;
    const auto add = [&](const QString &use, const std::optional<PowerFigure> &power) {
        if (!power)
            return;
        parts << use.arg(significant(power->watts));
        const QString source = QString::fromStdString(power->source);
        if (!sources.contains(source))
            sources << source;
    };
    add(DeviceText::tr("idle %1 W"), facts.idlePower);
    add(DeviceText::tr("computing %1 W"), facts.computingPower);
    add(DeviceText::tr("sending %1 W"), facts.sendingPower);
    if (parts.isEmpty())
        return {};
    return DeviceText::tr("Power: %1 (%2)").arg(parts.join(u", "_s), sources.join(u"; "_s));
}

} // namespace

QString deviceText(const DeviceProfile &profile)
{
    if (profile.id == thisComputer().id)
        return DeviceText::tr("This computer");
    if (!profile.facts)
        return QString::fromStdString(profile.id);
    return inUsersLanguage(profile.facts->name);
}

QString deviceSourceText(const DeviceProfile &profile)
{
    return profile.facts ? inUsersLanguage(profile.facts->source) : QString();
}

QString deviceSpeedText(const DeviceProfile &profile)
{
    if (!profile.emulated)
        return DeviceText::tr("its own speed");
    const EmulatedSpeed &speed = *profile.emulated;
    constexpr double giga = 1e9;
    QString text = DeviceText::tr("%1 GMAC/s, %2 GB/s of weights")
                       .arg(significant(speed.macsPerSecond / giga),
                            significant(speed.weightBytesPerSecond / giga));
    if (speed.overhead.count() > 0)
        text += DeviceText::tr(", %1 ms for each layer").arg(millisecondsText(speed.overhead));
    return text;
}

QString deviceMeaning(const DeviceProfile &profile)
{
    QStringList lines{DeviceText::tr("Speed: %1").arg(deviceSpeedText(profile))};
    if (!profile.facts)
        return lines.front();
    const DeviceFacts &facts = *profile.facts;
    for (const MeasuredTimes &times : facts.measured)
        lines << measuredText(times);
    if (facts.fitError)
        lines << DeviceText::tr(
                     "Other networks: by the speed above, fitted within %1 % for a layer")
                     .arg(significant(*facts.fitError * 100));
    lines << DeviceText::tr("Source: %1").arg(deviceSourceText(profile));
    if (!facts.host.empty())
        lines << DeviceText::tr("Computer: %1").arg(QString::fromStdString(facts.host));
    if (const QString power = powerText(facts); !power.isEmpty())
        lines << power;
    return lines.join(u'\n');
}

} // namespace splitscope
