// The experiment thread's half of an EdgeSession.
#pragma once

#include "engine/experiment/experiment.h"
#include "engine/predict/prediction_parts.h"
#include "net/edge/class_names.h"
#include "net/edge/cloud_client.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <optional>
#include <stop_token>

namespace splitscope {

class BackgroundEdges;
class EmbeddedNode;
class PredictionSurvey;

/// Lives on the experiment thread, which its methods block: they are called there only, by queued
/// calls. The only caller of the edge runtime. Its signals are queued to the session.
class ExperimentWorker : public QObject
{
    Q_OBJECT

public:
    explicit ExperimentWorker(RuntimeOptions options);
    ~ExperimentWorker() override;

    /// What was loaded before stays until this is ready, and for good if this fails.
    void load(const ModelChoice &model, std::stop_token stop);
    void setNode(const std::optional<QUrl> &url, const NodeAccess &access);
    void setPicture(const QImage &image);
    void connectNow(const LinkConditions &link, std::stop_token stop);
    void probe(const LinkConditions &link, std::stop_token stop);
    void measure(RunId id, const Conditions &conditions, OnLostCloud onLostCloud,
                 std::stop_token stop);
    /// What predictions need, in steps that the session asks for one by one, so that runs go
    /// first. `number` is in their signals; nothing is told any more when `stop` is requested.
    void beginSurvey(int number, std::stop_token stop);
    void continueSurvey(int number, std::stop_token stop);

Q_SIGNALS:
    void progressed(double fraction);
    void loaded(const splitscope::ModelChoice &model, const splitscope::Network &network,
                const splitscope::Fingerprint &fingerprint, double precisionError);
    void loadFailed(const splitscope::Error &error);
    void connectionChanged(splitscope::CloudClient::State state);
    void connectionFailed(const splitscope::Error &error);
    void nodeLoadChanged(const splitscope::NodeLoad &load);
    void roundTripMeasured(std::chrono::microseconds roundTrip);
    void probed(const splitscope::LinkProbe &probe);
    void probeFailed(const splitscope::Error &error);
    void unsplitAnswer(const splitscope::AnswerDigest &answer);
    void finished(const splitscope::RunRecord &record);
    void surveyed(int number, double fraction);
    void surveyEnded(int number, const std::shared_ptr<const splitscope::PredictionParts> &parts);
    void surveyFailed(int number, const splitscope::Error &error);
    void edgeLine(const QString &line);
    void cloudLine(const QString &line);

private:
    void replaceRuntime(std::shared_ptr<const Runtime> runtime);
    /// Node started, connected, link shaped. Tells the session when that fails.
    Result<void> prepare(const LinkConditions &link, std::stop_token stop,
                         std::chrono::nanoseconds allowed);
    Result<void> useNode();
    Result<Tensor> pictureInput();
    /// The picture as the experiment's input; how long the warm-up took if it was new.
    Result<std::optional<std::chrono::nanoseconds>> useInput(std::stop_token stop);
    /// As many other edges as asked for are at work.
    Result<void> useOtherEdges(const Conditions &conditions, const std::stop_token &stop,
                               std::chrono::steady_clock::time_point deadline);
    Result<Measurement> measured(const Conditions &conditions,
                                 const std::optional<std::chrono::nanoseconds> &warmUp,
                                 std::stop_token stop);
    void finishOnEdge(RunRecord &record, std::chrono::steady_clock::time_point asked,
                      const std::stop_token &stop);
    void noteRate(const LinkConditions &link, const std::optional<double> &mbitPerSecond);
    void tellNodeLoad();
    void say(const QStringList &lines);

    RuntimeOptions options_;
    std::shared_ptr<const Runtime> runtime_;
    std::unique_ptr<EmbeddedNode> embedded_;
    std::unique_ptr<BackgroundEdges> otherEdges_; ///< end before the node does
    QTimer otherEdgesRest_{this};                 ///< when there has been no run for a while
    std::unique_ptr<CloudClient> client_;
    std::unique_ptr<Experiment> experiment_;
    std::unique_ptr<PredictionSurvey> survey_;
    ClassNames classNames_;
    std::string modelName_;
    std::optional<Error> loadError_; ///< while there is no runtime
    std::optional<QUrl> node_;
    NodeAccess access_;
    QImage image_;
    bool inputIsCurrent_ = false;
    /// Of the last run or probe that told, and over which link.
    std::optional<double> lastUplinkMbit_;
    LinkConditions lastLink_;
    std::optional<NodeLoad> lastNodeLoad_;
};

} // namespace splitscope
