#include "ui/settings/window_settings.h"

#include "net/link/trace_file.h"
#include "tests/gui/made_records.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class WindowSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstStartHasTheLabPresetAtCut13();
    void everyValueComesBackAsItWas();
    void devicesAreNotExchanged();
    void everyKeyIsReadFromWhereItWasWritten();
    void unlimitedLinkComesBack();
    void automaticCodingComesBack();
    void embeddedNodeComesBack();
    void invalidValuesHaveTheirDefaults_data();
    void invalidValuesHaveTheirDefaults();

private:
    std::unique_ptr<QSettings> store(const QString &name) const
    {
        return std::make_unique<QSettings>(folder_.filePath(name), QSettings::IniFormat);
    }

    WindowSettings distinct() const;

    QTemporaryDir folder_;
    Network network_ = alexNetLab();
};

// Every field has a value of its own, so that no two can be exchanged unnoticed.
WindowSettings WindowSettingsTest::distinct() const
{
    WindowSettings settings(Conditions(cutOf(7)));
    settings.geometry = "geometry";
    settings.columns = "columns";
    settings.rows = "rows";
    settings.recordColumns = "record columns";
    settings.usefulCutsOnly = true;
    settings.firstStepsSeen = true;
    settings.language = Language::Chinese;
    settings.theme = ThemeChoice::Dark;
    settings.node = QUrl(u"ws://192.168.1.7:9700"_s);
    settings.nodeCertificate = u"/home/student/node.pem"_s;
    settings.recentNodes = {{QUrl(u"ws://192.168.1.8:9700"_s), {}},
                            {QUrl(u"wss://lab.example"_s), u"/home/student/lab.pem"_s}};
    settings.onLostCloud = OnLostCloud::FinishOnEdge;
    settings.model = {
        .networkId = "vgg16", .weights = "/data/vgg16.pth", .inputShape = TensorShape{{1, 28, 28}}};
    settings.picture = u"/home/student/cat.png"_s;
    settings.conditions.edge = {thisComputer(), *CpuShare::of(0.35), CpuQuota()};
    settings.conditions.cloud = {thisComputer(), *CpuShare::of(0.85), *CpuQuota::withPeriod(10ms)};
    settings.conditions.link.uplink = *Bandwidth::ofMbitPerSecond(7);
    settings.conditions.link.downlink = *Bandwidth::ofMbitPerSecond(70);
    settings.conditions.link.burstBytes = 1536;
    settings.conditions.link.delay = 12'500us;
    settings.conditions.link.jitter = 2'500us;
    settings.conditions.link.jitterSeed = 18'446'744'073'709'551'615u;
    settings.conditions.link.queueLimitBytes = 30'000;
    settings.conditions.link.shaping = LinkShaping::Outside;
    settings.conditions.link.trace = readTrace(sampleTraces().front()).value();
    settings.conditions.coding = Coding{ActivationFormat::Int8Channel, true};
    settings.conditions.otherEdges = 3;
    settings.conditions.delivery = AnswerDelivery::Edge;
    return settings;
}

void WindowSettingsTest::firstStartHasTheLabPresetAtCut13()
{
    const auto empty = store(u"empty.ini"_s);
    const WindowSettings settings = loadSettings(*empty, network_);
    QVERIFY(settings == defaultSettings(network_));
    QVERIFY(settings.conditions == labPreset(cutOf(13)));
    QVERIFY(!settings.node);
}

void WindowSettingsTest::everyValueComesBackAsItWas()
{
    const WindowSettings settings = distinct();
    saveSettings(*store(u"all.ini"_s), settings);
    QVERIFY(loadSettings(*store(u"all.ini"_s), network_) == settings);
}

void WindowSettingsTest::devicesAreNotExchanged()
{
    WindowSettings settings = defaultSettings(network_);
    settings.conditions.edge.profile = thisComputer();
    settings.conditions.cloud.profile = orangePi();
    saveSettings(*store(u"devices.ini"_s), settings);
    QVERIFY(loadSettings(*store(u"devices.ini"_s), network_) == settings);
}

void WindowSettingsTest::everyKeyIsReadFromWhereItWasWritten()
{
    // Removing any one key must change what is loaded: a key that nobody reads would not.
    const WindowSettings settings = distinct();
    const auto keys = [&] {
        const auto written = store(u"keys.ini"_s);
        saveSettings(*written, settings);
        return written->allKeys();
    }();
    QCOMPARE(keys.size(), 36);
    for (const QString &key : keys) {
        const auto lacking = store(u"keys.ini"_s);
        saveSettings(*lacking, settings);
        lacking->remove(key);
        QVERIFY2(!(loadSettings(*lacking, network_) == settings), qPrintable(key));
    }
}

void WindowSettingsTest::unlimitedLinkComesBack()
{
    WindowSettings settings = defaultSettings(network_);
    settings.conditions.link.uplink.reset();
    settings.conditions.link.downlink.reset();
    saveSettings(*store(u"unlimited.ini"_s), settings);
    QVERIFY(loadSettings(*store(u"unlimited.ini"_s), network_) == settings);
}

void WindowSettingsTest::automaticCodingComesBack()
{
    WindowSettings settings = defaultSettings(network_);
    settings.conditions.coding.reset();
    saveSettings(*store(u"automatic.ini"_s), settings);
    QVERIFY(loadSettings(*store(u"automatic.ini"_s), network_) == settings);
}

void WindowSettingsTest::embeddedNodeComesBack()
{
    const auto written = store(u"node.ini"_s);
    saveSettings(*written, distinct());
    saveSettings(*written, defaultSettings(network_));
    QVERIFY(!loadSettings(*written, network_).node);
}

void WindowSettingsTest::invalidValuesHaveTheirDefaults_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("cut beyond the network") << u"conditions/cut"_s << QVariant(23);
    QTest::newRow("share above the core") << u"conditions/edge_cpu_share"_s << QVariant(1.5);
    QTest::newRow("quota's period above a second")
        << u"conditions/edge_quota_us"_s << QVariant(2'000'000);
    QTest::newRow("unknown device") << u"conditions/cloud_device"_s << QVariant(u"abacus"_s);
    QTest::newRow("bandwidth below all") << u"conditions/uplink_mbit_s"_s << QVariant(0.001);
    QTest::newRow("burst below a packet") << u"conditions/burst_bytes"_s << QVariant(100);
    QTest::newRow("jitter beyond the delay") << u"conditions/jitter_us"_s << QVariant(1);
    QTest::newRow("queue below a packet") << u"conditions/queue_limit_bytes"_s << QVariant(100);
    QTest::newRow("negative delay") << u"conditions/delay_us"_s << QVariant(-1);
    QTest::newRow("unknown coding") << u"conditions/coding"_s << QVariant(u"morse"_s);
    QTest::newRow("unknown language") << u"window/language"_s << QVariant(u"tlh"_s);
    QTest::newRow("unknown theme") << u"window/theme"_s << QVariant(u"sepia"_s);
}

void WindowSettingsTest::invalidValuesHaveTheirDefaults()
{
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    const auto written = store(u"invalid.ini"_s);
    written->clear();
    written->setValue(key, value);
    QVERIFY(loadSettings(*written, network_) == defaultSettings(network_));
}

QTEST_GUILESS_MAIN(WindowSettingsTest)
#include "tst_window_settings.moc"
