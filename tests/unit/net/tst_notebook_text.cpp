// A notebook's runs as other programs read them.
#include "net/notebook/comparison.h"
#include "net/notebook/notebook_export.h"
#include "net/notebook/run_csv.h"
#include "net/notebook/run_spans.h"
#include "tests/kept_runs.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

StoredRun everything()
{
    return {.number = RunNumber(17),
            .experiment = ExperimentId(3),
            .record = recordOf(7, everyCondition(), everyFigure()),
            .note = "the \"fan\", off"};
}

QString fieldOf(const StoredRun &run, const QString &column)
{
    const QStringList names = tableHead(TableFormat::Tsv).split(u'\t');
    return tableLine(run, TableFormat::Tsv).split(u'\t').value(names.indexOf(column));
}

RunRecord timed(std::chrono::microseconds endToEnd, int cut = 13, double mbit = 5)
{
    RunRecord run = plainRun(1, cut, mbit);
    run.outcome = plainFigures(0us, endToEnd, 0us);
    return run;
}

} // namespace

class NotebookTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theSheetsColumnsComeFirst();
    void aFailedRunHasAnErrorAndNoTimes();
    void whatTheEdgeHasFinishedHasColumnsOfItsOwn();
    void aTraceShowsWhatTheEdgeHasFinished();
    void eachLineHasAllColumns();
    void fieldsAreQuotedWhereTheyHaveTo();
    void aNoteIsNoFormula();

    void thePartsOfARunFollowEachOther();
    void uplinkAndDownlinkAreEstimates();
    void aTraceHasEveryPartOfEveryRun();
    void jsonHasEveryExperimentAndRun();
    void oneExperimentOrOneRunCanBeChosen();
    void whatWasTypedStaysApart();

    void cellsAreComparedByTheirMedians();
    void ofASingleRunNothingIsSaid();
    void otherSettingsAreOtherCells();
    void aTypedSheetIsComparedByCpuBandwidthAndCut();

private:
    QByteArray exported(const ExportChoice &choice);
    ComparedSide sideOf(const std::vector<RunRecord> &runs);

    std::unique_ptr<QTemporaryDir> folder_;
    std::optional<Notebook> notebook_;
};

void NotebookTextTest::init()
{
    notebook_.reset();
    folder_ = std::make_unique<QTemporaryDir>();
    notebook_ = Notebook::open(folder_->filePath(u"n.splitscope"_s).toStdString()).value();
}

QByteArray NotebookTextTest::exported(const ExportChoice &choice)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    return exportNotebook(*notebook_, choice, out) ? out.data() : QByteArray();
}

ComparedSide NotebookTextTest::sideOf(const std::vector<RunRecord> &runs)
{
    const ExperimentId experiment = notebook_->beginExperiment({}).value();
    for (const RunRecord &run : runs)
        notebook_->add(experiment, run).value();
    return comparedSide(*notebook_, experiment).value();
}

void NotebookTextTest::theSheetsColumnsComeFirst()
{
    QVERIFY(tableHead().startsWith(
        u"cpu,bandwidth_mbit_s,cut,end_to_end_ms,local_ms,transfer_ms,cloud_ms,"_s));
    QVERIFY(
        tableLine(everything()).startsWith(u"0.6,5.1,13,1287.431,1137.941,36.436,113.054,17,3,"_s));
}

void NotebookTextTest::aFailedRunHasAnErrorAndNoTimes()
{
    StoredRun failed = everything();
    failed.record.outcome = fail(ErrorKind::ConnectionLost, "ws://127.0.0.1:9", "the payload");
    QCOMPARE(fieldOf(failed, u"error"_s), u"connection-lost"_s);
    QCOMPARE(fieldOf(failed, u"end_to_end_ms"_s), QString());
    QCOMPARE(fieldOf(failed, u"payload_bytes"_s), QString());
    QCOMPARE(fieldOf(everything(), u"error"_s), QString());
}

void NotebookTextTest::whatTheEdgeHasFinishedHasColumnsOfItsOwn()
{
    const StoredRun run{.number = RunNumber(1), .record = finishedOnEdge(1, everyCondition())};
    QCOMPARE(fieldOf(run, u"error"_s), u"connection-lost"_s);
    for (const QString &measured : {u"end_to_end_ms"_s, u"local_ms"_s, u"transfer_ms"_s,
                                    u"cloud_ms"_s, u"top5"_s, u"edge_too_slow"_s})
        QCOMPARE(fieldOf(run, measured), QString());
    QCOMPARE(fieldOf(run, u"finished_on_edge"_s), u"1"_s);
    QCOMPARE(fieldOf(run, u"finished_end_to_end_ms"_s), u"2345.678"_s);
    QCOMPARE(fieldOf(run, u"finished_local_ms"_s), u"1325.248"_s);
    QCOMPARE(fieldOf(run, u"finished_transfer_ms"_s), u"1020.430"_s);
    QCOMPARE(fieldOf(run, u"finished_cloud_ms"_s), u"0.000"_s);
    QCOMPARE(fieldOf(run, u"finished_top5"_s), u"295 7"_s);
    QCOMPARE(fieldOf(everything(), u"finished_on_edge"_s), u"0"_s);
    QCOMPARE(fieldOf(everything(), u"finished_end_to_end_ms"_s), QString());
}

void NotebookTextTest::aTraceShowsWhatTheEdgeHasFinished()
{
    const StoredRun run{.number = RunNumber(4), .record = finishedOnEdge(1, everyCondition())};
    const QJsonArray events = traceEvents(run, run.record.startedAt);
    QCOMPARE(events.size(), 1);
    const QJsonObject whole = events[0].toObject();
    QVERIFY(whole["name"_L1].toString().contains("finished on the edge"_L1));
    QCOMPARE(whole["dur"_L1].toDouble(), 2345678.0);
    const QJsonObject arguments = whole["args"_L1].toObject();
    QVERIFY(arguments["finished_on_edge"_L1].toBool());
    QVERIFY(arguments["error"_L1].toString().contains("ws://10.0.0.2:9700"_L1));
}

void NotebookTextTest::eachLineHasAllColumns()
{
    const auto columns = tableHead(TableFormat::Tsv).count(u'\t');
    StoredRun plain{.record = plainRun(1, 0)};
    StoredRun outside{.record = plainRun(1, 0)};
    outside.record.conditions.link = {.shaping = LinkShaping::Outside};
    for (const StoredRun &run : {everything(), plain, outside})
        QCOMPARE(tableLine(run, TableFormat::Tsv).count(u'\t'), columns);
    QCOMPARE(fieldOf(outside, u"bandwidth_mbit_s"_s), QString());
    QCOMPARE(fieldOf(everything(), u"achieved_bandwidth_mbit_s"_s), u"4.987654321"_s);
    QCOMPARE(fieldOf(everything(), u"top5"_s), u"295 7 999"_s);
    QCOMPARE(fieldOf(everything(), u"jitter_seed"_s), u"18364758544493064720"_s);
}

void NotebookTextTest::fieldsAreQuotedWhereTheyHaveTo()
{
    QVERIFY(tableLine(everything()).contains(u",\"the \"\"fan\"\", off\","_s));
}

void NotebookTextTest::aNoteIsNoFormula()
{
    StoredRun run = everything();
    run.note = "=HYPERLINK(1)";
    QCOMPARE(fieldOf(run, u"note"_s), u"'=HYPERLINK(1)"_s);
    run.note = "-7";
    QCOMPARE(fieldOf(run, u"note"_s), u"-7"_s);
}

void NotebookTextTest::thePartsOfARunFollowEachOther()
{
    const Measurement run = everyFigure();
    const auto spans = runSpans(run);
    QCOMPARE(spans.size(), 7U);
    for (std::size_t i = 1; i < spans.size(); ++i)
        QVERIFY(spans[i].begin >= spans[i - 1].begin + spans[i - 1].length);
    const RunSpan &last = spans.back();
    QVERIFY(last.part == RunPart::Downlink);
    QVERIFY(last.begin + last.length == run.latency.endToEnd());
}

void NotebookTextTest::uplinkAndDownlinkAreEstimates()
{
    Measurement run = everyFigure();
    for (const RunSpan &span : runSpans(run))
        QCOMPARE(span.estimated, span.part != RunPart::EdgeCompute && span.part != RunPart::Encode);
    QVERIFY(runSpans(run).back().length == 206us);
    run.achieved.roundTrip.reset();
    for (const RunSpan &span : runSpans(run))
        QVERIFY(span.part != RunPart::Downlink);
}

void NotebookTextTest::aTraceHasEveryPartOfEveryRun()
{
    const ExperimentId experiment = notebook_->beginExperiment({}).value();
    notebook_->add(experiment, recordOf(1, everyCondition(), everyFigure())).value();
    notebook_->add(experiment, recordOf(2, everyCondition(), fail(ErrorKind::Cancelled, "a run")))
        .value();
    const QJsonObject trace =
        QJsonDocument::fromJson(exported({.format = ExportFormat::Trace})).object();
    const QJsonArray events = trace[u"traceEvents"_s].toArray();
    const auto named = [&](const QString &part) {
        for (const auto &event : events)
            if (event[u"name"_s].toString().contains(part))
                return event.toObject();
        return QJsonObject();
    };
    QCOMPARE(named(u"run 1"_s)[u"dur"_s].toDouble(), 1287431.0);
    QCOMPARE(named(u"cloud compute"_s)[u"dur"_s].toDouble(), 112000.004);
    QCOMPARE(named(u"layer 13"_s)[u"dur"_s].toDouble(), 22.009);
    QVERIFY(named(u"uplink (estimate)"_s)[u"args"_s][u"estimated"_s].toBool());
    QCOMPARE(named(u"run 2"_s)[u"ph"_s].toString(), u"i"_s);
    for (const QString &part :
         {u"edge compute"_s, u"encode"_s, u"queue"_s, u"decode"_s, u"downlink (estimate)"_s})
        QCOMPARE(named(part)[u"ph"_s].toString(), u"X"_s);
}

void NotebookTextTest::jsonHasEveryExperimentAndRun()
{
    const ExperimentId one =
        notebook_->beginExperiment({.title = "one", .plan = R"({"cuts":[1]})"}).value();
    const ExperimentId two = notebook_->beginExperiment({.title = "two"}).value();
    for (int i = 1; i <= 3; ++i)
        notebook_->add(i == 2 ? two : one, recordOf(i, everyCondition(), everyFigure())).value();
    const QJsonObject whole =
        QJsonDocument::fromJson(exported({.format = ExportFormat::Json})).object();
    const QJsonArray experiments = whole[u"experiments"_s].toArray();
    QCOMPARE(experiments.size(), 2);
    QCOMPARE(experiments[0][u"plan"_s][u"cuts"_s][0].toInt(), 1);
    QCOMPARE(experiments[0][u"runs"_s].toArray().size(), 2);
    const QJsonValue run = experiments[0][u"runs"_s][1];
    QCOMPARE(run[u"number"_s].toInt(), 3);
    QCOMPARE(run[u"local_ms"_s].toDouble(), 1137.941);
    QCOMPARE(run[u"edge_layers_ms"_s][0][u"ms"_s].toDouble(), 0.643008);
}

void NotebookTextTest::oneExperimentOrOneRunCanBeChosen()
{
    const ExperimentId one = notebook_->beginExperiment({}).value();
    const ExperimentId two = notebook_->beginExperiment({}).value();
    for (int i = 1; i <= 3; ++i)
        notebook_->add(i == 2 ? two : one, plainRun(i, i)).value();
    QCOMPARE(exported({}).count('\n'), 4);
    QCOMPARE(exported({.experiment = one}).count('\n'), 3);
    QCOMPARE(exported({.run = RunNumber(2)}).count('\n'), 2);
    QVERIFY(exported({.run = RunNumber(2)}).contains("0.6,5,2,"));
}

void NotebookTextTest::whatWasTypedStaysApart()
{
    const std::vector<TypedRow> rows{
        {.line = 2, .cpuShare = 0.6, .mbitPerSecond = 5, .cut = 13, .endToEnd = 1287431us}};
    const ExperimentId typed = notebook_->addTyped({.title = "paper"}, rows).value();
    QCOMPARE(exported({}).count('\n'), 1);
    QVERIFY(exported({.experiment = typed}).contains("0.6,5,13,1287.431,,,,2\r\n"));
    const QJsonObject json =
        QJsonDocument::fromJson(exported({.format = ExportFormat::Json})).object();
    QCOMPARE(json[u"experiments"_s][0][u"kind"_s].toString(), u"typed"_s);
    QCOMPARE(json[u"experiments"_s][0][u"rows"_s][0][u"cut"_s].toInt(), 13);
}

void NotebookTextTest::cellsAreComparedByTheirMedians()
{
    std::vector<RunRecord> slow;
    std::vector<RunRecord> fast;
    std::vector<RunRecord> alike;
    for (int i = 0; i < 7; ++i) {
        slow.push_back(timed(200ms + i * 1ms));
        fast.push_back(timed(100ms + i * 1ms));
        alike.push_back(timed(202ms + i * 1ms));
    }
    const ComparedSide a = sideOf(slow);
    const Comparison differing = compared(a, sideOf(fast));
    QCOMPARE(differing.cells.size(), 1U);
    QCOMPARE(differing.cells[0].ratio(), 103.0 / 203.0);
    QCOMPARE(differing.cells[0].alike(), std::optional(false));
    QVERIFY(comparisonTable(differing).contains(u"B is faster"_s));
    const Comparison same = compared(a, sideOf(alike));
    QCOMPARE(same.cells[0].alike(), std::optional(true));
}

void NotebookTextTest::ofASingleRunNothingIsSaid()
{
    const Comparison comparison = compared(sideOf({timed(200ms)}), sideOf({timed(100ms)}));
    QCOMPARE(comparison.cells[0].ratio(), 0.5);
    QCOMPARE(comparison.cells[0].alike(), std::nullopt);
    QVERIFY(!comparisonTable(comparison).contains(u"faster"_s));
}

void NotebookTextTest::otherSettingsAreOtherCells()
{
    RunRecord delayed = timed(100ms, 13);
    delayed.conditions.link.delay = 5ms;
    const Comparison comparison =
        compared(sideOf({timed(1ms, 13), timed(1ms, 8), timed(1ms, 0, 7)}),
                 sideOf({timed(1ms, 13), delayed, timed(1ms, 0, 5), timed(1ms, 8)}));
    QCOMPARE(comparison.cells.size(), 2U);
    QCOMPARE(comparison.cells[0].key.cut, 8);
    QCOMPARE(comparison.cells[1].key.cut, 13);
    QCOMPARE(comparison.onlyInA, 1);
    QCOMPARE(comparison.onlyInB, 2);
}

void NotebookTextTest::aTypedSheetIsComparedByCpuBandwidthAndCut()
{
    const std::vector<TypedRow> rows{
        {.line = 2, .cpuShare = 0.6, .mbitPerSecond = 5, .cut = 13, .endToEnd = 1000ms}};
    const ExperimentId typed = notebook_->addTyped({}, rows).value();
    const Comparison comparison =
        compared(comparedSide(*notebook_, typed).value(), sideOf({timed(1010ms), timed(990ms)}));
    QCOMPARE(comparison.cells.size(), 1U);
    QCOMPARE(comparison.cells[0].ratio(), 1.0);
    QCOMPARE(comparison.cells[0].alike(), std::nullopt);
}

QTEST_GUILESS_MAIN(NotebookTextTest)

#include "tst_notebook_text.moc"
