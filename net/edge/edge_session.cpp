#include "net/edge/edge_session.h"

#include "engine/model/networks.h"
#include "net/edge/experiment_worker.h"
#include "net/edge/lab_terminal.h"

#include <QThread>

#include <deque>
#include <stop_token>
#include <utility>

namespace splitscope {

using namespace Qt::StringLiterals;

struct EdgeSession::Impl
{
    ModelChoice model;
    Network network = alexNetLab();
    std::optional<Fingerprint> fingerprint;
    double precisionError = 0;
    EngineState engine = EngineState::Loading;
    int loads = 0; ///< asked for and not ended; only the last one's failure counts
    std::optional<QUrl> node;
    NodeAccess access;
    std::deque<std::pair<Conditions, OnLostCloud>> queue;
    std::optional<RunId> inFlight;
    long long runs = 0;
    std::stop_source stopRun;
    std::stop_source stopLoading;
    std::stop_source stopSurvey;
    int surveys = 0;          ///< begun; only the last one's signals count
    bool surveyWaits = false; ///< for the runs that go first
    QThread thread;
    ExperimentWorker *worker = nullptr; ///< deleted by its thread's end
};

EdgeSession::EdgeSession(const RuntimeOptions &options, QObject *parent)
    : QObject(parent), impl_(std::make_unique<Impl>())
{
    impl_->thread.setObjectName(u"experiment"_s);
    impl_->worker = new ExperimentWorker(options);
    ExperimentWorker *worker = impl_->worker;
    worker->moveToThread(&impl_->thread);
    connect(&impl_->thread, &QThread::finished, worker, &QObject::deleteLater);

    connect(worker, &ExperimentWorker::progressed, this, &EdgeSession::engineProgress);
    connect(worker, &ExperimentWorker::loaded, this, &EdgeSession::onLoaded);
    connect(worker, &ExperimentWorker::loadFailed, this, &EdgeSession::onLoadFailed);
    connect(worker, &ExperimentWorker::connectionChanged, this, &EdgeSession::onConnectionChanged);
    connect(worker, &ExperimentWorker::connectionFailed, this, &EdgeSession::connectionFailed);
    connect(worker, &ExperimentWorker::nodeLoadChanged, this, &EdgeSession::nodeLoadChanged);
    connect(worker, &ExperimentWorker::roundTripMeasured, this, &EdgeSession::roundTripMeasured);
    connect(worker, &ExperimentWorker::probed, this, &EdgeSession::probed);
    connect(worker, &ExperimentWorker::probeFailed, this, &EdgeSession::probeFailed);
    connect(worker, &ExperimentWorker::unsplitAnswer, this, &EdgeSession::unsplitAnswer);
    connect(worker, &ExperimentWorker::finished, this, &EdgeSession::onRunFinished);
    connect(worker, &ExperimentWorker::surveyed, this, &EdgeSession::onSurveyed);
    connect(worker, &ExperimentWorker::surveyEnded, this,
            [this](int number, const std::shared_ptr<const PredictionParts> &parts) {
                if (number == impl_->surveys)
                    Q_EMIT predictionMeasured(parts);
            });
    connect(worker, &ExperimentWorker::surveyFailed, this, [this](int number, const Error &error) {
        if (number == impl_->surveys)
            Q_EMIT predictionFailed(error);
    });
    connect(worker, &ExperimentWorker::edgeLine, this, &EdgeSession::edgeLine);
    connect(worker, &ExperimentWorker::cloudLine, this, &EdgeSession::cloudLine);
    impl_->thread.start();
}

EdgeSession::~EdgeSession()
{
    impl_->stopLoading.request_stop();
    impl_->stopRun.request_stop();
    impl_->stopSurvey.request_stop();
    impl_->thread.quit();
    impl_->thread.wait();
}

void EdgeSession::load(const ModelChoice &model)
{
    cancel();
    cancelPrediction();
    impl_->stopLoading.request_stop();
    impl_->stopLoading = {};
    ++impl_->loads;
    if (!impl_->fingerprint) {
        impl_->model = model;
        if (auto network = chosenNetwork(model))
            useNetwork(std::move(*network));
        Q_EMIT modelChanged();
    }
    setEngineState(EngineState::Loading);
    QMetaObject::invokeMethod(
        impl_->worker, [worker = impl_->worker, model, stop = impl_->stopLoading.get_token()] {
            worker->load(model, stop);
        });
}

void EdgeSession::useNetwork(Network network)
{
    // The cuts of one network are not another's.
    if (network.describe() != impl_->network.describe())
        impl_->queue.clear();
    impl_->network = std::move(network);
}

void EdgeSession::onLoaded(const ModelChoice &model, const Network &network,
                           const Fingerprint &fingerprint, double precisionError)
{
    --impl_->loads;
    const bool waiting = !impl_->queue.empty();
    impl_->model = model;
    useNetwork(network);
    impl_->fingerprint = fingerprint;
    impl_->precisionError = precisionError;
    Q_EMIT modelChanged();
    if (waiting && !busy())
        becomeIdle();
    if (impl_->loads == 0)
        setEngineState(EngineState::Ready);
}

void EdgeSession::onLoadFailed(const Error &error)
{
    --impl_->loads;
    if (impl_->loads > 0)
        return;
    setEngineState(impl_->fingerprint ? EngineState::Ready : EngineState::Failed);
    Q_EMIT engineFailed(error);
}

EdgeSession::EngineState EdgeSession::engineState() const
{
    return impl_->engine;
}

const ModelChoice &EdgeSession::model() const
{
    return impl_->model;
}

const Network &EdgeSession::network() const
{
    return impl_->network;
}

double EdgeSession::precisionError() const
{
    return impl_->precisionError;
}

const std::optional<Fingerprint> &EdgeSession::fingerprint() const
{
    return impl_->fingerprint;
}

void EdgeSession::setNode(const std::optional<QUrl> &url, const NodeAccess &access)
{
    if (url != impl_->node || access != impl_->access)
        cancelPrediction();
    impl_->node = url;
    impl_->access = access;
    QMetaObject::invokeMethod(
        impl_->worker, [worker = impl_->worker, url, access] { worker->setNode(url, access); });
}

const NodeAccess &EdgeSession::access() const
{
    return impl_->access;
}

const std::optional<QUrl> &EdgeSession::node() const
{
    return impl_->node;
}

void EdgeSession::setPicture(const QImage &image)
{
    cancelPrediction();
    QMetaObject::invokeMethod(impl_->worker,
                              [worker = impl_->worker, image] { worker->setPicture(image); });
}

void EdgeSession::connectNow(const LinkConditions &link)
{
    QMetaObject::invokeMethod(impl_->worker,
                              [worker = impl_->worker, link, stop = impl_->stopRun.get_token()] {
                                  worker->connectNow(link, stop);
                              });
}

void EdgeSession::probe(const LinkConditions &link)
{
    QMetaObject::invokeMethod(impl_->worker,
                              [worker = impl_->worker, link, stop = impl_->stopRun.get_token()] {
                                  worker->probe(link, stop);
                              });
}

void EdgeSession::run(const std::vector<Conditions> &batch, OnLostCloud onLostCloud)
{
    for (const Conditions &conditions : batch)
        impl_->queue.emplace_back(conditions, onLostCloud);
    startNext();
}

void EdgeSession::cancel()
{
    const bool onlyQueued = !impl_->queue.empty() && !impl_->inFlight;
    impl_->queue.clear();
    impl_->stopRun.request_stop();
    impl_->stopRun = {}; // for what is asked for from now on
    if (onlyQueued)
        becomeIdle();
}

bool EdgeSession::busy() const
{
    return impl_->inFlight || !impl_->queue.empty();
}

void EdgeSession::measurePrediction()
{
    cancelPrediction();
    QMetaObject::invokeMethod(impl_->worker, [worker = impl_->worker, number = impl_->surveys,
                                              stop = impl_->stopSurvey.get_token()] {
        worker->beginSurvey(number, stop);
    });
}

void EdgeSession::cancelPrediction()
{
    impl_->stopSurvey.request_stop();
    impl_->stopSurvey = {};
    impl_->surveyWaits = false;
    ++impl_->surveys;
}

void EdgeSession::onSurveyed(int number, double fraction)
{
    if (number != impl_->surveys)
        return;
    Q_EMIT predictionProgress(fraction);
    if (number != impl_->surveys) // whoever heard that may have cancelled it
        return;
    if (busy())
        impl_->surveyWaits = true;
    else
        continueSurvey();
}

void EdgeSession::becomeIdle()
{
    Q_EMIT idle();
    if (impl_->surveyWaits && !busy())
        continueSurvey();
}

void EdgeSession::continueSurvey()
{
    impl_->surveyWaits = false;
    QMetaObject::invokeMethod(impl_->worker, [worker = impl_->worker, number = impl_->surveys,
                                              stop = impl_->stopSurvey.get_token()] {
        worker->continueSurvey(number, stop);
    });
}

void EdgeSession::startNext()
{
    if (impl_->inFlight)
        return;
    if (impl_->queue.empty()) {
        becomeIdle();
        return;
    }
    if (impl_->engine == EngineState::Loading)
        return;
    const RunId id{++impl_->runs};
    const auto [conditions, onLostCloud] = impl_->queue.front();
    impl_->queue.pop_front();
    impl_->inFlight = id;
    Q_EMIT runStarted(id, conditions);
    QMetaObject::invokeMethod(
        impl_->worker,
        [worker = impl_->worker, id, asked = conditions, lost = onLostCloud,
         stop = impl_->stopRun.get_token()] { worker->measure(id, asked, lost, stop); });
}

void EdgeSession::setEngineState(EngineState state)
{
    impl_->engine = state;
    Q_EMIT engineChanged(state);
    if (!impl_->queue.empty())
        startNext();
}

void EdgeSession::onConnectionChanged(CloudClient::State state)
{
    if (state == CloudClient::State::Connected) {
        Q_EMIT edgeLine(stamped(u"websocket connect success"_s));
        if (impl_->node)
            Q_EMIT cloudLine(stamped(
                tr("%1 writes its terminal on its own computer").arg(impl_->node->toString())));
    }
    Q_EMIT connectionChanged(state);
}

void EdgeSession::onRunFinished(const RunRecord &record)
{
    impl_->inFlight.reset();
    Q_EMIT runFinished(record);
    startNext();
}

} // namespace splitscope
