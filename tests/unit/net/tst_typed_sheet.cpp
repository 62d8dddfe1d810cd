// A sheet that a student has typed is read as it comes out of a spreadsheet.
#include "net/notebook/run_csv.h"
#include "net/notebook/typed_sheet.h"
#include "tests/kept_runs.h"

#include <QStringEncoder>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TypedRow sheetRow()
{
    return {.line = 2,
            .cpuShare = 0.6,
            .mbitPerSecond = 5,
            .cut = 13,
            .endToEnd = 1287431us,
            .local = 1137941us,
            .transfer = 36436us,
            .cloud = 113054us};
}

QByteArray labSheet()
{
    return u"cpu,带宽,切分点,end-end,本地,传输,云端\n"
           "0.6,5mbit,13,1287.431,1137.941,36.436,113.054\n"_s.toUtf8();
}

} // namespace

class TypedSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSheetIsReadInEveryForm_data();
    void theSameSheetIsReadInEveryForm();
    void partsMayBeMissing();
    void otherColumnsAndEmptyLinesArePassedOver();
    void whatWasExportedCanBeImported();
    void aBadLineIsNamedByItsNumber_data();
    void aBadLineIsNamedByItsNumber();
};

void TypedSheetTest::theSameSheetIsReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("sheet");
    QTest::newRow("with the lab's heads") << labSheet();
    QTest::newRow("in English") << QByteArray(
        "CPU,Bandwidth (Mbit/s),Cut point,End-to-end (ms),Local (ms),Transfer (ms),Cloud (ms)\n"
        "0.6,5,13,1287.431,1137.941,36.436,113.054\n");
    QTest::newRow("in Chinese")
        << u"边缘CPU,网络带宽,切分点,端到端,本地计算,传输,云端计算\n"
           "0.6,5Mbit/s,13,1287.431 ms,1137.941ms,36.436,113.054毫秒"_s.toUtf8();
    QTest::newRow("with semicolons and decimal commas")
        << QByteArray("cpu;bandwidth;cut;end-to-end;local;transfer;cloud\r\n"
                      "0,6;5;13;1287,431;1137,941;36,436;113,054\r\n");
    QTest::newRow("with tabs") << labSheet().replace(",", "\t");
    QTest::newRow("with tabs and decimal commas")
        << labSheet().replace(",", "\t").replace(".", ",");
    QTest::newRow("quoted") << QByteArray(
        "\"cpu\",\"bandwidth\",\"cut\",\"end-to-end\",\"local\",\"transfer\",\"cloud\"\n"
        "\"0,6\",\"5\",\"13\",\"1,287.431\",\"1137,941\",\"36.436\",\"113.054\"\n");
    QTest::newRow("in another order")
        << QByteArray("cut,cloud,transfer,local,end-to-end,bandwidth,cpu\n"
                      "13,113.054,36.436,1137.941,1287.431,5,0.6\n");
    QTest::newRow("with a byte order mark") << "\xef\xbb\xbf" + labSheet();
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("in UTF-16") << QByteArray(utf16(QString::fromUtf8(labSheet())));
    if (QStringEncoder chinese("GB18030"); chinese.isValid())
        QTest::newRow("in GB 18030") << QByteArray(chinese(QString::fromUtf8(labSheet())));
    QTest::newRow("of an old Macintosh") << labSheet().replace('\n', '\r');
}

void TypedSheetTest::theSameSheetIsReadInEveryForm()
{
    QFETCH(QByteArray, sheet);
    const auto rows = typedSheet(sheet, u"sheet.csv"_s);
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    QCOMPARE(rows->size(), 1U);
    QVERIFY(rows->front() == sheetRow());
}

void TypedSheetTest::partsMayBeMissing()
{
    const auto rows = typedSheet("cpu,bandwidth,cut,end-to-end,local\n"
                                 "0.3,10,0,900,\n",
                                 u"sheet.csv"_s);
    QVERIFY(rows);
    QVERIFY(rows->front()
            == (TypedRow{.line = 2, .cpuShare = 0.3, .mbitPerSecond = 10, .endToEnd = 900ms}));
}

void TypedSheetTest::otherColumnsAndEmptyLinesArePassedOver()
{
    const auto rows = typedSheet("\n,,,\nname,cpu,bandwidth,cut,end-to-end,remark\n"
                                 "\nLi,0.3,10,0,900,\"cold, quiet\"\n,,,,,\n",
                                 u"sheet.csv"_s);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1U);
    QCOMPARE(rows->front().line, 5);
}

void TypedSheetTest::whatWasExportedCanBeImported()
{
    const StoredRun run{.record = recordOf(1, everyCondition(), everyFigure())};
    const QString table = tableHead() + u"\r\n"_s + tableLine(run) + u"\r\n"_s;
    const auto rows = typedSheet(table.toUtf8(), u"lab.csv"_s);
    QVERIFY2(rows, rows ? "" : rows.error().detail.c_str());
    TypedRow expected = sheetRow();
    expected.mbitPerSecond = 5.1;
    QVERIFY(rows->front() == expected);
}

void TypedSheetTest::aBadLineIsNamedByItsNumber_data()
{
    QTest::addColumn<QByteArray>("sheet");
    QTest::addColumn<int>("line");
    const QByteArray head = "cpu,bandwidth,cut,end-to-end\n0.6,5,13,1287\n";
    QTest::newRow("nothing") << QByteArray() << 1;
    QTest::newRow("no heads") << QByteArray("0.6,5,13,1287\n0.6,5,8,1444\n") << 1;
    QTest::newRow("a head that is missing") << QByteArray("cpu,cut,end-to-end\n0.6,13,1287\n") << 1;
    QTest::newRow("a head twice") << QByteArray("\ncpu,cpu,cut,end-to-end\n0.6,5,13,1287\n") << 2;
    QTest::newRow("a word for a number") << head + "0.6,fast,13,1287\n" << 3;
    QTest::newRow("a field that is missing") << head + "\n0.6,5,13\n" << 4;
    QTest::newRow("a share of two cores") << head + "2,5,13,1287\n" << 3;
    QTest::newRow("half a cut") << head + "0.6,5,13.5,1287\n" << 3;
    QTest::newRow("a negative time") << head + "0.6,5,13,-1\n" << 3;
    QTest::newRow("no number at all") << head + "0.6,5,13,nan\n" << 3;
    QTest::newRow("infinity") << head + "0.6,5,13,inf\n" << 3;
    // Hours, if a unit were looked for at each of its blanks.
    QTest::newRow("a number as long as a book")
        << head + "0.6,5,13,1" + QByteArray(2'000'000, ' ') + "2\n"
        << 3;
}

void TypedSheetTest::aBadLineIsNamedByItsNumber()
{
    QFETCH(QByteArray, sheet);
    QFETCH(int, line);
    const auto rows = typedSheet(sheet, u"sheet.csv"_s);
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, ErrorKind::SheetUnreadable);
    QCOMPARE(QString::fromStdString(rows.error().subject), u"sheet.csv:%1"_s.arg(line));
    QVERIFY(!rows.error().detail.empty());
}

QTEST_GUILESS_MAIN(TypedSheetTest)

#include "tst_typed_sheet.moc"
