#include "ui/status/status_strip.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent), engine_(new QLabel(this)), loading_(new QProgressBar(this)),
      connection_(new QLabel(this))
{
    setSizeGripEnabled(false);
    engine_->setObjectName(u"engineState"_s);
    connection_->setObjectName(u"connectionState"_s);
    engine_->setContentsMargins(8, 0, 8, 0);
    connection_->setContentsMargins(8, 0, 8, 0);
    loading_->setRange(0, 100);
    loading_->setTextVisible(false);
    loading_->setFixedSize(120, 6);
    addWidget(engine_);
    addWidget(loading_);
    addPermanentWidget(connection_);
    retranslate();
}

void StatusStrip::showEngine(EdgeSession::EngineState state)
{
    engineState_ = state;
    retranslate();
}

void StatusStrip::showEngineProgress(double fraction)
{
    loading_->setValue(static_cast<int>(std::lround(fraction * 100)));
}

void StatusStrip::showRuns(bool running)
{
    running_ = running;
    retranslate();
}

void StatusStrip::showConnection(CloudClient::State state, const std::optional<QUrl> &node)
{
    connectionState_ = state;
    node_ = node;
    retranslate();
}

void StatusStrip::retranslate()
{
    loading_->setVisible(engineState_ == EdgeSession::EngineState::Loading);
    switch (engineState_) {
    case EdgeSession::EngineState::Loading:
        engine_->setText(running_ ? tr("Preparing weights; the run follows…")
                                  : tr("Preparing weights…"));
        break;
    case EdgeSession::EngineState::Ready:
        engine_->setText(running_ ? tr("Measuring…") : tr("Ready"));
        break;
    case EdgeSession::EngineState::Failed:
        engine_->setText(tr("The network could not be loaded"));
        break;
    }

    const QString where = node_ ? node_->toString() : tr("embedded node");
    switch (connectionState_) {
    case CloudClient::State::Disconnected:
        connection_->setText(tr("Cloud: %1, not connected").arg(where));
        break;
    case CloudClient::State::Connecting:
        connection_->setText(tr("Cloud: %1, connecting…").arg(where));
        break;
    case CloudClient::State::Connected:
        connection_->setText(tr("Cloud: %1, connected").arg(where));
        break;
    }
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

} // namespace splitscope
