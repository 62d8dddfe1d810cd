// One measured run, against a cloud half that the test provides.
#include "engine/experiment/experiment.h"
#include "engine/image/preprocess.h"
#include "engine/model/networks.h"

#include <QTest>

#include <thread>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

/// Computes the cloud's layers in this process; may be told to misbehave.
class InProcessCloud : public CloudHalf
{
public:
    explicit InProcessCloud(std::shared_ptr<const Runtime> runtime) : runtime_(std::move(runtime))
    {
    }
    void compute(std::shared_ptr<const Runtime> runtime) { runtime_ = std::move(runtime); }

    Result<void> prepare(const LinkConditions &link, std::stop_token,
                         std::chrono::steady_clock::time_point) override
    {
        prepared = link;
        if (refusal)
            return tl::make_unexpected(*refusal);
        return {};
    }

    Result<CloudReply> finish(const CloudRequest &request, std::stop_token stop,
                              std::chrono::steady_clock::time_point) override
    {
        ++finished;
        sent = request.coding;
        if (loss)
            return tl::make_unexpected(*loss);
        const Network &network = runtime_->network();
        const auto begin = std::chrono::steady_clock::now();
        while (arrival && std::chrono::steady_clock::now() - begin < lag)
            continue; // the payload is coming in
        const auto input = decode(request.coding, network.shapeAt(request.cut), request.payload);
        auto run = runtime_->run(request.cut, network.lastCut(), *input, request.cloud, stop);
        if (!run)
            return tl::make_unexpected(run.error());
        if (corruptAnswer)
            run->output.values[0] += 100;
        CloudReply reply;
        reply.answer = digestOf(run->output);
        reply.compute = run->wall;
        reply.achievedShare = run->achievedShare;
        reply.arrival = arrival;
        if (request.delivery == AnswerDelivery::Edge)
            reply.output = std::move(run->output);
        reply.total = std::chrono::steady_clock::now() - begin - lag + boast;
        return reply;
    }

    std::optional<LinkUsage> uplinkUsage() const override { return usage; }
    std::optional<std::chrono::microseconds> roundTrip() const override { return trip; }

    std::optional<LinkConditions> prepared;
    std::optional<Error> refusal;
    std::optional<Error> loss; ///< of the run, once it has sent its payload
    std::optional<LinkUsage> usage;
    std::optional<Arrival> arrival;
    std::optional<std::chrono::microseconds> trip;
    bool corruptAnswer = false;
    std::chrono::nanoseconds boast{0};
    std::chrono::nanoseconds lag{0}; ///< of the payload
    int finished = 0;
    std::optional<Coding> sent;

private:
    std::shared_ptr<const Runtime> runtime_;
};

/// Made of a picture, so that it can be sent as one.
Tensor grainyInput()
{
    Picture picture{256, 256, {}};
    for (int value = 0; value < 256 * 256 * 3; ++value)
        picture.rgb.push_back(static_cast<std::uint8_t>(value / 800 + value * 7 % 13));
    return preprocess(picture, alexNetLab());
}

/// Seeded weights, a hundredth more in the first Linear layer.
class Heavier : public WeightSource
{
public:
    explicit Heavier(const Network &network)
        : weights_(seededWeights(network)), parameter_(network.layer(17).firstParameter)
    {
    }

    std::string description() const override { return "heavier"; }
    std::string identity() const override { return "heavier"; }

    void read(std::size_t parameter, std::int64_t first, std::span<float> values) const override
    {
        weights_->read(parameter, first, values);
        if (parameter == parameter_)
            for (float &value : values)
                value *= 1.01f;
    }

private:
    std::shared_ptr<const WeightSource> weights_;
    std::size_t parameter_;
};

} // namespace

class TestExperiment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aRunIsMeasuredAtEveryCut_data();
    void aRunIsMeasuredAtEveryCut();
    void theLinkIsPreparedAsTheConditionsSay();
    void whatCouldNotBeKnownIsEmpty();
    void theAnswerOnTheEdgeIsComparedWhole();
    void anotherAnswerIsAFailureNotANumber();
    void aCloudThatClaimsMoreTimeThanPassedIsNotBelieved();
    void aRefusedConnectionCostsNoRun();
    void aCancelledRunIsCancelled();
    void theDeadlineGrowsWithTheConditions();
    void theDeadlineOfAnOutsideLinkReckonsWithNoRate();
    void withoutAnEmulatorTheNodesAccountOfThePayloadIsTheRate();
    void theEmulatorsOwnAccountIsTheBetterRate();
    void aPayloadThatTookLongerThanTheEdgeWaitedIsNotBelieved();
    void aLossyCodingIsMeasuredWithWhatItDoes_data();
    void aLossyCodingIsMeasuredWithWhatItDoes();
    void aLosslessCodingDoesNothingToTheAnswer_data();
    void aLosslessCodingDoesNothingToTheAnswer();
    void anotherAnswerIsCaughtUnderALossyCodingToo();
    void otherWeightsAreCaughtUnderALossyCodingToo();
    void aNewInputHasNewExpectations();
    void aCodingThatTheCutDoesNotPermitCostsNoRun();
    void anAutomaticCodingIsOneThatMayBe();
    void aLostRunIsFinishedFromWhereItGot_data();
    void aLostRunIsFinishedFromWhereItGot();
    void aNodeThatWasNeverReachedWasWaitedForAllTheSame();
    void theEdgesShareIsKeptWhileItFinishes();
    void whatWasLostBeforeIsNotGoneOnWith();
    void finishingCanBeCancelled();
    void onlyANodeThatIsGoneIsMadeGood_data();
    void onlyANodeThatIsGoneIsMadeGood();

private:
    Conditions inCoding(int index, const char *id) const
    {
        Conditions conditions(cut(index));
        conditions.coding = codingById(id).value();
        return conditions;
    }
    CutPoint cut(int index) const { return runtime_->network().cutPoint(index).value(); }

    std::shared_ptr<const Runtime> runtime_;
    std::unique_ptr<InProcessCloud> cloud_;
    std::unique_ptr<Experiment> experiment_;
};

void TestExperiment::initTestCase()
{
    runtime_ = Runtime::load({"alexnet-lab"}).value();
}

void TestExperiment::init()
{
    cloud_ = std::make_unique<InProcessCloud>(runtime_);
    experiment_ = std::make_unique<Experiment>(runtime_, *cloud_);
    const TensorShape &shape = runtime_->network().inputShape();
    Tensor input{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5f)};
    QVERIFY(experiment_->setInput(std::move(input)));
}

void TestExperiment::aRunIsMeasuredAtEveryCut_data()
{
    QTest::addColumn<int>("index");
    for (const int index : {0, 1, 8, 13, 17, 21, 22})
        QTest::addRow("cut %d", index) << index;
}

void TestExperiment::aRunIsMeasuredAtEveryCut()
{
    QFETCH(int, index);
    const auto run = experiment_->measure(Conditions(cut(index)));
    QVERIFY(run.has_value());
    const LatencyBreakdown &latency = run->latency;
    QVERIFY(latency.endToEnd() == latency.local() + latency.transfer() + latency.cloud());
    QVERIFY(latency.transfer() >= 0us);
    QCOMPARE(run->payloadBytes, runtime_->network().shapeAt(cut(index)).bytes());
    QCOMPARE(static_cast<int>(run->edgeLayers.size()), index);
    QCOMPARE(run->disagreement, 0.0);
    QVERIFY(run->answer == experiment_->unsplitAnswer());
}

void TestExperiment::theLinkIsPreparedAsTheConditionsSay()
{
    const Conditions conditions = labPreset(cut(22));
    Conditions quick = conditions;
    quick.edge = quick.cloud = Device{};
    QVERIFY(experiment_->measure(quick).has_value());
    QVERIFY(cloud_->prepared == conditions.link);
}

void TestExperiment::whatCouldNotBeKnownIsEmpty()
{
    const auto allCloud = experiment_->measure(Conditions(cut(0)));
    QVERIFY(!allCloud->achieved.edgeShare);
    QVERIFY(allCloud->achieved.cloudShare);
    QVERIFY(!allCloud->achieved.uplinkMbitPerSecond);
    cloud_->usage = LinkUsage{.wireBytes = 1000, .mbitPerSecond = 4.9};
    const auto allEdge = experiment_->measure(Conditions(cut(22)));
    QVERIFY(allEdge->achieved.edgeShare);
    QVERIFY(!allEdge->achieved.cloudShare);
    QCOMPARE(allEdge->achieved.uplinkMbitPerSecond.value(), 4.9);
}

void TestExperiment::theAnswerOnTheEdgeIsComparedWhole()
{
    Conditions conditions(cut(13));
    conditions.delivery = AnswerDelivery::Edge;
    const auto run = experiment_->measure(conditions);
    QVERIFY(run->answer == experiment_->unsplitAnswer());
}

void TestExperiment::anotherAnswerIsAFailureNotANumber()
{
    cloud_->corruptAnswer = true;
    const auto run = experiment_->measure(Conditions(cut(13)));
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::SplitDisagrees);
    QCOMPARE(run.error().subject, std::string("13"));
}

void TestExperiment::aCloudThatClaimsMoreTimeThanPassedIsNotBelieved()
{
    cloud_->boast = 1h;
    const auto run = experiment_->measure(Conditions(cut(13)));
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::MessageMalformed);
}

void TestExperiment::aRefusedConnectionCostsNoRun()
{
    cloud_->refusal = Error{ErrorKind::ConnectionRefused, "ws://127.0.0.1:9", "refused"};
    const auto run = experiment_->measure(Conditions(cut(13)));
    QVERIFY(!run.has_value());
    QCOMPARE(run.error(), *cloud_->refusal);
    QCOMPARE(cloud_->finished, 0);
}

void TestExperiment::aCancelledRunIsCancelled()
{
    std::stop_source source;
    source.request_stop();
    const auto run = experiment_->measure(labPreset(cut(22)), source.get_token());
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::Cancelled);
}

void TestExperiment::theDeadlineOfAnOutsideLinkReckonsWithNoRate()
{
    const Network &network = runtime_->network();
    Conditions outside = labPreset(cut(0));
    outside.link.shaping = LinkShaping::Outside;
    const auto deadline = deadlineFor(network, outside);
    QVERIFY(deadline >= 60s + 3 * 791ms);
    outside.link.uplink = Bandwidth::ofMbitPerSecond(0.05).value(); // asked of nobody
    outside.link.delay = 10s;
    QCOMPARE(deadlineFor(network, outside), deadline);
}

void TestExperiment::withoutAnEmulatorTheNodesAccountOfThePayloadIsTheRate()
{
    cloud_->arrival = Arrival{200'000, 100ms};
    cloud_->trip = 412us;
    cloud_->lag = 100ms;
    const auto run = experiment_->measure(Conditions(cut(13)));
    QVERIFY(run.has_value());
    QVERIFY(run->achieved.uplinkMbitPerSecond == mbitPerSecond(*cloud_->arrival));
    QVERIFY(run->achieved.roundTrip == cloud_->trip);
    cloud_->arrival = Arrival{2000, 100ms}; // too short to tell
    QVERIFY(!experiment_->measure(Conditions(cut(13)))->achieved.uplinkMbitPerSecond);
}

void TestExperiment::theEmulatorsOwnAccountIsTheBetterRate()
{
    cloud_->arrival = Arrival{200'000, 100ms};
    cloud_->lag = 100ms;
    cloud_->usage = LinkUsage{.wireBytes = 100'000, .mbitPerSecond = 4.9};
    QCOMPARE(experiment_->measure(Conditions(cut(13)))->achieved.uplinkMbitPerSecond.value(), 4.9);
}

void TestExperiment::aPayloadThatTookLongerThanTheEdgeWaitedIsNotBelieved()
{
    cloud_->arrival = Arrival{200'000, 1h};
    const auto run = experiment_->measure(Conditions(cut(13)));
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::MessageMalformed);
}

void TestExperiment::theDeadlineGrowsWithTheConditions()
{
    const Network &network = runtime_->network();
    const auto quick = deadlineFor(network, Conditions(cut(0)));
    Conditions slowLink(cut(0));
    slowLink.link.uplink = Bandwidth::ofMbitPerSecond(0.1).value();
    QVERIFY(deadlineFor(network, slowLink) > quick + 3 * 48s);
    QVERIFY(deadlineFor(network, labPreset(cut(22))) > 10s + 3 * 1319ms);
}

void TestExperiment::aLossyCodingIsMeasuredWithWhatItDoes_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("bytes");
    QTest::newRow("fp16") << 8 << QStringLiteral("fp16") << 110'592;
    QTest::newRow("int8") << 13 << QStringLiteral("int8") << 6408;
    QTest::newRow("int8 of the input") << 0 << QStringLiteral("int8-channel") << 150'552;
}

void TestExperiment::aLossyCodingIsMeasuredWithWhatItDoes()
{
    QFETCH(const int, index);
    QFETCH(const QString, id);
    QFETCH(const int, bytes);
    QVERIFY(experiment_->setInput(grainyInput()));
    for (int time = 0; time < 2; ++time) { // the second time it is known what to expect
        const auto run = experiment_->measure(inCoding(index, qPrintable(id)));
        QVERIFY(run.has_value());
        QCOMPARE(run->payloadBytes, bytes);
        QVERIFY(run->coding == codingById(id.toStdString()));
        QCOMPARE(run->disagreement, 0.0);
        QVERIFY(run->codingEffect.outputError > 0);
        QVERIFY(run->codingEffect.outputError < 0.05);
        QVERIFY(run->answer != experiment_->unsplitAnswer());
    }
}

void TestExperiment::aLosslessCodingDoesNothingToTheAnswer_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("id");
    QTest::newRow("compressed") << 13 << QStringLiteral("fp32+zstd");
    QTest::newRow("sparse") << 13 << QStringLiteral("sparse");
    QTest::newRow("picture") << 0 << QStringLiteral("picture+zstd");
    QTest::newRow("png") << 0 << QStringLiteral("png");
}

void TestExperiment::aLosslessCodingDoesNothingToTheAnswer()
{
    QFETCH(const int, index);
    QFETCH(const QString, id);
    QVERIFY(experiment_->setInput(grainyInput()));
    const auto run = experiment_->measure(inCoding(index, qPrintable(id)));
    QVERIFY(run.has_value());
    QVERIFY(run->payloadBytes < run->activationBytes);
    QVERIFY(run->codingEffect == CodingEffect());
    QVERIFY(run->answer == experiment_->unsplitAnswer());
}

void TestExperiment::anotherAnswerIsCaughtUnderALossyCodingToo()
{
    const Conditions conditions = inCoding(13, "int8");
    QVERIFY(experiment_->measure(conditions).has_value());
    cloud_->corruptAnswer = true;
    const auto run = experiment_->measure(conditions);
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::SplitDisagrees);
}

void TestExperiment::otherWeightsAreCaughtUnderALossyCodingToo()
{
    cloud_->compute(Runtime::make(alexNetLab(), std::make_shared<Heavier>(alexNetLab())).value());
    for (const char *id : {"fp32", "int8", "fp16+zstd"}) {
        const auto run = experiment_->measure(inCoding(13, id));
        QVERIFY(!run.has_value());
        QCOMPARE(run.error().kind, ErrorKind::SplitDisagrees);
    }
}

void TestExperiment::aNewInputHasNewExpectations()
{
    const Conditions conditions = inCoding(13, "int8");
    QVERIFY(experiment_->measure(conditions).has_value());
    QVERIFY(experiment_->setInput(grainyInput()));
    QVERIFY(experiment_->measure(conditions).has_value());
}

void TestExperiment::aCodingThatTheCutDoesNotPermitCostsNoRun()
{
    const auto run = experiment_->measure(inCoding(13, "jpeg90"));
    QVERIFY(!run.has_value());
    QCOMPARE(run.error().kind, ErrorKind::CodingUnsuitable);
    QCOMPARE(cloud_->finished, 0);
}

void TestExperiment::anAutomaticCodingIsOneThatMayBe()
{
    // At 0.05 Mbit/s each kB costs 160 ms: no computer is so slow that fp32 would be sooner.
    Conditions conditions(cut(13));
    conditions.coding.reset();
    conditions.link.uplink = Bandwidth::ofMbitPerSecond(0.05).value();
    const auto run = experiment_->measure(conditions);
    QVERIFY(run.has_value());
    QVERIFY(run->payloadBytes < run->activationBytes / 3);
    QVERIFY(mayBeAutomatic(run->coding));
    QVERIFY(cloud_->sent == run->coding);
}

void TestExperiment::aLostRunIsFinishedFromWhereItGot_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("coding");
    for (const int index : {0, 8, 15, 22}) // 15: within what is computed as one otherwise
        QTest::addRow("cut %d", index) << index << QStringLiteral("fp32");
    QTest::newRow("what was sent was lossy") << 8 << QStringLiteral("int8");
}

void TestExperiment::aLostRunIsFinishedFromWhereItGot()
{
    QFETCH(const int, index);
    QFETCH(const QString, coding);
    cloud_->loss = Error{ErrorKind::ConnectionLost, "ws://127.0.0.1:9", "a run"};
    const Conditions conditions = inCoding(index, qPrintable(coding));
    const auto before = std::chrono::steady_clock::now();
    const auto run = experiment_->measure(conditions);
    QVERIFY(!run);
    QCOMPARE(run.error(), *cloud_->loss);
    const auto finish = experiment_->finishOnEdge(conditions, std::chrono::steady_clock::now());
    const auto after = std::chrono::steady_clock::now();
    QVERIFY(finish);
    QVERIFY(disagreement(finish->answer, experiment_->unsplitAnswer()) < 1e-5);
    const LatencyBreakdown &latency = finish->latency;
    QVERIFY(latency.endToEnd() == latency.local() + latency.transfer() + latency.cloud());
    QVERIFY(latency.local() > 0us);
    QVERIFY(latency.transfer() >= 0us);
    QVERIFY(latency.cloud() == 0us);
    QVERIFY(latency.endToEnd() <= after - before);
}

void TestExperiment::aNodeThatWasNeverReachedWasWaitedForAllTheSame()
{
    cloud_->refusal = Error{ErrorKind::ConnectionRefused, "ws://127.0.0.1:9", "refused"};
    const auto asked = std::chrono::steady_clock::now() - 3s;
    QVERIFY(!experiment_->measure(Conditions(cut(13))));
    const auto finish = experiment_->finishOnEdge(Conditions(cut(13)), asked);
    QVERIFY(finish);
    QVERIFY(disagreement(finish->answer, experiment_->unsplitAnswer()) < 1e-5);
    QVERIFY(finish->latency.transfer() >= 3s);
    QVERIFY(finish->latency.cloud() == 0us);
}

void TestExperiment::theEdgesShareIsKeptWhileItFinishes()
{
    cloud_->loss = Error{ErrorKind::ConnectionLost, "ws://127.0.0.1:9", "a run"};
    Conditions conditions(cut(20));
    conditions.edge.profile = {
        "counts-layers",
        EmulatedSpeed{.macsPerSecond = 1e15, .weightBytesPerSecond = 1e15, .overhead = 4ms}};
    conditions.edge.share = CpuShare::of(0.5).value(); // 8 ms for each of 22 layers
    QVERIFY(!experiment_->measure(conditions));
    const auto finish = experiment_->finishOnEdge(conditions, std::chrono::steady_clock::now());
    QVERIFY(finish);
    QVERIFY(finish->latency.local() >= 22 * 8ms);
}

void TestExperiment::whatWasLostBeforeIsNotGoneOnWith()
{
    cloud_->loss = Error{ErrorKind::ConnectionLost, "ws://127.0.0.1:9", "a run"};
    QVERIFY(!experiment_->measure(Conditions(cut(13))));
    const Tensor &whole = experiment_->input();
    QVERIFY(experiment_->setInput(Tensor{whole.shape, std::vector<float>(whole.values.size())}));
    cloud_->refusal = Error{ErrorKind::ConnectionRefused, "ws://127.0.0.1:9", "refused"};
    QVERIFY(!experiment_->measure(Conditions(cut(13))));
    const auto finish =
        experiment_->finishOnEdge(Conditions(cut(13)), std::chrono::steady_clock::now());
    QVERIFY(finish); // of the other picture it would disagree
}

void TestExperiment::finishingCanBeCancelled()
{
    cloud_->loss = Error{ErrorKind::ConnectionLost, "ws://127.0.0.1:9", "a run"};
    QVERIFY(!experiment_->measure(Conditions(cut(0))));
    std::stop_source source;
    source.request_stop();
    const auto finish = experiment_->finishOnEdge(
        labPreset(cut(0)), std::chrono::steady_clock::now(), source.get_token());
    QVERIFY(!finish);
    QCOMPARE(finish.error().kind, ErrorKind::Cancelled);
}

void TestExperiment::onlyANodeThatIsGoneIsMadeGood_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("gone");
    QTest::newRow("connection lost") << ErrorKind::ConnectionLost << true;
    QTest::newRow("cannot connect") << ErrorKind::ConnectionRefused << true;
    QTest::newRow("no such host, or no network") << ErrorKind::HostNotFound << true;
    QTest::newRow("deadline passed") << ErrorKind::DeadlineExceeded << true;
    QTest::newRow("busy") << ErrorKind::NodeBusy << true;
    QTest::newRow("stopped by the user") << ErrorKind::Cancelled << false;
    QTest::newRow("not let in") << ErrorKind::AccessDenied << false;
    QTest::newRow("other weights") << ErrorKind::FingerprintMismatch << false;
    QTest::newRow("another answer") << ErrorKind::SplitDisagrees << false;
    QTest::newRow("no node") << ErrorKind::NodeRejected << false;
}

void TestExperiment::onlyANodeThatIsGoneIsMadeGood()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const bool, gone);
    QCOMPARE(losesCloud(kind), gone);
}

QTEST_GUILESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
