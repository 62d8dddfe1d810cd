#include "net/edge/experiment_worker.h"

#include "engine/image/preprocess.h"
#include "net/cloud/embedded_node.h"
#include "net/edge/background_edges.h"
#include "net/edge/lab_terminal.h"
#include "net/edge/picture_file.h"
#include "net/edge/prediction_survey.h"
#include "net/error_text.h"

#include <utility>

namespace splitscope {

using namespace Qt::StringLiterals;

namespace {

/// Connecting alone: no run's conditions say how long it may take.
constexpr std::chrono::seconds connectTime(10);
/// Longer ones are none: nobody computes for nobody.
constexpr std::chrono::seconds pauseBetweenRuns(2);

} // namespace

ExperimentWorker::ExperimentWorker(RuntimeOptions options) : options_(std::move(options))
{
    otherEdgesRest_.setSingleShot(true);
    otherEdgesRest_.setInterval(pauseBetweenRuns);
    connect(&otherEdgesRest_, &QTimer::timeout, this, [this] { otherEdges_.reset(); });
}
ExperimentWorker::~ExperimentWorker() = default;

void ExperimentWorker::load(const ModelChoice &model, std::stop_token stop)
{
    auto runtime = Runtime::load(
        model, options_, [this](double fraction) { Q_EMIT progressed(fraction); }, std::move(stop));
    if (!runtime) {
        if (!runtime_)
            loadError_ = runtime.error();
        Q_EMIT loadFailed(runtime.error());
        return;
    }
    replaceRuntime(std::move(*runtime));
    classNames_ = ClassNames(model, runtime_->network());
    modelName_ = modelName(model, runtime_->network());
    if (model.precision != WeightPrecision::Float32)
        say({tr("linear layers in %1: the answer is %2 % off that of float32 on made-up pictures")
                 .arg(QString::fromLatin1(precisionId(model.precision)))
                 .arg(100 * runtime_->precisionError(), 0, 'g', 2)});
    Q_EMIT loaded(model, runtime_->network(), runtime_->fingerprint(), runtime_->precisionError());
}

void ExperimentWorker::replaceRuntime(std::shared_ptr<const Runtime> runtime)
{
    loadError_.reset();
    survey_.reset();
    otherEdges_.reset();
    experiment_.reset();
    if (client_) {
        client_.reset();
        Q_EMIT connectionChanged(CloudClient::State::Disconnected);
    }
    embedded_.reset();
    inputIsCurrent_ = false;
    runtime_ = std::move(runtime);
    client_ = std::make_unique<CloudClient>(runtime_->network(), runtime_->fingerprint());
    connect(client_.get(), &CloudClient::stateChanged, this, &ExperimentWorker::connectionChanged,
            Qt::DirectConnection);
    connect(client_.get(), &CloudClient::roundTripMeasured, this,
            &ExperimentWorker::roundTripMeasured, Qt::DirectConnection);
    experiment_ = std::make_unique<Experiment>(runtime_, *client_);
}

void ExperimentWorker::setNode(const std::optional<QUrl> &url, const NodeAccess &access)
{
    node_ = url;
    access_ = access;
}

void ExperimentWorker::setPicture(const QImage &image)
{
    image_ = image;
    inputIsCurrent_ = false;
}

void ExperimentWorker::connectNow(const LinkConditions &link, std::stop_token stop)
{
    prepare(link, std::move(stop), connectTime);
}

void ExperimentWorker::probe(const LinkConditions &link, std::stop_token stop)
{
    const std::int64_t bytes = probeBytes(link, link == lastLink_ ? lastUplinkMbit_ : std::nullopt);
    const auto allowed = probeDeadline(link, bytes);
    const auto probe = prepare(link, stop, connectTime).and_then([&] {
        return client_->probe(bytes, stop, std::chrono::steady_clock::now() + allowed);
    });
    if (!probe) {
        Q_EMIT probeFailed(probe.error());
        return;
    }
    if (probe->uplinkMbitPerSecond) {
        noteRate(link, probe->uplinkMbitPerSecond);
        say({bandwidthLine(*probe->uplinkMbitPerSecond)});
    }
    Q_EMIT probed(*probe);
}

void ExperimentWorker::noteRate(const LinkConditions &link, const std::optional<double> &mbit)
{
    if (link != lastLink_)
        lastUplinkMbit_.reset();
    lastLink_ = link;
    if (mbit)
        lastUplinkMbit_ = mbit;
}

void ExperimentWorker::measure(RunId id, const Conditions &conditions, OnLostCloud onLostCloud,
                               std::stop_token stop)
{
    const auto startedAt = std::chrono::system_clock::now();
    const auto warmUp = useInput(stop);
    const auto asked = std::chrono::steady_clock::now();
    RunRecord record{id, startedAt, conditions, warmUp.and_then([&](const auto &time) {
                         return measured(conditions, time, stop);
                     }),
                     modelName_};
    if (record.outcome) {
        tellNodeLoad();
        noteRate(conditions.link, record.outcome->achieved.uplinkMbitPerSecond);
        say(edgeLinesAfter(*record.outcome, classNames_));
    } else {
        say({errorText(record.outcome.error())});
        if (warmUp && onLostCloud == OnLostCloud::FinishOnEdge
            && losesCloud(record.outcome.error().kind))
            finishOnEdge(record, asked, stop);
    }
    Q_EMIT finished(record);
}

void ExperimentWorker::finishOnEdge(RunRecord &record, std::chrono::steady_clock::time_point asked,
                                    const std::stop_token &stop)
{
    auto finish = experiment_->finishOnEdge(record.conditions, asked, stop);
    if (finish) {
        say(edgeLinesAfter(*finish, classNames_));
        record.finishedOnEdge = std::move(*finish);
    } else {
        say({errorText(finish.error())});
        record.outcome = tl::make_unexpected(finish.error());
    }
}

Result<Measurement>
ExperimentWorker::measured(const Conditions &conditions,
                           const std::optional<std::chrono::nanoseconds> &warmUp,
                           std::stop_token stop)
{
    const auto allowed = deadlineFor(runtime_->network(), conditions);
    const auto deadline = std::chrono::steady_clock::now() + allowed;
    if (const auto ready = prepare(conditions.link, stop, allowed); !ready)
        return tl::make_unexpected(ready.error());
    if (const auto busy = useOtherEdges(conditions, stop, deadline); !busy)
        return tl::make_unexpected(busy.error());
    say(edgeLinesBefore(conditions, warmUp));
    auto measurement = experiment_->measure(conditions, stop);
    otherEdgesRest_.start();
    // A load that was not there has not been measured.
    if (const auto failed = otherEdges_ ? otherEdges_->failure() : std::nullopt;
        failed && measurement)
        return tl::make_unexpected(*failed);
    return measurement;
}

Result<void> ExperimentWorker::useOtherEdges(const Conditions &conditions,
                                             const std::stop_token &stop,
                                             std::chrono::steady_clock::time_point deadline)
{
    if (conditions.otherEdges == 0) {
        otherEdges_.reset();
        return {};
    }
    if (!otherEdges_)
        otherEdges_ =
            std::make_unique<BackgroundEdges>(runtime_->network(), runtime_->fingerprint());
    auto input = encode(Coding{}, experiment_->input());
    if (!input)
        return tl::make_unexpected(input.error());
    return otherEdges_->keep({.count = conditions.otherEdges,
                              .node = node_ ? *node_ : embedded_->url(),
                              .access = node_ ? access_ : NodeAccess(),
                              .cloud = onNetwork(conditions.cloud, runtime_->network()),
                              .input = *std::move(input)},
                             stop, deadline);
}

Result<void> ExperimentWorker::prepare(const LinkConditions &link, std::stop_token stop,
                                       std::chrono::nanoseconds allowed)
{
    if (loadError_)
        return tl::make_unexpected(*loadError_);
    const auto deadline = std::chrono::steady_clock::now() + allowed;
    auto ready = useNode().and_then([&] { return client_->prepare(link, stop, deadline); });
    if (!ready && ready.error().kind != ErrorKind::Cancelled)
        Q_EMIT connectionFailed(ready.error());
    if (ready)
        tellNodeLoad();
    return ready;
}

void ExperimentWorker::tellNodeLoad()
{
    const auto load = client_->nodeLoad();
    if (load && load != lastNodeLoad_)
        Q_EMIT nodeLoadChanged(*load);
    lastNodeLoad_ = load;
}

Result<void> ExperimentWorker::useNode()
{
    if (node_)
        return client_->setNode(*node_, access_);
    if (!embedded_) {
        auto started = EmbeddedNode::start(runtime_);
        if (!started)
            return tl::make_unexpected(started.error());
        embedded_ = std::move(*started);
        connect(
            embedded_.get(), &EmbeddedNode::terminalLine, this,
            [this](const QString &line) { Q_EMIT cloudLine(stamped(line)); }, Qt::DirectConnection);
    }
    return client_->setNode(embedded_->url());
}

Result<std::optional<std::chrono::nanoseconds>> ExperimentWorker::useInput(std::stop_token stop)
{
    if (loadError_)
        return tl::make_unexpected(*loadError_);
    if (inputIsCurrent_)
        return std::optional<std::chrono::nanoseconds>();
    auto input = pictureInput();
    if (!input)
        return tl::make_unexpected(input.error());
    const auto begin = std::chrono::steady_clock::now();
    if (const auto set = experiment_->setInput(*std::move(input), stop); !set)
        return tl::make_unexpected(set.error());
    const auto warmUp = std::chrono::steady_clock::now() - begin;
    inputIsCurrent_ = true;
    Q_EMIT unsplitAnswer(experiment_->unsplitAnswer());
    return std::optional(std::chrono::duration_cast<std::chrono::nanoseconds>(warmUp));
}

Result<Tensor> ExperimentWorker::pictureInput()
{
    if (image_.isNull()) {
        auto sample = readImage(samplePictures().value(0));
        if (!sample)
            return tl::make_unexpected(sample.error());
        image_ = std::move(*sample);
    }
    return loadPreprocessing().map(
        [this] { return preprocess(pictureOf(image_), runtime_->network()); });
}

void ExperimentWorker::beginSurvey(int number, std::stop_token stop)
{
    survey_.reset();
    if (stop.stop_requested() || (!runtime_ && !loadError_))
        return;
    auto input = loadError_ ? tl::make_unexpected(*loadError_) : pictureInput();
    if (!input) {
        Q_EMIT surveyFailed(number, input.error());
        return;
    }
    survey_ = std::make_unique<PredictionSurvey>(runtime_, node_, access_, *std::move(input));
    Q_EMIT surveyed(number, 0);
}

void ExperimentWorker::continueSurvey(int number, std::stop_token stop)
{
    if (!survey_)
        return;
    const auto stepped = stop.stop_requested() ? Result<void>() : survey_->step(stop);
    if (stop.stop_requested()) {
        survey_.reset();
    } else if (!stepped) {
        survey_.reset();
        Q_EMIT surveyFailed(number, stepped.error());
    } else if (survey_->done()) {
        const auto parts = std::make_shared<const PredictionParts>(survey_->parts());
        survey_.reset();
        Q_EMIT surveyEnded(number, parts);
    } else {
        Q_EMIT surveyed(number, survey_->progress());
    }
}

void ExperimentWorker::say(const QStringList &lines)
{
    for (const QString &line : lines)
        Q_EMIT edgeLine(stamped(line));
}

} // namespace splitscope
