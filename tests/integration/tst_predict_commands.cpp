// splitscope-edge predict and plan as a student calls them.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms until a process that says nothing is taken for hung

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;
};

Finished edge(const QStringList &arguments)
{
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s),
                  arguments + QStringList{u"--lang"_s, u"en"_s});
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QJsonObject jsonOf(const Finished &finished)
{
    return QJsonDocument::fromJson(finished.out.toUtf8()).object();
}

} // namespace

class PredictCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCutIsPredictedAndMeasured();
    void tableSaysFirstHowFarOffItIs();
    void planHasBaselinesCrossoversAndMap();
    void planSaysInWordsThatNoCutKeepsTheDeadline();
    void nodeThatIsNotThereFails();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();

private:
    static Finished predict(const QStringList &more)
    {
        return edge(QStringList{u"predict"_s, u"--network"_s, u"lenet5"_s} + more);
    }
    static Finished plan(const QStringList &more)
    {
        return edge(QStringList{u"plan"_s, u"--network"_s, u"lenet5"_s} + more);
    }
};

void PredictCommandsTest::eachCutIsPredictedAndMeasured()
{
    const Finished finished = predict(
        {u"--json"_s, u"--preset"_s, u"lab"_s, u"--cut"_s, u"0,5"_s, u"--measure"_s, u"2"_s});
    QCOMPARE(finished.exitCode, 0);
    const QJsonObject json = jsonOf(finished);
    const QJsonArray cuts = json["cuts"_L1].toArray();
    QCOMPARE(cuts.size(), 2);
    for (const QJsonValue &cut : cuts) {
        const double whole = cut["predicted_end_to_end_ms"_L1].toDouble();
        QVERIFY(cut["predicted_low_ms"_L1].toDouble() <= whole);
        QVERIFY(cut["predicted_high_ms"_L1].toDouble() >= whole);
        QVERIFY(std::abs(cut["predicted_local_ms"_L1].toDouble()
                         + cut["predicted_transfer_ms"_L1].toDouble()
                         + cut["predicted_cloud_ms"_L1].toDouble() - whole)
                < 1e-6);
        QCOMPARE(cut["measured_runs"_L1].toInt(), 2);
        const double measured = cut["measured_end_to_end_ms"_L1].toDouble();
        QVERIFY(measured > 0);
        QVERIFY(std::abs(whole / measured - 1 - cut["error"_L1].toDouble()) < 1e-9);
    }
    QVERIFY(json["check"_L1]["runs"_L1].toInt() > 0);
}

void PredictCommandsTest::tableSaysFirstHowFarOffItIs()
{
    const Finished finished = predict({});
    QCOMPARE(finished.exitCode, 0);
    QVERIFY(finished.out.startsWith(
        QRegularExpression(u"^\\d+ unlimited runs"_s).match(finished.out).captured()));
    QVERIFY(finished.out.contains(u"median error"_s));
    QCOMPARE(finished.out.count(u'~'), 13);
    QCOMPARE(finished.out.count(u'*'), 1);
    QVERIFY(finished.err.contains(u"measuring"_s));
}

void PredictCommandsTest::planHasBaselinesCrossoversAndMap()
{
    const QJsonObject json = jsonOf(
        plan({u"--json"_s, u"--preset"_s, u"lab"_s, u"--bandwidths"_s, u"5,1,1"_s, u"--shares"_s,
              u"0.5"_s, u"--deadline"_s, u"10000"_s, u"--objective"_s, u"bytes"_s}));
    QCOMPARE(json["all_edge"_L1]["cut"_L1].toInt(), 12);
    QCOMPARE(json["all_cloud_raw"_L1]["cut"_L1].toInt(), 0);
    QCOMPARE(json["all_cloud_raw"_L1]["coding"_L1].toString(), u"fp32"_s);
    QCOMPARE(json["map"_L1]["bandwidths_mbit_s"_L1].toArray(), (QJsonArray{1, 5}));
    QCOMPARE(json["map"_L1]["best_cuts"_L1].toArray().size(), 1);
    QCOMPARE(json["map"_L1]["best_cuts"_L1][0].toArray().size(), 2);
    const QJsonArray crossovers = json["bandwidth_crossovers"_L1].toArray();
    for (qsizetype number = 1; number < crossovers.size(); ++number)
        QCOMPARE(crossovers[number]["cut_below"_L1], crossovers[number - 1]["cut_above"_L1]);
    const QJsonValue within = json["within_deadline"_L1];
    QVERIFY(within["predicted_end_to_end_ms"_L1].toDouble() <= 10000);
    QCOMPARE(within["payload_bytes"_L1].toInt(), 40); // ten classes
}

void PredictCommandsTest::planSaysInWordsThatNoCutKeepsTheDeadline()
{
    const Finished finished = plan({u"--preset"_s, u"lab"_s, u"--deadline"_s, u"0"_s});
    QCOMPARE(finished.exitCode, 0);
    for (const QString &line :
         {u"Least latency: cut "_s, u"All edge: cut 12"_s, u"All cloud, raw input: cut 0"_s,
          u"Fastest by bandwidth: cut "_s, u"Within 0.0 ms: no cut"_s})
        QVERIFY2(finished.out.contains(line), qPrintable(finished.out));
}

void PredictCommandsTest::nodeThatIsNotThereFails()
{
    const Finished finished = predict({u"--cloud"_s, u"ws://127.0.0.1:1"_s});
    QCOMPARE(finished.exitCode, 1);
    QVERIFY(finished.err.contains(u"127.0.0.1"_s));
    QVERIFY(finished.out.isEmpty());
}

void PredictCommandsTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("cut") << QStringList{u"predict"_s, u"--cut"_s, u"23"_s} << u"23"_s;
    QTest::newRow("runs") << QStringList{u"predict"_s, u"--measure"_s, u"0"_s} << u"--measure"_s;
    QTest::newRow("load") << QStringList{u"predict"_s, u"--load"_s, u"0.5"_s} << u"--load"_s;
    QTest::newRow("coding that a cut cannot have")
        << QStringList{u"predict"_s, u"--coding"_s, u"jpeg90"_s} << u"jpeg90"_s;
    QTest::newRow("codings") << QStringList{u"plan"_s, u"--coding"_s, u"fp32,int8"_s}
                             << u"--coding"_s;
    QTest::newRow("objective") << QStringList{u"plan"_s, u"--objective"_s, u"beauty"_s}
                               << u"--objective"_s;
    QTest::newRow("device without power figures")
        << QStringList{u"plan"_s, u"--preset"_s, u"lab"_s, u"--objective"_s, u"energy"_s}
        << u"power.idle"_s;
    QTest::newRow("radio") << QStringList{u"plan"_s, u"--objective"_s, u"energy"_s, u"--radio"_s,
                                          u"6g"_s}
                           << u"--radio"_s;
    QTest::newRow("predictor") << QStringList{u"plan"_s, u"--predictor"_s, u"oracle"_s}
                               << u"--predictor"_s;
    QTest::newRow("deadline") << QStringList{u"plan"_s, u"--deadline"_s, u"-1"_s}
                              << u"--deadline"_s;
    QTest::newRow("bandwidths") << QStringList{u"plan"_s, u"--bandwidths"_s, u"1,,2"_s}
                                << u"--bandwidths"_s;
    QTest::newRow("shares") << QStringList{u"plan"_s, u"--shares"_s, u"2"_s} << u"2"_s;
}

void PredictCommandsTest::badArgumentsEndWithUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Finished finished = edge(arguments);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY2(finished.err.contains(named), qPrintable(finished.err));
}

QTEST_GUILESS_MAIN(PredictCommandsTest)
#include "tst_predict_commands.moc"
