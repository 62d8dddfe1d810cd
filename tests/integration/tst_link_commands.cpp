// Links by their names, and traces: splitscope-edge links and run as real processes.
#include "net/link/link_presets.h"
#include "net/link/trace_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms until a process that says nothing is taken for hung

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;

    QList<QJsonObject> runs() const
    {
        QList<QJsonObject> objects;
        for (const QString &line : out.split(u'\n', Qt::SkipEmptyParts))
            objects << QJsonDocument::fromJson(line.toUtf8()).object();
        return objects;
    }
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

/// Runs at AlexNet's cut 13, 25600 bytes.
Finished run(const QStringList &arguments)
{
    return edge(QStringList{u"run"_s, u"--cut"_s, u"13"_s, u"--json"_s} + arguments);
}

/// What the bucket's law gives for those bytes, in ms.
double lawAt(double mbit, int burstBytes)
{
    return (25'600 + 18 * 66 - burstBytes) * 8 / mbit / 1000;
}

} // namespace

class LinkCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void presetsAndTracesAreListed();
    void theUsersPresetsAreListedAndRun();
    void anUnusablePresetIsNamedWithItsLine();

    void aRunHasTheRatesOfItsPreset();
    void anOptionChangesOneValueOfThePreset();
    void aPresetTakesThePlaceOfTheSheetsLink();
    void eachDirectionHasItsOwnRate();

    void aRunFollowsATrace();
    void aTraceGoesOnFromRunToRun();
    void aSampleIsATrace();
    void aTraceTakesThePlaceOfThePresetsRates();
    void whatWasAchievedIsRecordedAndFollowed();
    void withoutARateNothingIsRecorded();

    void badArgumentsEndWithUsageAndOneLine_data();
    void badArgumentsEndWithUsageAndOneLine();
    void aBadTraceIsNamedWithItsLine();

private:
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder_->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void LinkCommandsTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->path()));
    QVERIFY(QDir().mkpath(folder_->filePath(u"splitscope/links"_s)));
}

void LinkCommandsTest::presetsAndTracesAreListed()
{
    const Finished list = edge({u"links"_s});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.err.isEmpty());
    const QStringList lines = list.out.split(u'\n', Qt::SkipEmptyParts);
    const LinkPresets presets;
    for (const LinkPreset &preset : presets.all())
        QCOMPARE(lines.filter(QRegularExpression(u"^%1 +[0-9]"_s.arg(preset.id))).size(), 1);
    for (const QString &id : sampleTraces())
        QCOMPARE(lines.filter(QRegularExpression(u"^%1 +~[0-9]"_s.arg(id))).size(), 1);
    const QRegularExpression wifi(u"^jointdnn-wifi +18.88 +54.97 +0  Wi-Fi$"_s);
    QVERIFY2(lines.indexOf(wifi) > 0, qPrintable(list.out));
    QVERIFY(list.out.contains(u"\nJointDNN: A. E. Eshratifar"_s));
    QVERIFY(list.out.contains(u"https://arxiv.org/abs/1801.08618\n"_s));
}

void LinkCommandsTest::theUsersPresetsAreListedAndRun()
{
    LinkConditions link;
    link.downlink = Bandwidth::ofMbitPerSecond(80).value();
    link.burstBytes = 1536;
    QVERIFY(LinkPresets().save(u"宿舍"_s, link));
    const Finished list = edge({u"links"_s});
    const QRegularExpression own(u"\nmy-宿舍 +unlimited +80 +0  宿舍\n"_s);
    QVERIFY2(list.out.contains(own), qPrintable(list.out));
    const QJsonObject json = run({u"--link-preset"_s, u"my-宿舍"_s}).runs().value(0);
    QCOMPARE(json["downlink_mbit_s"_L1].toDouble(), 80.0);
    QCOMPARE(json["burst_bytes"_L1].toInt(), 1536);
}

void LinkCommandsTest::anUnusablePresetIsNamedWithItsLine()
{
    const QString broken = write(u"splitscope/links/my-own.json"_s, "{\n\"presets\": nothing}");
    const Finished list = edge({u"links"_s});
    QCOMPARE(list.exitCode, 1);
    QVERIFY(list.out.contains(u"lab-5 "_s));
    QVERIFY2(list.err.contains(broken + u":2"_s), qPrintable(list.err));
    const Finished used = run({u"--link-preset"_s, u"my-own"_s});
    QCOMPARE(used.exitCode, 2);
    QCOMPARE(used.err.count(u'\n'), 1);
    QVERIFY2(used.err.contains(broken + u":2"_s), qPrintable(used.err));
    QCOMPARE(run({u"--link-preset"_s, u"lab-5"_s}).exitCode, 0);
}

void LinkCommandsTest::aRunHasTheRatesOfItsPreset()
{
    const Finished finished = run({u"--link-preset"_s, u"lab-5"_s});
    QCOMPARE(finished.exitCode, 0);
    const QJsonObject json = finished.runs().value(0);
    QCOMPARE(json["link"_L1].toString(), u"emulated"_s);
    QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 5.0);
    QCOMPARE(json["downlink_mbit_s"_L1].toDouble(), 5.0);
    QCOMPARE(json["burst_bytes"_L1].toInt(), 4096);
    QVERIFY(json.contains("trace"_L1) && json["trace"_L1].isNull());
    QVERIFY(json["achieved"_L1]["trace_position_s"_L1].isNull());
    QVERIFY(json["transfer_ms"_L1].toDouble() >= lawAt(5, 4096));
}

void LinkCommandsTest::anOptionChangesOneValueOfThePreset()
{
    const QJsonObject json =
        run({u"--link-preset"_s, u"jointdnn-wifi"_s, u"--uplink"_s, u"9"_s, u"--delay"_s, u"2"_s})
            .runs()
            .value(0);
    QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 9.0);
    QCOMPARE(json["downlink_mbit_s"_L1].toDouble(), 54.97);
    QCOMPARE(json["delay_ms"_L1].toDouble(), 2.0);
}

void LinkCommandsTest::aPresetTakesThePlaceOfTheSheetsLink()
{
    const QJsonObject json = run({u"--preset"_s, u"lab"_s, u"--device"_s, u"this-computer"_s,
                                  u"--link-preset"_s, u"lab-7-burst-12kbit"_s})
                                 .runs()
                                 .value(0);
    QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 7.0);
    QCOMPARE(json["burst_bytes"_L1].toInt(), 1536);
    QCOMPARE(json["cpu_share"_L1].toDouble(), 0.6);
}

void LinkCommandsTest::eachDirectionHasItsOwnRate()
{
    const QJsonObject json =
        run({u"--bandwidth"_s, u"9"_s, u"--downlink"_s, u"unlimited"_s}).runs().value(0);
    QCOMPARE(json["bandwidth_mbit_s"_L1].toDouble(), 9.0);
    QVERIFY(json["downlink_mbit_s"_L1].isNull());
}

void LinkCommandsTest::aRunFollowsATrace()
{
    const QString file = write(u"轨迹.csv"_s, "seconds,Mbit/s\n0,2\n");
    const Finished finished = run({u"--trace"_s, file});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.err));
    const QJsonObject json = finished.runs().value(0);
    QCOMPARE(json["trace"_L1].toString(), file);
    QVERIFY(json["bandwidth_mbit_s"_L1].isNull() && json["downlink_mbit_s"_L1].isNull());
    QVERIFY(json["achieved"_L1]["trace_position_s"_L1].toDouble(-1) >= 0);
    QVERIFY(json["transfer_ms"_L1].toDouble() >= lawAt(2, 4096));
}

void LinkCommandsTest::aTraceGoesOnFromRunToRun()
{
    // A trace of an hour: no round of it ends here.
    const QString file = write(u"slow.csv"_s, "0,20\n1800,10\n");
    const Finished finished = run({u"--trace"_s, file, u"--repeat"_s, u"3"_s});
    QCOMPARE(finished.runs().size(), 3);
    double before = -1;
    for (const QJsonObject &json : finished.runs()) {
        const double position = json["achieved"_L1]["trace_position_s"_L1].toDouble();
        QVERIFY(position > before);
        before = position;
    }
}

void LinkCommandsTest::aSampleIsATrace()
{
    const Finished finished = run({u"--trace"_s, u"wifi-interference"_s});
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.err));
    const QJsonObject json = finished.runs().value(0);
    QCOMPARE(json["trace"_L1].toString(), u"wifi-interference"_s);
    QVERIFY(json["achieved"_L1]["trace_position_s"_L1].isDouble());
}

void LinkCommandsTest::aTraceTakesThePlaceOfThePresetsRates()
{
    const QString file = write(u"fast.csv"_s, "0,50\n");
    const QJsonObject json =
        run({u"--link-preset"_s, u"wpt-fios"_s, u"--trace"_s, file}).runs().value(0);
    QVERIFY(json["bandwidth_mbit_s"_L1].isNull());
    QCOMPARE(json["delay_ms"_L1].toDouble(), 2.0);
}

void LinkCommandsTest::whatWasAchievedIsRecordedAndFollowed()
{
    const QString file = folder_->filePath(u"achieved.csv"_s);
    const Finished recorded =
        run({u"--link-preset"_s, u"lab-5"_s, u"--repeat"_s, u"3"_s, u"--record-trace"_s, file});
    QVERIFY2(recorded.exitCode == 0, qPrintable(recorded.err));
    const auto trace = readTrace(file);
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    for (const QJsonObject &json : recorded.runs()) {
        const double achieved = json["achieved"_L1]["bandwidth_mbit_s"_L1].toDouble();
        const auto &steps = trace->steps();
        QVERIFY(std::ranges::any_of(steps, [&](const BandwidthTrace::Step &step) {
            return std::abs(step.rate.mbitPerSecond() - achieved) < 0.001;
        }));
    }
    const Finished followed = run({u"--trace"_s, file});
    QVERIFY2(followed.exitCode == 0, qPrintable(followed.err));
    QCOMPARE(followed.runs().value(0)["trace"_L1].toString(), file);
}

void LinkCommandsTest::withoutARateNothingIsRecorded()
{
    // 4000 bytes over a link that is not shaped are too few to tell a rate.
    const QString file = folder_->filePath(u"achieved.csv"_s);
    const Finished finished = edge({u"run"_s, u"--cut"_s, u"22"_s, u"--record-trace"_s, file});
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.err.contains(file), qPrintable(finished.err));
    QVERIFY(!QFile::exists(file));
}

void LinkCommandsTest::badArgumentsEndWithUsageAndOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("preset, with those there are")
        << QStringList{u"--link-preset"_s, u"lab-11"_s} << u"lab-9, lab-10, lab-5-burst"_s;
    QTest::newRow("uplink") << QStringList{u"--uplink"_s, u"0"_s} << u"0.05"_s;
    QTest::newRow("downlink") << QStringList{u"--downlink"_s, u"fast"_s} << u"fast"_s;
    QTest::newRow("trace and rate")
        << QStringList{u"--trace"_s, u"3g-train"_s, u"--uplink"_s, u"5"_s} << u"--uplink"_s;
    QTest::newRow("no such trace")
        << QStringList{u"--trace"_s, u"4g-dreaming"_s} << u"4g-dreaming"_s;
    for (const QString &option : {u"--trace"_s, u"--link-preset"_s, u"--uplink"_s})
        QTest::newRow(qPrintable(option + u" of an outside link"_s))
            << QStringList{u"--link"_s, u"outside"_s, option, u"5"_s} << option;
}

void LinkCommandsTest::badArgumentsEndWithUsageAndOneLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, named);
    const Finished finished = run(arguments);
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.out.isEmpty());
    QCOMPARE(finished.err.count(u'\n'), 1);
    QVERIFY2(finished.err.contains(named), qPrintable(finished.err));
}

void LinkCommandsTest::aBadTraceIsNamedWithItsLine()
{
    const QString file = write(u"bad.csv"_s, "seconds,Mbit/s\n0,5\n1,0\n");
    const Finished finished = run({u"--trace"_s, file});
    QCOMPARE(finished.exitCode, 2);
    QVERIFY(finished.out.isEmpty());
    QCOMPARE(finished.err.count(u'\n'), 1);
    QVERIFY2(finished.err.contains(file + u":3"_s), qPrintable(finished.err));
    QVERIFY2(finished.err.contains(u"0.05..1000"_s), qPrintable(finished.err));
}

QTEST_GUILESS_MAIN(LinkCommandsTest)
#include "tst_link_commands.moc"
