#include "net/link/trace_file.h"

#include "net/link/mahimahi_trace.h"
#include "net/link/text_lines.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct TraceFile
{
    Q_DECLARE_TR_FUNCTIONS(TraceFile)
};

using Microseconds = BandwidthTrace::Microseconds;

constexpr qint64 mostBytes = 16'000'000;

struct SampleName
{
    QLatin1StringView id;
    const char *name;
};

constexpr std::array sampleNames{
    SampleName{"3g-train"_L1, QT_TRANSLATE_NOOP("TraceName", "3G, train")},
    SampleName{"3g-walking"_L1, QT_TRANSLATE_NOOP("TraceName", "3G, walking")},
    SampleName{"lte-driving"_L1, QT_TRANSLATE_NOOP("TraceName", "LTE, driving")},
    SampleName{"wifi-interference"_L1, QT_TRANSLATE_NOOP("TraceName", "Wi-Fi, interference")},
};

tl::unexpected<Error> unusable(const QString &subject, const QString &reason)
{
    return fail(ErrorKind::TraceUnusable, subject.toStdString(), reason.toStdString());
}

QString sampleFolder()
{
    return u":/splitscope/traces"_s;
}

QString sampleFile(const QString &id)
{
    return sampleFolder() + u'/' + QString(id).replace(u'-', u'_') + u".csv"_s;
}

std::optional<double> numberOf(const QByteArray &text)
{
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// Two columns, neither of them a number.
bool isHeader(QByteArrayView line)
{
    const QByteArrayList fields = line.toByteArray().split(',');
    return fields.size() == 2 && !numberOf(fields[0]) && !numberOf(fields[1]);
}

struct Row
{
    double seconds;
    Bandwidth rate;
};

tl::expected<Row, QString> rowOf(QByteArrayView line)
{
    const QByteArrayList fields = line.toByteArray().split(',');
    if (fields.size() != 2)
        return tl::make_unexpected(TraceFile::tr("not seconds and Mbit/s with a comma between"));
    const auto seconds = numberOf(fields[0]);
    const auto mbit = numberOf(fields[1]);
    if (!seconds || !mbit)
        return tl::make_unexpected(
            TraceFile::tr("“%1” is not a number")
                .arg(QString::fromUtf8(fields[seconds ? 1 : 0].trimmed().left(40))));
    const double mostSeconds = std::chrono::duration<double>(BandwidthTrace::mostDuration).count();
    // In whole microseconds, as the trace has it.
    if (*seconds < 0 || std::round(*seconds * 1e6) >= mostSeconds * 1e6)
        return tl::make_unexpected(
            TraceFile::tr("%1 s is not within 0 to %2").arg(*seconds).arg(mostSeconds));
    const auto rate = Bandwidth::ofMbitPerSecond(*mbit);
    if (!rate)
        return tl::make_unexpected(TraceFile::tr("%1 Mbit/s is not within %2")
                                       .arg(*mbit)
                                       .arg(QString::fromStdString(rate.error().detail)));
    return Row{*seconds, *rate};
}

Result<BandwidthTrace> csvTrace(const QString &name, const std::vector<TextLine> &lines)
{
    std::vector<BandwidthTrace::Step> steps;
    std::optional<double> began;
    const auto place = [&](const TextLine &line) { return u"%1:%2"_s.arg(name).arg(line.number); };
    for (const TextLine &line : lines) {
        if (&line == &lines.front() && isHeader(line.text))
            continue;
        const auto row = rowOf(line.text);
        if (!row)
            return unusable(place(line), row.error());
        const Microseconds at(std::llround((row->seconds - began.value_or(row->seconds)) * 1e6));
        if (!steps.empty() && at <= steps.back().at)
            return unusable(place(line), TraceFile::tr("its time is not after the one before"));
        began = began.value_or(row->seconds);
        steps.push_back({at, row->rate});
    }
    if (steps.empty())
        return unusable(name, TraceFile::tr("it has no rates"));
    if (steps.size() > BandwidthTrace::mostSteps)
        return unusable(name,
                        TraceFile::tr("it has more than %1 rates").arg(BandwidthTrace::mostSteps));
    const Microseconds last = steps.size() > 1 ? steps.back().at - steps[steps.size() - 2].at
                                               : Microseconds(std::chrono::seconds(1));
    const Microseconds end = std::min(steps.back().at + last, BandwidthTrace::mostDuration);
    return BandwidthTrace::of(name.toStdString(), std::move(steps), end);
}

} // namespace

Result<BandwidthTrace> readTrace(const QString &nameOrFile)
{
    const bool isSample = sampleTraces().contains(nameOrFile);
    const QString path = isSample ? sampleFile(nameOrFile) : nameOrFile;
    if (QFileInfo(path).isDir())
        return unusable(nameOrFile, TraceFile::tr("it is not a file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(nameOrFile, file.errorString());
    const QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return unusable(nameOrFile,
                        TraceFile::tr("it is larger than %1 MB").arg(mostBytes / 1'000'000));
    return traceOf(nameOrFile, content);
}

Result<BandwidthTrace> traceOf(const QString &name, const QByteArray &content)
{
    const auto lines = textLines(content);
    if (!lines)
        return unusable(u"%1:%2"_s.arg(name).arg(lines.error()), TraceFile::tr("it is not text"));
    if (lines->empty())
        return unusable(name, TraceFile::tr("it is empty"));
    return isMahimahi(lines->front()) ? mahimahiTrace(name, *lines) : csvTrace(name, *lines);
}

QStringList sampleTraces()
{
    QStringList ids;
    for (const QString &file :
         QDir(sampleFolder()).entryList({u"*.csv"_s}, QDir::Files, QDir::Name))
        ids << QFileInfo(file).completeBaseName().replace(u'_', u'-');
    return ids;
}

QString traceTitle(const BandwidthTrace &trace)
{
    const QString name = QString::fromStdString(trace.name());
    const auto sample = std::ranges::find(sampleNames, name, &SampleName::id);
    if (sample != sampleNames.end())
        return QCoreApplication::translate("TraceName", sample->name);
    return QFileInfo(name).fileName();
}

Result<void> writeTrace(const QString &file, const std::vector<AchievedRate> &rates)
{
    QByteArray text = "seconds,Mbit/s\n";
    for (const AchievedRate &rate : rates)
        text += QByteArray::number(std::chrono::duration<double>(rate.at).count(), 'f', 6) + ','
                + QByteArray::number(Bandwidth::nearest(rate.mbitPerSecond).mbitPerSecond(), 'f', 3)
                + '\n';
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(text) != text.size() || !saved.commit())
        return unusable(file, saved.errorString());
    return {};
}

} // namespace splitscope
