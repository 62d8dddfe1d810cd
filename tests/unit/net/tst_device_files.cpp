// Which devices a user can name: those inside the program, those in a folder, and any file.
#include "net/device_files.h"

#include "engine/device/device_file.h"
#include "net/device_text.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

DeviceProfile board(const char *id)
{
    const DeviceFacts facts{.name = {std::string("Board ") + id, std::string("板子 ") + id},
                            .source = {"a test", "测试"}};
    return {.id = id,
            .emulated = EmulatedSpeed{1e9, 2e9, std::chrono::microseconds(50)},
            .facts = std::make_shared<const DeviceFacts>(facts)};
}

std::vector<std::string> idsOf(const std::vector<DeviceProfile> &devices)
{
    std::vector<std::string> ids;
    for (const DeviceProfile &device : devices)
        ids.push_back(device.id);
    return ids;
}

} // namespace

class DeviceFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void devicesInsideComeFirst();
    void theUsersFolderIsSearched();
    void anUnusableFileLeavesTheOthers();
    void noIdIsThereTwice();
    void aDeviceIsNamedByItsId();
    void anUnknownIdNamesThoseThereAre();
    void aDeviceIsNamedByItsFile();
    void aReferenceLeadsBackToItsDevice();
    void whatCannotBeReadIsNamed_data();
    void whatCannotBeReadIsNamed();
    void aFileCannotTakeTheNameOfADeviceInside();
    void aNameIsGivenInTheUsersLanguage();
    void theMeaningTellsSpeedSpreadSourceAndPower();

private:
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder_->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }
    QString write(const QString &name, const DeviceProfile &profile) const
    {
        return write(name, QByteArray::fromStdString(writtenDevice(profile)));
    }
    QString inUsersFolder(const QString &name) const { return u"splitscope/devices/"_s + name; }

    std::unique_ptr<QTemporaryDir> folder_;
};

void DeviceFilesTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->path()));
    if (userDeviceFolder() != folder_->filePath(u"splitscope/devices"_s))
        QSKIP("this system's data folder does not follow XDG_DATA_HOME");
    QVERIFY(QDir().mkpath(userDeviceFolder()));
}

void DeviceFilesTest::devicesInsideComeFirst()
{
    QCOMPARE(idsOf(knownDevices().devices),
             (std::vector<std::string>{"this-computer", "orange-pi"}));
}

void DeviceFilesTest::theUsersFolderIsSearched()
{
    write(inUsersFolder(u"b.json"_s), board("one"));
    write(inUsersFolder(u"a.json"_s), board("two"));
    write(inUsersFolder(u"notes.txt"_s), board("three"));
    QCOMPARE(idsOf(knownDevices().devices),
             (std::vector<std::string>{"this-computer", "orange-pi", "two", "one"}));
    QVERIFY(knownDevices().unusable.empty());
}

void DeviceFilesTest::anUnusableFileLeavesTheOthers()
{
    const QString broken = write(inUsersFolder(u"a.json"_s), "{\n,}");
    write(inUsersFolder(u"b.json"_s), board("one"));
    const KnownDevices known = knownDevices();
    QCOMPARE(known.devices.back().id, std::string("one"));
    QCOMPARE(known.unusable.size(), std::size_t{1});
    QCOMPARE(known.unusable.front(),
             (Error{ErrorKind::DeviceFileUnusable, broken.toStdString() + ":2", "it is no JSON"}));
}

void DeviceFilesTest::noIdIsThereTwice()
{
    write(inUsersFolder(u"a.json"_s), board("one"));
    const QString second = write(inUsersFolder(u"b.json"_s), board("one"));
    const KnownDevices known = knownDevices();
    QCOMPARE(known.devices.size(), std::size_t{3});
    QCOMPARE(known.unusable.front(), (Error{ErrorKind::DeviceFileUnusable, second.toStdString(),
                                            "id: one: it is given twice"}));
}

void DeviceFilesTest::aDeviceIsNamedByItsId()
{
    write(inUsersFolder(u"a.json"_s), board("one"));
    QVERIFY(deviceNamed(u"this-computer"_s) == thisComputer());
    QVERIFY(deviceNamed(u"orange-pi"_s) == orangePi());
    QVERIFY(deviceNamed(u"one"_s)->emulated == board("one").emulated);
}

void DeviceFilesTest::anUnknownIdNamesThoseThereAre()
{
    write(inUsersFolder(u"a.json"_s), board("one"));
    QCOMPARE(deviceNamed(u"abacus"_s).error(),
             (Error{ErrorKind::UnknownDevice, "abacus", "this-computer, orange-pi, one"}));
}

void DeviceFilesTest::aDeviceIsNamedByItsFile()
{
    const auto named = deviceNamed(write(u"板子 1.json"_s, board("one")));
    QVERIFY(named);
    QCOMPARE(named->id, std::string("one"));
}

void DeviceFilesTest::aReferenceLeadsBackToItsDevice()
{
    const auto opened = readDeviceFile(write(u"board.json"_s, board("one")));
    QVERIFY(opened);
    for (const DeviceProfile &profile : {thisComputer(), orangePi(), *opened})
        QVERIFY(deviceNamed(referenceTo(profile)) == profile);
}

void DeviceFilesTest::whatCannotBeReadIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << u"it is empty"_s;
    QTest::newRow("too long") << QByteArray(qsizetype(longestDeviceFile) + 1, ' ')
                              << u"it is too long"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"id\": \"\xff\"}") << u"it is no JSON"_s;
}

void DeviceFilesTest::whatCannotBeReadIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto read = readDeviceFile(write(u"board.json"_s, text));
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::DeviceFileUnusable);
    QCOMPARE(QString::fromStdString(read.error().detail), reason);
    QVERIFY(read.error().subject.starts_with(folder_->filePath(u"board.json"_s).toStdString()));

    QCOMPARE(readDeviceFile(folder_->path()).error().detail, std::string("it is not a file"));
    const auto missing = readDeviceFile(folder_->filePath(u"none.json"_s));
    QVERIFY(missing.error().kind == ErrorKind::DeviceFileUnusable);
}

void DeviceFilesTest::aFileCannotTakeTheNameOfADeviceInside()
{
    for (const char *id : {"orange-pi", "this-computer"})
        QCOMPARE(readDeviceFile(write(u"board.json"_s, board(id))).error().detail,
                 std::string("id: ") + id + ": it is given twice");
}

void DeviceFilesTest::aNameIsGivenInTheUsersLanguage()
{
    QCOMPARE(deviceText(board("one")), u"Board one"_s);
    QCOMPARE(deviceText(orangePi()), u"Orange Pi (lab sheet)"_s);
    QCOMPARE(deviceText({.id = "over-the-wire"}), u"over-the-wire"_s);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/splitscope/translations/splitscope_zh_CN.qm"_s));
    QCoreApplication::installTranslator(&chinese);
    QCOMPARE(deviceText(board("one")), u"板子 one"_s);
    QCOMPARE(deviceText(thisComputer()), u"本机"_s);
    QCoreApplication::removeTranslator(&chinese);
}

void DeviceFilesTest::theMeaningTellsSpeedSpreadSourceAndPower()
{
    DeviceProfile profile = board("one");
    DeviceFacts facts = *profile.facts;
    using std::chrono::milliseconds;
    facts.measured = {
        {.networkId = "two-layers",
         .runs = 30,
         .layers = {{milliseconds(15), milliseconds(1)}, {milliseconds(5), milliseconds(0)}}}};
    facts.fitError = 0.25;
    facts.host = "a host";
    facts.idlePower = PowerFigure{2.5, "a meter"};
    facts.sendingPower = PowerFigure{4, "a meter"};
    profile.facts = std::make_shared<const DeviceFacts>(facts);
    QCOMPARE(deviceMeaning(profile),
             u"Speed: 1 GMAC/s, 2 GB/s of weights, 0.05 ms for each layer\n"
             "Measured: two-layers, 20 ms, spread 5 % (30 runs)\n"
             "Other networks: by the speed above, fitted within 25 % for a layer\n"
             "Source: a test\n"
             "Computer: a host\n"
             "Power: idle 2.5 W, sending 4 W (a meter)"_s);
    QCOMPARE(deviceMeaning(thisComputer()), u"Speed: its own speed"_s);
}

QTEST_GUILESS_MAIN(DeviceFilesTest)
#include "tst_device_files.moc"
