#include "app/splitscope-edge/adapt_command.h"

#include "app/splitscope-edge/console.h"
#include "net/edge/adaptive_report.h"
#include "net/edge/picture_file.h"
#include "net/error_text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace splitscope {

using namespace Qt::StringLiterals;

namespace {

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

AdaptCommand::AdaptCommand(AdaptOptions options)
    : options_(std::move(options)), session_(options_.where.runtime), runner_(session_)
{
    connect(&session_, &EdgeSession::engineFailed, this, &AdaptCommand::giveUp);
    connect(&session_, &EdgeSession::predictionFailed, this, &AdaptCommand::giveUp);
    connect(&session_, &EdgeSession::predictionMeasured, this,
            [this](const std::shared_ptr<const PredictionParts> &parts) { begin(*parts); });
    connect(&runner_, &AdaptiveRunner::decided, this, &AdaptCommand::tell);
    connect(&runner_, &AdaptiveRunner::finished, this, &AdaptCommand::note);
    connect(&runner_, &AdaptiveRunner::stopped, this, &AdaptCommand::finish);
}

bool AdaptCommand::start()
{
    if (!options_.where.image.isEmpty()) {
        const auto image = readImage(options_.where.image);
        if (!image) {
            printLine(stderr, errorText(image.error()));
            return false;
        }
        session_.setPicture(*image);
    }
    session_.setNode(options_.where.node, options_.where.access);
    session_.load(options_.where.model);
    printLine(stderr, tr("measuring what predictions are made of"));
    session_.measurePrediction();
    return true;
}

void AdaptCommand::begin(const PredictionParts &parts)
{
    const Conditions &conditions = options_.where.conditions;
    const LatencyPredictor predictor(parts, conditions.edge.profile, conditions.cloud.profile);
    elapsed_.start();
    QTimer::singleShot(options_.duration, &runner_, &AdaptiveRunner::stop);
    runner_.setOnLostCloud(options_.onLostCloud);
    runner_.start(predictor, conditions, options_.policy, options_.adaptive);
}

void AdaptCommand::tell(const AdaptiveDecision &decision)
{
    if (options_.json || decision.reason == AdaptiveReason::Stay)
        return;
    const double seconds = static_cast<double>(elapsed_.elapsed()) / 1000;
    printLine(stdout, tr("%1 s").arg(seconds, 6, 'f', 1) + u"  "_s + decisionText(decision));
}

void AdaptCommand::note(const AdaptiveRun &run)
{
    if (options_.json)
        printLine(stdout, compact(adaptiveJson(run)));
    if (!run.record.outcome)
        printLine(stderr, errorText(run.record.outcome.error()));
}

void AdaptCommand::finish()
{
    const AdaptiveSummary summary = runner_.summary();
    printLine(stdout, options_.json ? compact(summaryJson(summary, options_.policy))
                                    : u'\n' + summaryText(summary, options_.policy));
    QCoreApplication::exit(
        summary.failed == 0 && summary.runs + summary.finishedOnEdge > 0 ? Succeeded : Failed);
}

void AdaptCommand::giveUp(const Error &error)
{
    printLine(stderr, errorText(error));
    QCoreApplication::exit(Failed);
}

int adaptMain(QCoreApplication &app)
{
    auto options = adaptOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    AdaptCommand command(std::move(*options));
    return command.start() ? app.exec() : Failed;
}

} // namespace splitscope
