// What a node that is left running is made of: who is let in, whose turn it is, what it tells.
#include "net/cloud/access_tokens.h"
#include "net/cloud/connection_gate.h"
#include "net/cloud/fair_queue.h"
#include "net/cloud/histogram.h"
#include "net/cloud/http_head.h"
#include "net/cloud/node_log.h"
#include "net/cloud/node_metrics.h"
#include "net/cloud/payload_budget.h"
#include "net/protocol/certificate_fingerprint.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class NodePartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutTokensEverybodyIsLetIn();
    void oneOfSeveralTokensIsEnough();
    void aForgedTokenIsNotLetIn_data();
    void aForgedTokenIsNotLetIn();
    void aTokensFileIsReadLineByLine();
    void anUnusableTokensFileIsNamedAndNotTold_data();
    void anUnusableTokensFileIsNamedAndNotTold();

    void anAddressHasSoManyConnections();
    void whoFailsTooOftenWaits();
    void addressesAreForgotten();
    void neighboursInIPv6ShareALimit();

    void whoHadLeastIsNext();
    void oneSessionCannotKeepTheOthersWaiting();
    void whoWasAwayHasSavedNothingUp();
    void whoLeavesTakesTheirJobsAlong();

    void memoryIsTakenAndGivenBack();

    void aRequestsHeadIsRead();
    void whatIsNoRequestIsNone_data();
    void whatIsNoRequestIsNone();
    void onlyGetIsAnswered();

    void aLogLineHasNamedFields();
    void nothingBreaksOutOfALogLine();
    void journaldReadsThePriority();
    void levelsHaveNames();

    void aHistogramCountsUpToEachBound();
    void metricsAreInPrometheusFormat();

    void aFingerprintIsReadInEveryNotation_data();
    void aFingerprintIsReadInEveryNotation();
    void whatIsNoFingerprintIsNone();
};

namespace {

const QString good = u"0123456789abcdef"_s;

bool admits(const AccessTokens &tokens, const QString &token)
{
    return tokens.admit(AccessTokens::digestOf(token));
}

const QHostAddress home(u"192.168.1.7"_s);

} // namespace

void NodePartsTest::withoutTokensEverybodyIsLetIn()
{
    const AccessTokens none;
    QVERIFY(!none.required());
    QVERIFY(admits(none, {}));
    QVERIFY(admits(none, u"anything"_s));
}

void NodePartsTest::oneOfSeveralTokensIsEnough()
{
    const auto tokens = AccessTokens::fromText(
        "# the class of 2026\n0123456789abcdef\n\n fedcba9876543210 \r\n", u"tokens"_s);
    QVERIFY(tokens);
    QCOMPARE(tokens->count(), 2);
    QVERIFY(admits(*tokens, good));
    QVERIFY(admits(*tokens, u"fedcba9876543210"_s));
}

void NodePartsTest::aForgedTokenIsNotLetIn_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("its beginning") << good.chopped(1);
    QTest::newRow("and more") << good + u'g';
    QTest::newRow("another case") << good.toUpper();
    QTest::newRow("the comment") << u"# the class of 2026"_s;
    QTest::newRow("its digest") << QString::fromLatin1(AccessTokens::digestOf(good).toHex());
}

void NodePartsTest::aForgedTokenIsNotLetIn()
{
    QFETCH(QString, token);
    const auto tokens =
        AccessTokens::fromText("# the class of 2026\n" + good.toUtf8(), u"tokens"_s);
    QVERIFY(tokens);
    QVERIFY(!admits(*tokens, token));
}

void NodePartsTest::aTokensFileIsReadLineByLine()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"tokens"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(good.toUtf8() + "\n");
    file.close();
    const auto tokens = AccessTokens::fromFile(file.fileName());
    QVERIFY(tokens && tokens->required());
    QVERIFY(admits(*tokens, good));
}

void NodePartsTest::anUnusableTokensFileIsNamedAndNotTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QByteArray("# nobody\n") << u"tokens"_s;
    QTest::newRow("too short") << QByteArray("# one\nsecret") << u"tokens:2"_s;
    QTest::newRow("too long") << QByteArray(513, 's') << u"tokens:1"_s;
}

void NodePartsTest::anUnusableTokensFileIsNamedAndNotTold()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, subject);
    const auto tokens = AccessTokens::fromText(text, u"tokens"_s);
    QVERIFY(!tokens);
    QCOMPARE(tokens.error().kind, ErrorKind::NodeSettingUnusable);
    QCOMPARE(QString::fromStdString(tokens.error().subject), subject);
    const QString told = QString::fromStdString(tokens.error().detail);
    QVERIFY(!told.contains("secret"_L1) && !told.contains("sss"_L1));
}

void NodePartsTest::anAddressHasSoManyConnections()
{
    ConnectionGate gate({.perAddress = 2, .failedHellos = 0});
    gate.entered(home);
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::Welcome);
    gate.entered(home);
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::TooMany);
    QCOMPARE(gate.judge(QHostAddress(u"::ffff:192.168.1.7"_s)), ConnectionGate::Verdict::TooMany);
    QCOMPARE(gate.judge(QHostAddress(u"192.168.1.8"_s)), ConnectionGate::Verdict::Welcome);
    gate.left(home);
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::Welcome);
}

void NodePartsTest::whoFailsTooOftenWaits()
{
    ConnectionGate::Clock::time_point now;
    ConnectionGate gate({.perAddress = 0, .failedHellos = 2}, [&] { return now; });
    for (int failure = 0; failure < 3; ++failure) {
        QCOMPARE(gate.judge(home), ConnectionGate::Verdict::Welcome);
        gate.failedHello(home);
    }
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::TooManyFailures);
    now += ConnectionGate::window - 1s;
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::TooManyFailures);
    now += 1s;
    QCOMPARE(gate.judge(home), ConnectionGate::Verdict::Welcome);
}

void NodePartsTest::addressesAreForgotten()
{
    ConnectionGate::Clock::time_point now;
    ConnectionGate gate({.perAddress = 1, .failedHellos = 1}, [&] { return now; });
    gate.entered(home);
    gate.left(home);
    QVERIFY(gate.remembered() == 0);
    gate.failedHello(home);
    now += ConnectionGate::window;
    gate.failedHello(QHostAddress(u"192.168.1.8"_s));
    QVERIFY(gate.remembered() == 1);
}

void NodePartsTest::neighboursInIPv6ShareALimit()
{
    ConnectionGate gate({.perAddress = 1, .failedHellos = 0});
    gate.entered(QHostAddress(u"2001:db8::1"_s));
    QCOMPARE(gate.judge(QHostAddress(u"2001:db8::ffff:1:2"_s)), ConnectionGate::Verdict::TooMany);
    QCOMPARE(gate.judge(QHostAddress(u"2001:db8:0:1::1"_s)), ConnectionGate::Verdict::Welcome);
}

void NodePartsTest::whoHadLeastIsNext()
{
    FairQueue<char> queue;
    queue.push(1, 'a');
    queue.push(2, 'b');
    queue.push(3, 'c');
    queue.charge(1, 2ms);
    queue.charge(2, 1ms);
    QCOMPARE(queue.pop()->job, 'c');
    QCOMPARE(queue.pop()->job, 'b');
    QCOMPARE(queue.pop()->job, 'a');
    QVERIFY(!queue.pop());
}

void NodePartsTest::oneSessionCannotKeepTheOthersWaiting()
{
    FairQueue<int> queue;
    queue.push(1, 100);
    queue.push(2, 200);
    std::chrono::nanoseconds first{0};
    std::chrono::nanoseconds second{0};
    for (int turn = 0; turn < 100; ++turn) {
        const auto next = queue.pop();
        const auto took = next->who == 1 ? 10ms : 1ms; // session 1 asks for ten times as much
        (next->who == 1 ? first : second) += took;
        queue.push(next->who, next->job);
        queue.charge(next->who, took);
    }
    QVERIFY(second >= first - 10ms);
}

void NodePartsTest::whoWasAwayHasSavedNothingUp()
{
    FairQueue<int> queue;
    queue.push(1, 0); // and then nothing for long
    queue.pop();
    for (int turn = 0; turn < 10; ++turn) {
        queue.push(2, 0);
        queue.pop();
        queue.charge(2, 10ms);
    }
    queue.push(2, 20);
    queue.push(1, 10);
    queue.push(3, 30);
    QCOMPARE(queue.pop()->job, 10);
    queue.push(1, 11);
    queue.charge(1, 15ms);
    QCOMPARE(queue.pop()->job, 30); // not 11 once more
}

void NodePartsTest::whoLeavesTakesTheirJobsAlong()
{
    FairQueue<char> queue;
    queue.push(1, 'a');
    queue.push(2, 'b');
    QVERIFY(queue.leave(1) == 1);
    QVERIFY(queue.size() == 1);
    QCOMPARE(queue.pop()->job, 'b');
    QVERIFY(queue.leave(7) == 0);
}

void NodePartsTest::memoryIsTakenAndGivenBack()
{
    PayloadBudget budget(100);
    PayloadBudget::Share first = budget.take(60);
    QVERIFY(first);
    QVERIFY(!budget.take(41));
    QCOMPARE(budget.taken(), 60);
    PayloadBudget::Share second = budget.take(40);
    QVERIFY(second);
    first = {};
    QCOMPARE(budget.taken(), 40);
    first = std::move(second);
    QCOMPARE(budget.taken(), 40);
    first = budget.take(60);
    QCOMPARE(budget.taken(), 60);
}

void NodePartsTest::aRequestsHeadIsRead()
{
    const auto page = httpHead("GET /metrics?x=1 HTTP/1.1\r\nHost: a\r\nUpgrade-Insecure: 1");
    QVERIFY(page);
    QCOMPARE(page->method, "GET");
    QCOMPARE(page->path, "/metrics");
    QVERIFY(!page->upgrade);
    const auto upgrade =
        httpHead("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nuPGRADE:  WebSocket ");
    QVERIFY(upgrade && upgrade->upgrade);
}

void NodePartsTest::whatIsNoRequestIsNone_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01");
    QTest::newRow("words") << QByteArray("hello there HTTP/1.1");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0");
    QTest::newRow("a proxy's request") << QByteArray("GET http://a/ HTTP/1.1");
    QTest::newRow("four words") << QByteArray("GET / / HTTP/1.1");
}

void NodePartsTest::whatIsNoRequestIsNone()
{
    QFETCH(QByteArray, head);
    QVERIFY(!httpHead(head));
}

void NodePartsTest::onlyGetIsAnswered()
{
    const HttpPage page{200, "ok\n"};
    QVERIFY(httpAnswer(page, {.method = "GET", .path = "/"}).endsWith("\r\n\r\nok\n"));
    QVERIFY(httpAnswer(page, {.method = "GET", .path = "/"}).startsWith("HTTP/1.1 200 OK\r\n"));
    const QByteArray head = httpAnswer(page, {.method = "HEAD", .path = "/"});
    QVERIFY(head.endsWith("Content-Length: 3\r\n\r\n"));
    QVERIFY(httpAnswer(page, {.method = "POST", .path = "/"}).startsWith("HTTP/1.1 405 "));
}

void NodePartsTest::aLogLineHasNamedFields()
{
    const LogEntry entry{LogLevel::Info,
                         u"session-opened"_s,
                         {{u"session"_s, u"3"_s}, {u"peer"_s, u"10.0.0.7:1"_s}}};
    QCOMPARE(logText(entry), u"level=info event=session-opened session=3 peer=10.0.0.7:1"_s);
}

void NodePartsTest::nothingBreaksOutOfALogLine()
{
    const LogEntry entry{LogLevel::Warning,
                         u"hello"_s,
                         {{u"model"_s, u"a\" level=error\nevent=x\x1b[31m"_s}, {u"empty"_s, {}}}};
    QCOMPARE(logText(entry),
             u"level=warning event=hello model=\"a\\\" level=error event=x [31m\" empty=\"\""_s);
}

void NodePartsTest::journaldReadsThePriority()
{
    QCOMPARE(journalText({LogLevel::Error, u"x"_s}), u"<3>level=error event=x"_s);
    QCOMPARE(journalText({LogLevel::Debug, u"x"_s}), u"<7>level=debug event=x"_s);
}

void NodePartsTest::levelsHaveNames()
{
    for (const LogLevel level :
         {LogLevel::Error, LogLevel::Warning, LogLevel::Info, LogLevel::Debug})
        QVERIFY(logLevelByName(logLevelName(level)) == level);
    QVERIFY(!logLevelByName(u"chatty"_s));
}

void NodePartsTest::aHistogramCountsUpToEachBound()
{
    Histogram histogram;
    for (const auto time : {500us, 1000us, 1001us, 60'000'000us})
        histogram.add(time);
    const QByteArray text = histogram.text("t", "Of something.");
    QVERIFY(text.startsWith("# HELP t Of something.\n# TYPE t histogram\n"));
    QVERIFY(text.contains("t_bucket{le=\"0.001\"} 2\n"));
    QVERIFY(text.contains("t_bucket{le=\"0.0025\"} 3\n"));
    QVERIFY(text.contains("t_bucket{le=\"30\"} 3\n"));
    QVERIFY(text.contains("t_bucket{le=\"+Inf\"} 4\n"));
    QVERIFY(text.endsWith("t_sum 60.002501\nt_count 4\n"));
}

void NodePartsTest::metricsAreInPrometheusFormat()
{
    NodeMetrics metrics;
    metrics.sessionOpened();
    metrics.failed(u"cancelled"_s);
    metrics.rejected(u"access-denied"_s);
    metrics.rejected(u"access-denied"_s);
    metrics.received(1000);
    CloudReply reply;
    reply.total = 3ms;
    metrics.answered(reply);
    const QByteArray text = metrics.text({.load = {.workers = 2, .queued = 5}, .sessions = 1});
    for (const char *line :
         {"splitscope_sessions 1", "splitscope_sessions_total 1", "splitscope_workers 2",
          "splitscope_queue_length 5", "splitscope_requests_total{outcome=\"ok\"} 1",
          "splitscope_requests_total{outcome=\"cancelled\"} 1",
          "splitscope_rejects_total{reason=\"access-denied\"} 2",
          "splitscope_received_bytes_total 1000", "splitscope_request_seconds_count 1",
          "splitscope_request_seconds_bucket{le=\"0.0025\"} 0",
          "splitscope_request_seconds_bucket{le=\"0.005\"} 1"})
        QVERIFY2(text.contains(QByteArray("\n") + line + '\n'), line);
    // Every line is a comment, or a name and a number.
    static const QRegularExpression sample(u"^[a-z_]+(\\{[a-z_]+=\"[^\"]*\"\\})? [-+0-9.e]+$"_s);
    for (const QByteArray &line : text.split('\n'))
        QVERIFY2(line.isEmpty() || line.startsWith("# ")
                     || sample.match(QString::fromUtf8(line)).hasMatch(),
                 line.constData());
}

void NodePartsTest::aFingerprintIsReadInEveryNotation_data()
{
    QTest::addColumn<QString>("text");
    const QString pairs = QStringList(32, u"AB"_s).join(u':');
    QTest::newRow("openssl's") << u"sha256 Fingerprint="_s + pairs;
    QTest::newRow("with colons") << pairs;
    QTest::newRow("without") << QString(pairs).remove(u':').toLower();
    QTest::newRow("with blanks around") << u"  "_s + pairs + u"\n"_s;
}

void NodePartsTest::aFingerprintIsReadInEveryNotation()
{
    QFETCH(QString, text);
    QCOMPARE(fingerprintBytes(text), QByteArray(32, '\xab'));
}

void NodePartsTest::whatIsNoFingerprintIsNone()
{
    for (const QString &text : {QString(), u"ab"_s, QString(64, u'g'), QString(66, u'a')})
        QVERIFY(!fingerprintBytes(text));
}

QTEST_GUILESS_MAIN(NodePartsTest)
#include "tst_node_parts.moc"
