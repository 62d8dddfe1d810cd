// A computer that is measured and then emulated: splitscope-edge profile, devices and run as real
// processes, and the device file between them.
#include "engine/device/device_file.h"
#include "engine/model/networks.h"
#include "net/device_files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

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
};

Finished edge(const QStringList &arguments)
{
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s),
                  arguments.contains(u"--lang"_s) ? arguments
                                                  : arguments + QStringList{u"--lang"_s, u"en"_s});
    if (!process.waitForFinished(patience))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ProfileCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachLayerIsMeasuredAndTheFileIsADevice();
    void severalNetworksShareAFileAndItsModel();
    void jsonIsTheFile();
    void aFileThatIsThereIsLeftAlone();
    void aFolderThatCannotBeWrittenIsNamed();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();
    void aRunOnTheFileTakesAtLeastItsLayersTimes();
    void theUsersDevicesAreListedAndRun();
    void anUnusableDeviceIsNamedWithItsLine();

private:
    QString inFolder(const QString &name) const { return folder_->filePath(name); }
    Finished profile(const QStringList &arguments) const
    {
        return edge(QStringList{u"profile"_s, u"--runs"_s, u"3"_s} + arguments);
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void ProfileCommandTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->path()));
}

void ProfileCommandTest::eachLayerIsMeasuredAndTheFileIsADevice()
{
    const QString file = inFolder(u"My Board.json"_s);
    const Finished run =
        profile({u"--out"_s, file, u"--name"_s, u"A board"_s, u"--name-zh"_s, u"一块板子"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    QVERIFY(run.err.contains(u"alexnet-lab: 100 %"_s));
    const Network network = alexNetLab();
    for (const Layer &layer : network.layers())
        QVERIFY2(run.out.contains(QString::fromStdString(layer.name)), qPrintable(run.out));

    const auto device = readDeviceFile(file);
    QVERIFY2(device, device ? "" : device.error().detail.c_str());
    QCOMPARE(device->id, std::string("my-board"));
    const DeviceFacts &facts = *device->facts;
    QCOMPARE(facts.name.english, std::string("A board"));
    QCOMPARE(facts.name.chinese, std::string("一块板子"));
    QVERIFY(!facts.host.empty() && !facts.software.empty() && facts.fitError);
    QCOMPARE(facts.measured.size(), std::size_t{1});
    QCOMPARE(facts.measured[0].networkId, std::string("alexnet-lab"));
    QCOMPARE(facts.measured[0].runs, 3);
    QCOMPARE(facts.measured[0].layers.size(), std::size_t{22});
    QVERIFY(facts.measured[0].layers[0].median.count() > 0); // the first convolution
}

void ProfileCommandTest::severalNetworksShareAFileAndItsModel()
{
    const QString file = inFolder(u"two.json"_s);
    QCOMPARE(profile({u"--network"_s, u"lenet5,mobilenet-v2"_s, u"--out"_s, file}).exitCode, 0);
    const auto device = readDeviceFile(file);
    QVERIFY(device);
    QCOMPARE(device->facts->measured.size(), std::size_t{2});
    QVERIFY(device->speedOn(vgg16())->layerTimes.empty());
    QVERIFY(!device->speedOn(lenet5())->layerTimes.empty());
}

void ProfileCommandTest::jsonIsTheFile()
{
    const QString file = inFolder(u"board.json"_s);
    const Finished run =
        profile({u"--network"_s, u"lenet5"_s, u"--id"_s, u"pi-5"_s, u"--json"_s, u"--out"_s, file});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.out.toUtf8(), contentOf(file));
    QCOMPARE(readDeviceFile(file)->id, std::string("pi-5"));
}

void ProfileCommandTest::aFileThatIsThereIsLeftAlone()
{
    const QString file = inFolder(u"board.json"_s);
    const QStringList arguments{u"--network"_s, u"lenet5"_s, u"--out"_s, file};
    QCOMPARE(profile(arguments).exitCode, 0);
    const QByteArray before = contentOf(file);
    const Finished again = profile(arguments + QStringList{u"--name"_s, u"Another"_s});
    QCOMPARE(again.exitCode, 2);
    QVERIFY2(again.err.contains(file), qPrintable(again.err));
    QCOMPARE(contentOf(file), before);
    QCOMPARE(profile(arguments + QStringList{u"--name"_s, u"Another"_s, u"--force"_s}).exitCode, 0);
    QCOMPARE(readDeviceFile(file)->facts->name.english, std::string("Another"));
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files), QStringList{u"board.json"_s});
}

void ProfileCommandTest::aFolderThatCannotBeWrittenIsNamed()
{
    const QString file = inFolder(u"none/board.json"_s);
    const Finished run = profile({u"--network"_s, u"lenet5"_s, u"--out"_s, file});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.err.contains(file), qPrintable(run.err));
}

void ProfileCommandTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    const QStringList out{u"--out"_s, u"/nowhere/board.json"_s};
    QTest::newRow("no file") << QStringList{} << u"--out"_s;
    QTest::newRow("runs") << out + QStringList{u"--runs"_s, u"0"_s} << u"--runs 0"_s;
    QTest::newRow("threads") << out + QStringList{u"--threads"_s, u"x"_s} << u"--threads x"_s;
    QTest::newRow("cpu") << out + QStringList{u"--cpu"_s, u"2"_s} << u"2"_s;
    QTest::newRow("network") << out + QStringList{u"--network"_s, u"lenet-99"_s} << u"lenet-99"_s;
    QTest::newRow("network twice")
        << out + QStringList{u"--network"_s, u"lenet5,lenet5"_s} << u"lenet5"_s;
    QTest::newRow("id") << out + QStringList{u"--id"_s, u"Pi 5"_s} << u"Pi 5"_s;
    QTest::newRow("id inside") << out + QStringList{u"--id"_s, u"orange-pi"_s} << u"orange-pi"_s;
    QTest::newRow("name") << out + QStringList{u"--name"_s, u" two  words"_s} << u"two"_s;
    QTest::newRow("word") << out + QStringList{u"board"_s} << u"board"_s;
}

void ProfileCommandTest::badArgumentsEndWithUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const Finished run = edge(QStringList{u"profile"_s} + arguments);
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(named), qPrintable(run.err));
    QCOMPARE(run.err.count(u'\n'), 1);
}

void ProfileCommandTest::aRunOnTheFileTakesAtLeastItsLayersTimes()
{
    // Layers that take 10 ms each, which no computer here exceeds by itself.
    MeasuredTimes times{.networkId = "alexnet-lab", .runs = 1};
    times.layers.assign(22, {std::chrono::milliseconds(10), std::chrono::nanoseconds(0)});
    const DeviceFacts facts{.name = {"Even", "匀速"},
                            .source = {"a test", "测试"},
                            .measured = {times},
                            .host = "none",
                            .software = "none"};
    const DeviceProfile even{.id = "even",
                             .emulated = EmulatedSpeed{1e18, 1e18},
                             .facts = std::make_shared<const DeviceFacts>(facts)};
    QFile file(inFolder(u"even.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(writtenDevice(even)));
    file.close();
    const Finished run = edge({u"run"_s, u"--device"_s, file.fileName(), u"--cut"_s, u"12"_s,
                               u"--cpu"_s, u"0.5"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, qPrintable(run.err));
    const QJsonObject json = QJsonDocument::fromJson(run.out.toUtf8()).object();
    QCOMPARE(json["device"_L1].toString(), u"even"_s);
    QCOMPARE(json["cloud_device"_L1].toString(), u"even"_s);
    QVERIFY(json["local_ms"_L1].toDouble() >= 12 * 10 / 0.5);
    QVERIFY(json["cloud_compute_ms"_L1].toDouble() >= 10 * 10); // over the wire, by the node
}

void ProfileCommandTest::theUsersDevicesAreListedAndRun()
{
    if (!userDeviceFolder().startsWith(folder_->path()))
        QSKIP("this system's data folder does not follow XDG_DATA_HOME");
    QVERIFY(QDir().mkpath(userDeviceFolder()));
    QCOMPARE(profile({u"--network"_s, u"lenet5"_s, u"--id"_s, u"pi-5"_s, u"--out"_s,
                      userDeviceFolder() + u"/x.json"_s})
                 .exitCode,
             0);
    const Finished list = edge({u"devices"_s});
    QCOMPARE(list.exitCode, 0);
    const QStringList lines = list.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[1].startsWith(u"this-computer "_s));
    QVERIFY(lines[2].contains(u"0.86 GMAC/s, 2.07 GB/s of weights"_s));
    QVERIFY(lines[3].startsWith(u"pi-5 "_s) && lines[3].contains(u" lenet5 "_s));
    QCOMPARE(
        edge({u"run"_s, u"--network"_s, u"lenet5"_s, u"--device"_s, u"pi-5"_s, u"--cut"_s, u"3"_s})
            .exitCode,
        0);
}

void ProfileCommandTest::anUnusableDeviceIsNamedWithItsLine()
{
    QFile file(inFolder(u"broken.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n\"id\": }");
    file.close();
    const Finished run = edge({u"run"_s, u"--device"_s, file.fileName()});
    QCOMPARE(run.exitCode, 2);
    QVERIFY2(run.err.contains(u"broken.json:2 cannot be used: it is no JSON"_s),
             qPrintable(run.err));
    const Finished chinese = edge({u"run"_s, u"--device"_s, file.fileName(), u"--lang"_s, u"zh"_s});
    QVERIFY2(chinese.err.contains(u"它不是 JSON"_s), qPrintable(chinese.err));
}

QTEST_GUILESS_MAIN(ProfileCommandTest)
#include "tst_profile_command.moc"
