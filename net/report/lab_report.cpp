#include "net/report/lab_report.h"

#include "net/report/report_charts.h"
#include "net/report/report_context.h"

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

QString orBlank(const QString &text)
{
    return text.trimmed().isEmpty() ? u"______________________"_s
                                    : shortened(text, ReportTitle::longest);
}

/// Two columns, the first of names.
void addPairs(ReportContext &report, const std::vector<std::pair<QString, QString>> &pairs)
{
    ReportTableBlock block{.heads = {}, .leftColumns = 2};
    for (const auto &[name, value] : pairs)
        block.rows.push_back({.cells = {{{name, ReportSpan::Strong}}, {{value}}}});
    report.blocks.push_back(std::move(block));
}

void addTitle(ReportContext &report, const ReportTitle &title)
{
    const ReportWords &words = report.words;
    report.heading(1, words(QT_TRANSLATE_NOOP("LabReport", "Lab report")));
    addPairs(report,
             {{words(QT_TRANSLATE_NOOP("LabReport", "Course")), orBlank(title.course)},
              {words(QT_TRANSLATE_NOOP("LabReport", "Experiment")), orBlank(title.experiment)},
              {words(QT_TRANSLATE_NOOP("LabReport", "Name")), orBlank(title.name)},
              {words(QT_TRANSLATE_NOOP("LabReport", "Student number")), orBlank(title.number)},
              {words(QT_TRANSLATE_NOOP("LabReport", "Date")), orBlank(title.date)}});
}

void addPurpose(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "1. Purpose")));
    report.blocks.push_back(ReportList{{
        {{words(QT_TRANSLATE_NOOP("LabReport", "Understand how edge and cloud share an inference, "
                                               "and how a network is cut in two."))}},
        {{words(QT_TRANSLATE_NOOP("LabReport",
                                  "Measure end-to-end latency for different CPU shares "
                                  "of the edge, bandwidths and cut points, and where "
                                  "it goes: local, transfer, cloud."))}},
        {{words(QT_TRANSLATE_NOOP("LabReport", "Find the setting whose end-to-end latency is the "
                                               "lowest."))}},
    }});
}

/// Each different text once, in the order in which they come; the rest of too many is counted.
class Collected
{
public:
    void add(const QString &text)
    {
        if (!text.isEmpty() && !texts_.contains(text))
            texts_ << text;
    }
    QString joined(const ReportWords &words) const
    {
        constexpr qsizetype most = 12;
        QString text = texts_.mid(0, most).join(words.chinese() ? u"；"_s : u"; "_s);
        if (texts_.size() > most)
            text += words(QT_TRANSLATE_NOOP("LabReport", " and %1 more")).arg(texts_.size() - most);
        return text.isEmpty() ? u"–"_s : text;
    }

private:
    QStringList texts_;
};

QString shapingText(const LinkConditions &link, const ReportWords &words)
{
    if (link.shaping == LinkShaping::Outside)
        return words(QT_TRANSLATE_NOOP("LabReport", "outside (tc, or a real network)"));
    if (link.unshaped())
        return words(QT_TRANSLATE_NOOP("LabReport", "none"));
    return words(QT_TRANSLATE_NOOP("LabReport", "emulated † in this program, counting as tc's tbf; "
                                                "burst %1 bytes"))
        .arg(link.burstBytes);
}

void addEnvironment(ReportContext &report)
{
    const ReportWords &words = report.words;
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "2. Environment")));
    Collected edges, clouds, shares, rates, delays, shapings, models, hosts, versions;
    for (const ReportSetting &setting : report.table().settings) {
        const Conditions &asked = setting.conditions;
        edges.add(reportDevice(asked.edge.profile, words));
        clouds.add(reportDevice(asked.cloud.profile, words) + u", CPU "_s
                   + QString::number(asked.cloud.share.value()));
        shares.add(QString::number(asked.edge.share.value()));
        rates.add(rateText(asked.link, words));
        QString delay =
            u"%1 ms"_s.arg(std::chrono::duration<double, std::milli>(asked.link.delay).count());
        if (asked.link.jitter.count() > 0)
            delay += u" ± %1 ms"_s.arg(
                std::chrono::duration<double, std::milli>(asked.link.jitter).count());
        delays.add(delay);
        shapings.add(shapingText(asked.link, words));
        models.add(shortened(QString::fromStdString(setting.model)));
    }
    Collected fingerprints;
    for (const StoredExperiment &experiment : report.table().experiments) {
        hosts.add(shortened(QString::fromStdString(experiment.info.host), 160));
        versions.add(shortened(QString::fromStdString(experiment.info.software)));
        fingerprints.add(shortened(QString::fromStdString(experiment.info.fingerprint)));
    }
    addPairs(
        report,
        {{words(QT_TRANSLATE_NOOP("LabReport", "Edge device")), edges.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Cloud device")), clouds.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "CPU share of the edge")), shares.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Bandwidth")), rates.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Delay, one way")), delays.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Link shaping")), shapings.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Model")), models.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Model's fingerprint")), fingerprints.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Software")),
          u"Splitscope "_s + versions.joined(words)},
         {words(QT_TRANSLATE_NOOP("LabReport", "Computer that measured")), hosts.joined(words)}});
}

QString failedText(const StoredExperiment &experiment, const ReportWords &words)
{
    const QString failed = QString::number(experiment.failed);
    return experiment.finishedOnEdge == 0
               ? failed
               : words(QT_TRANSLATE_NOOP("LabReport", "%1, of them %2 finished on the edge"))
                     .arg(failed)
                     .arg(experiment.finishedOnEdge);
}

void addExperiments(ReportContext &report)
{
    const ReportWords &words = report.words;
    constexpr std::size_t most = 40;
    ReportTableBlock block{.heads = {words(QT_TRANSLATE_NOOP("LabReport", "experiment")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "begun")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "title")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "measured")),
                                     words(QT_TRANSLATE_NOOP("LabReport", "failed"))},
                           .leftColumns = 3};
    const auto &experiments = report.table().experiments;
    for (const StoredExperiment &experiment : experiments) {
        if (block.rows.size() == most)
            break;
        const auto begun = std::chrono::floor<std::chrono::seconds>(experiment.info.startedAt);
        block.rows.push_back(
            {.cells = {{{QString::number(static_cast<qint64>(experiment.id))}},
                       {{QDateTime::fromSecsSinceEpoch(begun.time_since_epoch().count())
                             .toString(u"yyyy-MM-dd HH:mm"_s)}},
                       {{shortened(QString::fromStdString(experiment.info.title))}},
                       {{QString::number(experiment.measured)}},
                       {{failedText(experiment, words)}}}});
    }
    report.blocks.push_back(std::move(block));
    if (experiments.size() > most)
        report.paragraph(
            words(QT_TRANSLATE_NOOP("LabReport", " and %1 more")).arg(experiments.size() - most));
}

} // namespace

ReportDocument labReport(const ReportSource &source, const ReportTitle &title,
                         const std::vector<ReportCapture> &captures, const ReportWords &words)
{
    ReportDocument document{.chinese = words.chinese()};
    document.title = words(QT_TRANSLATE_NOOP("LabReport", "Lab report"));
    if (!title.experiment.trimmed().isEmpty())
        document.title += u": "_s + shortened(title.experiment, ReportTitle::longest);
    QStringList footer;
    for (const QString &part : {title.name, title.number, u"Splitscope"_s})
        if (!part.trimmed().isEmpty())
            footer << shortened(part, 60);
    document.footer = footer.join(u" · "_s);

    ReportContext report{source, captures, words, document.blocks};
    addTitle(report, title);
    if (source.table.empty()) {
        report.paragraph(
            words(QT_TRANSLATE_NOOP("LabReport",
                                    "There are no runs to report: the notebook, or what was chosen "
                                    "of it, is empty. Measure first, in the window or with "
                                    "“splitscope-edge sweep --preset lab --notebook FILE”.")),
            ReportSpan::Strong);
        return document;
    }
    addPurpose(report);
    addEnvironment(report);
    addExperiments(report);
    report.heading(2, words(QT_TRANSLATE_NOOP("LabReport", "3. Records")));
    addConfiguration(report);
    addTerminals(report);
    addData(report);
    addCharts(report);
    addFindings(report);
    addQuestions(report);
    addAppendix(report);
    return document;
}

} // namespace splitscope
