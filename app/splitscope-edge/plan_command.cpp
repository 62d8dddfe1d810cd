#include "app/splitscope-edge/plan_command.h"

#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/predict_command.h"
#include "app/splitscope-edge/predict_options.h"
#include "net/edge/prediction_report.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace splitscope {

namespace {

Plan planOf(const PlanOptions &options, const LatencyPredictor &predictor)
{
    RunSetting setting = settingOf(options.where.conditions);
    setting.load = options.load;
    Plan plan{.best = bestCut(predictor, setting, options.objective),
              .fastest = bestCut(predictor, setting, latencyObjective()),
              .baselines = baselines(predictor, setting),
              .deadline = options.deadline,
              .bandwidthCrossovers =
                  bandwidthCrossovers(predictor, setting, Bandwidth::nearest(Bandwidth::leastMbit),
                                      Bandwidth::nearest(Bandwidth::mostMbit)),
              .shareCrossovers =
                  shareCrossovers(predictor, setting, CpuShare::of(CpuShare::least).value(),
                                  CpuShare::of(CpuShare::most).value()),
              .grid = PlanGrid(predictor, setting, options.bandwidths, options.shares)};
    if (plan.deadline)
        plan.withinDeadline = bestCutWithin(predictor, setting, *plan.deadline, options.objective);
    return plan;
}

void print(const PlanOptions &options, const PredictionParts &measured)
{
    const PredictionParts parts = askedFor(options, measured);
    const Conditions &asked = options.where.conditions;
    const LatencyPredictor predictor(parts, asked.edge.profile, asked.cloud.profile);
    const Plan plan = planOf(options, predictor);
    if (options.json)
        printLine(stdout, QString::fromUtf8(
                              QJsonDocument(planJson(plan, options.objectiveId, predictor.check()))
                                  .toJson(QJsonDocument::Compact)));
    else
        std::printf("%s\n\n%s", qUtf8Printable(checkLine(options, predictor.check())),
                    qUtf8Printable(planText(plan, options.objectiveId)));
}

} // namespace

int planMain(QCoreApplication &app)
{
    const auto options = planOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    PartsMeasurement measurement(options->where);
    QObject::connect(&measurement, &PartsMeasurement::measured, &app,
                     [&](const std::shared_ptr<const PredictionParts> &parts) {
                         print(*options, *parts);
                         QCoreApplication::exit(Succeeded);
                     });
    QObject::connect(&measurement, &PartsMeasurement::failed, &app,
                     [] { QCoreApplication::exit(Failed); });
    return measurement.start(options->where) ? app.exec() : Failed;
}

} // namespace splitscope
