// The presets that there are: those that the programs carry, and those of the user.
#include "net/link/link_presets.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

LinkConditions someLink()
{
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(2.5).value();
    link.delay = 20'500us;
    return link;
}

/// A file of presets with these ids.
QByteArray fileOf(const QStringList &ids)
{
    const LinkPreset preset{
        .id = ids.front(), .name = {}, .family = {}, .source = {}, .url = {}, .link = someLink()};
    QJsonObject whole = QJsonDocument::fromJson(presetJson(preset)).object();
    QJsonArray presets;
    for (const QString &id : ids) {
        QJsonObject one = whole["presets"_L1][0].toObject();
        one["id"_L1] = id;
        presets << one;
    }
    whole["presets"_L1] = presets;
    return QJsonDocument(whole).toJson();
}

std::optional<double> mbit(const std::optional<Bandwidth> &rate)
{
    return rate ? std::optional(rate->mbitPerSecond()) : std::nullopt;
}

QStringList programFiles()
{
    return QDir(u":/splitscope/links"_s).entryList({u"*.json"_s}, QDir::Files);
}

} // namespace

class LinkPresetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyFileOfTheProgramIsRead_data();
    void everyFileOfTheProgramIsRead();
    void noFileOfTheProgramIsMissing();
    void noIdIsThereTwice();
    void theLabsPresetsComeFirst();
    void theLabsRatesHaveItsBurst_data();
    void theLabsRatesHaveItsBurst();
    void ratesAreThoseOfTheirSource_data();
    void ratesAreThoseOfTheirSource();

    void anOwnPresetIsSavedAndReadAgain();
    void savingItAgainReplacesIt();
    void aRemovedOneIsGone();
    void whatIsNotThereCannotBeRemoved();
    void whereNothingCanBeWrittenSavingFails();
    void anUnusableFileLeavesTheOthers();
    void aFileCannotTakeAnothersName_data();
    void aFileCannotTakeAnothersName();
    void aLinkLeadsToItsPreset();
    void anOwnIdIsMadeOfLettersAndDigits_data();
    void anOwnIdIsMadeOfLettersAndDigits();

private:
    QString ownFolder() const { return folder_->filePath(u"links"_s); }
    QString write(const QString &name, const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void LinkPresetsTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(ownFolder()));
}

QString LinkPresetsTest::write(const QString &name, const QByteArray &text) const
{
    QFile written(QDir(ownFolder()).filePath(name));
    if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size())
        return {};
    return written.fileName();
}

void LinkPresetsTest::everyFileOfTheProgramIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : programFiles())
        QTest::newRow(qPrintable(name)) << name;
}

void LinkPresetsTest::everyFileOfTheProgramIsRead()
{
    QFETCH(const QString, name);
    const auto presets = readPresets(u":/splitscope/links/"_s + name);
    QVERIFY2(presets, presets ? "" : presets.error().detail.c_str());
    QVERIFY(!presets->empty());
    for (const LinkPreset &preset : *presets) {
        for (const LocalText &text : {preset.name, preset.family, preset.source})
            QVERIFY2(!text.english.isEmpty() && !text.chinese.isEmpty(), qPrintable(preset.id));
        QVERIFY2(checked(preset.link), qPrintable(preset.id));
        QVERIFY2(!preset.link.unshaped(), qPrintable(preset.id));
        // The lab sheet is on paper.
        QCOMPARE(preset.url.startsWith("https://"_L1), name != u"lab.json"_s);
        QVERIFY(!LinkPresets::isOwn(preset));
    }
}

void LinkPresetsTest::noFileOfTheProgramIsMissing()
{
    QCOMPARE(programFiles(),
             (QStringList{u"atc.json"_s, u"chrome.json"_s, u"firefox.json"_s, u"jointdnn.json"_s,
                          u"lab.json"_s, u"webpagetest.json"_s}));
    QVERIFY(LinkPresets(ownFolder()).unusable().empty());
}

void LinkPresetsTest::noIdIsThereTwice()
{
    const LinkPresets presets(ownFolder());
    QSet<QString> ids;
    for (const LinkPreset &preset : presets.all())
        ids << preset.id;
    QCOMPARE(static_cast<std::size_t>(ids.size()), presets.all().size());
}

void LinkPresetsTest::theLabsPresetsComeFirst()
{
    QCOMPARE(LinkPresets(ownFolder()).all().front().id, u"lab-1"_s);
}

void LinkPresetsTest::theLabsRatesHaveItsBurst_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<qint64>("burst");
    QTest::addColumn<QString>("id");
    for (int rate = 1; rate <= 10; ++rate)
        QTest::addRow("%d Mbit/s", rate) << double(rate) << qint64{4096} << u"lab-%1"_s.arg(rate);
    for (const int rate : {5, 7, 10})
        QTest::addRow("%d Mbit/s, burst 12 kbit", rate)
            << double(rate) << qint64{1536} << u"lab-%1-burst-12kbit"_s.arg(rate);
}

void LinkPresetsTest::theLabsRatesHaveItsBurst()
{
    QFETCH(const double, rate);
    QFETCH(const qint64, burst);
    QFETCH(const QString, id);
    LinkConditions asked;
    asked.uplink = asked.downlink = Bandwidth::ofMbitPerSecond(rate).value();
    asked.burstBytes = burst;
    const LinkPresets presets(ownFolder());
    const LinkPreset *preset = presets.find(id);
    QVERIFY(preset);
    QVERIFY(preset->link == asked);
}

// As the sources have them, in their units.
void LinkPresetsTest::ratesAreThoseOfTheirSource_data()
{
    QTest::addColumn<double>("uplink");
    QTest::addColumn<double>("downlink");
    QTest::addColumn<double>("delay"); // ms
    const auto add = [](const char *id, double uplink, double downlink, double delay) {
        QTest::newRow(id) << uplink << downlink << delay;
    };
    add("jointdnn-3g", 1.1, 2.0275, 0);
    add("jointdnn-4g", 5.85, 13.76, 0);
    add("jointdnn-wifi", 18.88, 54.97, 0);
    add("chrome-3g", 0.5, 0.5, 400 / 2.0);
    add("chrome-slow-4g", 0.75, 1.6, 150 / 2.0);
    add("chrome-fast-4g", 1.5, 9, 60 / 2.0);
    add("firefox-regular-2g", 50 * 1024 / 1e6, 250 * 1024 / 1e6, 300 / 2.0);
    add("firefox-good-3g", 750 * 1024 / 1e6, 1.5 * 1024 * 1024 / 1e6, 40 / 2.0);
    add("firefox-dsl", 1024 * 1024 / 1e6, 2 * 1024 * 1024 / 1e6, 5 / 2.0);
    add("wpt-edge", 0.2, 0.24, 840 / 2.0);
    add("wpt-3g-fast", 0.768, 1.6, 150 / 2.0);
    add("wpt-fios", 5, 20, 4 / 2.0);
    add("atc-edge-average", 0.2, 0.24, (440 + 400) / 2.0);
    add("atc-3g-good", 0.42, 0.85, (100 + 90) / 2.0);
}

void LinkPresetsTest::ratesAreThoseOfTheirSource()
{
    QFETCH(const double, uplink);
    QFETCH(const double, downlink);
    QFETCH(const double, delay);
    const LinkPresets presets(ownFolder());
    const LinkPreset *preset = presets.find(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(preset);
    QCOMPARE(mbit(preset->link.uplink), std::optional(uplink));
    QCOMPARE(mbit(preset->link.downlink), std::optional(downlink));
    QCOMPARE(std::chrono::duration<double>(preset->link.delay).count(), delay / 1000);
}

void LinkPresetsTest::anOwnPresetIsSavedAndReadAgain()
{
    const QString folder = folder_->filePath(u"not/there/yet"_s);
    LinkPresets presets(folder);
    QVERIFY(presets.save(u"宿舍, evening"_s, someLink()));
    for (const LinkPresets &known : {presets, LinkPresets(folder)}) {
        const LinkPreset *saved = known.find(u"my-宿舍-evening"_s);
        QVERIFY(saved);
        QVERIFY(saved == &known.all().back());
        QVERIFY(LinkPresets::isOwn(*saved));
        QCOMPARE(saved->name.english, u"宿舍, evening"_s);
        QVERIFY(saved->link == someLink());
        QVERIFY(known.unusable().empty());
    }
}

void LinkPresetsTest::savingItAgainReplacesIt()
{
    LinkPresets presets(ownFolder());
    QVERIFY(presets.save(u"Evening"_s, someLink()));
    const std::size_t number = presets.all().size();
    LinkConditions other = someLink();
    other.delay = 7ms;
    QVERIFY(presets.save(u"evening"_s, other));
    QCOMPARE(presets.all().size(), number);
    QVERIFY(presets.find(u"my-evening"_s)->link == other);
}

void LinkPresetsTest::aRemovedOneIsGone()
{
    LinkPresets presets(ownFolder());
    const std::size_t number = presets.all().size();
    QVERIFY(presets.save(u"Evening"_s, someLink()));
    QVERIFY(presets.remove(u"my-evening"_s));
    QVERIFY(!presets.find(u"my-evening"_s));
    QCOMPARE(LinkPresets(ownFolder()).all().size(), number);
}

void LinkPresetsTest::whatIsNotThereCannotBeRemoved()
{
    LinkPresets presets(ownFolder());
    const auto removed = presets.remove(u"my-evening"_s);
    QVERIFY(!removed);
    QVERIFY(removed.error().kind == ErrorKind::LinkFileUnusable);
}

void LinkPresetsTest::whereNothingCanBeWrittenSavingFails()
{
    const QString inTheWay = write(u"file"_s, "not a folder");
    LinkPresets presets(inTheWay);
    const auto saved = presets.save(u"Evening"_s, someLink());
    QVERIFY(!saved);
    QCOMPARE(QString::fromStdString(saved.error().subject), inTheWay + u"/my-evening.json"_s);
    QCOMPARE(QString::fromStdString(saved.error().detail), qt_error_string(ENOTDIR));
}

void LinkPresetsTest::anUnusableFileLeavesTheOthers()
{
    const QString broken = write(u"my-broken.json"_s, "{\n,}");
    LinkPresets presets(ownFolder());
    QVERIFY(presets.save(u"Evening"_s, someLink()));
    QVERIFY(presets.find(u"my-evening"_s));
    QVERIFY(presets.find(u"lab-5"_s));
    QCOMPARE(presets.unusable().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(presets.unusable().front().subject), broken + u":2"_s);
    QCOMPARE(presets.whyUnusable(u"my-broken"_s), &presets.unusable().front());
    QVERIFY(!presets.whyUnusable(u"my-evening"_s));
}

void LinkPresetsTest::aFileCannotTakeAnothersName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("the program's") << u"lab-5.json"_s << fileOf({u"lab-5"_s});
    QTest::newRow("not its own") << u"my-evening.json"_s << fileOf({u"my-night"_s});
    QTest::newRow("two") << u"my-evening.json"_s << fileOf({u"my-evening"_s, u"my-night"_s});
}

void LinkPresetsTest::aFileCannotTakeAnothersName()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, json);
    const std::string written = write(name, json).toStdString();
    const LinkPresets presets(ownFolder());
    QVERIFY(!LinkPresets::isOwn(presets.all().back()));
    QCOMPARE(presets.unusable().size(), std::size_t{1});
    QCOMPARE(presets.unusable().front(),
             (Error{ErrorKind::LinkFileUnusable, written,
                    "it has to hold one preset, whose id begins with my- and is the file's name"}));
}

void LinkPresetsTest::aLinkLeadsToItsPreset()
{
    LinkPresets presets(ownFolder());
    QVERIFY(!presets.matching(someLink()));
    QVERIFY(presets.save(u"Evening"_s, someLink()));
    QCOMPARE(presets.matching(someLink())->id, u"my-evening"_s);
    LinkConditions fast;
    fast.uplink = fast.downlink = Bandwidth::ofMbitPerSecond(5).value();
    QCOMPARE(presets.matching(fast)->id, u"lab-5"_s);
    fast.shaping = LinkShaping::Outside;
    QVERIFY(!presets.matching(fast));
}

void LinkPresetsTest::anOwnIdIsMadeOfLettersAndDigits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("a word") << u"Evening"_s << u"my-evening"_s;
    QTest::newRow("words") << u"  Room 301, evening! "_s << u"my-room-301-evening"_s;
    QTest::newRow("Chinese") << u"宿舍 晚间"_s << u"my-宿舍-晚间"_s;
    QTest::newRow("composed") << u"E\u0301te\u0301"_s << u"my-été"_s;
    QTest::newRow("another folder") << u"../../etc/passwd"_s << u"my-etc-passwd"_s;
    QTest::newRow("long") << QString(1000, u'a') << u"my-"_s + QString(60, u'a');
    QTest::newRow("no letters") << u"!?…"_s << QString();
    QTest::newRow("empty") << QString() << QString();
}

void LinkPresetsTest::anOwnIdIsMadeOfLettersAndDigits()
{
    QFETCH(const QString, name);
    QFETCH(const QString, id);
    QCOMPARE(LinkPresets::ownId(name), id);
    LinkPresets presets(ownFolder());
    if (!id.isEmpty())
        QVERIFY(presets.save(name, someLink()));
    QCOMPARE(presets.find(id) != nullptr, !id.isEmpty());
}

QTEST_GUILESS_MAIN(LinkPresetsTest)
#include "tst_link_presets.moc"
