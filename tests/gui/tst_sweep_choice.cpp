// What is typed for a sweep becomes its plan.
#include "engine/model/networks.h"
#include "ui/sweep/kept_sweep.h"
#include "ui/sweep/sweep_choice.h"
#include "ui/sweep/sweep_form.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

class SweepChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSheetsGridIsTheUsualOne();
    void listsAndRangesBecomeValues();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void aComposedSweepVerifiesSomeCells();
    void whatIsNotVariedIsTheWindows();
    void aChoiceIsRemembered();
    void damagedSettingsGiveTheSheets();
    void thePlanCanBeKeptAndReadAgain();
    void theFormGivesBackWhatItWasGiven();
    void aButtonBringsTheSheetsGridBack();

private:
    static tl::expected<SweepPlan, QString> planOf(const SweepChoice &choice)
    {
        return sweepPlanOf(choice, alexNetLab(), labPreset(alexNetLab().firstCut()), 7);
    }
};

void SweepChoiceTest::theSheetsGridIsTheUsualOne()
{
    const auto plan = planOf(sheetSweepChoice());
    QVERIFY(plan);
    QVERIFY(plan->axes().shares == sheetSweep(alexNetLab()).shares);
    QVERIFY(plan->axes().bandwidths == sheetSweep(alexNetLab()).bandwidths);
    QCOMPARE(plan->cells(), 4 * 3 * 23);
    QCOMPARE(plan->repetition().repeats, 3);
}

void SweepChoiceTest::listsAndRangesBecomeValues()
{
    SweepChoice choice = sheetSweepChoice();
    choice.shares = u"0.2..0.8:0.1, 1"_s;
    choice.bandwidths = u"5, unlimited"_s;
    choice.cuts = u"0,8,13..15"_s;
    choice.codings = {u"fp32"_s, u"auto"_s};
    choice.untilNarrow = true;
    choice.widthPercent = 2;
    choice.repeats = 5;
    const auto plan = planOf(choice);
    QVERIFY2(plan, qPrintable(plan ? QString() : plan.error()));
    QCOMPARE(plan->axes().shares.size(), 8U);
    QVERIFY(plan->axes().shares[2] == *CpuShare::of(0.4));
    QVERIFY(!plan->axes().bandwidths.back());
    QCOMPARE(plan->axes().cuts.back().index(), 15);
    QVERIFY(!plan->axes().codings.back());
    QCOMPARE(*plan->repetition().untilWidth, 0.02);
}

void SweepChoiceTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QString>("shares");
    QTest::addColumn<QString>("cuts");
    QTest::addColumn<QString>("said");
    QTest::newRow("no number") << u"0.3,half"_s << u"all"_s << u"half"_s;
    QTest::newRow("no such share") << u"3"_s << u"all"_s << u"3"_s;
    QTest::newRow("an empty list") << QString() << u"all"_s << QString();
    QTest::newRow("a range upside down") << u"0.8..0.2:0.1"_s << u"all"_s << u"0.8..0.2:0.1"_s;
    QTest::newRow("no step") << u"0.2..0.8:0"_s << u"all"_s << u"0.2..0.8:0"_s;
    QTest::newRow("too many") << u"0.1..1:0.000001"_s << u"all"_s << u"1000"_s;
    QTest::newRow("no such cut") << u"0.3"_s << u"0,23"_s << u"23"_s;
    QTest::newRow("a value twice") << u"0.3,0.3"_s << u"all"_s << QString();
}

void SweepChoiceTest::whatIsWrongIsNamed()
{
    QFETCH(QString, shares);
    QFETCH(QString, cuts);
    QFETCH(QString, said);
    SweepChoice choice = sheetSweepChoice();
    choice.shares = shares;
    choice.cuts = cuts;
    const auto plan = planOf(choice);
    QVERIFY(!plan);
    QVERIFY2(!plan.error().isEmpty() && plan.error().contains(said), qPrintable(plan.error()));
}

void SweepChoiceTest::aComposedSweepVerifiesSomeCells()
{
    SweepChoice choice = sheetSweepChoice();
    choice.composed = true;
    const auto plan = planOf(choice);
    QVERIFY(plan);
    QVERIFY(plan->mode() == SweepMode::Composed);
    QCOMPARE(plan->verifiedCells(), SweepPlan::usualVerifiedCells(plan->cells()));
}

void SweepChoiceTest::whatIsNotVariedIsTheWindows()
{
    Conditions base = labPreset(alexNetLab().firstCut());
    base.link.delay = std::chrono::milliseconds(20);
    const auto plan = sweepPlanOf(sheetSweepChoice(), alexNetLab(), base, 7);
    QVERIFY(plan);
    const Conditions conditions = plan->conditionsOf(plan->cell(0));
    QVERIFY(conditions.link.delay == base.link.delay);
    QVERIFY(conditions.edge.profile == base.edge.profile);
}

void SweepChoiceTest::aChoiceIsRemembered()
{
    const QTemporaryDir folder;
    const SweepChoice choice{.shares = u"0.4"_s,
                             .bandwidths = u"1,unlimited"_s,
                             .cuts = u"0,13"_s,
                             .codings = {u"fp16"_s, u"auto"_s},
                             .repeats = 7,
                             .untilNarrow = true,
                             .widthPercent = 2.5,
                             .composed = true};
    {
        QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        saveSweepChoice(store, choice);
    }
    const QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QVERIFY(loadSweepChoice(store) == choice);
}

void SweepChoiceTest::damagedSettingsGiveTheSheets()
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    store.setValue(u"sweep/repeats"_s, u"many"_s);
    store.setValue(u"sweep/widthPercent"_s, -3);
    const SweepChoice choice = loadSweepChoice(store);
    QCOMPARE(choice.shares, sheetSweepChoice().shares);
    QCOMPARE(choice.repeats, 1);
    QCOMPARE(choice.widthPercent, 0.1);
}

void SweepChoiceTest::thePlanCanBeKeptAndReadAgain()
{
    const auto plan = planOf(sheetSweepChoice());
    const std::string text = keptSweepText(*plan, {.networkId = "alexnet-lab"});
    const auto read = keptSweepPlan(text, alexNetLab());
    QVERIFY(read);
    QVERIFY(*read == *plan);
    QVERIFY(!keptSweepPlan("{}", alexNetLab()));
    QVERIFY(!keptSweepPlan(text.substr(0, text.size() / 2), alexNetLab()));
}

void SweepChoiceTest::theFormGivesBackWhatItWasGiven()
{
    SweepForm form;
    QSignalSpy changed(&form, &SweepForm::choiceChanged);
    SweepChoice choice = sheetSweepChoice();
    choice.codings = {u"fp16"_s, u"int8+zstd"_s};
    choice.untilNarrow = true;
    choice.composed = true;
    choice.repeats = 5;
    form.setChoice(choice);
    QCOMPARE(changed.count(), 1);
    QVERIFY(form.choice() == choice);
}

void SweepChoiceTest::aButtonBringsTheSheetsGridBack()
{
    SweepForm form;
    form.setChoice(
        {.shares = u"1"_s, .bandwidths = u"1"_s, .cuts = u"0"_s, .codings = {u"fp16"_s}});
    QTest::mouseClick(form.findChild<QPushButton *>(u"sweepSheet"_s), Qt::LeftButton);
    QVERIFY(form.choice() == sheetSweepChoice());
}

QTEST_MAIN(SweepChoiceTest)
#include "tst_sweep_choice.moc"
