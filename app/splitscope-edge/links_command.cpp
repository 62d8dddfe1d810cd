#include "app/splitscope-edge/links_command.h"

#include "app/splitscope-edge/console.h"
#include "net/error_text.h"
#include "net/link/link_presets.h"
#include "net/link/trace_file.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct EdgeCommand
{
    Q_DECLARE_TR_FUNCTIONS(EdgeCommand)
};

/// The number of columns that a terminal gives each; the last one takes what it needs.
constexpr std::array widths{24, 12, 14, 11};

QString line(const std::array<QString, 5> &cells)
{
    QString text = cells[0].leftJustified(widths[0]);
    for (std::size_t column = 1; column < widths.size(); ++column)
        text += cells[column].rightJustified(widths[column]);
    return text + u"  "_s + cells.back() + u'\n';
}

QString rateText(const std::optional<Bandwidth> &rate)
{
    return rate ? QString::number(rate->mbitPerSecond(), 'g', 7) : EdgeCommand::tr("unlimited");
}

QString millisecondsText(std::chrono::microseconds time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count());
}

/// Each preset and each sample trace, and where they come from.
QString linksTable(const LinkPresets &presets)
{
    QString table = line({u"id"_s, EdgeCommand::tr("up, Mbit/s"), EdgeCommand::tr("down, Mbit/s"),
                          EdgeCommand::tr("delay, ms"), EdgeCommand::tr("name")});
    const LinkPreset *before = nullptr;
    for (const LinkPreset &preset : presets.all()) {
        if (!before || before->family != preset.family)
            table += u'\n'
                     + u"%1: %2. %3"_s.arg(preset.family.text(), preset.source.text(), preset.url)
                           .trimmed()
                     + u'\n';
        before = &preset;
        table += line({preset.id, rateText(preset.link.uplink), rateText(preset.link.downlink),
                       millisecondsText(preset.link.delay), preset.name.text()});
    }
    table +=
        u'\n' + EdgeCommand::tr("Traces, made up by resources/traces/make_traces.py") + u":\n"_s;
    for (const QString &id : sampleTraces())
        if (const auto trace = readTrace(id))
            table += line({id, u"~%1"_s.arg(trace->mean().mbitPerSecond(), 0, 'f', 2),
                           u"~%1"_s.arg(trace->mean().mbitPerSecond(), 0, 'f', 2), QString(),
                           EdgeCommand::tr("%1, %2 to %3 Mbit/s, %4 s")
                               .arg(traceTitle(*trace))
                               .arg(trace->least().mbitPerSecond())
                               .arg(trace->most().mbitPerSecond())
                               .arg(std::chrono::duration<double>(trace->duration()).count())});
    return table;
}

} // namespace

int linksMain(QCoreApplication & /*app*/)
{
    const LinkPresets presets;
    printLine(stdout, linksTable(presets).trimmed());
    for (const Error &error : presets.unusable())
        printLine(stderr, errorText(error));
    return presets.unusable().empty() ? Succeeded : Failed;
}

} // namespace splitscope
