// The bottom line of the window: the engine on the left, the connection on the right.
#pragma once

#include "net/edge/edge_session.h"

#include <QStatusBar>

#include <optional>

class QLabel;
class QProgressBar;

namespace splitscope {

/// GUI thread.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void showEngine(EdgeSession::EngineState state);
    void showEngineProgress(double fraction);
    /// `node` is empty for the embedded one.
    void showConnection(CloudClient::State state, const std::optional<QUrl> &node);
    void showRuns(bool running);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *engine_;
    QProgressBar *loading_;
    QLabel *connection_;
    EdgeSession::EngineState engineState_ = EdgeSession::EngineState::Loading;
    bool running_ = false;
    CloudClient::State connectionState_ = CloudClient::State::Disconnected;
    std::optional<QUrl> node_;
};

} // namespace splitscope
