// A sweep over a real session: every run is kept before the next one begins, however it ends.
#include "engine/model/networks.h"
#include "net/edge/sweep_report.h"
#include "net/edge/sweep_runner.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms

Network lenet()
{
    return networkById("lenet5").value();
}

/// Two shares, two bandwidths, three cuts of LeNet-5 on this computer: a millisecond or so each.
SweepPlan smallPlan(const Repetition &repetition, SweepMode mode = SweepMode::Full)
{
    const Network network = lenet();
    Conditions base(network.firstCut());
    SweepAxes axes = axesOf(base);
    axes.shares = {CpuShare::of(0.5).value(), CpuShare::of(0.9).value()};
    axes.bandwidths = {Bandwidth::ofMbitPerSecond(50).value(),
                       Bandwidth::ofMbitPerSecond(200).value()};
    axes.cuts = {network.firstCut(), network.cutPoint(3).value(), network.lastCut()};
    return SweepPlan::make(network, base, axes, repetition, mode, 5, 3).value();
}

/// One cell whose transfer takes a minute.
SweepPlan slowPlan()
{
    const Network network = lenet();
    Conditions base(network.firstCut());
    base.link.uplink = base.link.downlink = Bandwidth::ofMbitPerSecond(0.05).value();
    base.link.delay = std::chrono::seconds(10);
    return SweepPlan::make(network, base, axesOf(base), {.warmUp = 0, .repeats = 1},
                           SweepMode::Full, 1)
        .value();
}

} // namespace

class TestSweepRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRunIsKeptBeforeTheNextOneBegins();
    void theWarmUpIsNotKept();
    void theEndTellsOfAllCells();
    void aComposedSweepIsVerified();
    void runsOfAnEarlierProcessAreNotMadeAgain();
    void aRunThatCannotBeKeptEndsTheSweep();
    void cancellingStopsTheRunInFlightAndKeepsNothingOfIt();
    void cancellingTheSessionCancelsTheSweep();
    void pausingFinishesTheRunInFlight();
    void aNodeThatAlwaysFailsEndsTheSweep();
    void aModelThatCannotBeLoadedEndsTheSweep();
    void progressCountsUpAndSaysWhatIsLeft();

private:
    std::unique_ptr<SweepRunner> runnerFor(Sweep sweep)
    {
        kept_.clear();
        return std::make_unique<SweepRunner>(*session_, std::move(sweep),
                                             [this](const RunRecord &record) -> Result<void> {
                                                 if (kept_.size() >= room_)
                                                     return fail(ErrorKind::Internal, "disk");
                                                 kept_.push_back(record);
                                                 return {};
                                             });
    }
    /// How it ended.
    std::optional<SweepRunner::End> waitFor(SweepRunner &runner)
    {
        QSignalSpy ended(&runner, &SweepRunner::ended);
        if (!ended.wait(patience))
            return std::nullopt;
        return ended.front().front().value<SweepRunner::End>();
    }

    std::unique_ptr<EdgeSession> session_;
    std::vector<RunRecord> kept_;
    std::size_t room_ = SIZE_MAX;
};

void TestSweepRunner::initTestCase()
{
    session_ = std::make_unique<EdgeSession>();
    QImage image(32, 32, QImage::Format_RGB32);
    image.fill(Qt::blue);
    session_->setPicture(image);
    session_->load({"lenet5"});
    QTRY_COMPARE_WITH_TIMEOUT(session_->engineState(), EdgeSession::EngineState::Ready, patience);
}

void TestSweepRunner::everyRunIsKeptBeforeTheNextOneBegins()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 2})));
    std::size_t started = 0;
    const auto connection = connect(session_.get(), &EdgeSession::runStarted, this, [&] {
        QCOMPARE(kept_.size(), started);
        ++started;
    });
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    disconnect(connection);
    QCOMPARE(kept_.size(), 24U);
    QCOMPARE(runner->sweep().measured(), 24);
    for (std::int64_t cell = 0; cell < runner->sweep().plan().cells(); ++cell)
        QCOMPARE(runner->sweep().runsOf(cell), 2);
    QVERIFY(runner->runningTime() > runner->latencies());
}

void TestSweepRunner::theWarmUpIsNotKept()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 2, .repeats = 1})));
    QSignalSpy finished(session_.get(), &EdgeSession::runFinished);
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    QCOMPARE(finished.size(), 2 * 3 + 12);
    QCOMPARE(kept_.size(), 12U);
}

void TestSweepRunner::theEndTellsOfAllCells()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 1})));
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    const auto cells = cellsJson(runner->sweep());
    QCOMPARE(cells.size(), 12U);
    int best = 0;
    for (const QJsonObject &cell : cells) {
        QCOMPARE(cell["kind"_L1].toString(), u"measured"_s);
        QVERIFY(cell["median_ms"_L1].toDouble() > 0);
        best += cell["best"_L1].toBool() ? 1 : 0;
    }
    QCOMPARE(best, 4); // one in each setting
    // A head, a line for each setting, and the best of all.
    QCOMPARE(bestCutsTable(runner->sweep()).count(u'\n'), 1 + 4 + 1);
}

void TestSweepRunner::aComposedSweepIsVerified()
{
    const auto runner =
        runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 2}, SweepMode::Composed)));
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    // 2 x 3 edge halves, 3 cloud halves, 2 x 3 transfers and 3 whole cells.
    QCOMPARE(kept_.size(), 2U * (6 + 3 + 6 + 3));
    const Sweep &sweep = runner->sweep();
    for (std::int64_t cell = 0; cell < sweep.plan().cells(); ++cell)
        QVERIFY(sweep.composedCell(cell));
    QCOMPARE(sweep.verifiedCells().size(), 3U);
    QVERIFY(!verificationText(sweep).isEmpty());
    for (const QJsonObject &cell : cellsJson(sweep))
        QCOMPARE(cell["kind"_L1].toString(), u"composed"_s);
}

void TestSweepRunner::runsOfAnEarlierProcessAreNotMadeAgain()
{
    const SweepPlan plan = smallPlan({.warmUp = 0, .repeats = 2});
    const auto first = runnerFor(Sweep(plan));
    connect(first.get(), &SweepRunner::runFinished, this, [&] {
        if (kept_.size() == 7)
            first->cancel();
    });
    first->start();
    QCOMPARE(waitFor(*first), std::optional(SweepRunner::End::Cancelled));
    const std::vector<RunRecord> earlier = kept_;
    QCOMPARE(earlier.size(), 7U);

    Sweep resumed(plan);
    for (const RunRecord &record : earlier)
        QVERIFY(resumed.add(record.conditions, *record.outcome));
    const auto second = runnerFor(std::move(resumed));
    second->start();
    QCOMPARE(waitFor(*second), std::optional(SweepRunner::End::Completed));
    QCOMPARE(kept_.size(), 24U - 7);
    for (std::int64_t cell = 0; cell < plan.cells(); ++cell)
        QCOMPARE(second->sweep().runsOf(cell), 2);
}

void TestSweepRunner::aRunThatCannotBeKeptEndsTheSweep()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 1})));
    room_ = 4;
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Failed));
    room_ = SIZE_MAX;
    QCOMPARE(runner->error()->subject, std::string("disk"));
    QCOMPARE(runner->sweep().measured(), 4);
    QVERIFY(!session_->busy());
}

void TestSweepRunner::cancellingStopsTheRunInFlightAndKeepsNothingOfIt()
{
    const auto runner = runnerFor(Sweep(slowPlan()));
    runner->start();
    QVERIFY(session_->busy());
    runner->cancel();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Cancelled));
    QTRY_VERIFY_WITH_TIMEOUT(!session_->busy(), patience);
    QVERIFY(kept_.empty());
}

void TestSweepRunner::cancellingTheSessionCancelsTheSweep()
{
    const auto runner = runnerFor(Sweep(slowPlan()));
    runner->start();
    session_->cancel();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Cancelled));
    QVERIFY(kept_.empty());
}

void TestSweepRunner::pausingFinishesTheRunInFlight()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 1})));
    QSignalSpy progressed(runner.get(), &SweepRunner::progressed);
    connect(runner.get(), &SweepRunner::runFinished, this, [&] {
        if (kept_.size() == 5)
            runner->pause();
    });
    runner->start();
    QTRY_VERIFY_WITH_TIMEOUT(
        !progressed.isEmpty() && progressed.back().front().value<SweepProgress>().paused, patience);
    QCOMPARE(kept_.size(), 5U);
    QVERIFY(!session_->busy());
    runner->resume();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    QCOMPARE(kept_.size(), 12U);
}

void TestSweepRunner::aNodeThatAlwaysFailsEndsTheSweep()
{
    QTcpServer deaf; // takes connections and closes them
    connect(&deaf, &QTcpServer::newConnection, this,
            [&] { deaf.nextPendingConnection()->deleteLater(); });
    QVERIFY(deaf.listen(QHostAddress::LocalHost));
    session_->setNode(QUrl(u"ws://127.0.0.1:%1"_s.arg(deaf.serverPort())));
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 3})));
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Failed));
    session_->setNode(std::nullopt);
    QCOMPARE(kept_.size(), std::size_t{SweepRunner::mostFailuresInARow});
    QCOMPARE(runner->sweep().failed(), SweepRunner::mostFailuresInARow);
    QCOMPARE(*runner->error(), kept_.back().outcome.error());
}

void TestSweepRunner::aModelThatCannotBeLoadedEndsTheSweep()
{
    EdgeSession session;
    SweepRunner runner(session, Sweep(smallPlan({})),
                       [](const RunRecord &) -> Result<void> { return {}; });
    session.load({"lenet5", u"no-such-file.safetensors"_s.toStdString()});
    runner.start();
    QCOMPARE(waitFor(runner), std::optional(SweepRunner::End::Failed));
    QVERIFY(runner.error());
}

void TestSweepRunner::progressCountsUpAndSaysWhatIsLeft()
{
    const auto runner = runnerFor(Sweep(smallPlan({.warmUp = 0, .repeats = 2})));
    QCOMPARE(runner->progress().measured, 0);
    QCOMPARE(runner->progress().leastRuns, 24);
    QVERIFY(!runner->progress().remaining);
    std::int64_t before = 0;
    connect(runner.get(), &SweepRunner::runFinished, this, [&] {
        const SweepProgress progress = runner->progress();
        QCOMPARE(progress.measured, ++before);
        QCOMPARE(progress.remaining.has_value(), progress.measured < progress.leastRuns);
    });
    QSignalSpy progressed(runner.get(), &SweepRunner::progressed);
    runner->start();
    QCOMPARE(waitFor(*runner), std::optional(SweepRunner::End::Completed));
    QCOMPARE(before, 24);
    QCOMPARE(progressed.back().front().value<SweepProgress>().measured, 24);
}

QTEST_GUILESS_MAIN(TestSweepRunner)
#include "tst_sweep_runner.moc"
