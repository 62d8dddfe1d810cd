#include "app/splitscope-edge/predict_command.h"

#include "app/splitscope-edge/console.h"
#include "net/edge/picture_file.h"
#include "net/error_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace splitscope {

PartsMeasurement::PartsMeasurement(const ConditionOptions &where) : session_(where.runtime)
{
    const bool onTerminal = isTerminal(stderr);
    connect(&session_, &EdgeSession::predictionProgress, this, [this, onTerminal](double fraction) {
        const QString text =
            tr("measuring what predictions are made of: %1 %").arg(100 * fraction, 0, 'f', 0);
        if (onTerminal)
            std::fprintf(stderr, "\r%s", qUtf8Printable(text));
        else if (!std::exchange(told_, true))
            printLine(stderr, tr("measuring what predictions are made of"));
    });
    connect(&session_, &EdgeSession::predictionMeasured, this,
            [this, onTerminal](const std::shared_ptr<const PredictionParts> &parts) {
                if (onTerminal)
                    std::fprintf(stderr, "\n");
                Q_EMIT measured(parts);
            });
    connect(&session_, &EdgeSession::predictionFailed, this, &PartsMeasurement::fail);
}

bool PartsMeasurement::start(const ConditionOptions &where)
{
    if (!where.image.isEmpty()) {
        const auto image = readImage(where.image);
        if (!image) {
            printLine(stderr, errorText(image.error()));
            return false;
        }
        session_.setPicture(*image);
    }
    session_.setNode(where.node, where.access);
    session_.load(where.model);
    session_.measurePrediction();
    return true;
}

void PartsMeasurement::fail(const Error &error)
{
    printLine(stderr, errorText(error));
    Q_EMIT failed();
}

PredictionParts askedFor(const PredictorOptions &options, const PredictionParts &measured)
{
    if (!options.neurosurgeon)
        return measured;
    SplitTimes times = options.neurosurgeon->splitTimes(measured.network);
    if (options.where.node)
        times.cloud = measured.times.cloud;
    return withTimes(measured, times);
}

QString checkLine(const PredictorOptions &options, const PredictionCheck &check)
{
    return options.neurosurgeon ? regressionCheckText(check) : checkText(check);
}

PredictCommand::PredictCommand(PredictOptions options)
    : options_(std::move(options)), measurement_(options_.where)
{
    connect(&measurement_, &PartsMeasurement::measured, this,
            [this](const std::shared_ptr<const PredictionParts> &parts) { predict(*parts); });
    connect(&measurement_, &PartsMeasurement::failed, this, [] { QCoreApplication::exit(Failed); });
    connect(&measurement_.session(), &EdgeSession::runFinished, this, &PredictCommand::take);
    connect(&measurement_.session(), &EdgeSession::idle, this, &PredictCommand::finish);
}

bool PredictCommand::start()
{
    return measurement_.start(options_.where);
}

void PredictCommand::predict(const PredictionParts &measured)
{
    const PredictionParts parts = askedFor(options_, measured);
    const Conditions &asked = options_.where.conditions;
    const LatencyPredictor predictor(parts, asked.edge.profile, asked.cloud.profile);
    RunSetting setting = settingOf(asked);
    setting.load = options_.load;
    check_ = predictor.check();
    for (const CutPoint cut : options_.cuts) {
        if (predictor.codingAt(cut, setting)) {
            cuts_.push_back({plannedAt(predictor, cut, setting)});
            continue;
        }
        const Error reason{ErrorKind::CodingUnsuitable, std::string(codingId(*asked.coding)),
                           predictor.network().shapeAt(cut).toString()};
        printLine(stderr, errorText(reason));
        failed_ = true;
    }
    if (options_.measuredRuns == 0 || cuts_.empty())
        return finish();
    std::vector<Conditions> batch;
    for (int time = 0; time < options_.measuredRuns; ++time) {
        for (const PredictedCut &cut : cuts_) {
            batch.push_back(asked);
            batch.back().cut = cut.planned.cut;
        }
    }
    measurement_.session().run(batch);
}

void PredictCommand::take(const RunRecord &record)
{
    if (!record.outcome) {
        printLine(stderr, errorText(record.outcome.error()));
        failed_ = true;
        return;
    }
    for (PredictedCut &cut : cuts_)
        if (cut.planned.cut == record.conditions.cut)
            cut.measured.push_back(record.outcome->latency.endToEnd());
}

void PredictCommand::finish()
{
    if (options_.json)
        printLine(stdout,
                  QString::fromUtf8(
                      QJsonDocument(predictionJson(cuts_, check_)).toJson(QJsonDocument::Compact)));
    else
        std::printf("%s\n\n%s", qUtf8Printable(checkLine(options_, check_)),
                    qUtf8Printable(predictionTable(cuts_)));
    QCoreApplication::exit(failed_ ? Failed : Succeeded);
}

int predictMain(QCoreApplication &app)
{
    auto options = predictOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    PredictCommand command(*std::move(options));
    return command.start() ? app.exec() : Failed;
}

} // namespace splitscope
