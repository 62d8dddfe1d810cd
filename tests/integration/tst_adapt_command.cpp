// splitscope-edge adapt as a real process.
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms until a process that says nothing is taken for hung

struct Finished
{
    int exitCode = -1;
    QStringList out;
    QString err;
};

Finished adapt(const QStringList &arguments)
{
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s),
                  QStringList{u"adapt"_s} + arguments + QStringList{u"--lang"_s, u"en"_s});
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
            QString::fromUtf8(process.readAllStandardError())};
}

QJsonObject objectIn(const QString &line)
{
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

class AdaptCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void machinesGetEachRunAndASummary();
    void peopleGetMovesAndHowCloseItCame();
    void aNodeThatIsNotThereEndsIt();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();
};

void AdaptCommandTest::machinesGetEachRunAndASummary()
{
    const Finished run = adapt({u"--network"_s, u"lenet5"_s, u"--seconds"_s, u"1"_s, u"--trace"_s,
                                u"lte-driving"_s, u"--fixed"_s, u"2"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY(run.out.size() >= 2);
    for (const QString &line : run.out.first(run.out.size() - 1)) {
        const QJsonObject json = objectIn(line);
        QCOMPARE(json[u"cut"_s].toInt(-1), 2);
        QVERIFY(json[u"end_to_end_ms"_s].toDouble() > 0);
        QVERIFY(json[u"oracle"_s][u"predicted_ms"_s].toDouble() > 0);
        QCOMPARE(json[u"decision"_s][u"to_cut"_s].toInt(-1), 2);
    }
    const QJsonObject summary = objectIn(run.out.last());
    QCOMPARE(summary[u"summary"_s].toString(), u"fixed"_s);
    QCOMPARE(summary[u"runs"_s].toInt(), run.out.size() - 1);
    QCOMPARE(summary[u"judged"_s].toInt(), run.out.size() - 1);
    QCOMPARE(summary[u"failed"_s].toInt(-1), 0);
    QVERIFY(summary[u"over_oracle"_s].toDouble() > 0);
}

void AdaptCommandTest::peopleGetMovesAndHowCloseItCame()
{
    const Finished run = adapt({u"--network"_s, u"lenet5"_s, u"--seconds"_s, u"1"_s,
                                u"--bandwidth"_s, u"1"_s, u"--cut"_s, u"0"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY(run.out.first().contains(u"cut 0: the first run"_s));
    QVERIFY(run.out.filter(u"adaptive: "_s).size() == 1);
    QVERIFY(run.out.filter(u"oracle: "_s).size() == 1);
    QVERIFY(run.out.filter(u"regret: "_s).size() == 1);
}

void AdaptCommandTest::aNodeThatIsNotThereEndsIt()
{
    const Finished run =
        adapt({u"--network"_s, u"lenet5"_s, u"--cloud"_s, u"ws://no-such-host.invalid:9700"_s});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(u"no-such-host.invalid"_s), qPrintable(run.err));
}

void AdaptCommandTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("names");
    const auto add = [](const QStringList &arguments, const QString &names) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << names;
    };
    add({u"--seconds"_s, u"0"_s}, u"--seconds 0"_s);
    add({u"--seconds"_s, u"long"_s}, u"--seconds long"_s);
    add({u"--cut"_s, u"99"_s}, u"99"_s);
    add({u"--cut"_s, u"8,13"_s}, u"--cut 8,13"_s);
    add({u"--fixed"_s, u"13"_s, u"--cut"_s, u"8"_s}, u"--fixed"_s);
    add({u"--fixed"_s, u"13"_s, u"--oracle"_s, u"--bandwidth"_s, u"5"_s}, u"--fixed"_s);
    add({u"--oracle"_s}, u"--oracle"_s);
    add({u"--oracle"_s, u"--link"_s, u"outside"_s}, u"--oracle"_s);
    add({u"--coding"_s, u"int8,fp16"_s}, u"--coding int8,fp16"_s);
    add({u"--least-gain"_s, u"-1"_s}, u"--least-gain -1"_s);
    add({u"--confirmations"_s, u"0"_s}, u"--confirmations 0"_s);
    add({u"--other-edges"_s, u"17"_s}, u"--other-edges 17"_s);
    add({u"--other-edges"_s, u"0.5"_s}, u"--other-edges 0.5"_s);
}

void AdaptCommandTest::badArgumentsEndWithUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, names);
    const Finished run = adapt(arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(names), qPrintable(run.err));
    QVERIFY(run.out.isEmpty());
}

QTEST_GUILESS_MAIN(AdaptCommandTest)
#include "tst_adapt_command.moc"
