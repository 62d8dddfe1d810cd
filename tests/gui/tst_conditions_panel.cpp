#include "ui/conditions/conditions_panel.h"

#include "tests/gui/made_records.h"
#include "ui/chart/half_times.h"
#include "ui/conditions/device_edit.h"
#include "ui/conditions/link_edit.h"
#include "ui/conditions/reset_button.h"
#include "ui/conditions/tick_slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;

class ConditionsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void conditionsComeBackAsTheyWereSet();
    void whatHasNoControlIsCarriedAlong();
    void settingSpeaksOnce();
    void settingTheSameSaysNothing();
    void shareSliderMovesTheSpinBox();
    void typedShareMovesTheSliderAndIsNotRounded();
    void bandwidthSliderMovesTheSpinBox();
    void typedBandwidthMovesTheSliderAndIsNotRounded();
    void arrowKeysMoveTheBandwidth();
    void clickOnATickGoesThere();
    void unlimitedTakesTheBandwidthAway();
    void burstAndDelayBelongToTheLink();
    void bothDirectionsHaveTheSameBandwidth();
    void cutSpinBoxHasTheNetworksRange();
    void theShareOfThisComputerCanBeKeptByTheKernel();
    void anyPeriodOfAQuotaComesBack();
    void anEmulatedDeviceHasNoQuota();
    void aQuotaThatSlowsNothingDownSaysSo_data();
    void aQuotaThatSlowsNothingDownSaysSo();
    void everyDeviceHasAName();
    void anyCodingCanBeChosen();
    void whatOnlyAPictureCanHaveIsOfferedAtCut0();
    void theBytesSentAreThoseOfTheCoding();
    void eachControlGoesBackToItsDefault();
    void resettingIsOfferedWhereItChangesSomething();
    void whatWasAchievedStandsBesideWhatWasAskedFor();

private:
    template<typename Widget>
    Widget *find(const char *group, const char *name) const
    {
        return panel_->findChild<QWidget *>(QLatin1StringView(group))
            ->findChild<Widget *>(QLatin1StringView(name));
    }

    std::unique_ptr<ConditionsPanel> panel_;
};

void ConditionsPanelTest::init()
{
    panel_ = std::make_unique<ConditionsPanel>(alexNetLab());
    panel_->resize(880, 150);
    panel_->setConditions(labPreset(cutOf(13)));
    panel_->show();
    QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
}

void ConditionsPanelTest::conditionsComeBackAsTheyWereSet()
{
    Conditions conditions(cutOf(8));
    conditions.edge = {thisComputer(), *CpuShare::of(0.37)};
    conditions.cloud = {orangePi(), *CpuShare::of(0.9)};
    conditions.link.uplink = conditions.link.downlink = *Bandwidth::ofMbitPerSecond(7.25);
    conditions.link.burstBytes = 1536;
    conditions.link.delay = 12'500us;
    conditions.coding = Coding{ActivationFormat::SparseInt8, true};
    panel_->setConditions(conditions);
    QVERIFY(panel_->conditions() == conditions);
    panel_->setConditions(labPreset(cutOf(22)));
    QVERIFY(panel_->conditions() == labPreset(cutOf(22)));
}

void ConditionsPanelTest::whatHasNoControlIsCarriedAlong()
{
    Conditions conditions = labPreset(cutOf(13));
    conditions.delivery = AnswerDelivery::Edge;
    panel_->setConditions(conditions);
    QCOMPARE(panel_->conditions().delivery, AnswerDelivery::Edge);
}

void ConditionsPanelTest::settingSpeaksOnce()
{
    QSignalSpy changed(panel_.get(), &ConditionsPanel::conditionsChanged);
    panel_->setConditions(Conditions(cutOf(3)));
    QCOMPARE(changed.count(), 1);
}

void ConditionsPanelTest::settingTheSameSaysNothing()
{
    QSignalSpy changed(panel_.get(), &ConditionsPanel::conditionsChanged);
    panel_->setConditions(labPreset(cutOf(13)));
    QCOMPARE(changed.count(), 0);
}

void ConditionsPanelTest::shareSliderMovesTheSpinBox()
{
    QSignalSpy changed(panel_.get(), &ConditionsPanel::conditionsChanged);
    find<TickSlider>("edge", "shareSlider")->setValue(14);
    QCOMPARE(find<QDoubleSpinBox>("edge", "share")->value(), 0.7);
    QCOMPARE(panel_->conditions().edge.share.value(), 0.7);
    QCOMPARE(changed.count(), 1);
}

void ConditionsPanelTest::typedShareMovesTheSliderAndIsNotRounded()
{
    auto *share = find<QDoubleSpinBox>("edge", "share");
    share->setFocus();
    share->selectAll();
    QTest::keyClicks(share, QStringLiteral("0.63"));
    QTest::keyClick(share, Qt::Key_Return);
    QCOMPARE(find<TickSlider>("edge", "shareSlider")->value(), 13);
    QCOMPARE(panel_->conditions().edge.share.value(), 0.63);
}

void ConditionsPanelTest::bandwidthSliderMovesTheSpinBox()
{
    auto *slider = find<TickSlider>("link", "bandwidthSlider");
    slider->setValue(2000);
    QCOMPARE(find<QDoubleSpinBox>("link", "bandwidth")->value(), 10.0);
    QCOMPARE(panel_->conditions().link.uplink->mbitPerSecond(), 10.0);
}

void ConditionsPanelTest::typedBandwidthMovesTheSliderAndIsNotRounded()
{
    auto *bandwidth = find<QDoubleSpinBox>("link", "bandwidth");
    bandwidth->setFocus();
    bandwidth->selectAll();
    QTest::keyClicks(bandwidth, QStringLiteral("3.14"));
    QTest::keyClick(bandwidth, Qt::Key_Return);
    QCOMPARE(find<TickSlider>("link", "bandwidthSlider")->value(), 1497);
    QCOMPARE(panel_->conditions().link.uplink->mbitPerSecond(), 3.14);
}

void ConditionsPanelTest::arrowKeysMoveTheBandwidth()
{
    auto *slider = find<TickSlider>("link", "bandwidthSlider");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QVERIFY(panel_->conditions().link.uplink->mbitPerSecond() > 5.0);
    QTest::keyClick(slider, Qt::Key_Home);
    QCOMPARE(panel_->conditions().link.uplink->mbitPerSecond(), 0.1);
}

void ConditionsPanelTest::clickOnATickGoesThere()
{
    auto *slider = find<TickSlider>("edge", "shareSlider");
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->xOf(4), slider->height() - 6));
    QCOMPARE(panel_->conditions().edge.share.value(), 0.2);
}

void ConditionsPanelTest::unlimitedTakesTheBandwidthAway()
{
    auto *unlimited = find<QCheckBox>("link", "unlimited");
    QTest::mouseClick(unlimited, Qt::LeftButton, {}, QPoint(8, unlimited->height() / 2));
    QVERIFY(!panel_->conditions().link.uplink);
    QVERIFY(panel_->conditions().link.unshaped());
    QVERIFY(!find<QDoubleSpinBox>("link", "bandwidth")->isEnabled());
    QTest::mouseClick(unlimited, Qt::LeftButton, {}, QPoint(8, unlimited->height() / 2));
    QCOMPARE(panel_->conditions().link.uplink->mbitPerSecond(), 5.0);
}

void ConditionsPanelTest::burstAndDelayBelongToTheLink()
{
    find<QComboBox>("link", "burst")->setCurrentIndex(0);
    find<QDoubleSpinBox>("link", "delay")->setValue(7.5);
    QCOMPARE(panel_->conditions().link.burstBytes, 1536);
    QCOMPARE(panel_->conditions().link.delay, 7'500us);
}

void ConditionsPanelTest::bothDirectionsHaveTheSameBandwidth()
{
    find<QDoubleSpinBox>("link", "bandwidth")->setValue(9);
    QVERIFY(panel_->conditions().link.uplink == panel_->conditions().link.downlink);
}

void ConditionsPanelTest::cutSpinBoxHasTheNetworksRange()
{
    auto *cut = panel_->findChild<QSpinBox *>(QStringLiteral("cut"));
    QCOMPARE(cut->minimum(), 0);
    QCOMPARE(cut->maximum(), 22);
    cut->setValue(4);
    QCOMPARE(panel_->conditions().cut.index(), 4);
}

void ConditionsPanelTest::everyDeviceHasAName()
{
    const auto *profiles = find<QComboBox>("edge", "profile");
    QCOMPARE(profiles->count(), int(knownDevices().devices.size()) + 1); // and a file
    for (int row = 0; row < profiles->count(); ++row)
        QVERIFY(!profiles->itemText(row).isEmpty());
}

void ConditionsPanelTest::theShareOfThisComputerCanBeKeptByTheKernel()
{
    Conditions conditions = labPreset(cutOf(13));
    conditions.edge.profile = thisComputer();
    panel_->setConditions(conditions);
    auto *quota = find<QComboBox>("edge", "quota");
    QVERIFY(!quota->isHidden());
    QVERIFY(quota->toolTip().contains(QStringLiteral("0.6 changes nothing")));
    QVERIFY(!panel_->conditions().edge.quota);
    QSignalSpy changed(panel_.get(), &ConditionsPanel::conditionsChanged);
    quota->setCurrentIndex(1);
    QVERIFY(panel_->conditions().edge.quota == CpuQuota());
    quota->setCurrentIndex(2);
    QVERIFY(panel_->conditions().edge.quota == CpuQuota::withPeriod(10ms).value());
    QCOMPARE(changed.count(), 2);
}

void ConditionsPanelTest::anyPeriodOfAQuotaComesBack()
{
    Conditions conditions = labPreset(cutOf(13));
    for (const auto period : {100ms, 10ms, 25ms}) {
        conditions.edge = {thisComputer(), *CpuShare::of(0.5), *CpuQuota::withPeriod(period)};
        panel_->setConditions(conditions);
        QVERIFY(panel_->conditions() == conditions);
    }
}

void ConditionsPanelTest::anEmulatedDeviceHasNoQuota()
{
    find<QComboBox>("edge", "quota")->setCurrentIndex(1);
    QVERIFY(find<QComboBox>("edge", "quota")->isHidden());
    QVERIFY(!panel_->conditions().edge.quota);
}

void ConditionsPanelTest::aQuotaThatSlowsNothingDownSaysSo_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("periodMs");
    QTest::addColumn<int>("cpuMs");
    QTest::addColumn<bool>("says");
    QTest::newRow("14 ms of 60") << 0.6 << 100 << 14 << true;
    QTest::newRow("14 ms of 6") << 0.6 << 10 << 14 << false;
    QTest::newRow("60 ms of 60") << 0.6 << 100 << 60 << false;
    QTest::newRow("whole core") << 1.0 << 100 << 14 << false;
    QTest::newRow("not measured yet") << 0.6 << 100 << 0 << false;
}

void ConditionsPanelTest::aQuotaThatSlowsNothingDownSaysSo()
{
    QFETCH(const double, share);
    QFETCH(const int, periodMs);
    QFETCH(const int, cpuMs);
    QFETCH(const bool, says);
    Conditions conditions = labPreset(cutOf(13));
    conditions.edge = {thisComputer(), *CpuShare::of(share),
                       *CpuQuota::withPeriod(std::chrono::milliseconds(periodMs))};
    panel_->setConditions(conditions);
    CpuTimes times;
    if (cpuMs > 0)
        times.edge = std::chrono::milliseconds(cpuMs);
    panel_->setCpuTimes(times);
    const auto notes = panel_->findChildren<QLabel *>(QStringLiteral("quotaNote"));
    QCOMPARE(notes.size(), 2);
    QCOMPARE(!notes[0]->text().isEmpty(), says);
    QVERIFY(notes[1]->text().isEmpty());
}

void ConditionsPanelTest::anyCodingCanBeChosen()
{
    auto *box = panel_->findChild<QComboBox *>(QStringLiteral("coding"));
    QCOMPARE(box->count(), int(allCodings().size()) + 1);
    QSignalSpy changed(panel_.get(), &ConditionsPanel::conditionsChanged);
    box->setCurrentIndex(0);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!panel_->conditions().coding);
    for (int row = 0; row < box->count(); ++row) {
        box->setCurrentIndex(row);
        QVERIFY(!box->itemText(row).isEmpty());
        QVERIFY(!box->itemData(row, Qt::ToolTipRole).toString().isEmpty());
        const auto coding = panel_->conditions().coding;
        QCOMPARE(box->itemData(row).toString(),
                 coding ? QString::fromLatin1(codingId(*coding).data()) : QString());
    }
}

void ConditionsPanelTest::whatOnlyAPictureCanHaveIsOfferedAtCut0()
{
    auto *box = panel_->findChild<QComboBox *>(QStringLiteral("coding"));
    const auto offered = [&](const char *id) {
        const auto row = box->model()->index(box->findData(QString::fromLatin1(id)), 0);
        return row.flags().testFlag(Qt::ItemIsEnabled);
    };
    QVERIFY(!offered("png") && !offered("jpeg90") && !offered("picture") && offered("int8"));
    panel_->setCut(cutOf(0));
    QVERIFY(offered("png") && offered("jpeg90") && offered("picture") && offered("int8"));
}

void ConditionsPanelTest::theBytesSentAreThoseOfTheCoding()
{
    auto *box = panel_->findChild<QComboBox *>(QStringLiteral("coding"));
    const auto said = [&](const QString &text) {
        const auto labels = panel_->findChildren<QLabel *>();
        return std::ranges::any_of(labels,
                                   [&](const QLabel *label) { return label->text() == text; });
    };
    QVERIFY(said(QStringLiteral("sends 25.6 kB")));
    box->setCurrentIndex(box->findData(QStringLiteral("fp16")));
    QVERIFY(said(QStringLiteral("sends 12.8 kB")));
    box->setCurrentIndex(box->findData(QStringLiteral("sparse"))); // as many as there are zeros
    QVERIFY(said(QStringLiteral("codes 25.6 kB")));
}

void ConditionsPanelTest::eachControlGoesBackToItsDefault()
{
    Conditions other = labPreset(cutOf(13));
    other.edge.share = *CpuShare::of(0.3);
    other.cloud.share = *CpuShare::of(0.4);
    other.link.uplink = other.link.downlink = Bandwidth::nearest(7);
    other.link.delay = 20ms;
    other.coding = Coding{ActivationFormat::Int8, true};
    panel_->setConditions(other);
    find<QToolButton>("edge", "resetShare")->click();
    QCOMPARE(panel_->conditions().edge.share, *CpuShare::of(0.6));
    QCOMPARE(panel_->conditions().cloud.share, *CpuShare::of(0.4));
    find<QToolButton>("cloud", "resetShare")->click();
    QCOMPARE(panel_->conditions().cloud.share, *CpuShare::of(1));
    find<QToolButton>("link", "resetRate")->click();
    QVERIFY(panel_->conditions().link.uplink == Bandwidth::nearest(5));
    QVERIFY(panel_->conditions().link.downlink == Bandwidth::nearest(5));
    find<QToolButton>("link", "resetDelay")->click();
    panel_->findChild<QToolButton *>(QStringLiteral("resetCoding"))->click();
    QVERIFY(panel_->conditions() == labPreset(cutOf(13)));
}

void ConditionsPanelTest::resettingIsOfferedWhereItChangesSomething()
{
    panel_->setConditions(labPreset(cutOf(13)));
    for (const QToolButton *reset : panel_->findChildren<ResetButton *>())
        QVERIFY2(reset->isHidden(), qPrintable(reset->toolTip()));
    find<QDoubleSpinBox>("edge", "share")->setValue(0.31);
    QVERIFY(!find<QToolButton>("edge", "resetShare")->isHidden());
    QVERIFY(find<QToolButton>("cloud", "resetShare")->isHidden());
    QVERIFY(
        find<QToolButton>("edge", "resetShare")->toolTip().contains(QStringLiteral("back to 0.6")));
}

void ConditionsPanelTest::whatWasAchievedStandsBesideWhatWasAskedFor()
{
    panel_->setConditions(labPreset(cutOf(13)));
    Achieved achieved;
    achieved.edgeShare = 0.5968;
    achieved.uplinkMbitPerSecond = 4.981;
    panel_->setAchieved(achieved);
    const auto notes = panel_->findChildren<QLabel *>(QStringLiteral("quotaNote"));
    QCOMPARE(notes.size(), 2);
    QCOMPARE(notes[0]->text(), QStringLiteral("got 0.597"));
    QVERIFY(notes[0]->toolTip().contains(QStringLiteral("0.6 is asked for")));
    QCOMPARE(notes[1]->text(), QString()); // nothing ran there
    QCOMPARE(panel_->findChild<QLabel *>(QStringLiteral("cutBytes"))->text(),
             QStringLiteral("sends 25.6 kB, got 4.98 Mbit/s"));
    panel_->setAchieved(std::nullopt);
    QCOMPARE(notes[0]->text(), QString());
    QCOMPARE(panel_->findChild<QLabel *>(QStringLiteral("cutBytes"))->text(),
             QStringLiteral("sends 25.6 kB"));
}

QTEST_MAIN(ConditionsPanelTest)
#include "tst_conditions_panel.moc"
