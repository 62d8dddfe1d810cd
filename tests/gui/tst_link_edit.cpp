// The window's link: presets, traces and the details behind "More…".
#include "ui/conditions/link_edit.h"

#include "net/link/trace_file.h"
#include "ui/conditions/burst_edit.h"
#include "ui/conditions/link_preset_box.h"
#include "ui/conditions/trace_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LinkEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anyLinkComesBackAsItWasSet_data();
    void anyLinkComesBackAsItWasSet();
    void choosingAPresetSetsItsWholeLink();
    void aLinkThatIsNoPresetIsCustom();
    void bothDirectionsAreOneUntilTheyAreParted();
    void aBurstIsTypedInKbitOrBytes_data();
    void aBurstIsTypedInKbitOrBytes();
    void jitterIsNeverMoreThanTheDelay();
    void aQueueLimitCanBeTakenBack();
    void outsideDisablesWhatCountsForNothing();
    void aTraceTakesTheRatesPlace();
    void aTraceThatCannotBeReadLeavesTheLink();
    void resettingGivesTheLabsLink();
    void anOwnPresetIsSavedChosenAndDeleted();

private:
    template<typename Widget>
    Widget *find(const char *name) const
    {
        return edit_->findChild<Widget *>(QString::fromLatin1(name));
    }
    LinkPresetBox *presets() const { return find<LinkPresetBox>("linkPreset"); }
    void choosePreset(const QString &id) const
    {
        presets()->setCurrentIndex(presets()->findData(id));
        Q_EMIT presets()->activated(presets()->currentIndex());
    }

    std::unique_ptr<QTemporaryDir> data_;
    std::unique_ptr<LinkEdit> edit_;
};

namespace {

LinkConditions someLink()
{
    LinkConditions link;
    link.uplink = Bandwidth::nearest(7.123);
    link.downlink = Bandwidth::nearest(0.05);
    link.burstBytes = 5001;
    link.delay = 12'345us;
    link.jitter = 1'234us;
    link.jitterSeed = 18'446'744'073'709'551'615ULL;
    link.queueLimitBytes = 20'000'000'000;
    return link;
}

} // namespace

void LinkEditTest::init()
{
    data_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", data_->path().toLocal8Bit());
    edit_ = std::make_unique<LinkEdit>();
}

void LinkEditTest::cleanup()
{
    edit_.reset();
    qunsetenv("XDG_DATA_HOME");
}

void LinkEditTest::anyLinkComesBackAsItWasSet_data()
{
    QTest::addColumn<LinkConditions>("link");
    QTest::newRow("every value") << someLink();
    QTest::newRow("unshaped") << LinkConditions();
    LinkConditions outside = someLink();
    outside.shaping = LinkShaping::Outside;
    QTest::newRow("outside") << outside;
    LinkConditions traced = someLink();
    traced.trace = readTrace(sampleTraces().front()).value();
    QTest::newRow("trace") << traced;
}

void LinkEditTest::anyLinkComesBackAsItWasSet()
{
    QFETCH(const LinkConditions, link);
    QSignalSpy changes(edit_.get(), &LinkEdit::changed);
    edit_->setLink(link);
    QVERIFY(edit_->link() == link);
    QCOMPARE(changes.count(), 1);
    edit_->setLink(edit_->link());
    QVERIFY(edit_->link() == link);
    QCOMPARE(changes.count(), 1);
}

void LinkEditTest::choosingAPresetSetsItsWholeLink()
{
    edit_->setLink(someLink());
    QSignalSpy changes(edit_.get(), &LinkEdit::changed);
    choosePreset(u"lab-7-burst-12kbit"_s);
    QCOMPARE(changes.count(), 1);
    LinkConditions expected;
    expected.uplink = expected.downlink = Bandwidth::nearest(7);
    expected.burstBytes = 1536;
    QVERIFY(edit_->link() == expected);
    QCOMPARE(find<QDoubleSpinBox>("bandwidth")->value(), 7.0);
    QVERIFY(presets()->toolTip().contains(u"tbf"_s)); // its source
}

void LinkEditTest::aLinkThatIsNoPresetIsCustom()
{
    choosePreset(u"lab-7"_s);
    const int preset = presets()->currentIndex();
    find<QDoubleSpinBox>("bandwidth")->setValue(7.5);
    QCOMPARE(presets()->currentIndex(), 0);
    find<QDoubleSpinBox>("bandwidth")->setValue(7);
    QCOMPARE(presets()->currentIndex(), preset);
}

void LinkEditTest::bothDirectionsAreOneUntilTheyAreParted()
{
    find<QDoubleSpinBox>("bandwidth")->setValue(3);
    QCOMPARE(edit_->link().downlink->mbitPerSecond(), 3.0);
    QVERIFY(!find<QDoubleSpinBox>("downlink")->isEnabled());
    find<QCheckBox>("downlinkAsUplink")->setChecked(false);
    find<QDoubleSpinBox>("downlink")->setValue(20);
    find<QDoubleSpinBox>("bandwidth")->setValue(2);
    QCOMPARE(edit_->link().uplink->mbitPerSecond(), 2.0);
    QCOMPARE(edit_->link().downlink->mbitPerSecond(), 20.0);
    find<QCheckBox>("downlinkUnlimited")->setChecked(true);
    QVERIFY(!edit_->link().downlink);
    find<QCheckBox>("downlinkAsUplink")->setChecked(true);
    QCOMPARE(edit_->link().downlink->mbitPerSecond(), 2.0);
}

void LinkEditTest::aBurstIsTypedInKbitOrBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("the sheet's other") << u"12 kbit"_s << qint64(1536);
    QTest::newRow("kbit") << u"64 kbit"_s << qint64(8192);
    QTest::newRow("bytes") << u"5000 B"_s << qint64(5000);
    QTest::newRow("a number") << u"2000"_s << qint64(2000);
    QTest::newRow("below a packet") << u"1513"_s << qint64(4096); // as it was
    QTest::newRow("a word") << u"much"_s << qint64(4096);
}

void LinkEditTest::aBurstIsTypedInKbitOrBytes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    QLineEdit *line = find<BurstEdit>("burst")->lineEdit();
    line->setText(text);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(edit_->link().burstBytes, bytes);
    QCOMPARE(line->text(), BurstEdit::textOf(bytes));
}

void LinkEditTest::jitterIsNeverMoreThanTheDelay()
{
    QVERIFY(!find<QDoubleSpinBox>("jitter")->isEnabled());
    find<QDoubleSpinBox>("delay")->setValue(20);
    find<QDoubleSpinBox>("jitter")->setValue(15);
    QVERIFY(edit_->link().jitter == 15ms);
    find<QDoubleSpinBox>("delay")->setValue(10);
    QVERIFY(edit_->link().jitter == 10ms);
    find<QSpinBox>("jitterSeed")->setValue(42);
    QCOMPARE(edit_->link().jitterSeed, 42U);
}

void LinkEditTest::aQueueLimitCanBeTakenBack()
{
    find<QSpinBox>("queueLimit")->setValue(30'000);
    QCOMPARE(edit_->link().queueLimitBytes.value(), 30'000);
    find<QSpinBox>("queueLimit")->setValue(find<QSpinBox>("queueLimit")->minimum());
    QVERIFY(!edit_->link().queueLimitBytes);
}

void LinkEditTest::outsideDisablesWhatCountsForNothing()
{
    find<QComboBox>("shaping")->setCurrentIndex(static_cast<int>(LinkShaping::Outside));
    QVERIFY(edit_->link().shaping == LinkShaping::Outside);
    for (const char *name : {"delay", "downlink", "burst", "jitter", "queueLimit", "unlimited"})
        QVERIFY2(!find<QWidget>(name)->isEnabled(), name);
    QVERIFY(!find<QLabel>("rateInstead")->text().isEmpty());
    find<QComboBox>("shaping")->setCurrentIndex(static_cast<int>(LinkShaping::Emulated));
    QCOMPARE(edit_->link().uplink->mbitPerSecond(), 5.0); // kept meanwhile
    QVERIFY(find<QWidget>("delay")->isEnabled());
}

void LinkEditTest::aTraceTakesTheRatesPlace()
{
    auto *traces = edit_->findChild<TraceBox *>();
    traces->open(sampleTraces().front());
    QVERIFY(edit_->link().trace.has_value());
    QCOMPARE(QString::fromStdString(edit_->link().trace->name()), sampleTraces().front());
    QVERIFY(find<QLabel>("rateInstead")->text().contains(u"Mbit/s"_s));
    QVERIFY(!find<QPushButton>("savePreset")->isEnabled());
}

void LinkEditTest::aTraceThatCannotBeReadLeavesTheLink()
{
    QFile file(data_->filePath(u"bad.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("0,5\n1,-3\n");
    file.close();
    const LinkConditions before = edit_->link();
    QSignalSpy failures(edit_.get(), &LinkEdit::failed);
    edit_->findChild<TraceBox *>()->open(file.fileName());
    QCOMPARE(failures.count(), 1);
    const auto error = failures.front().front().value<Error>();
    QCOMPARE(error.kind, ErrorKind::TraceUnusable);
    QVERIFY(QString::fromStdString(error.subject).contains(u"bad.csv"_s));
    QVERIFY(edit_->link() == before);
}

void LinkEditTest::resettingGivesTheLabsLink()
{
    edit_->setLink(someLink());
    find<QPushButton>("resetLink")->click();
    QCOMPARE(presets()->currentData().toString(), u"lab-5"_s);
}

void LinkEditTest::anOwnPresetIsSavedChosenAndDeleted()
{
    LinkConditions link = someLink();
    link.jitterSeed = 7;
    edit_->setLink(link);
    find<QPushButton>("savePreset")->click();
    auto *dialog = edit_->findChild<QInputDialog *>();
    QVERIFY(dialog);
    dialog->setTextValue(u"Dorm Wi-Fi"_s);
    dialog->accept();
    QCOMPARE(presets()->currentText(), u"Dorm Wi-Fi"_s);

    edit_ = std::make_unique<LinkEdit>(); // the next start
    choosePreset(u"my-dorm-wi-fi"_s);
    QVERIFY(edit_->link() == link);
    find<QPushButton>("deletePreset")->click();
    auto *question = edit_->findChild<QMessageBox *>();
    QVERIFY(question);
    question->button(QMessageBox::Yes)->click();
    QCOMPARE(presets()->findData(u"my-dorm-wi-fi"_s), -1);
    QCOMPARE(presets()->currentIndex(), 0);
}

QTEST_MAIN(LinkEditTest)
#include "tst_link_edit.moc"
