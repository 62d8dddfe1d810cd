#include "net/edge/adaptive_report.h"

#include "net/edge/run_report.h"

#include <QCoreApplication>
#include <QStringList>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct AdaptiveReport
{
    Q_DECLARE_TR_FUNCTIONS(AdaptiveReport)
};

double inMs(std::chrono::duration<double, std::milli> time)
{
    return time.count();
}

QString msText(std::chrono::nanoseconds time)
{
    return QString::number(inMs(time), 'f', 1);
}

QString estimateText(const BandwidthEstimate &estimate)
{
    const double age = std::chrono::duration<double>(estimate.age).count();
    const double mbit = estimate.rate.mbitPerSecond();
    if (age < 1) // from the run before
        return AdaptiveReport::tr("%1 Mbit/s").arg(mbit, 0, 'g', 3);
    return AdaptiveReport::tr("%1 Mbit/s, %2 s old").arg(mbit, 0, 'g', 3).arg(age, 0, 'f', 0);
}

QString gainText(const AdaptiveDecision &decision)
{
    const double from = inMs(decision.predictedFrom.endToEnd());
    const double to = inMs(decision.predictedTo.endToEnd());
    if (from <= 0)
        return {};
    return AdaptiveReport::tr("predicted %1 ms instead of %2 (%3 %)")
        .arg(to, 0, 'f', 1)
        .arg(from, 0, 'f', 1)
        .arg(100 * (to / from - 1), 0, 'f', 1);
}

QString reasonText(const AdaptiveDecision &decision)
{
    switch (decision.reason) {
    case AdaptiveReason::Start:
        return AdaptiveReport::tr("the first run");
    case AdaptiveReason::Stay:
        return AdaptiveReport::tr("no other cut gains enough");
    case AdaptiveReason::Gain:
        return gainText(decision);
    case AdaptiveReason::Explore:
        return AdaptiveReport::tr(
            "nothing has told of the link for long, and this run sends enough to tell");
    case AdaptiveReason::Return:
        return AdaptiveReport::tr("back, exploring has changed nothing");
    }
    return {};
}

QString reasonId(AdaptiveReason reason)
{
    switch (reason) {
    case AdaptiveReason::Start:
        return u"start"_s;
    case AdaptiveReason::Stay:
        return u"stay"_s;
    case AdaptiveReason::Gain:
        return u"gain"_s;
    case AdaptiveReason::Explore:
        return u"explore"_s;
    case AdaptiveReason::Return:
        return u"return"_s;
    }
    return {};
}

QString policyId(AdaptivePolicy policy)
{
    switch (policy) {
    case AdaptivePolicy::Adaptive:
        return u"adaptive"_s;
    case AdaptivePolicy::Fixed:
        return u"fixed"_s;
    case AdaptivePolicy::Oracle:
        return u"oracle"_s;
    }
    return {};
}

QJsonObject decisionJson(const AdaptiveDecision &decision)
{
    QJsonObject json{{u"from_cut"_s, decision.from.index()},
                     {u"to_cut"_s, decision.to.index()},
                     {u"reason"_s, reasonId(decision.reason)},
                     {u"estimate_mbit_s"_s, QJsonValue(QJsonValue::Null)},
                     {u"estimate_age_s"_s, QJsonValue(QJsonValue::Null)},
                     {u"predicted_from_ms"_s, QJsonValue(QJsonValue::Null)},
                     {u"predicted_to_ms"_s, QJsonValue(QJsonValue::Null)}};
    if (const auto &estimate = decision.estimate) {
        json[u"estimate_mbit_s"_s] = estimate->rate.mbitPerSecond();
        json[u"estimate_age_s"_s] = std::chrono::duration<double>(estimate->age).count();
    }
    if (decision.predictedTo.endToEnd().count() > 0) {
        json[u"predicted_from_ms"_s] = inMs(decision.predictedFrom.endToEnd());
        json[u"predicted_to_ms"_s] = inMs(decision.predictedTo.endToEnd());
    }
    return json;
}

} // namespace

QString decisionText(const AdaptiveDecision &decision)
{
    const QString cut =
        decision.moved()
            ? AdaptiveReport::tr("cut %1 → %2").arg(decision.from.index()).arg(decision.to.index())
            : AdaptiveReport::tr("cut %1").arg(decision.to.index());
    QStringList parts;
    if (decision.estimate)
        parts << estimateText(*decision.estimate);
    if (const QString reason = reasonText(decision); !reason.isEmpty())
        parts << reason;
    return cut + u": "_s + parts.join(u", "_s);
}

QString summaryText(const AdaptiveSummary &summary, AdaptivePolicy policy)
{
    QStringList lines;
    lines << AdaptiveReport::tr("%1: %2 runs, mean end-to-end %3 ms (measured); %4 moves, %5 runs "
                                "to explore, %6 failed")
                 .arg(policyId(policy))
                 .arg(summary.runs)
                 .arg(msText(summary.meanLatency))
                 .arg(summary.moves)
                 .arg(summary.explored)
                 .arg(summary.failed);
    if (summary.finishedOnEdge > 0)
        lines << AdaptiveReport::tr("%n run(s) finished on the edge without the cloud, and in no "
                                    "mean",
                                    nullptr, summary.finishedOnEdge);
    if (const auto ratio = summary.overOracle()) {
        lines << AdaptiveReport::tr("oracle: %1 ms on average at the same moments (predicted); "
                                    "measured %2 ms is %3 times that")
                     .arg(msText(summary.meanOracle), msText(summary.meanJudged))
                     .arg(*ratio, 0, 'f', 4);
        lines << AdaptiveReport::tr("regret: %1 ms a run (predicted), %2 % of the oracle's")
                     .arg(msText(summary.meanRegret))
                     .arg(100 * inMs(summary.meanRegret) / inMs(summary.meanOracle), 0, 'f', 2);
    }
    return lines.join(u'\n');
}

QJsonObject adaptiveJson(const AdaptiveRun &run)
{
    QJsonObject json = runJson(run.record);
    json[u"decision"_s] = decisionJson(run.decision);
    json[u"oracle"_s] = QJsonValue(QJsonValue::Null);
    if (run.view)
        json[u"oracle"_s] =
            QJsonObject{{u"cut"_s, run.view->best.index()},
                        {u"predicted_ms"_s, inMs(run.view->latency.endToEnd())},
                        {u"predicted_chosen_ms"_s, inMs(run.view->chosen.endToEnd())},
                        {u"regret_ms"_s, inMs(run.view->regret())}};
    return json;
}

QJsonObject summaryJson(const AdaptiveSummary &summary, AdaptivePolicy policy)
{
    const auto ratio = summary.overOracle();
    const auto judged = [&](std::chrono::nanoseconds time) {
        return ratio ? QJsonValue(inMs(time)) : QJsonValue(QJsonValue::Null);
    };
    return {{u"summary"_s, policyId(policy)},
            {u"runs"_s, summary.runs},
            {u"failed"_s, summary.failed},
            {u"finished_on_edge"_s, summary.finishedOnEdge},
            {u"moves"_s, summary.moves},
            {u"explored"_s, summary.explored},
            {u"mean_end_to_end_ms"_s, summary.runs > 0 ? QJsonValue(inMs(summary.meanLatency))
                                                       : QJsonValue(QJsonValue::Null)},
            {u"judged"_s, summary.judged},
            {u"mean_judged_ms"_s, judged(summary.meanJudged)},
            {u"mean_oracle_ms"_s, judged(summary.meanOracle)},
            {u"mean_regret_ms"_s, judged(summary.meanRegret)},
            {u"over_oracle"_s, ratio ? QJsonValue(*ratio) : QJsonValue(QJsonValue::Null)}};
}

} // namespace splitscope
