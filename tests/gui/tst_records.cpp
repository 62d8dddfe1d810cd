#include "tests/gui/made_records.h"
#include "ui/records/records_model.h"
#include "ui/records/records_page.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
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
    void theSheetsColumnsComeFirst();
    void figuresAreTheSheets();
    void partsAddUpToTheLastDigit();
    void theBestCutOfASettingIsMarked();
    void aFasterRunTakesTheMark();
    void settingsHaveTheirOwnBest();
    void aFailedRunHasAReasonAndNoNumbers();
    void aStoppedRunIsNoMeasurement();
    void aSlowHostIsMarked();
    void aQuotaThatCouldNotBeHadIsNamed();
    void aLossyCodingIsNamedWithWhatItDid();
    void anOutsideLinkIsNamedWithWhatItWas();
    void clearingLeavesNothing();
    void headsSortByNumberAndNotByText();
    void withoutAChosenHeadTheNewestIsLast();
    void copyTakesAllRowsInTheOrderShown();
    void copyTakesTheSelectedRows();
    void clearAsksItsOwner();

private:
    QString cell(int row, RecordColumn column) const
    {
        return model_->index(row, int(column)).data().toString();
    }
    RecordsModel::Mark mark(int row) const
    {
        return model_->index(row, 0).data(RecordsModel::MarkRole).value<RecordsModel::Mark>();
    }
    QStringList shownCuts() const;

    std::unique_ptr<RecordsModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RecordsPage> page_;
};

void RecordsTest::init()
{
    page_.reset();
    tester_.reset();
    model_ = std::make_unique<RecordsModel>();
    tester_ = std::make_unique<QAbstractItemModelTester>(
        model_.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    page_ = std::make_unique<RecordsPage>(*model_);
    for (const RunRecord &record : sheetRecords())
        model_->add(record);
}

QStringList RecordsTest::shownCuts() const
{
    QStringList cuts;
    const QAbstractItemModel *shown = page_->table().model();
    for (int row = 0; row < shown->rowCount(); ++row)
        cuts << shown->index(row, int(RecordColumn::Cut)).data().toString();
    return cuts;
}

void RecordsTest::theSheetsColumnsComeFirst()
{
    QStringList heads;
    for (int column = 0; column < 7; ++column)
        heads << model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(heads, (QStringList{u"cpu"_s, u"bandwidth"_s, u"cut"_s, u"end-end"_s, u"local"_s,
                                 u"transfer"_s, u"cloud"_s}));
}

void RecordsTest::figuresAreTheSheets()
{
    QStringList row;
    for (int column = 0; column < 7; ++column)
        row << cell(2, static_cast<RecordColumn>(column));
    QCOMPARE(row, (QStringList{u"0.6"_s, u"5 Mbit/s"_s, u"13"_s, u"1287.431"_s, u"1137.941"_s,
                               u"36.436"_s, u"113.054"_s}));
}

void RecordsTest::partsAddUpToTheLastDigit()
{
    const auto thousandths = [this](int row, RecordColumn column) {
        return cell(row, column).remove(u'.').toLongLong();
    };
    for (int row = 0; row < model_->rowCount(); ++row)
        QCOMPARE(thousandths(row, RecordColumn::Local) + thousandths(row, RecordColumn::Transfer)
                     + thousandths(row, RecordColumn::Cloud),
                 thousandths(row, RecordColumn::EndToEnd));
}

void RecordsTest::theBestCutOfASettingIsMarked()
{
    QCOMPARE(mark(2), RecordsModel::Mark::Best);
    for (const int row : {0, 1, 3})
        QCOMPARE(mark(row), RecordsModel::Mark::None);
}

void RecordsTest::aFasterRunTakesTheMark()
{
    model_->add(measuredRecord(5, labPreset(cutOf(6)), {100ms, 100ms, 100ms}));
    QCOMPARE(mark(4), RecordsModel::Mark::Best);
    QCOMPARE(mark(2), RecordsModel::Mark::None);
}

void RecordsTest::settingsHaveTheirOwnBest()
{
    Conditions other = labPreset(cutOf(0));
    other.link.uplink = *Bandwidth::ofMbitPerSecond(10);
    model_->add(measuredRecord(5, other, {1ms, 1ms, 1ms}));
    QCOMPARE(mark(2), RecordsModel::Mark::Best);
    QCOMPARE(mark(4), RecordsModel::Mark::Best);
}

void RecordsTest::aFailedRunHasAReasonAndNoNumbers()
{
    model_->add(failedRecord(5, labPreset(cutOf(13)), ErrorKind::ConnectionLost));
    QCOMPARE(mark(4), RecordsModel::Mark::Failed);
    for (const RecordColumn column :
         {RecordColumn::EndToEnd, RecordColumn::Local, RecordColumn::Transfer, RecordColumn::Cloud,
          RecordColumn::AchievedShare, RecordColumn::AchievedRate, RecordColumn::Payload,
          RecordColumn::Top1, RecordColumn::Coding})
        QCOMPARE(cell(4, column), QString());
    QVERIFY(cell(4, RecordColumn::State).startsWith("failed: "_L1));
    QVERIFY(cell(4, RecordColumn::State).contains("ws://127.0.0.1:9"_L1));
    QCOMPARE(mark(2), RecordsModel::Mark::Best);
}

void RecordsTest::aStoppedRunIsNoMeasurement()
{
    model_->add(failedRecord(5, labPreset(cutOf(13)), ErrorKind::Cancelled));
    QCOMPARE(mark(4), RecordsModel::Mark::Failed);
    QCOMPARE(cell(4, RecordColumn::EndToEnd), QString());
    QCOMPARE(cell(4, RecordColumn::State), u"stopped"_s);
}

void RecordsTest::aQuotaThatCouldNotBeHadIsNamed()
{
    RunRecord paced = measuredRecord(5, labPreset(cutOf(1)), {3s, 1s, 1s});
    paced.outcome->achieved.edgeKept = {
        ShareKeeping::Pacing,
        Error{ErrorKind::QuotaUnavailable, "/sys/fs/cgroup/cpu", "Permission denied"}};
    model_->add(paced);
    const QModelIndex share = model_->index(4, static_cast<int>(RecordColumn::AchievedShare));
    QVERIFY(model_->data(share, Qt::ToolTipRole).toString().contains("/sys/fs/cgroup/cpu"_L1));
}

void RecordsTest::aSlowHostIsMarked()
{
    RunRecord slow = measuredRecord(5, labPreset(cutOf(1)), {3s, 1s, 1s});
    slow.outcome->achieved.edgeTooSlow = true;
    model_->add(slow);
    QCOMPARE(mark(4), RecordsModel::Mark::TooSlow);
    QCOMPARE(cell(4, RecordColumn::State), u"host too slow"_s);
    QCOMPARE(cell(4, RecordColumn::EndToEnd), u"5000.000"_s);
}

void RecordsTest::aLossyCodingIsNamedWithWhatItDid()
{
    QCOMPARE(cell(2, RecordColumn::Coding), u"fp32"_s);
    QVERIFY(model_->index(2, 0).data(Qt::ToolTipRole).isNull());
    Conditions automatic = labPreset(cutOf(13));
    automatic.coding.reset();
    RunRecord run = measuredRecord(5, automatic, {1s, 4ms, 100ms});
    run.outcome->coding = {ActivationFormat::Int8, true};
    run.outcome->payloadBytes = 4815;
    run.outcome->codingEffect = {.outputError = 0.0031, .sameTopClass = true};
    model_->add(run);
    QCOMPARE(cell(4, RecordColumn::Coding), u"int8+zstd"_s);
    QCOMPARE(cell(4, RecordColumn::Payload), u"4.8 kB"_s);
    QVERIFY(model_->index(4, 0).data(Qt::ToolTipRole).toString().contains("0.31 %"_L1));
    QCOMPARE(mark(2), RecordsModel::Mark::Best); // another setting
}

void RecordsTest::anOutsideLinkIsNamedWithWhatItWas()
{
    Conditions outside = labPreset(cutOf(13));
    outside.link.shaping = LinkShaping::Outside;
    RunRecord run = measuredRecord(5, outside, {1s, 36ms, 100ms});
    run.outcome->achieved.uplinkMbitPerSecond = 4.987;
    run.outcome->achieved.roundTrip = 412us;
    model_->add(run);
    QCOMPARE(cell(4, RecordColumn::Bandwidth), u"outside"_s);
    QCOMPARE(cell(4, RecordColumn::AchievedRate), u"4.99"_s);
    const QString tip = model_->index(4, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("shaped outside"_L1) && tip.contains("0.41 ms"_L1), qPrintable(tip));
    QCOMPARE(mark(2), RecordsModel::Mark::Best); // another setting
}

void RecordsTest::clearingLeavesNothing()
{
    model_->clear();
    QCOMPARE(model_->rowCount(), 0);
    QVERIFY(model_->records().empty());
}

void RecordsTest::headsSortByNumberAndNotByText()
{
    page_->table().sortByColumn(int(RecordColumn::Cut), Qt::DescendingOrder);
    QCOMPARE(shownCuts(), (QStringList{u"22"_s, u"13"_s, u"8"_s, u"0"_s}));
    page_->table().sortByColumn(int(RecordColumn::EndToEnd), Qt::AscendingOrder);
    QCOMPARE(shownCuts(), (QStringList{u"13"_s, u"22"_s, u"8"_s, u"0"_s}));
    model_->add(failedRecord(5, labPreset(cutOf(4)), ErrorKind::ConnectionLost));
    QCOMPARE(shownCuts().last(), u"4"_s);
}

void RecordsTest::withoutAChosenHeadTheNewestIsLast()
{
    QCOMPARE(shownCuts(), (QStringList{u"0"_s, u"8"_s, u"13"_s, u"22"_s}));
}

void RecordsTest::copyTakesAllRowsInTheOrderShown()
{
    page_->table().sortByColumn(int(RecordColumn::EndToEnd), Qt::AscendingOrder);
    page_->copy();
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith("cpu\tbandwidth\tcut\tend-end\tlocal\ttransfer\tcloud\t"_L1));
    QVERIFY(lines[1].startsWith("0.6\t5 Mbit/s\t13\t1287.431\t1137.941\t36.436\t113.054\t"_L1));
    for (const QString &line : lines)
        QCOMPARE(line.count(u'\t'), recordColumns - 1);
}

void RecordsTest::copyTakesTheSelectedRows()
{
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    page_->table().selectRow(1);
    page_->table().setFocus();
    QTest::keySequence(&page_->table(), QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].contains("\t1444.430\t"_L1));
}

void RecordsTest::clearAsksItsOwner()
{
    QSignalSpy asked(page_.get(), &RecordsPage::clearRequested);
    const auto buttons = page_->findChildren<QPushButton *>();
    for (QPushButton *button : buttons)
        if (button->text() == "Clear"_L1)
            button->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(model_->rowCount(), 4);
}

QTEST_MAIN(RecordsTest)
#include "tst_records.moc"
