// The bottom line of the window: the engine, its weights and their answer on the left, the
// connection on the right.
#pragma once

#include "net/edge/class_names.h"
#include "net/edge/edge_session.h"

#include <QStatusBar>

#include <chrono>
#include <optional>

class QLabel;
class QProgressBar;

namespace splitscope {

class ProbeReadout;

/// GUI thread.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    ProbeReadout &probe() { return *probe_; }

    void showEngine(EdgeSession::EngineState state);
    void showEngineProgress(double fraction);
    /// `node` is empty for the embedded one.
    void showConnection(CloudClient::State state, const std::optional<QUrl> &node);
    /// Of the connection that is shown.
    void showRoundTrip(std::chrono::microseconds roundTrip);
    void showRuns(bool running);
    /// `precisionError`: see Runtime::precisionError().
    void showWeights(const ModelChoice &model, double precisionError);
    /// Without one, before the picture's first run, there is nothing to show.
    void showAnswer(const std::optional<AnswerDigest> &answer, const ClassNames &names);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void retranslateModel();
    void retranslateConnection();
    void permitProbe();

    QLabel *engine_;
    QProgressBar *loading_;
    QLabel *weights_;
    QLabel *answer_;
    ProbeReadout *probe_;
    QLabel *connection_;
    EdgeSession::EngineState engineState_ = EdgeSession::EngineState::Loading;
    bool running_ = false;
    CloudClient::State connectionState_ = CloudClient::State::Disconnected;
    std::optional<QUrl> node_;
    std::optional<std::chrono::microseconds> roundTrip_;
    ModelChoice model_;
    double precisionError_ = 0;
    std::optional<AnswerDigest> digest_;
    ClassNames names_;
};

} // namespace splitscope
