// A link's preset as a file: what is written is read again, and what is not right is named.
#include "net/link/link_preset.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include <limits>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Two presets with every field, the first in line 7.
QByteArray file()
{
    return R"({
  "splitscope_links": 1,
  "family": {"en": "Dormitory", "zh": "宿舍"},
  "source": {"en": "measured in room 301", "zh": "在 301 室测得"},
  "url": "mailto:301@example.org",
  "presets": [
    {"id": "evening", "name": {"en": "Evening", "zh": "晚间"},
     "uplink_mbit_s": 2, "downlink_mbit_s": 8.5, "rtt_ms": 41, "delay_ms": 20.5,
     "jitter_ms": 3.25, "jitter_seed": "18446744073709551615",
     "burst_bytes": 1536, "queue_limit_bytes": 30000},
    {"id": "night", "name": {"en": "Night", "zh": "夜间"},
     "uplink_mbit_s": "unlimited", "downlink_mbit_s": 80, "delay_ms": 0}
  ]
})";
}

/// The file with another text in the place of the first that is like `what`; empty without one.
QByteArray with(const QByteArray &what, const QByteArray &other)
{
    const qsizetype place = file().indexOf(what);
    return place < 0 ? QByteArray() : file().replace(place, what.size(), other);
}

/// A file with this in it; empty where it cannot be written.
QString written(const QTemporaryDir &folder, const QByteArray &text)
{
    QFile written(folder.filePath(u"mine.json"_s));
    return written.open(QIODevice::WriteOnly) && written.write(text) == text.size()
               ? written.fileName()
               : QString();
}

/// Whatever has the file's language says Chinese.
class ChineseNames : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *, const char *, int) const override
    {
        return qstrcmp(context, "LocalText") == 0 ? u"zh"_s : QString();
    }
};

} // namespace

class LinkPresetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead();
    void whatMayBeLeftOutIsAsUsual();
    void whatIsWrittenIsReadAsItWas();
    void theExampleInTheDocumentCanBeRead();
    void aTextIsInTheUsersLanguage();
    void whatIsWrongIsNamedWithItsLine_data();
    void whatIsWrongIsNamedWithItsLine();
    void everyTruncationIsRefused();
    void aFileThatIsTooLargeIsRefused();
    void whatIsNoFileIsRefused();
};

void LinkPresetTest::everyFieldIsRead()
{
    const auto presets = presetsOf(u"mine.json"_s, file());
    QVERIFY2(presets, presets ? "" : presets.error().detail.c_str());
    QCOMPARE(presets->size(), std::size_t{2});
    LinkConditions link;
    link.uplink = Bandwidth::ofMbitPerSecond(2).value();
    link.downlink = Bandwidth::ofMbitPerSecond(8.5).value();
    link.burstBytes = 1536;
    link.delay = 20'500us;
    link.jitter = 3250us;
    link.jitterSeed = std::numeric_limits<std::uint64_t>::max();
    link.queueLimitBytes = 30'000;
    const LinkPreset expected{.id = u"evening"_s,
                              .name = {u"Evening"_s, u"晚间"_s},
                              .family = {u"Dormitory"_s, u"宿舍"_s},
                              .source = {u"measured in room 301"_s, u"在 301 室测得"_s},
                              .url = u"mailto:301@example.org"_s,
                              .link = link};
    QVERIFY(presets->front() == expected);
}

void LinkPresetTest::whatMayBeLeftOutIsAsUsual()
{
    LinkConditions link;
    link.downlink = Bandwidth::ofMbitPerSecond(80).value();
    QVERIFY(presetsOf(u"mine.json"_s, file())->back().link == link);
}

void LinkPresetTest::whatIsWrittenIsReadAsItWas()
{
    const auto written = presetsOf(u"mine.json"_s, file());
    for (const LinkPreset &preset : *written) {
        const auto read = presetsOf(u"mine.json"_s, presetJson(preset));
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QVERIFY(*read == std::vector{preset});
    }
}

void LinkPresetTest::theExampleInTheDocumentCanBeRead()
{
    QFile document(QStringLiteral(LINKS_DOCUMENT));
    QVERIFY(document.open(QIODevice::ReadOnly));
    const QByteArray text = document.readAll();
    const QByteArray fence = "\n```json\n";
    const qsizetype begin = text.indexOf(fence) + fence.size();
    QVERIFY(begin > fence.size());
    const QByteArray example = text.sliced(begin, text.indexOf("\n```", begin) - begin);
    const auto presets = presetsOf(u"LINKS.md"_s, example);
    QVERIFY2(presets, presets ? "" : presets.error().detail.c_str());
    QCOMPARE(presets->front().id, u"my-evening"_s);
}

void LinkPresetTest::aTextIsInTheUsersLanguage()
{
    const LocalText name{u"Evening"_s, u"晚间"_s};
    QCOMPARE(name.text(), u"Evening"_s);
    ChineseNames chinese;
    QCoreApplication::installTranslator(&chinese);
    QCOMPARE(name.text(), u"晚间"_s);
    QCoreApplication::removeTranslator(&chinese);
}

void LinkPresetTest::whatIsWrongIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason"); // empty: what Qt says of a text that is no JSON
    const auto add = [](const char *what, const char *other, int line, const char *reason) {
        QTest::addRow("%s to %s", what, other)
            << with(what, other) << line << QString::fromUtf8(reason);
    };
    const auto missing = [](const char *key) {
        return std::string(key) + " is missing, or not what belongs there";
    };
    add("\"splitscope_links\": 1", "\"splitscope_links\": 2", 1, "splitscope_links is not 1");
    add("\"splitscope_links\": 1,", "", 1, missing("splitscope_links").c_str());
    add("\"family\"", "\"famili\"", 1, missing("family").c_str());
    add("{\"en\": \"measured in room 301\"", "{\"de\": \"gemessen\"", 1, missing("source").c_str());
    add("\"mailto:301@example.org\"", "null", 1, missing("url").c_str());
    add("\"url\"", "\"colour\": 1, \"url\"", 1, "colour does not belong there");
    add("\"presets\": [", "\"presets\": [7, ", 1, missing("presets").c_str());
    add("\"evening\"", "\"an evening\"", 7, missing("id").c_str());
    add("\"evening\"", "\"../evening\"", 7, missing("id").c_str());
    add("\"evening\"", "\"\"", 7, missing("id").c_str());
    add("\"evening\"", "\"night\"", 11, "night is there twice");
    add(", \"zh\": \"晚间\"", "", 7, missing("name").c_str());
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": 0", 7,
        "uplink_mbit_s: 0 Mbit/s is not within 0.05..1000");
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": -5", 7,
        "uplink_mbit_s: -5 Mbit/s is not within 0.05..1000");
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": 1e9", 7,
        "uplink_mbit_s: 1e+09 Mbit/s is not within 0.05..1000");
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": \"NaN\"", 7, missing("uplink_mbit_s").c_str());
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": NaN", 8, "");
    add("\"uplink_mbit_s\": 2", "\"uplink_mbit_s\": 1e999", 8, "");
    add("\"uplink_mbit_s\": 2,", "", 7, missing("uplink_mbit_s").c_str());
    add("\"downlink_mbit_s\": 80", "\"downlink_mbit_s\": true", 11,
        missing("downlink_mbit_s").c_str());
    add("\"delay_ms\": 20.5", "\"delay_ms\": 20", 7, "delay_ms is not half of rtt_ms");
    add("\"delay_ms\": 0", "\"delay_ms\": -1", 11, "delay_ms -1 is not possible, only 0..10000");
    add("\"delay_ms\": 0", "\"delay_ms\": 1e300", 11,
        "delay_ms 1e+09 is not possible, only 0..10000");
    add("\"jitter_ms\": 3.25", "\"jitter_ms\": 20.75", 7,
        "jitter_ms 20.75 is not possible, only 0..20.5");
    add("\"jitter_ms\": 3.25", "\"jitter_ms\": \"3\"", 7, missing("jitter_ms").c_str());
    add("\"18446744073709551615\"", "\"18446744073709551616\"", 7, missing("jitter_seed").c_str());
    add("\"18446744073709551615\"", "7", 7, missing("jitter_seed").c_str());
    add("\"burst_bytes\": 1536", "\"burst_bytes\": 1513", 7,
        "burst_bytes 1513 is not possible, only ≥ 1514");
    add("\"burst_bytes\": 1536", "\"burst_bytes\": 1536.5", 7, missing("burst_bytes").c_str());
    add("\"burst_bytes\": 1536", "\"burst_bytes\": 1e300", 7, missing("burst_bytes").c_str());
    add("30000", "0", 7, "queue_limit_bytes 0 is not possible, only ≥ 1514");
    add("\"queue_limit_bytes\"", "\"queue_limit\"", 7, "queue_limit does not belong there");
    QTest::newRow("after quotes and brackets in a text")
        << with("\"Evening\"", "\"\\\"{[\\\\\"").replace("\"night\"", "\"evening\"") << 11
        << u"evening is there twice"_s;
    QTest::newRow("no JSON") << QByteArray("\nlab-5") << 2 << QString();
    QTest::newRow("a list") << QByteArray("[]") << 1 << u"it is not a JSON object"_s;
    QTest::newRow("empty") << QByteArray() << 1 << QString();
}

void LinkPresetTest::whatIsWrongIsNamedWithItsLine()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, line);
    QFETCH(const QString, reason);
    const auto presets = presetsOf(u"mine.json"_s, json);
    QVERIFY(!presets);
    QVERIFY(presets.error().kind == ErrorKind::LinkFileUnusable);
    QCOMPARE(QString::fromStdString(presets.error().subject), u"mine.json:%1"_s.arg(line));
    const QString given = QString::fromStdString(presets.error().detail);
    QVERIFY(!given.isEmpty());
    QCOMPARE(given, reason.isEmpty() ? given : reason);
}

void LinkPresetTest::everyTruncationIsRefused()
{
    for (qsizetype length = 0; length < file().size(); ++length)
        QVERIFY2(!presetsOf(u"mine.json"_s, file().left(length)),
                 qPrintable(QString::number(length)));
}

void LinkPresetTest::aFileThatIsTooLargeIsRefused()
{
    const QTemporaryDir folder;
    const QByteArray largest = file().leftJustified(65'536, ' ');
    QVERIFY(readPresets(written(folder, largest)));
    const QString name = written(folder, largest + ' ');
    QCOMPARE(readPresets(name).error(),
             (Error{ErrorKind::LinkFileUnusable, name.toStdString() + ":1",
                    "it is larger than 65536 bytes"}));
}

void LinkPresetTest::whatIsNoFileIsRefused()
{
    const QTemporaryDir folder;
    QCOMPARE(readPresets(folder.path()).error(),
             (Error{ErrorKind::LinkFileUnusable, folder.path().toStdString() + ":1",
                    "it is not a file"}));
    const auto none = readPresets(folder.filePath(u"none.json"_s));
    QVERIFY(none.error().kind == ErrorKind::LinkFileUnusable);
    QVERIFY(!none.error().detail.empty());
}

QTEST_GUILESS_MAIN(LinkPresetTest)
#include "tst_link_preset.moc"
