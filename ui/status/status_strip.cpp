#include "ui/status/status_strip.h"

#include "net/model_options.h"
#include "ui/status/probe_readout.h"
#include "ui/text/quantity_text.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace splitscope {

StatusStrip::StatusStrip(QWidget *parent)
    : QStatusBar(parent), engine_(new QLabel(this)), loading_(new QProgressBar(this)),
      weights_(new QLabel(this)), answer_(new QLabel(this)), probe_(new ProbeReadout(this)),
      connection_(new QLabel(this))
{
    setSizeGripEnabled(false);
    engine_->setObjectName(u"engineState"_s);
    weights_->setObjectName(u"weights"_s);
    answer_->setObjectName(u"answer"_s);
    connection_->setObjectName(u"connectionState"_s);
    engine_->setContentsMargins(8, 0, 8, 0);
    weights_->setContentsMargins(8, 0, 8, 0);
    answer_->setContentsMargins(8, 0, 8, 0);
    weights_->setTextFormat(Qt::PlainText); // a file may be called anything
    connection_->setContentsMargins(8, 0, 8, 0);
    loading_->setRange(0, 100);
    loading_->setTextVisible(false);
    loading_->setFixedSize(120, 6);
    addWidget(engine_);
    addWidget(loading_);
    addWidget(weights_);
    addWidget(answer_);
    addPermanentWidget(probe_);
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
    permitProbe();
    retranslate();
}

void StatusStrip::showConnection(CloudClient::State state, const std::optional<QUrl> &node)
{
    if (node != node_)
        probe_->forget();
    if (state != CloudClient::State::Connected)
        roundTrip_.reset();
    connectionState_ = state;
    node_ = node;
    permitProbe();
    retranslate();
}

void StatusStrip::showRoundTrip(std::chrono::microseconds roundTrip)
{
    roundTrip_ = roundTrip;
    retranslateConnection();
}

void StatusStrip::permitProbe()
{
    probe_->setPossible(connectionState_ == CloudClient::State::Connected && !running_);
}

void StatusStrip::showWeights(const ModelChoice &model, double precisionError)
{
    model_ = model;
    precisionError_ = precisionError;
    retranslate();
}

void StatusStrip::showAnswer(const std::optional<AnswerDigest> &answer, const ClassNames &names)
{
    digest_ = answer;
    names_ = names;
    retranslate();
}

void StatusStrip::retranslateModel()
{
    if (model_.weights.empty()) {
        weights_->setText(tr("Weights: seeded"));
        weights_->setToolTip(
            tr("Seed %1. Untrained: timings are real, the answer means nothing.").arg(model_.seed));
    } else {
        const QFileInfo file(toText(model_.weights));
        weights_->setText(tr("Weights: %1").arg(file.fileName()));
        weights_->setToolTip(file.absoluteFilePath());
    }
    if (model_.precision != WeightPrecision::Float32) {
        const QString id = QString::fromLatin1(precisionId(model_.precision));
        weights_->setText(tr("%1, %2 (error %3 %)")
                              .arg(weights_->text(), id)
                              .arg(100 * precisionError_, 0, 'g', 2));
        weights_->setToolTip(
            weights_->toolTip() + u'\n'
            + tr("The linear layers' weights are kept as %1. The error is that of the answer, "
                 "relative to float32's, on made-up pictures.")
                  .arg(id));
    }
    answer_->setVisible(digest_.has_value());
    if (!digest_)
        return;
    const QStringList lines = names_.lines(*digest_);
    const auto name = names_.nameOf(digest_->top.front().index);
    answer_->setText(
        name ? tr("Answer: %1").arg(*name)
             : tr("Answer: class %1 (untrained: means nothing)").arg(digest_->top.front().index));
    answer_->setToolTip(tr("Before softmax:") + u'\n' + lines.join(u'\n'));
}

void StatusStrip::retranslate()
{
    retranslateModel();
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
    retranslateConnection();
}

void StatusStrip::retranslateConnection()
{
    const QString where = node_ ? node_->toString() : tr("embedded node");
    switch (connectionState_) {
    case CloudClient::State::Disconnected:
        connection_->setText(tr("Cloud: %1, not connected").arg(where));
        break;
    case CloudClient::State::Connecting:
        connection_->setText(tr("Cloud: %1, connecting…").arg(where));
        break;
    case CloudClient::State::Connected:
        connection_->setText(roundTrip_ ? tr("Cloud: %1, connected, round trip %2")
                                              .arg(where, shortMilliseconds(*roundTrip_))
                                        : tr("Cloud: %1, connected").arg(where));
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
