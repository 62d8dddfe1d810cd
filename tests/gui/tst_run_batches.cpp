#include "ui/runs/run_batches.h"

#include "tests/gui/made_records.h"

#include <QTest>

using namespace splitscope;

class RunBatchesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allCutsAreAllThereAre();
    void theSheetsCutsAreTheSheets();
    void aPicturesCodingIsForCut0Alone();
};

void RunBatchesTest::allCutsAreAllThereAre()
{
    const auto batch = allCuts(alexNetLab(), labPreset(cutOf(5)));
    QCOMPARE(batch.size(), std::size_t{23});
    for (int cut = 0; cut < 23; ++cut)
        QVERIFY(batch[static_cast<std::size_t>(cut)] == labPreset(cutOf(cut)));
}

void RunBatchesTest::theSheetsCutsAreTheSheets()
{
    const auto batch = sheetCuts(alexNetLab(), labPreset(cutOf(5)));
    QCOMPARE(batch.size(), std::size_t{4});
    QVERIFY(batch[2] == labPreset(cutOf(13)));
}

void RunBatchesTest::aPicturesCodingIsForCut0Alone()
{
    Conditions setting = labPreset(cutOf(13));
    setting.coding = Coding{ActivationFormat::Png, false};
    QCOMPARE(allCuts(alexNetLab(), setting).size(), std::size_t{1});
    QCOMPARE(sheetCuts(alexNetLab(), setting).size(), std::size_t{1});
    setting.coding = Coding{ActivationFormat::Int8, true};
    QCOMPARE(allCuts(alexNetLab(), setting).size(), std::size_t{23});
    setting.coding.reset();
    QCOMPARE(allCuts(alexNetLab(), setting).size(), std::size_t{23});
}

QTEST_APPLESS_MAIN(RunBatchesTest)
#include "tst_run_batches.moc"
