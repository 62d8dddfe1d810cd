// Bandwidth traces as files: both formats, what is no trace, and what was recorded.
#include "net/link/trace_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Microseconds = BandwidthTrace::Microseconds;
using Steps = std::vector<BandwidthTrace::Step>;

Bandwidth mbit(double rate)
{
    return Bandwidth::ofMbitPerSecond(rate).value();
}

/// Opportunities for packets of 1500 bytes, one in each `every` ms, from the first `every` to
/// `end`.
QByteArray opportunities(int every, int end)
{
    QByteArray lines;
    for (int at = every; at <= end; at += every)
        lines += QByteArray::number(at) + '\n';
    return lines;
}

} // namespace

Q_DECLARE_METATYPE(Microseconds)
Q_DECLARE_METATYPE(Steps)

class TraceFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsRead_data();
    void everySampleIsRead();
    void noSampleIsMissing();

    void aCsvFileIsReadHoweverItIsWritten_data();
    void aCsvFileIsReadHoweverItIsWritten();
    void theLastRateHoldsAsLongAsTheOneBefore();
    void aLoneRateHoldsForASecond();
    void whatIsNearADayEndsAfterOne();

    void opportunitiesBecomeTheRateOf200Milliseconds_data();
    void opportunitiesBecomeTheRateOf200Milliseconds();
    void severalPacketsMayPassInOneMillisecond();
    void whatIsLeftAtTheEndBelongsToTheLastWindow();
    void aPauseBecomesTheLeastRate();
    void aTraceOfOpportunitiesRepeatsAtItsLast();

    void whatIsNoTraceIsNamedWithItsLine_data();
    void whatIsNoTraceIsNamedWithItsLine();
    void aFileThatIsTooLargeIsRefused();
    void whatIsNoFileIsRefused();

    void aRecordedTraceIsReadAgainAsItWas();
    void whatNoLinkCanHaveIsRecordedAsTheNearest();
    void whereNothingCanBeWrittenRecordingFails();

private:
    QString write(const QByteArray &text) const
    {
        QFile file(folder_.filePath(u"轨迹.csv"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    QTemporaryDir folder_;
};

void TraceFileTest::everySampleIsRead_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : sampleTraces())
        QTest::newRow(qPrintable(id)) << id;
}

void TraceFileTest::everySampleIsRead()
{
    QFETCH(const QString, id);
    const auto trace = readTrace(id);
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    QCOMPARE(QString::fromStdString(trace->name()), id);
    QVERIFY(trace->duration() >= 2min);
    QVERIFY(trace->least() < trace->mean() && trace->mean() < trace->most());
    QVERIFY2(traceTitle(*trace) != id, "it has a name for the user");
}

void TraceFileTest::noSampleIsMissing()
{
    QCOMPARE(sampleTraces(), (QStringList{u"3g-train"_s, u"3g-walking"_s, u"lte-driving"_s,
                                          u"wifi-interference"_s}));
}

void TraceFileTest::aCsvFileIsReadHoweverItIsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("with a header") << QByteArray("seconds,Mbit/s\n0,5\n1,1\n2.5,5\n4,5\n");
    QTest::newRow("without one") << QByteArray("0,5\n1,1\n2.5,5\n4,5\n");
    QTest::newRow("comments") << QByteArray("# mine\n0,5\n\n# slower\n1,1\n  # end\n2.5,5\n4,5");
    QTest::newRow("a comment before the header")
        << QByteArray("# mine\n时间,带宽\n0,5\n1,1\n2.5,5\n4,5\n");
    QTest::newRow("blanks") << QByteArray(" 0 ,\t5\n1, 1 \n2.5,5.000\n4,5e0\n");
    QTest::newRow("Windows") << QByteArray("\xef\xbb\xbfseconds,Mbit/s\r\n0,5\r\n1,1\r\n2.5,5\r\n"
                                           "4,5\r\n");
    QTest::newRow("from another second on") << QByteArray("10,5\n11,1\n12.5,5\n14,5\n");
}

void TraceFileTest::aCsvFileIsReadHoweverItIsWritten()
{
    QFETCH(const QByteArray, text);
    const auto trace = readTrace(write(text));
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    QVERIFY(trace->steps() == (Steps{{0s, mbit(5)}, {1s, mbit(1)}, {2500ms, mbit(5)}}));
    QCOMPARE(trace->duration().count(), Microseconds(5500ms).count());
    QCOMPARE(QString::fromStdString(trace->name()), folder_.filePath(u"轨迹.csv"_s));
    QCOMPARE(traceTitle(*trace), u"轨迹.csv"_s);
}

void TraceFileTest::theLastRateHoldsAsLongAsTheOneBefore()
{
    const auto trace = traceOf(u"a.csv"_s, "0,5\n0.25,1\n1,9\n");
    QCOMPARE(trace->duration().count(), Microseconds(1750ms).count());
}

void TraceFileTest::aLoneRateHoldsForASecond()
{
    QCOMPARE(traceOf(u"a.csv"_s, "7,5\n")->duration().count(), Microseconds(1s).count());
}

void TraceFileTest::whatIsNearADayEndsAfterOne()
{
    const auto trace = traceOf(u"a.csv"_s, "0,5\n86399,1\n");
    QCOMPARE(trace->duration().count(), Microseconds(24h).count());
}

void TraceFileTest::opportunitiesBecomeTheRateOf200Milliseconds_data()
{
    QTest::addColumn<int>("every"); // ms
    QTest::addColumn<double>("rate");
    QTest::newRow("one in each millisecond") << 1 << 12.0;
    QTest::newRow("one in 2") << 2 << 6.0;
    QTest::newRow("one in 20") << 20 << 0.6;
    QTest::newRow("one in 200") << 200 << 0.06;
}

void TraceFileTest::opportunitiesBecomeTheRateOf200Milliseconds()
{
    QFETCH(const int, every);
    QFETCH(const double, rate);
    const auto trace = traceOf(u"a.trace"_s, opportunities(every, 1000));
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    QVERIFY(trace->steps() == (Steps{{0s, mbit(rate)}}));
    QCOMPARE(trace->duration().count(), Microseconds(1s).count());
}

void TraceFileTest::severalPacketsMayPassInOneMillisecond()
{
    // 2 packets at 0 and at 100 ms, 1 at 300, 3 at the end: 4 in the first window, 4 in the last.
    const auto trace = traceOf(u"a.trace"_s, "0\n0\n100\n100\n300\n400\n400\n400\n");
    QVERIFY(trace->steps() == (Steps{{0s, mbit(4 * 1500 * 8 / 0.2 / 1e6)}}));
}

void TraceFileTest::whatIsLeftAtTheEndBelongsToTheLastWindow()
{
    const auto trace = traceOf(u"a.trace"_s, opportunities(1, 200) + "500\n");
    QCOMPARE(trace->duration().count(), Microseconds(500ms).count());
    QCOMPARE(trace->steps().size(), std::size_t{2});
    QCOMPARE(trace->steps()[1].rate, mbit(0.05)); // a packet in 300 ms would be 0.04 Mbit/s
    const auto shorter = traceOf(u"a.trace"_s, "50\n100\n");
    QVERIFY(shorter->steps() == (Steps{{0s, mbit(0.24)}}));
}

void TraceFileTest::aPauseBecomesTheLeastRate()
{
    const auto trace = traceOf(u"a.trace"_s, opportunities(1, 200) + "900\n");
    QCOMPARE(trace->rateAt(300ms), mbit(Bandwidth::leastMbit));
}

void TraceFileTest::aTraceOfOpportunitiesRepeatsAtItsLast()
{
    const auto trace = traceOf(u"a.trace"_s, opportunities(1, 400) + "600\n");
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    QCOMPARE(trace->rateAt(0s), trace->rateAt(600ms));
    QVERIFY(trace->rateAt(599ms) != trace->rateAt(600ms));
}

void TraceFileTest::whatIsNoTraceIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line"); // 0: of the whole file
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *what, const QByteArray &text, int line, const char *reason) {
        QTest::newRow(what) << text << line << QString::fromUtf8(reason);
    };
    add("empty", "", 0, "it is empty");
    add("comments alone", "# nothing\n\n", 0, "it is empty");
    add("header alone", "seconds,Mbit/s\n", 0, "it has no rates");
    add("rate 0", "0,5\n1,0\n", 2, "0 Mbit/s is not within 0.05..1000");
    add("negative rate", "# a\n0,5\n1,-1\n", 3, "-1 Mbit/s is not within 0.05..1000");
    add("absurd rate", "0,1e9\n", 1, "1e+09 Mbit/s is not within 0.05..1000");
    add("rate that is none", "0,5\n1,fast\n", 2, "“fast” is not a number");
    add("NaN", "0,NaN\n", 1, "“NaN” is not a number");
    add("infinite", "0,inf\n", 1, "“inf” is not a number");
    add("time that is none", "0,5\nsoon,5\n", 2, "“soon” is not a number");
    add("a second header", "0,5\nseconds,Mbit/s\n", 2, "“seconds” is not a number");
    add("negative time", "-1,5\n", 1, "-1 s is not within 0 to 86400");
    add("a day later", "0,5\n86400,5\n", 2, "86400 s is not within 0 to 86400");
    add("a day later, rounded", "0,5\n86399.9999999,5\n", 2, "86400 s is not within 0 to 86400");
    add("at the same time", "0,5\n1,5\n1,6\n", 3, "its time is not after the one before");
    add("back in time", "5,5\n4,5\n", 2, "its time is not after the one before");
    add("one column", "0,5\n1\n", 2, "not seconds and Mbit/s with a comma between");
    add("three columns", "0,5,6\n", 1, "not seconds and Mbit/s with a comma between");
    add("semicolons", "0;5\n", 1, "not seconds and Mbit/s with a comma between");
    add("binary",
        QByteArray("0,5\n\x7f"
                   "ELF\x02\x01\0\0",
                   12),
        2, "it is not text");
    add("not UTF-8", "0,5\n# caf\xe9\n1,5\n", 2, "it is not text");
    add("UTF-16", QByteArray("\xff\xfe\x30\0\x2c\0\x35\0\n\0", 10), 1, "it is not text");
    add("opportunity at 0 alone", "0\n0\n", 0, "it ends at 0 ms");
    add("opportunities back in time", "5\n9\n8\n", 3, "its time is before the one before");
    add("no opportunity", "5\n-9\n", 2, "“-9” is no millisecond within 0 to 86400000");
    add("mixed", "5\n6,5\n", 2, "“6,5” is no millisecond within 0 to 86400000");
    add("more than a day of them", "86400001\n", 1,
        "“86400001” is no millisecond within 0 to 86400000");
    add("an endless number", QByteArray(100, '9'), 1,
        "“9999999999999999999999999999999999999999” is no millisecond within 0 to 86400000");
    add("more than a link can have", QByteArray("200\n").repeated(16'667) + "400\n", 0,
        "1000.02 Mbit/s from 0 ms on: at most 1000 are possible");
}

void TraceFileTest::whatIsNoTraceIsNamedWithItsLine()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    QFETCH(const QString, reason);
    const QString file = write(text);
    const auto trace = readTrace(file);
    QVERIFY(!trace);
    QVERIFY(trace.error().kind == ErrorKind::TraceUnusable);
    QCOMPARE(QString::fromStdString(trace.error().detail), reason);
    QCOMPARE(QString::fromStdString(trace.error().subject),
             line > 0 ? u"%1:%2"_s.arg(file).arg(line) : file);
}

void TraceFileTest::aFileThatIsTooLargeIsRefused()
{
    const QByteArray largest = QByteArray("0,5\n").leftJustified(16'000'000, '#');
    QVERIFY(readTrace(write(largest)));
    const QString file = write(largest + '#');
    QCOMPARE(readTrace(file).error(),
             (Error{ErrorKind::TraceUnusable, file.toStdString(), "it is larger than 16 MB"}));
}

void TraceFileTest::whatIsNoFileIsRefused()
{
    QCOMPARE(readTrace(folder_.path()).error(),
             (Error{ErrorKind::TraceUnusable, folder_.path().toStdString(), "it is not a file"}));
    QCOMPARE(readTrace(u"4g-dreaming"_s).error(), (Error{ErrorKind::TraceUnusable, "4g-dreaming",
                                                         qt_error_string(ENOENT).toStdString()}));
}

void TraceFileTest::aRecordedTraceIsReadAgainAsItWas()
{
    const QString file = folder_.filePath(u"recorded.csv"_s);
    QVERIFY(writeTrace(file, {{0s, 4.875}, {1'234'567us, 0.5}, {2s, 999.999}}));
    const auto trace = readTrace(file);
    QVERIFY2(trace, trace ? "" : trace.error().detail.c_str());
    QVERIFY(trace->steps()
            == (Steps{{0s, mbit(4.875)}, {1'234'567us, mbit(0.5)}, {2s, mbit(999.999)}}));
}

void TraceFileTest::whatNoLinkCanHaveIsRecordedAsTheNearest()
{
    const QString file = folder_.filePath(u"recorded.csv"_s);
    QVERIFY(writeTrace(file, {{0s, 6600}, {1s, 0.001}}));
    QVERIFY(readTrace(file)->steps() == (Steps{{0s, mbit(1000)}, {1s, mbit(0.05)}}));
}

void TraceFileTest::whereNothingCanBeWrittenRecordingFails()
{
    const QString file = folder_.filePath(u"no/such/folder.csv"_s);
    QCOMPARE(writeTrace(file, {{0s, 5}}).error(),
             (Error{ErrorKind::TraceUnusable, file.toStdString(),
                    qt_error_string(ENOENT).toStdString()}));
}

QTEST_GUILESS_MAIN(TraceFileTest)
#include "tst_trace_file.moc"
