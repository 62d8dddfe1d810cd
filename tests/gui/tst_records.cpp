// The records page: the whole notebook as a student uses it.
#include "net/link/trace_file.h"
#include "net/notebook/notebook_keeper.h"
#include "tests/gui/made_records.h"
#include "ui/records/comparison_model.h"
#include "ui/records/notebook_files.h"
#include "ui/records/notebook_model.h"
#include "ui/records/record_actions.h"
#include "ui/records/record_filter_bar.h"
#include "ui/records/record_tool_tip.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/status/notice_bar.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class RecordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theSheetsColumnsComeFirst();
    void figuresAreTheSheets();
    void partsAddUpToTheLastDigit();
    void theNewestRunIsFirst();
    void theBestCutOfASettingIsMarked();
    void aFasterRunTakesTheMark();
    void cutsThatCannotBeToldFromTheBestSaySo();
    void severalRunsOfACutHaveASpread();
    void aFailedRunHasAReasonAndNoNumbers();
    void aRunThatTheEdgeHasFinishedIsMarkedAndHasNoNumbers();
    void aStoppedRunIsNoMeasurement();
    void aSlowHostIsMarked();
    void aQuotaThatCouldNotBeHadIsNamed();
    void aLossyCodingIsNamedWithWhatItDid();
    void anOutsideLinkIsNamedWithWhatItWas();
    void onlyRowsInSightAreRead();
    void headsSortByNumberAndNotByText();
    void theSameRunsStaySelectedInAnotherOrder();
    void runsOfEarlierSessionsAreThere();
    void aCutIsChosenAmongThoseThatAreThere();
    void typingFindsANote();
    void aNoteIsKept();
    void deletedRunsComeBack();
    void copyTakesAllRunsInTheOrderShown();
    void copyTakesTheSelectedRuns();
    void chartingHandsOutTheSelectedRuns();
    void twoSetsAreComparedCellByCell();
    void setsOfTwoBandwidthsAreComparedByCut();
    void aSheetTypedByHandIsCompared();
    void aBadSheetSaysWhichLine();
    void theNotebookIsExported();
    void whatWasAchievedIsSavedAsATrace();
    void runsWithoutARateMakeNoTrace();
    void aNotebookThatCannotBeUsedSaysSo();

private:
    void open();
    void store(const RunRecord &record);
    QString cell(int row, RecordColumn column) const
    {
        return model().index(row, int(column)).data().toString();
    }
    QString tip(int row) const { return model().index(row, 0).data(Qt::ToolTipRole).toString(); }
    NotebookRow::Mark mark(int row) const
    {
        return model().index(row, 0).data(NotebookModel::MarkRole).value<NotebookRow::Mark>();
    }
    NotebookModel &model() const { return page_->model(); }
    bool isRead(int row) const
    {
        return model().index(row, 0).data(NotebookModel::ReadRole).toBool();
    }
    QStringList shownCuts() const;
    void select(const std::vector<int> &rows);
    QString file() const { return folder_->filePath(u"notebook.splitscope"_s); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<NotebookKeeper> keeper_;
    std::unique_ptr<RecordsPage> page_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<QAbstractItemModelTester> comparisonTester_;
    int stored_ = 0;
};

void RecordsTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    stored_ = 0;
    open();
    keeper_->beginExperiment({});
    for (const RunRecord &record : sheetRecords())
        store(record);
}

void RecordsTest::cleanup()
{
    comparisonTester_.reset();
    tester_.reset();
    page_.reset();
    keeper_.reset();
}

void RecordsTest::open()
{
    cleanup();
    keeper_ = std::make_unique<NotebookKeeper>(file());
    page_ = std::make_unique<RecordsPage>(*keeper_);
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    tester_ = std::make_unique<QAbstractItemModelTester>(&page_->model(), mode);
    comparisonTester_ =
        std::make_unique<QAbstractItemModelTester>(&page_->comparison().model(), mode);
    page_->resize(1280, 300);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    QTRY_VERIFY(!page_->model().isLoading());
}

void RecordsTest::store(const RunRecord &record)
{
    QSignalSpy stored(keeper_.get(), &NotebookKeeper::stored);
    keeper_->store(record);
    QTRY_COMPARE(stored.count(), 1);
    ++stored_;
    QTRY_VERIFY(model().rowCount() > 0 && isRead(0));
}

QStringList RecordsTest::shownCuts() const
{
    QStringList cuts;
    for (int row = 0; row < model().rowCount(); ++row)
        cuts << cell(row, RecordColumn::Cut);
    return cuts;
}

void RecordsTest::select(const std::vector<int> &rows)
{
    QItemSelectionModel *selection = page_->table().selectionModel();
    selection->clear();
    for (const int row : rows)
        selection->select(model().index(row, 0),
                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page_->table().setFocus();
}

void RecordsTest::theSheetsColumnsComeFirst()
{
    QStringList heads;
    for (int column = 0; column < 7; ++column)
        heads << model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(heads, (QStringList{u"cpu"_s, u"bandwidth"_s, u"cut"_s, u"end-end"_s, u"local"_s,
                                 u"transfer"_s, u"cloud"_s}));
}

void RecordsTest::figuresAreTheSheets()
{
    QTRY_VERIFY(isRead(1));
    QStringList row;
    for (int column = 0; column < 7; ++column)
        row << cell(1, static_cast<RecordColumn>(column));
    QCOMPARE(row, (QStringList{u"0.6"_s, u"5 Mbit/s"_s, u"13"_s, u"1287.431"_s, u"1137.941"_s,
                               u"36.436"_s, u"113.054"_s}));
}

void RecordsTest::partsAddUpToTheLastDigit()
{
    const auto thousandths = [this](int row, RecordColumn column) {
        return cell(row, column).remove(u'.').toLongLong();
    };
    for (int row = 0; row < model().rowCount(); ++row) {
        QTRY_VERIFY(isRead(row));
        QCOMPARE(thousandths(row, RecordColumn::Local) + thousandths(row, RecordColumn::Transfer)
                     + thousandths(row, RecordColumn::Cloud),
                 thousandths(row, RecordColumn::EndToEnd));
    }
}

void RecordsTest::theNewestRunIsFirst()
{
    QTRY_COMPARE(shownCuts(), (QStringList{u"22"_s, u"13"_s, u"8"_s, u"0"_s}));
    QCOMPARE(cell(0, RecordColumn::Run), u"#4"_s);
}

void RecordsTest::theBestCutOfASettingIsMarked()
{
    QTRY_COMPARE(mark(1), NotebookRow::Mark::Best);
    QCOMPARE(cell(1, RecordColumn::State), u"best cut"_s);
    for (const int row : {0, 2, 3})
        QTRY_COMPARE(mark(row), NotebookRow::Mark::None);
}

void RecordsTest::aFasterRunTakesTheMark()
{
    store(measuredRecord(5, labPreset(cutOf(6)), {100ms, 100ms, 100ms}));
    QTRY_COMPARE(mark(0), NotebookRow::Mark::Best);
    QTRY_COMPARE(mark(2), NotebookRow::Mark::None);
}

void RecordsTest::cutsThatCannotBeToldFromTheBestSaySo()
{
    // Two runs of cut 13 leave room for the one of cut 22.
    store(measuredRecord(5, labPreset(cutOf(13)), {1237941us, 36436us, 113054us}));
    QTRY_COMPARE(mark(1), NotebookRow::Mark::Best); // cut 22
    QTRY_COMPARE(mark(0), NotebookRow::Mark::Tied);
    QCOMPARE(cell(0, RecordColumn::State), u"ties with the best"_s);
}

void RecordsTest::severalRunsOfACutHaveASpread()
{
    QTRY_COMPARE(cell(1, RecordColumn::Spread), u"(1)"_s);
    store(measuredRecord(5, labPreset(cutOf(13)), {1139941us, 36436us, 113054us}));
    store(measuredRecord(6, labPreset(cutOf(13)), {1141941us, 36436us, 113054us}));
    QTRY_COMPARE(cell(0, RecordColumn::Median), u"1289.4"_s);
    QVERIFY2(cell(0, RecordColumn::Spread).endsWith(" (3)"_L1),
             qPrintable(cell(0, RecordColumn::Spread)));
    QVERIFY2(tip(0).contains("3 runs"_L1), qPrintable(tip(0)));
    // Of the earlier run it is the same.
    QTRY_COMPARE(cell(3, RecordColumn::Median), u"1289.4"_s);
}

void RecordsTest::aFailedRunHasAReasonAndNoNumbers()
{
    store(failedRecord(5, labPreset(cutOf(13)), ErrorKind::ConnectionLost));
    QCOMPARE(mark(0), NotebookRow::Mark::Failed);
    for (const RecordColumn column :
         {RecordColumn::EndToEnd, RecordColumn::Local, RecordColumn::Transfer, RecordColumn::Cloud,
          RecordColumn::AchievedShare, RecordColumn::AchievedRate, RecordColumn::Payload,
          RecordColumn::Top1, RecordColumn::Coding, RecordColumn::Median, RecordColumn::Spread})
        QCOMPARE(cell(0, column), QString());
    QVERIFY(cell(0, RecordColumn::State).startsWith("failed: "_L1));
    QVERIFY(cell(0, RecordColumn::State).contains("ws://127.0.0.1:9"_L1));
}

void RecordsTest::aRunThatTheEdgeHasFinishedIsMarkedAndHasNoNumbers()
{
    RunRecord run = failedRecord(5, labPreset(cutOf(13)), ErrorKind::ConnectionLost);
    run.finishedOnEdge = EdgeFinish{.latency = LatencyBreakdown(2000ms, 500ms, 0ms), .answer = {}};
    store(run);
    QCOMPARE(mark(0), NotebookRow::Mark::FinishedOnEdge);
    for (const RecordColumn column :
         {RecordColumn::EndToEnd, RecordColumn::Local, RecordColumn::Transfer, RecordColumn::Cloud,
          RecordColumn::Median, RecordColumn::Spread})
        QCOMPARE(cell(0, column), QString());
    QVERIFY(cell(0, RecordColumn::State).startsWith("finished on the edge: "_L1));
    const QString tip = recordToolTip(run, {});
    QVERIFY(
        tip.contains("end-to-end 2000.000 ms = local 500.000 + transfer and waiting 1500.000"_L1));
    QVERIFY(tip.contains("ws://127.0.0.1:9"_L1));
}

void RecordsTest::aStoppedRunIsNoMeasurement()
{
    store(failedRecord(5, labPreset(cutOf(13)), ErrorKind::Cancelled));
    QCOMPARE(mark(0), NotebookRow::Mark::Failed);
    QCOMPARE(cell(0, RecordColumn::EndToEnd), QString());
    QCOMPARE(cell(0, RecordColumn::State), u"stopped"_s);
}

void RecordsTest::aSlowHostIsMarked()
{
    RunRecord slow = measuredRecord(5, labPreset(cutOf(1)), {3s, 1s, 1s});
    slow.outcome->achieved.edgeTooSlow = true;
    store(slow);
    QCOMPARE(mark(0), NotebookRow::Mark::TooSlow);
    QCOMPARE(cell(0, RecordColumn::State), u"host too slow"_s);
    QCOMPARE(cell(0, RecordColumn::EndToEnd), u"5000.000"_s);
}

void RecordsTest::aQuotaThatCouldNotBeHadIsNamed()
{
    RunRecord paced = measuredRecord(5, labPreset(cutOf(1)), {3s, 1s, 1s});
    paced.outcome->achieved.edgeKept = {
        ShareKeeping::Pacing,
        Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup/cpu", "Permission denied"}};
    store(paced);
    QVERIFY(tip(0).contains("/sys/fs/cgroup/cpu"_L1));
}

void RecordsTest::aLossyCodingIsNamedWithWhatItDid()
{
    QCOMPARE(cell(0, RecordColumn::Coding), u"fp32"_s);
    QCOMPARE(tip(0), QString());
    Conditions automatic = labPreset(cutOf(13));
    automatic.coding.reset();
    RunRecord run = measuredRecord(5, automatic, {1s, 4ms, 100ms});
    run.outcome->coding = {ActivationFormat::Int8, true};
    run.outcome->payloadBytes = 4815;
    run.outcome->codingEffect = {.outputError = 0.0031, .sameTopClass = true};
    store(run);
    QCOMPARE(cell(0, RecordColumn::Coding), u"int8+zstd"_s);
    QCOMPARE(cell(0, RecordColumn::Payload), u"4.8 kB"_s);
    QVERIFY(tip(0).contains("0.31 %"_L1));
    QTRY_COMPARE(mark(2), NotebookRow::Mark::Best); // another setting
}

void RecordsTest::anOutsideLinkIsNamedWithWhatItWas()
{
    Conditions outside = labPreset(cutOf(13));
    outside.link.shaping = LinkShaping::Outside;
    RunRecord run = measuredRecord(5, outside, {1s, 36ms, 100ms});
    run.outcome->achieved.uplinkMbitPerSecond = 4.987;
    run.outcome->achieved.roundTrip = 412us;
    store(run);
    QCOMPARE(cell(0, RecordColumn::Bandwidth), u"outside"_s);
    QCOMPARE(cell(0, RecordColumn::AchievedRate), u"4.99"_s);
    QVERIFY2(tip(0).contains("shaped outside"_L1) && tip(0).contains("0.41 ms"_L1),
             qPrintable(tip(0)));
}

void RecordsTest::onlyRowsInSightAreRead()
{
    cleanup();
    {
        Notebook notebook = Notebook::open(file().toStdString()).value();
        const ExperimentId experiment = notebook.beginExperiment({}).value();
        for (int run = 0; run < 2000; ++run)
            notebook.add(experiment, sheetRecords()[static_cast<std::size_t>(run % 4)]).value();
    }
    tester_.reset();
    keeper_ = std::make_unique<NotebookKeeper>(file());
    page_ = std::make_unique<RecordsPage>(*keeper_);
    page_->resize(1280, 300);
    page_->show();
    QTRY_COMPARE(model().rowCount(), 2004);
    QTRY_VERIFY(model().rowsRead() > 0);
    QVERIFY2(model().rowsRead() < 200, qPrintable(QString::number(model().rowsRead())));
    page_->table().scrollToBottom();
    QTRY_COMPARE(cell(2003, RecordColumn::Run), u"#1"_s);
    QVERIFY2(model().rowsRead() < 400, qPrintable(QString::number(model().rowsRead())));
}

void RecordsTest::headsSortByNumberAndNotByText()
{
    page_->table().sortByColumn(int(RecordColumn::Cut), Qt::AscendingOrder);
    QTRY_COMPARE(shownCuts(), (QStringList{u"0"_s, u"8"_s, u"13"_s, u"22"_s}));
    page_->table().sortByColumn(int(RecordColumn::EndToEnd), Qt::AscendingOrder);
    QTRY_COMPARE(shownCuts(), (QStringList{u"13"_s, u"22"_s, u"8"_s, u"0"_s}));
    QSignalSpy stored(keeper_.get(), &NotebookKeeper::stored);
    keeper_->store(failedRecord(5, labPreset(cutOf(4)), ErrorKind::ConnectionLost));
    QTRY_COMPARE(shownCuts().last(), u"4"_s);
}

void RecordsTest::theSameRunsStaySelectedInAnotherOrder()
{
    select({0, 2}); // cuts 22 and 8
    page_->table().sortByColumn(int(RecordColumn::Cut), Qt::AscendingOrder);
    QTRY_COMPARE(shownCuts().first(), u"0"_s);
    QList<int> rows;
    for (const QModelIndex &index : page_->table().selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    QCOMPARE(rows, (QList<int>{1, 3}));
}

void RecordsTest::runsOfEarlierSessionsAreThere()
{
    open();
    QCOMPARE(model().rowCount(), 4);
    QTRY_COMPARE(cell(1, RecordColumn::EndToEnd), u"1287.431"_s);
}

void RecordsTest::aCutIsChosenAmongThoseThatAreThere()
{
    open();
    auto *cuts = page_->findChild<QComboBox *>(u"cutFilter"_s);
    QTRY_COMPARE(cuts->count(), 5); // any, 0, 8, 13, 22
    cuts->setFocus();
    QTest::keyClick(cuts, Qt::Key_Down);
    QTest::keyClick(cuts, Qt::Key_Down);
    QTRY_COMPARE(shownCuts(), (QStringList{u"8"_s}));
    page_->filterBar().reset();
    QTRY_COMPARE(model().rowCount(), 4);
}

void RecordsTest::typingFindsANote()
{
    QVERIFY(
        model().setData(model().index(1, int(RecordColumn::Note)), u"after lunch"_s, Qt::EditRole));
    QTest::keyClicks(&page_->filterBar().search(), u"LUNCH"_s);
    QTRY_COMPARE(shownCuts(), (QStringList{u"13"_s}));
    page_->filterBar().search().clear();
    QTRY_COMPARE(model().rowCount(), 4);
}

void RecordsTest::aNoteIsKept()
{
    select({1});
    page_->actions().note->trigger();
    QWidget *editor = QApplication::focusWidget();
    QVERIFY(qobject_cast<QLineEdit *>(editor));
    QTest::keyClicks(editor, u"warm board"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(cell(1, RecordColumn::Note), u"warm board"_s);
    open();
    QTRY_COMPARE(cell(1, RecordColumn::Note), u"warm board"_s);
}

void RecordsTest::deletedRunsComeBack()
{
    select({0, 1});
    QTest::keyClick(&page_->table(), Qt::Key_Delete);
    QTRY_COMPARE(shownCuts(), (QStringList{u"8"_s, u"0"_s}));
    QVERIFY(page_->actions().undo->text().contains(u'2'));
    QTest::keySequence(&page_->table(), QKeySequence::Undo);
    QTRY_COMPARE(shownCuts(), (QStringList{u"22"_s, u"13"_s, u"8"_s, u"0"_s}));
    QVERIFY(!page_->actions().undo->isEnabled());
}

void RecordsTest::copyTakesAllRunsInTheOrderShown()
{
    page_->table().sortByColumn(int(RecordColumn::EndToEnd), Qt::AscendingOrder);
    QTRY_COMPARE(shownCuts().first(), u"13"_s);
    QGuiApplication::clipboard()->clear();
    page_->copy();
    QTRY_COMPARE(QGuiApplication::clipboard()->text().trimmed().split(u'\n').size(), 5);
    // Not trimmed: the last fields are empty.
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(lines[1].startsWith("0.6\t5\t13\t1287.431\t1137.941\t36.436\t113.054\t"_L1),
             qPrintable(lines[1]));
    for (const QString &line : lines)
        QCOMPARE(line.count(u'\t'), lines[0].count(u'\t'));
}

void RecordsTest::copyTakesTheSelectedRuns()
{
    select({2});
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(&page_->table(), QKeySequence::Copy);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().trimmed().split(u'\n').size(), 2);
    QVERIFY(QGuiApplication::clipboard()->text().contains("\t1444.430\t"_L1));
}

void RecordsTest::chartingHandsOutTheSelectedRuns()
{
    std::vector<RunRecord> charted;
    connect(page_.get(), &RecordsPage::chartRequested, page_.get(),
            [&](const std::vector<RunRecord> &records) { charted = records; });
    select({0, 3});
    page_->actions().chart->trigger();
    QTRY_COMPARE(charted.size(), 2U);
    QVERIFY(charted[0].id == RunId(4) && charted[1].id == RunId(1));
    QCOMPARE(charted[1].conditions.cut.index(), 0);
}

void RecordsTest::twoSetsAreComparedCellByCell()
{
    for (int id = 5; id <= 8; ++id)
        store(measuredRecord(id, labPreset(cutOf(13)),
                             {std::chrono::milliseconds(2000 + id), 1ms, 1ms}));
    QVERIFY(!page_->comparison().isVisible());
    select({4, 5, 6, 7}); // the sheet's
    page_->actions().setA->trigger();
    QTRY_VERIFY(page_->comparison().isVisible());
    select({0, 1, 2, 3});
    page_->actions().setB->trigger();
    ComparisonModel &compared = page_->comparison().model();
    QTRY_COMPARE(compared.rowCount(), 1);
    QCOMPARE(compared.index(0, ComparisonModel::Cut).data().toString(), u"13"_s);
    QCOMPARE(compared.index(0, ComparisonModel::Ratio).data().toString(), u"1.560"_s);
    page_->comparison().copy();
    QVERIFY(QGuiApplication::clipboard()->text().contains("\t1.560\t"_L1));
    page_->comparison().dismiss();
    QVERIFY(!page_->comparison().isVisible());
}

void RecordsTest::setsOfTwoBandwidthsAreComparedByCut()
{
    Conditions faster = labPreset(cutOf(13));
    faster.link.uplink = faster.link.downlink = *Bandwidth::ofMbitPerSecond(10);
    store(measuredRecord(5, faster, {1137941us, 18000us, 113054us}));
    select({1, 2, 3, 4});
    page_->actions().setA->trigger();
    select({0});
    page_->actions().setB->trigger();
    QTRY_COMPARE(page_->comparison().model().rowCount(), 1);
    QCOMPARE(page_->comparison().model().index(0, ComparisonModel::Cut).data().toString(), u"13"_s);
}

void RecordsTest::aSheetTypedByHandIsCompared()
{
    QFile sheet(folder_->filePath(u"typed.csv"_s));
    QVERIFY(sheet.open(QIODevice::WriteOnly));
    sheet.write("cpu,bandwidth,cut,end-to-end\n0.6,5,13,1290\n0.6,5,22,1328\n0.6,7,8,1\n");
    sheet.close();
    page_->files().openSheet(sheet.fileName());
    ComparisonModel &compared = page_->comparison().model();
    QTRY_COMPARE(compared.rowCount(), 2);
    QCOMPARE(compared.index(0, ComparisonModel::MedianB).data().toString(), u"1290.0"_s);
    QCOMPARE(compared.index(0, ComparisonModel::MedianA).data().toString(), u"1287.4"_s);
    QCOMPARE(model().rowCount(), 4); // what was typed is no run
}

void RecordsTest::aBadSheetSaysWhichLine()
{
    QFile sheet(folder_->filePath(u"typed.csv"_s));
    QVERIFY(sheet.open(QIODevice::WriteOnly));
    sheet.write("cpu,bandwidth,cut,end-to-end\n0.6,5,13,fast\n");
    sheet.close();
    page_->files().openSheet(sheet.fileName());
    QTRY_VERIFY(page_->notice().text().contains(u'2'));
    QVERIFY(!page_->comparison().isVisible());
}

void RecordsTest::theNotebookIsExported()
{
    QSignalSpy exported(&page_->files(), &NotebookFiles::exported);
    const QString csv = folder_->filePath(u"runs.csv"_s);
    page_->files().exportTo(csv, {});
    QTRY_COMPARE(exported.count(), 1);
    QFile written(csv);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll().trimmed().count('\n'), 4);

    QSignalSpy refused(&page_->files(), &NotebookFiles::fileRefused);
    page_->files().exportTo(folder_->filePath(u"nowhere/runs.csv"_s), {});
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(page_->notice().text().contains("nowhere/runs.csv"_L1));
}

void RecordsTest::whatWasAchievedIsSavedAsATrace()
{
    int id = 4;
    for (const double rate : {4.9, 2.5}) {
        RunRecord run = measuredRecord(++id, labPreset(cutOf(13)), {1s, 36ms, 100ms});
        run.startedAt += id * 1s;
        run.outcome->achieved.uplinkMbitPerSecond = rate;
        store(run);
    }
    const QString file = folder_->filePath(u"room.csv"_s);
    QSignalSpy written(&page_->files(), &NotebookFiles::exported);
    // Whatever the order in which they are shown; those without a rate are left out.
    page_->files().saveBandwidth(file, model().numbers());
    QTRY_COMPARE(written.count(), 1);
    const auto trace = readTrace(file);
    QVERIFY(trace);
    QCOMPARE(trace->steps().size(), std::size_t(2));
    QCOMPARE(trace->steps()[0].rate.mbitPerSecond(), 4.9);
    QCOMPARE(trace->steps()[1].rate.mbitPerSecond(), 2.5);
    QVERIFY(trace->steps()[1].at == 1s);
}

void RecordsTest::runsWithoutARateMakeNoTrace()
{
    const QString file = folder_->filePath(u"room.csv"_s);
    page_->files().saveBandwidth(file, model().numbers());
    QTRY_VERIFY(page_->notice().text().contains(file));
    QVERIFY(!QFile::exists(file));
}

void RecordsTest::aNotebookThatCannotBeUsedSaysSo()
{
    cleanup();
    folder_ = std::make_unique<QTemporaryDir>();
    QFile other(file());
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(5000, 'x'));
    other.close();
    keeper_ = std::make_unique<NotebookKeeper>(file());
    page_ = std::make_unique<RecordsPage>(*keeper_);
    page_->show();
    QTRY_VERIFY(page_->notice().text().contains("notebook.splitscope"_L1));
    QCOMPARE(model().rowCount(), 0);
}

QTEST_MAIN(RecordsTest)
#include "tst_records.moc"
