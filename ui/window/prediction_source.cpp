#include "ui/window/prediction_source.h"

#include "net/error_text.h"
#include "ui/chart/prediction_note.h"

namespace splitscope {

PredictionSource::PredictionSource(EdgeSession &session, PredictionNote &note, QObject *parent)
    : QObject(parent), session_(session), note_(note)
{
    constexpr int quickSuccession = 300; // ms
    soon_.setSingleShot(true);
    soon_.setInterval(quickSuccession);
    connect(&soon_, &QTimer::timeout, this, &PredictionSource::measure);
    connect(&note_, &PredictionNote::measureRequested, this, &PredictionSource::measure);
    connect(&session_, &EdgeSession::modelChanged, this, &PredictionSource::forget);
    connect(&session_, &EdgeSession::engineChanged, this, [this](EdgeSession::EngineState state) {
        if (state == EdgeSession::EngineState::Ready && !predictions_)
            startAnew();
    });
    connect(&session_, &EdgeSession::connectionChanged, this, &PredictionSource::followConnection);
    connect(&session_, &EdgeSession::predictionProgress, this, [this](double fraction) {
        if (measuring_)
            note_.showMeasuring(fraction);
    });
    connect(&session_, &EdgeSession::predictionMeasured, this, &PredictionSource::take);
    connect(&session_, &EdgeSession::predictionFailed, this, &PredictionSource::fail);
}

void PredictionSource::startAnew()
{
    const bool had = predictions_ != nullptr;
    forget();
    if (session_.engineState() != EdgeSession::EngineState::Ready) {
        note_.showReady(); // the status line tells of the weights
    } else if (session_.node() && !connected_) {
        note_.showWaiting();
    } else {
        note_.showMeasuring(0);
        soon_.start();
    }
    if (had)
        Q_EMIT changed();
}

void PredictionSource::useNode()
{
    if (session_.node() == node_)
        return;
    node_ = session_.node();
    connected_ = false;
    startAnew();
}

void PredictionSource::forget()
{
    soon_.stop();
    measuring_ = false;
    predictions_.reset();
}

void PredictionSource::noteLoad(const RunRecord &record)
{
    const int edges = record.conditions.otherEdges;
    if (!predictions_ || edges == 0 || !record.outcome || !record.outcome->cloudLoad)
        return;
    const NodeLoad &told = *record.outcome->cloudLoad;
    const ServerLoad load{.slowdown = told.slowDown, .queue = told.wait};
    if (!predictions_->hasLoad(edges, load))
        predictions_ = std::make_shared<const Predictions>(predictions_->withLoad(edges, load));
}

void PredictionSource::measure()
{
    measuring_ = true;
    note_.showMeasuring(0);
    session_.measurePrediction();
}

void PredictionSource::take(const std::shared_ptr<const PredictionParts> &parts)
{
    measuring_ = false;
    predictions_ = std::make_shared<const Predictions>(*parts);
    note_.showReady();
    Q_EMIT changed();
}

void PredictionSource::fail(const Error &error)
{
    measuring_ = false;
    note_.showFailure([error] { return errorText(error); });
}

void PredictionSource::followConnection(CloudClient::State state)
{
    const bool before = std::exchange(connected_, state == CloudClient::State::Connected);
    if (connected_ && !before && session_.node() && !predictions_ && !measuring_)
        startAnew();
}

} // namespace splitscope
