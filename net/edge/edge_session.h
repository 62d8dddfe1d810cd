// A student's session: engine, picture, node and link, and the runs that they make.
#pragma once

#include "engine/experiment/measured_run.h"
#include "engine/model/fingerprint.h"
#include "engine/model/model_choice.h"
#include "engine/model/network.h"
#include "engine/predict/prediction_parts.h"
#include "net/edge/cloud_client.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace splitscope {

/// Lives on the thread that makes it (the GUI's, or main), and never blocks it: the experiment
/// has a thread, the network has one, and their news arrive here as queued signals. Signals of
/// work that was cancelled since do not arrive.
class EdgeSession : public QObject
{
    Q_OBJECT

public:
    enum class EngineState { Loading, Ready, Failed };
    Q_ENUM(EngineState)

    explicit EdgeSession(const RuntimeOptions &options = {}, QObject *parent = nullptr);
    /// Cancels, quits and waits.
    ~EdgeSession() override;

    /// Loads a network's weights in the background; engineChanged() tells. Cancels what runs and
    /// what waits. What was loaded before stays in use until this is ready, and for good if this
    /// fails; a load that is under way is given up.
    void load(const ModelChoice &model);
    EngineState engineState() const;
    /// What runs would be made with: the model that is loaded, or the first one from its load() on.
    const ModelChoice &model() const;
    /// Of model(), weights or no weights.
    const Network &network() const;
    /// Empty until weights are ready.
    const std::optional<Fingerprint> &fingerprint() const;

    /// See Runtime::precisionError().
    double precisionError() const;

    /// From the next run on. Empty: the embedded node, in this process, which starts with the first
    /// run (the default). node_address.h makes a URL of what a user typed.
    void setNode(const std::optional<QUrl> &url, const NodeAccess &access = {});
    /// Empty for the embedded node.
    const std::optional<QUrl> &node() const;
    const NodeAccess &access() const;

    /// From the next run on. Without one the first sample picture is used.
    void setPicture(const QImage &image);

    /// Connects as a run would, without one; connectionChanged() or connectionFailed() tells.
    void connectNow(const LinkConditions &link);

    /// Measures the link by sending over it, after what is being measured; probed() or
    /// probeFailed() tells. cancel() stops it.
    void probe(const LinkConditions &link);

    /// Queues these runs, one after the other. Each ends in one runFinished(), a failed one
    /// too; idle() follows the last. Waits for the engine if it is loading still. What is to become
    /// of those whose cloud half is lost: RunRecord::finishedOnEdge has it.
    void run(const std::vector<Conditions> &batch, OnLostCloud onLostCloud = OnLostCloud::Fail);
    /// Stops the run in flight at once (it ends as Cancelled) and drops the queued ones.
    void cancel();
    bool busy() const;

    /// Measures in the background what it takes to predict runs of this model with this picture
    /// and this node under any conditions, unlimited runs for some seconds, of which records and
    /// terminals have nothing. predictionMeasured() or predictionFailed() tells. Runs go first.
    /// What is being measured for another model, picture or node ends without a signal as soon as
    /// one of them changes, and so does an earlier call. Precondition: load() was called.
    void measurePrediction();
    void cancelPrediction();

Q_SIGNALS:
    void engineProgress(double fraction);
    void engineChanged(splitscope::EdgeSession::EngineState state);
    void engineFailed(const splitscope::Error &error);
    /// model(), network() and fingerprint() have changed. Comes before engineChanged(Ready).
    void modelChanged();
    void connectionChanged(splitscope::CloudClient::State state);
    void connectionFailed(const splitscope::Error &error);
    /// The node's own word, whenever it has given one: on connecting, and with each run's result.
    void nodeLoadChanged(const splitscope::NodeLoad &load);
    /// Of a few bytes over the idle link: once it is connected, and before each run.
    void roundTripMeasured(std::chrono::microseconds roundTrip);
    void probed(const splitscope::LinkProbe &probe);
    void probeFailed(const splitscope::Error &error);
    void runStarted(splitscope::RunId id, const splitscope::Conditions &conditions);
    void runFinished(const splitscope::RunRecord &record);
    /// Nothing is running or queued any more.
    void idle();
    void predictionProgress(double fraction);
    /// A LatencyPredictor is made of it. What it was measured for has not changed since.
    void predictionMeasured(const std::shared_ptr<const splitscope::PredictionParts> &parts);
    void predictionFailed(const splitscope::Error &error);
    /// The unsplit answer for a new picture, before its first run.
    void unsplitAnswer(const splitscope::AnswerDigest &answer);
    /// Lines of the two terminals in the lab's words, each with its time stamp. Of a node elsewhere
    /// there is only the one that says so: it has a terminal of its own.
    void edgeLine(const QString &line);
    void cloudLine(const QString &line);

private:
    void startNext();
    void useNetwork(Network network);
    void onLoaded(const ModelChoice &model, const Network &network, const Fingerprint &fingerprint,
                  double precisionError);
    void onLoadFailed(const Error &error);
    void setEngineState(EngineState state);
    void onConnectionChanged(CloudClient::State state);
    void onRunFinished(const RunRecord &record);
    void becomeIdle();
    void onSurveyed(int number, double fraction);
    void continueSurvey();

    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
