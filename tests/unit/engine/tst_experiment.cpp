// One measured run, against a cloud half that the test provides.
#include "engine/experiment/experiment.h"

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
        const Network &network = runtime_->network();
        const auto begin = std::chrono::steady_clock::now();
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
        if (request.delivery == AnswerDelivery::Edge)
            reply.output = std::move(run->output);
        reply.total = std::chrono::steady_clock::now() - begin + boast;
        return reply;
    }

    std::optional<LinkUsage> uplinkUsage() const override { return usage; }

    std::optional<LinkConditions> prepared;
    std::optional<Error> refusal;
    std::optional<LinkUsage> usage;
    bool corruptAnswer = false;
    std::chrono::nanoseconds boast{0};
    int finished = 0;

private:
    std::shared_ptr<const Runtime> runtime_;
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

private:
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

void TestExperiment::theDeadlineGrowsWithTheConditions()
{
    const Network &network = runtime_->network();
    const auto quick = deadlineFor(network, Conditions(cut(0)));
    Conditions slowLink(cut(0));
    slowLink.link.uplink = Bandwidth::ofMbitPerSecond(0.1).value();
    QVERIFY(deadlineFor(network, slowLink) > quick + 3 * 48s);
    QVERIFY(deadlineFor(network, labPreset(cut(22))) > 10s + 3 * 1319ms);
}

QTEST_GUILESS_MAIN(TestExperiment)
#include "tst_experiment.moc"
