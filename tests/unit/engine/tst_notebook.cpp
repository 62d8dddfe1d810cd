// A notebook gives back what it was given, and finds it.
#include "engine/error_name.h"
#include "engine/notebook/notebook.h"
#include "tests/kept_runs.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

std::vector<long long> plain(const std::vector<RunNumber> &numbers)
{
    std::vector<long long> values;
    for (const RunNumber number : numbers)
        values.push_back(static_cast<long long>(number));
    return values;
}

std::vector<long long> values(std::initializer_list<long long> list)
{
    return list;
}

Error failure()
{
    return {ErrorKind::ConnectionLost, "ws://127.0.0.1:9 \xff", "the\npayload"};
}

} // namespace

Q_DECLARE_METATYPE(RunRecord)

class NotebookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aRunComesBackAsItWas_data();
    void aRunComesBackAsItWas();
    void anExperimentComesBackAsItWas();
    void conditionsThatAreTheSameAreKeptOnce();
    void theDeviceOfARunCanBeEmulatedAgain();
    void aKindOfErrorHasOneName();

    void numbersCountUpOverAllExperiments();
    void theNewestComeFirst();
    void runsAreFound_data();
    void runsAreFound();
    void textIsSearchedFor_data();
    void textIsSearchedFor();
    void runsComeInTheOrderAskedFor_data();
    void runsComeInTheOrderAskedFor();
    void choicesAreWhatTheSettingsHave();
    void aRunStandsAmongThoseLikeIt();
    void whatFailedOrIsGoneStandsNowhere();
    void whatTheEdgeHasFinishedCountsAsMeasuredNowhere();
    void settingsTellHowFarASweepIs();
    void allRunsPassOneByOneOldestFirst();

    void aNoteStays();
    void whatWasRemovedComesBack();
    void aRunIsEitherMeasuredOrFailed();
    void aMeasuredRunWasNotFinishedOnTheEdge();
    void whatWasTypedIsApartFromWhatWasMeasured();
    void anUnknownExperimentIsNamed();

private:
    std::filesystem::path file() const
    {
        return folder_->filePath(QStringLiteral("a %2?#.splitscope")).toStdString();
    }
    StoredRun only();

    std::unique_ptr<QTemporaryDir> folder_;
    std::optional<Notebook> notebook_;
    ExperimentId experiment_{};
};

void NotebookTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    auto opened = Notebook::open(file());
    QVERIFY(opened);
    notebook_ = std::move(*opened);
    experiment_ = notebook_->beginExperiment({}).value();
}

void NotebookTest::cleanup()
{
    notebook_.reset();
}

/// As a program reads it that opens the file anew.
StoredRun NotebookTest::only()
{
    const auto other = Notebook::open(file(), NotebookMode::ReadOnly).value();
    return other.newest({}, 1).value().at(0);
}

void NotebookTest::aRunComesBackAsItWas_data()
{
    QTest::addColumn<RunRecord>("record");
    QTest::newRow("with everything") << recordOf(7, everyCondition(), everyFigure());
    QTest::newRow("with next to nothing")
        << recordOf(1, Conditions(alexNetLab().firstCut()), plainFigures(0us, 0us, 0us));
    QTest::newRow("of the lab's sheet")
        << recordOf(1, labPreset(alexNetLab().lastCut()), plainFigures(1325248us, 2678us, 11us));
    QTest::newRow("that failed") << recordOf(2, everyCondition(), tl::make_unexpected(failure()));

    QTest::newRow("that the edge has finished") << finishedOnEdge(9, everyCondition());

    RunRecord automatic = recordOf(3, everyCondition(), everyFigure());
    automatic.conditions.coding.reset();
    automatic.outcome->cloudCpu.reset();
    automatic.outcome->cloudLoad.reset();
    automatic.outcome->achieved.cloudKept.reset();
    QTest::newRow("with an automatic coding and an older node") << automatic;

    RunRecord traced = recordOf(4, everyCondition(), everyFigure());
    const auto rate = [](double mbit) { return *Bandwidth::ofMbitPerSecond(mbit); };
    traced.conditions.link.trace =
        BandwidthTrace::of("lte-driving", {{0us, rate(0.1)}, {1500001us, rate(7.3)}}, 9s).value();
    QTest::newRow("over a trace") << traced;

    RunRecord outside = recordOf(5, everyCondition(), everyFigure());
    outside.conditions.link = {.shaping = LinkShaping::Outside};
    QTest::newRow("over a link shaped outside") << outside;

    RunRecord perLayer = recordOf(6, everyCondition(), everyFigure());
    perLayer.conditions.cloud.profile = {.id = "over-the-wire",
                                         .emulated = EmulatedSpeed{.macsPerSecond = 1e9 / 3,
                                                                   .weightBytesPerSecond = 2e9,
                                                                   .overhead = 17ns,
                                                                   .layerTimes = {1ns, 2s}}};
    QTest::newRow("on a device that came over the wire") << perLayer;

    RunRecord measured = recordOf(8, everyCondition(), everyFigure());
    DeviceFacts facts = *orangePi().facts;
    facts.file = "/home/student/board.json";
    facts.speedOfKind["Linear"] = EmulatedSpeed{1e9, 3e9, 5ns};
    facts.fitError = 0.07;
    facts.measured = {{.networkId = "of-my-own", .runs = 3, .layers = {{5ms, 1ms}, {6ms, 2ms}}}};
    facts.host = "a board";
    facts.software = "0.1.0";
    facts.idlePower = PowerFigure{2.5, "a meter"};
    measured.conditions.edge.profile.facts = std::make_shared<const DeviceFacts>(facts);
    measured.conditions.edge.profile.emulated = EmulatedSpeed{0.86e9, 2.07e9, 0ns};
    measured.conditions.edge.quota.reset();
    QTest::newRow("on a device that was measured") << measured;
}

void NotebookTest::aRunComesBackAsItWas()
{
    QFETCH(RunRecord, record);
    const auto number = notebook_->add(experiment_, record);
    QVERIFY(number);
    const StoredRun run = only();
    QVERIFY(run.record == record);
    QCOMPARE(run.number, *number);
    QCOMPARE(run.experiment, experiment_);
    QVERIFY(run.note.empty() && !run.composed && !run.removed);
}

void NotebookTest::anExperimentComesBackAsItWas()
{
    const ExperimentInfo info{.kind = ExperimentKind::Sweep,
                              .title = "夜间实验",
                              .plan = R"({"cuts":[0,13]})",
                              .seed = 0xffff'ffff'ffff'fff0,
                              .model = "alexnet-lab int8",
                              .fingerprint = "0123456789ab",
                              .picture = "dog.jpg",
                              .node = "ws://10.0.0.2:8765",
                              .software = "0.1.0",
                              .host = "Debian, 2 cores",
                              .startedAt = std::chrono::system_clock::time_point(12345678901234ns)};
    const ExperimentId id = notebook_->beginExperiment(info).value();
    notebook_->add(id, plainRun(1, 0)).value();
    notebook_->add(id, recordOf(2, everyCondition(), tl::make_unexpected(failure()))).value();
    const StoredExperiment stored =
        Notebook::open(file(), NotebookMode::ReadOnly)->experiment(id).value();
    QVERIFY(stored.info == info);
    QCOMPARE(stored.measured, 1);
    QCOMPARE(stored.failed, 1);
    QVERIFY(stored.lastRunAt == recordOf(2, everyCondition(), everyFigure()).startedAt);
    QCOMPARE(notebook_->experiments()->size(), 2U);
    QCOMPARE(notebook_->experiments()->front().id, id);
}

void NotebookTest::conditionsThatAreTheSameAreKeptOnce()
{
    for (int i = 1; i <= 3; ++i)
        notebook_->add(experiment_, recordOf(i, everyCondition(), everyFigure())).value();
    Notebook second = Notebook::open(file()).value();
    second.add(experiment_, recordOf(4, everyCondition(), everyFigure())).value();
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(file().c_str(), &raw), SQLITE_OK);
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(raw, "SELECT (SELECT count(*) FROM setting), (SELECT count(*) FROM device)",
                       -1, &statement, nullptr);
    QCOMPARE(sqlite3_step(statement), SQLITE_ROW);
    QCOMPARE(sqlite3_column_int(statement, 0), 1);
    QCOMPARE(sqlite3_column_int(statement, 1), 2);
    sqlite3_finalize(statement);
    sqlite3_close(raw);
}

void NotebookTest::theDeviceOfARunCanBeEmulatedAgain()
{
    notebook_->add(experiment_, plainRun(1, 13)).value();
    const DeviceProfile device = only().record.conditions.edge.profile;
    QVERIFY(device.facts);
    QVERIFY(device.speedOn(alexNetLab()) == orangePi().speedOn(alexNetLab()));
}

void NotebookTest::aKindOfErrorHasOneName()
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind)
        QCOMPARE(errorKindByName(errorName(static_cast<ErrorKind>(kind))),
                 static_cast<ErrorKind>(kind));
    QCOMPARE(errorName(ErrorKind::PayloadSizeMismatch), std::string("payload-size-mismatch"));
    QCOMPARE(errorKindByName("of-a-later-release"), ErrorKind::Internal);
}

void NotebookTest::numbersCountUpOverAllExperiments()
{
    const ExperimentId other = notebook_->beginExperiment({}).value();
    QCOMPARE(notebook_->add(experiment_, plainRun(1, 0)).value(), RunNumber(1));
    QCOMPARE(notebook_->add(other, plainRun(1, 0)).value(), RunNumber(2));
    QCOMPARE(notebook_->add(experiment_, plainRun(2, 0)).value(), RunNumber(3));
}

void NotebookTest::theNewestComeFirst()
{
    for (int i = 1; i <= 4; ++i)
        notebook_->add(experiment_, plainRun(i, i)).value();
    QCOMPARE(plain(notebook_->numbers().value()), values({4, 3, 2, 1}));
    const auto newest = notebook_->newest({}, 2).value();
    QCOMPARE(newest.size(), 2U);
    QCOMPARE(newest[0].record.conditions.cut.index(), 4);
    const std::vector<RunNumber> asked{RunNumber(1), RunNumber(99), RunNumber(3)};
    const auto some = notebook_->runs(asked).value();
    QCOMPARE(some.size(), 2U);
    QCOMPARE(some[1].record.conditions.cut.index(), 3);
}

void NotebookTest::runsAreFound_data()
{
    QTest::addColumn<RunFilter>("filter");
    QTest::addColumn<std::vector<long long>>("numbers");
    QTest::newRow("all") << RunFilter() << values({6, 5, 4, 3, 2, 1});
    QTest::newRow("of an experiment") << RunFilter{.experiment = ExperimentId(2)} << values({6});
    QTest::newRow("of a model") << RunFilter{.model = "lenet5"} << values({4});
    QTest::newRow("at a cut") << RunFilter{.cut = 13} << values({6, 4, 2});
    QTest::newRow("at a bandwidth")
        << RunFilter{.uplink = Bandwidth::ofMbitPerSecond(7).value()} << values({3});
    QTest::newRow("at a share") << RunFilter{.edgeShare = CpuShare::of(0.6).value()}
                                << values({6, 5, 4, 3, 2, 1});
    QTest::newRow("at another share")
        << RunFilter{.edgeShare = CpuShare::of(0.5).value()} << values({});
    QTest::newRow("of a setting") << RunFilter{.conditions = plainRun(1, 13).conditions}
                                  << values({6, 4, 2});
    QTest::newRow("of a setting that nobody had")
        << RunFilter{.conditions = plainRun(1, 14).conditions} << values({});
    QTest::newRow("measured") << RunFilter{.measured = true} << values({6, 4, 3, 2, 1});
    QTest::newRow("failed") << RunFilter{.measured = false} << values({5});
    QTest::newRow("composed") << RunFilter{.composed = true} << values({2});
    QTest::newRow("several at once")
        << RunFilter{.experiment = ExperimentId(1), .model = "alexnet-lab", .cut = 13}
        << values({2});
}

void NotebookTest::runsAreFound()
{
    QFETCH(RunFilter, filter);
    QFETCH(std::vector<long long>, numbers);
    const ExperimentId other = notebook_->beginExperiment({}).value();
    notebook_->add(experiment_, plainRun(1, 0)).value();
    notebook_->add(experiment_, plainRun(2, 13), true).value();
    notebook_->add(experiment_, plainRun(3, 8, 7)).value();
    RunRecord small = plainRun(4, 13);
    small.model = "lenet5";
    notebook_->add(experiment_, small).value();
    RunRecord failed = plainRun(5, 0);
    failed.outcome = tl::make_unexpected(failure());
    notebook_->add(experiment_, failed).value();
    notebook_->add(other, plainRun(1, 13)).value();

    QCOMPARE(plain(notebook_->numbers(filter).value()), numbers);
    QCOMPARE(notebook_->count(filter).value(), static_cast<std::int64_t>(numbers.size()));
    QCOMPARE(notebook_->newest(filter, 100)->size(), numbers.size());
}

void NotebookTest::textIsSearchedFor_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::vector<long long>>("numbers");
    QTest::newRow("in a note") << std::string("after lunch") << values({2});
    QTest::newRow("in another case") << std::string("AFTER") << values({2});
    QTest::newRow("in Chinese") << std::string("午饭") << values({1});
    QTest::newRow("in a model") << std::string("lenet") << values({3});
    QTest::newRow("in a device") << std::string("orange") << values({3, 2, 1});
    QTest::newRow("in an error") << std::string("connection-lost") << values({4});
    QTest::newRow("a number") << std::string("#2") << values({2});
    QTest::newRow("a sign that SQL knows") << std::string("100_%") << values({1});
    QTest::newRow("nowhere") << std::string("a_ter") << values({});
}

void NotebookTest::textIsSearchedFor()
{
    QFETCH(std::string, text);
    QFETCH(std::vector<long long>, numbers);
    const auto noted = [&](const RunRecord &record, const char *note) {
        QVERIFY(notebook_->annotate(notebook_->add(experiment_, record).value(), note));
    };
    noted(plainRun(1, 0), "午饭, 100_% load");
    noted(plainRun(2, 13), "after lunch");
    RunRecord small = plainRun(3, 2);
    small.model = "lenet5";
    noted(small, "");
    noted(recordOf(4, Conditions(alexNetLab().firstCut()), tl::make_unexpected(failure())), "");
    QCOMPARE(plain(notebook_->numbers({.text = text}).value()), numbers);
}

Q_DECLARE_METATYPE(RunOrder)

void NotebookTest::runsComeInTheOrderAskedFor_data()
{
    QTest::addColumn<RunOrder>("order");
    QTest::addColumn<std::vector<long long>>("numbers");
    const auto up = [](RunKey by) { return RunOrder{by, true}; };
    const auto down = [](RunKey by) { return RunOrder{by, false}; };
    // Equal ones newest first, and what has no such figure last.
    QTest::newRow("oldest") << up(RunKey::Number) << values({1, 2, 3, 4});
    QTest::newRow("cut up") << up(RunKey::Cut) << values({4, 1, 3, 2});
    QTest::newRow("cut down") << down(RunKey::Cut) << values({2, 3, 4, 1});
    QTest::newRow("bandwidth") << up(RunKey::Uplink) << values({4, 2, 1, 3});
    QTest::newRow("local up") << up(RunKey::Local) << values({1, 3, 2, 4});
    QTest::newRow("local down") << down(RunKey::Local) << values({2, 3, 1, 4});
    QTest::newRow("transfer") << up(RunKey::Transfer) << values({2, 3, 1, 4});
    QTest::newRow("state") << down(RunKey::State) << values({4, 3, 2, 1});
    QTest::newRow("note") << up(RunKey::Note) << values({3, 1, 4, 2});
    QTest::newRow("device") << up(RunKey::Device) << values({4, 3, 2, 1});
}

void NotebookTest::runsComeInTheOrderAskedFor()
{
    QFETCH(RunOrder, order);
    QFETCH(std::vector<long long>, numbers);
    notebook_->add(experiment_, plainRun(1, 0)).value();
    notebook_->add(experiment_, plainRun(2, 13)).value();
    notebook_->add(experiment_, plainRun(3, 8, 7)).value();
    RunRecord failed = plainRun(4, 0);
    failed.outcome = tl::make_unexpected(failure());
    notebook_->add(experiment_, failed).value();
    QVERIFY(notebook_->annotate(RunNumber(1), "b"));
    QVERIFY(notebook_->annotate(RunNumber(3), "a"));
    QCOMPARE(plain(notebook_->numbers({}, order).value()), numbers);
}

void NotebookTest::choicesAreWhatTheSettingsHave()
{
    notebook_->add(experiment_, plainRun(1, 13, 10)).value();
    notebook_->add(experiment_, plainRun(2, 8)).value();
    notebook_->add(experiment_, recordOf(3, Conditions(alexNetLab().firstCut()), everyFigure()))
        .value();
    const RunChoices choices = notebook_->choices().value();
    QVERIFY(choices.cuts == (std::vector{0, 8, 13}));
    QVERIFY(choices.edgeShares == (std::vector{CpuShare::of(0.6).value(), CpuShare()}));
    QVERIFY(choices.uplinks
            == (std::vector{Bandwidth::ofMbitPerSecond(5).value(),
                            Bandwidth::ofMbitPerSecond(10).value()}));
}

void NotebookTest::aRunStandsAmongThoseLikeIt()
{
    const auto add = [&](ExperimentId experiment, int cut, std::chrono::microseconds local,
                         double mbit = 5) {
        RunRecord record = plainRun(1, cut, mbit);
        record.outcome = plainFigures(local, 0us, 0us);
        return notebook_->add(experiment, record).value();
    };
    const ExperimentId other = notebook_->beginExperiment({}).value();
    const std::vector<RunNumber> runs{add(experiment_, 8, 100ms),  add(experiment_, 8, 104ms),
                                      add(experiment_, 13, 103ms), add(experiment_, 22, 900ms),
                                      add(other, 8, 108ms),        add(experiment_, 8, 1ms, 7)};
    const auto standings = notebook_->standings(runs).value();
    QCOMPARE(standings.size(), runs.size());
    QCOMPARE(standings[0]->endToEnd.count, 3);
    QVERIFY(standings[0]->endToEnd.median == 104ms);
    QVERIFY(standings[2]->best && !standings[2]->tied);
    QVERIFY(!standings[0]->best && standings[0]->tied);
    QVERIFY(!standings[3]->best && !standings[3]->tied);
    QVERIFY(standings[5]->best); // under another setting
    QCOMPARE(standings[5]->endToEnd.count, 1);

    const auto ofOne = notebook_->standings(runs, experiment_).value();
    QCOMPARE(ofOne[0]->endToEnd.count, 2);
    QVERIFY(ofOne[0]->best);
    QVERIFY(!ofOne[4]);
}

void NotebookTest::whatFailedOrIsGoneStandsNowhere()
{
    RunRecord failed = plainRun(1, 0);
    failed.outcome = tl::make_unexpected(failure());
    const std::vector<RunNumber> runs{notebook_->add(experiment_, failed).value(),
                                      notebook_->add(experiment_, plainRun(2, 0), true).value(),
                                      notebook_->add(experiment_, plainRun(3, 0)).value()};
    QVERIFY(notebook_->remove(std::span(runs).subspan(2)));
    const auto standings = notebook_->standings(runs).value();
    for (const auto &standing : standings)
        QVERIFY(!standing);
}

void NotebookTest::whatTheEdgeHasFinishedCountsAsMeasuredNowhere()
{
    const RunNumber measured = notebook_->add(experiment_, plainRun(1, 13)).value();
    RunRecord failed = plainRun(2, 13);
    failed.outcome = tl::make_unexpected(failure());
    const RunNumber lost = notebook_->add(experiment_, failed).value();
    const RunNumber finished =
        notebook_->add(experiment_, finishedOnEdge(3, plainRun(3, 13).conditions)).value();

    const std::vector<RunNumber> all{measured, lost, finished};
    const auto standings = notebook_->standings(all).value();
    QCOMPARE(standings[0]->endToEnd.count, 1);
    QVERIFY(standings[0]->endToEnd.median == plainRun(1, 13).outcome->latency.endToEnd());
    QVERIFY(!standings[2]);
    QCOMPARE(notebook_->count({.measured = true}).value(), 1);
    const auto settings = notebook_->settings().value();
    QCOMPARE(settings.size(), 1U);
    QCOMPARE(settings[0].measured, 1);
    QCOMPARE(settings[0].failed, 2);
    const StoredExperiment experiment = notebook_->experiment(experiment_).value();
    QCOMPARE(experiment.measured, 1);
    QCOMPARE(experiment.failed, 2);
    QCOMPARE(experiment.finishedOnEdge, 1);
    QCOMPARE(plain(notebook_->numbers({}, {.by = RunKey::EndToEnd, .ascending = true}).value()),
             values({1, 3, 2})); // without a figure both come last, the newest first
    QCOMPARE(plain(notebook_->numbers({}, {.by = RunKey::State, .ascending = true}).value()),
             values({1, 3, 2}));
}

void NotebookTest::settingsTellHowFarASweepIs()
{
    notebook_->add(experiment_, plainRun(1, 13)).value();
    notebook_->add(experiment_, plainRun(2, 0)).value();
    notebook_->add(experiment_, plainRun(3, 13)).value();
    notebook_->add(experiment_, plainRun(4, 13), true).value();
    RunRecord failed = plainRun(5, 0);
    failed.outcome = tl::make_unexpected(failure());
    notebook_->add(experiment_, failed).value();
    const std::vector<RunNumber> gone{notebook_->add(experiment_, plainRun(6, 0)).value()};
    QVERIFY(notebook_->remove(gone));

    const auto settings = notebook_->settings({.experiment = experiment_}).value();
    QCOMPARE(settings.size(), 2U);
    QVERIFY(settings[0].conditions == plainRun(1, 13).conditions);
    QCOMPARE(settings[0].measured, 2);
    QCOMPARE(settings[0].composed, 1);
    QCOMPARE(settings[1].measured, 1);
    QCOMPARE(settings[1].failed, 1);
}

void NotebookTest::allRunsPassOneByOneOldestFirst()
{
    constexpr int runs = 600; // more than are in memory at once
    for (int i = 1; i <= runs; ++i)
        notebook_->add(experiment_, plainRun(i, i % 23)).value();
    long long seen = 0;
    const auto each = notebook_->forEach({}, [&](const StoredRun &run) {
        seen += run.number == RunNumber(seen + 1) ? 1 : 0;
        return seen < 500;
    });
    QVERIFY(each);
    QCOMPARE(seen, 500);
}

void NotebookTest::aNoteStays()
{
    const RunNumber number = notebook_->add(experiment_, plainRun(1, 0)).value();
    QVERIFY(notebook_->annotate(number, "风扇坏了"));
    QCOMPARE(only().note, std::string("风扇坏了"));
}

void NotebookTest::whatWasRemovedComesBack()
{
    for (int i = 1; i <= 3; ++i)
        notebook_->add(experiment_, plainRun(i, 0)).value();
    const std::vector<RunNumber> two{RunNumber(1), RunNumber(3)};
    QVERIFY(notebook_->remove(two));
    QCOMPARE(plain(notebook_->numbers().value()), values({2}));
    QCOMPARE(plain(notebook_->numbers({.removed = true}).value()), values({3, 1}));
    QVERIFY(notebook_->runs(two)->at(0).removed);
    QCOMPARE(notebook_->experiment(experiment_)->measured, 1);
    QVERIFY(notebook_->restore(two));
    QCOMPARE(plain(notebook_->numbers().value()), values({3, 2, 1}));
}

/// By the file's own rules, whoever writes to it.
void NotebookTest::aRunIsEitherMeasuredOrFailed()
{
    notebook_->add(experiment_, plainRun(1, 0)).value();
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(file().c_str(), &raw), SQLITE_OK);
    for (const char *sql :
         {"UPDATE run SET error = 'internal'", "UPDATE run SET local_us = NULL",
          "UPDATE run SET end_to_end_us = NULL", "UPDATE run SET local_us = 'a text'"})
        QCOMPARE(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
    sqlite3_close(raw);
}

/// By the file's own rules, too.
void NotebookTest::aMeasuredRunWasNotFinishedOnTheEdge()
{
    notebook_->add(experiment_, plainRun(1, 0)).value();
    notebook_->add(experiment_, finishedOnEdge(2, plainRun(2, 0).conditions)).value();
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(file().c_str(), &raw), SQLITE_OK);
    for (const char *sql :
         {"INSERT INTO edge_finish (run, end_to_end_us, local_us, top, norm, edge_too_slow)"
          " VALUES (1, 2, 1, '[]', 0, 0)",
          "UPDATE run SET error = NULL, end_to_end_us = 2, local_us = 1, cloud_us = 0,"
          " activation_bytes = 0, payload_bytes = 0, coding = 'fp32' WHERE number = 2",
          "UPDATE edge_finish SET local_us = end_to_end_us + 1"})
        QCOMPARE(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
    sqlite3_close(raw);
}

void NotebookTest::whatWasTypedIsApartFromWhatWasMeasured()
{
    const std::vector<TypedRow> rows{
        {.line = 2,
         .cpuShare = 0.6,
         .mbitPerSecond = 5,
         .cut = 13,
         .endToEnd = 1287431us,
         .local = 1137941us,
         .transfer = 36436us,
         .cloud = 113054us},
        {.line = 3, .cpuShare = 0.3, .mbitPerSecond = 7.5, .cut = 22, .endToEnd = 2s}};
    const ExperimentId typed = notebook_->addTyped({.title = "纸上的表"}, rows).value();
    QVERIFY(notebook_->typedRows(typed).value() == rows);
    QCOMPARE(notebook_->experiment(typed)->info.kind, ExperimentKind::Typed);
    QCOMPARE(notebook_->experiment(typed)->measured, 2);
    QCOMPARE(notebook_->count().value(), 0);

    QCOMPARE(notebook_->add(typed, plainRun(1, 0)).error().kind, ErrorKind::Internal);
    QCOMPARE(notebook_->count().value(), 0);
    QVERIFY(notebook_->typedRows(experiment_)->empty());
}

void NotebookTest::anUnknownExperimentIsNamed()
{
    const Error error = notebook_->experiment(ExperimentId(9)).error();
    QCOMPARE(error.kind, ErrorKind::UnknownExperiment);
    QCOMPARE(error.subject, std::string("9"));
    QCOMPARE(error.detail, std::string("1..1"));
}

QTEST_GUILESS_MAIN(NotebookTest)

#include "tst_notebook.moc"
