// `splitscope-edge predict`: what runs would take, and beside it what they take.
#pragma once

#include "app/splitscope-edge/predict_options.h"
#include "net/edge/edge_session.h"
#include "net/edge/prediction_report.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class QCoreApplication;

namespace splitscope {

/// Measures the parts of predictions, with progress on standard error. Lives on the main thread.
class PartsMeasurement : public QObject
{
    Q_OBJECT

public:
    explicit PartsMeasurement(const ConditionOptions &where);

    /// False, after one line on standard error, when the picture cannot be read.
    bool start(const ConditionOptions &where);
    EdgeSession &session() { return session_; }

Q_SIGNALS:
    void measured(const std::shared_ptr<const splitscope::PredictionParts> &parts);
    /// It has been said on standard error.
    void failed();

private:
    void fail(const Error &error);

    EdgeSession session_;
    bool told_ = false;
};

/// With the times of the predictor that was asked for.
PredictionParts askedFor(const PredictorOptions &options, const PredictionParts &measured);
/// The first line: how far off predictions are.
QString checkLine(const PredictorOptions &options, const PredictionCheck &check);

/// Lives on the main thread. Ends the application: 0, or 1 when something could not be measured.
class PredictCommand : public QObject
{
    Q_OBJECT

public:
    explicit PredictCommand(PredictOptions options);

    bool start();

private:
    void predict(const PredictionParts &measured);
    void take(const RunRecord &record);
    void finish();

    PredictOptions options_;
    PartsMeasurement measurement_;
    PredictionCheck check_;
    std::vector<PredictedCut> cuts_;
    bool failed_ = false;
};

/// As commands() has it.
int predictMain(QCoreApplication &app);

} // namespace splitscope
