// What a run takes out of the edge's battery, as models have it.
#include "engine/plan/energy.h"
#include "tests/made_prediction.h"

#include <QTest>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

/// 1 W idle, 3 W computing, 2.5 W sending.
DeviceProfile board(bool sends = true)
{
    DeviceProfile profile = orangePi();
    DeviceFacts facts = *profile.facts;
    facts.idlePower = PowerFigure{1, "made up"};
    facts.computingPower = PowerFigure{3, "made up"};
    if (sends)
        facts.sendingPower = PowerFigure{2.5, "made up"};
    profile.facts = std::make_shared<const DeviceFacts>(facts);
    return profile;
}

RunSetting lab(double mbit, double share = 0.6)
{
    RunSetting setting = settingOf(labPreset(alexNetLab().firstCut()));
    setting.uplink = setting.downlink = Bandwidth::ofMbitPerSecond(mbit).value();
    setting.edgeShare = CpuShare::of(share).value();
    return setting;
}

} // namespace

class TestEnergy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRadiosAreThoseOfTheLiterature();
    void whatADeviceDoesNotSayIsNotGuessed();
    void computingAndWaitingHaveTheirOwnPower();
    void aRadioTakesItsBaseAndWhatTheRateTakes();
    void withoutARadioTheDevicesOwnFigureCounts();
    void aPacedCoreIsBusyForItsShare();
    void theBestCutForEnergySendsWhatIsWorthSending();
    void aDeadlineComesBeforeEnergy();
};

void TestEnergy::theRadiosAreThoseOfTheLiterature()
{
    QCOMPARE(radioModels().size(), 3U);
    QCOMPARE(radioById("lte")->milliwattsPerUplinkMbit, 438.39);
    QCOMPARE(radioById("3g")->milliwattsPerDownlinkMbit, 122.12);
    QCOMPARE(radioById("wifi")->baseMilliwatts, 132.86);
    QVERIFY(!radioById("5g"));
}

void TestEnergy::whatADeviceDoesNotSayIsNotGuessed()
{
    QVERIFY(!EnergyModel::of(orangePi(), radioById("lte")));
    QCOMPARE(missingPower(orangePi(), radioById("lte")),
             (std::vector<std::string>{"power.idle", "power.computing"}));
    QVERIFY(!EnergyModel::of(thisComputer(), radioById("wifi")));
    QCOMPARE(missingPower(board(false), {}), std::vector<std::string>{"power.sending"});
    QVERIFY(!EnergyModel::of(board(false), {}));
    QVERIFY(EnergyModel::of(board(false), radioById("lte")));
}

void TestEnergy::computingAndWaitingHaveTheirOwnPower()
{
    const auto energy =
        EnergyModel::of(board(), radioById("lte"))->of({.computing = 600ms, .endToEnd = 1000ms});
    QCOMPARE(energy.computing, 1.8);
    QCOMPARE(energy.idle, 0.4);
    QCOMPARE(energy.sending, 0.0);
    QCOMPARE(energy.total(), 2.2);
}

void TestEnergy::aRadioTakesItsBaseAndWhatTheRateTakes()
{
    const auto energy = EnergyModel::of(board(), radioById("lte"))
                            ->of({.endToEnd = 1s,
                                  .sentWireBytes = 625'000,    // a second at 5 Mbit/s
                                  .receivedWireBytes = 12'500, // 10 ms at 10
                                  .uplinkMbit = 5,
                                  .downlinkMbit = 10});
    QCOMPARE(energy.sending, (438.39 * 5 + 1288.04) / 1000);
    QCOMPARE(energy.receiving, (51.97 * 10 + 1288.04) / 1000 * 0.01);
}

void TestEnergy::withoutARadioTheDevicesOwnFigureCounts()
{
    const auto energy = EnergyModel::of(board(), std::nullopt)
                            ->of({.endToEnd = 1s, .sentWireBytes = 625'000, .uplinkMbit = 5});
    QCOMPARE(energy.idle + energy.sending, 2.5); // the whole device's
}

void TestEnergy::aPacedCoreIsBusyForItsShare()
{
    const LatencyPredictor predictor = sheetPredictor();
    const CutPoint all = alexNetLab().lastCut();
    const auto use = [&](double share) {
        return energyUse(plannedAt(predictor, all, lab(5, share)), lab(5, share)).computing;
    };
    const auto apart = use(0.3) - use(0.9);
    QVERIFY(std::chrono::abs(apart) < 1us); // the same work, however long it takes
}

void TestEnergy::theBestCutForEnergySendsWhatIsWorthSending()
{
    const LatencyPredictor predictor = sheetPredictor();
    const EnergyModel model = EnergyModel::of(board(), radioById("lte")).value();
    const auto best = [&](double mbit) {
        const RunSetting setting = lab(mbit, 1);
        return bestCut(predictor, setting, energyObjective(model, setting));
    };
    const auto joules = [&](double mbit, CutPoint cut) {
        const RunSetting setting = lab(mbit, 1);
        return model.of(energyUse(plannedAt(predictor, cut, setting), setting)).total();
    };
    const Network network = alexNetLab();
    for (const double mbit : {0.1, 1.0, 5.0, 50.0})
        for (const CutPoint cut : network.cutPoints())
            QVERIFY(joules(mbit, best(mbit).cut) <= joules(mbit, cut));
    QVERIFY(best(50).cut < best(0.1).cut);
}

void TestEnergy::aDeadlineComesBeforeEnergy()
{
    const LatencyPredictor predictor = sheetPredictor();
    const EnergyModel model = EnergyModel::of(board(), radioById("lte")).value();
    const RunSetting setting = lab(5);
    const Objective energy = energyObjective(model, setting);
    const CutPoint fastest = fastestCut(predictor, setting);
    const auto soonest = predictor.at(fastest, setting).endToEnd();
    const auto within = bestCutWithin(predictor, setting, soonest, energy);
    QVERIFY(within);
    QVERIFY(within->latency.endToEnd() <= soonest);
    QVERIFY(energy(*within) >= energy(bestCut(predictor, setting, energy)));
    QVERIFY(!bestCutWithin(predictor, setting, soonest - 1us, energy));
}

QTEST_GUILESS_MAIN(TestEnergy)
#include "tst_energy.moc"
