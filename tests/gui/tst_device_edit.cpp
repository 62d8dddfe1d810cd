// Devices in the window: those inside, those of the user, and a file that is opened.
#include "ui/conditions/device_edit.h"

#include "engine/device/device_file.h"
#include "net/device_text.h"
#include "tests/gui/window_fixture.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/status/notice_bar.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QSignalSpy>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

DeviceProfile board(const char *id)
{
    const DeviceFacts facts{.name = {std::string("Board <b>") + id, std::string("板子 ") + id},
                            .source = {"a test", "测试"}};
    return {.id = id,
            .emulated = EmulatedSpeed{1e9, 2e9, std::chrono::microseconds(50)},
            .facts = std::make_shared<const DeviceFacts>(facts)};
}

} // namespace

class DeviceEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theListIsOfDevicesAndEndsWithOpening();
    void theUsersFolderIsInTheList();
    void theLastEntryAsksForAFileAndLeavesTheDevice();
    void anOpenedFileIsChosenAndOfferedToTheOtherSide();
    void anUnusableFileIsNamedInPlaceAndLeavesTheDevice();
    void anUnusableFileInTheUsersFolderIsNamedAtTheStart();
    void aFileOpenedAgainIsReadAgain();
    void anOpenedFileIsRemembered();
    void aFileThatIsGoneGivesWayToTheDefault();
    void theHintTellsTheFigures();
    void namesFollowTheLanguage();

private:
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(data_->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }
    QString write(const QString &name, const DeviceProfile &profile) const
    {
        return write(name, QByteArray::fromStdString(writtenDevice(profile)));
    }
    QComboBox *list(const char *side) const
    {
        return edit(side)->findChild<QComboBox *>(u"profile"_s);
    }
    DeviceEdit *edit(const char *side) const { return fixture_->find<DeviceEdit>(side); }
    Conditions conditions() const
    {
        return fixture_->window->workbench().conditions().conditions();
    }
    QString notice() const { return fixture_->find<NoticeBar>("notice")->text(); }

    std::unique_ptr<QTemporaryDir> data_;
    std::unique_ptr<WindowFixture> fixture_;
};

void DeviceEditTest::init()
{
    data_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(data_->path()));
    QVERIFY(QDir().mkpath(userDeviceFolder()));
    fixture_ = std::make_unique<WindowFixture>();
}

void DeviceEditTest::cleanup()
{
    fixture_.reset();
}

void DeviceEditTest::theListIsOfDevicesAndEndsWithOpening()
{
    const QComboBox *devices = list("edge");
    QCOMPARE(devices->count(), 3);
    QCOMPARE(devices->itemText(0), u"This computer"_s);
    QCOMPARE(devices->itemText(1), u"Orange Pi (lab sheet)"_s);
    QCOMPARE(devices->itemText(2), u"Open device file…"_s);
}

void DeviceEditTest::theUsersFolderIsInTheList()
{
    if (!userDeviceFolder().startsWith(data_->path()))
        QSKIP("this system's data folder does not follow XDG_DATA_HOME");
    write(u"splitscope/devices/a.json"_s, board("one"));
    fixture_->open();
    QCOMPARE(list("cloud")->count(), 4);
    list("cloud")->setCurrentIndex(2);
    QCOMPARE(conditions().cloud.profile.id, std::string("one"));
}

void DeviceEditTest::theLastEntryAsksForAFileAndLeavesTheDevice()
{
    const Conditions before = conditions();
    QSignalSpy changed(edit("edge"), &DeviceEdit::changed);
    list("edge")->setCurrentIndex(list("edge")->count() - 1);
    QVERIFY(fixture_->window->findChild<QFileDialog *>());
    QVERIFY(conditions() == before);
    QCOMPARE(list("edge")->currentText(), u"Orange Pi (lab sheet)"_s);
    QCOMPARE(changed.count(), 0);
}

void DeviceEditTest::anOpenedFileIsChosenAndOfferedToTheOtherSide()
{
    const QString file = write(u"board.json"_s, board("one"));
    QSignalSpy changed(edit("edge"), &DeviceEdit::changed);
    list("edge")->setCurrentIndex(list("edge")->count() - 1);
    Q_EMIT fixture_->window->findChild<QFileDialog *>()->fileSelected(file);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(conditions().edge.profile.id, std::string("one"));
    QCOMPARE(conditions().edge.share.value(), 0.6); // as it was
    QCOMPARE(conditions().cloud.profile.id, std::string("orange-pi"));
    QCOMPARE(list("edge")->currentText(), u"Board <b>one"_s);
    QCOMPARE(list("cloud")->itemText(2), u"Board <b>one"_s);
    QCOMPARE(list("cloud")->count(), 4);
    list("cloud")->setCurrentIndex(2);
    QVERIFY(conditions().cloud.profile == conditions().edge.profile);
}

void DeviceEditTest::anUnusableFileIsNamedInPlaceAndLeavesTheDevice()
{
    const Conditions before = conditions();
    const QString file = write(u"board.json"_s, "{\n\n1}");
    edit("cloud")->open(file);
    QVERIFY2(notice().contains(file + u":3 cannot be used: it is no JSON"_s), qPrintable(notice()));
    QVERIFY(conditions() == before);
    QCOMPARE(list("cloud")->count(), 3);
}

void DeviceEditTest::anUnusableFileInTheUsersFolderIsNamedAtTheStart()
{
    if (!userDeviceFolder().startsWith(data_->path()))
        QSKIP("this system's data folder does not follow XDG_DATA_HOME");
    QCOMPARE(notice(), QString());
    const QString file = write(u"splitscope/devices/a.json"_s, "nothing");
    fixture_->open();
    QVERIFY2(notice().contains(file), qPrintable(notice()));
}

void DeviceEditTest::aFileOpenedAgainIsReadAgain()
{
    DeviceProfile profile = board("one");
    edit("edge")->open(write(u"board.json"_s, profile));
    profile.emulated->macsPerSecond = 5e9;
    edit("edge")->open(write(u"board.json"_s, profile));
    QCOMPARE(conditions().edge.profile.emulated->macsPerSecond, 5e9);
    QCOMPARE(list("edge")->count(), 4);
}

void DeviceEditTest::anOpenedFileIsRemembered()
{
    edit("edge")->open(write(u"board.json"_s, board("one")));
    const DeviceProfile opened = conditions().edge.profile;
    fixture_->window->close();
    fixture_->open();
    QVERIFY(conditions().edge.profile == opened);
    QCOMPARE(list("edge")->currentText(), u"Board <b>one"_s);
}

void DeviceEditTest::aFileThatIsGoneGivesWayToTheDefault()
{
    const QString file = write(u"board.json"_s, board("one"));
    edit("edge")->open(file);
    fixture_->window->close();
    QVERIFY(QFile::remove(file));
    fixture_->open();
    QVERIFY(conditions().edge.profile == orangePi());
}

void DeviceEditTest::theHintTellsTheFigures()
{
    edit("edge")->open(write(u"board.json"_s, board("one")));
    const QString hint = list("edge")->toolTip();
    QVERIFY2(hint.contains(u"1 GMAC/s, 2 GB/s of weights"_s), qPrintable(hint));
    QVERIFY2(hint.contains(u"a test"_s), qPrintable(hint));
    list("edge")->setCurrentIndex(0);
    QVERIFY(list("edge")->toolTip() != hint);
}

void DeviceEditTest::namesFollowTheLanguage()
{
    edit("edge")->open(write(u"board.json"_s, board("one")));
    fixture_->window->setLanguage(Language::Chinese);
    QTRY_COMPARE(list("edge")->itemText(0), u"本机"_s);
    QCOMPARE(list("edge")->itemText(1), u"香橙派（指导书）"_s);
    QCOMPARE(list("edge")->currentText(), u"板子 one"_s);
}

QTEST_MAIN(DeviceEditTest)
#include "tst_device_edit.moc"
