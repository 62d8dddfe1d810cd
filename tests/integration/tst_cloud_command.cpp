// splitscope-cloud as whoever runs a server starts, configures, reloads and ends it.
#include "tests/integration/tls_front.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace splitscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
const QByteArray token = "the-token-of-the-class";
const QByteArray other = "another-token-of-the-class";

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;
};

class Program
{
public:
    explicit Program(const QString &name) : name_(name)
    {
        environment_ = QProcessEnvironment::systemEnvironment();
        environment_.remove(u"JOURNAL_STREAM"_s);
    }
    ~Program()
    {
        process_.kill();
        process_.waitForFinished(patience);
    }

    void set(const QString &variable, const QString &value)
    {
        environment_.insert(variable, value);
    }
    void start(const QStringList &arguments)
    {
        process_.setProcessEnvironment(environment_);
        process_.start(QDir(QCoreApplication::applicationDirPath()).filePath(name_),
                       arguments + QStringList{u"--lang"_s, u"en"_s});
    }
    Finished finish()
    {
        if (process_.state() != QProcess::NotRunning && !process_.waitForFinished(patience))
            return {};
        collect();
        return {process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1, out_,
                err_};
    }
    /// Waits until either stream has a line with this in it; what it captured, or null.
    QString says(const QString &pattern)
    {
        const QRegularExpression expression(pattern);
        QRegularExpressionMatch match;
        const bool came = QTest::qWaitFor(
            [&] {
                collect();
                match = expression.match(out_ + err_);
                return match.hasMatch() || process_.state() == QProcess::NotRunning;
            },
            patience);
        return came && match.hasMatch() ? match.captured(match.lastCapturedIndex()) : QString();
    }
    void signal(int number) { ::kill(static_cast<pid_t>(process_.processId()), number); }
    qint64 id() const { return process_.processId(); }

private:
    void collect()
    {
        out_ += QString::fromUtf8(process_.readAllStandardOutput());
        err_ += QString::fromUtf8(process_.readAllStandardError());
    }

    QString name_;
    QProcess process_;
    QProcessEnvironment environment_;
    QString out_;
    QString err_;
};

/// A node of LeNet-5 on a port of its own.
class Node : public Program
{
public:
    Node() : Program(u"splitscope-cloud"_s) {}

    /// Its URL.
    QString serve(const QStringList &arguments = {})
    {
        start(QStringList{u"--network"_s, u"lenet5"_s, u"--port"_s, u"0"_s} + arguments);
        return says(u"listening on (wss?://\\S+)"_s);
    }
};

Finished edge(const QString &node, const QStringList &arguments = {})
{
    Program run(u"splitscope-edge"_s);
    run.start(
        QStringList{u"run"_s, u"--network"_s, u"lenet5"_s, u"--cut"_s, u"3"_s, u"--cloud"_s, node}
        + arguments);
    return run.finish();
}

} // namespace

class TestCloudCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void othersAreServedOnlyWithBothOrInsecurely_data();
    void othersAreServedOnlyWithBothOrInsecurely();
    void aTokenAndAPinnedCertificateLetAnEdgeIn();
    void settingsComeFromFileEnvironmentAndCommandLine();
    void aMistakeInTheFileIsNamedWithItsLine_data();
    void aMistakeInTheFileIsNamedWithItsLine();
    void checkConfigTellsAllButSecrets();
    void checkConfigLooksAtTheFiles();
    void tokensAndCertificateAreReloaded();
    void anUnusableReloadChangesNothing();
    void sigtermEndsIt();
    void systemdIsToldWhenItIsReady();
    void noSecretIsInItsLogOrArguments();

private:
    QString write(const QString &name, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestCloudCommand::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

QString TestCloudCommand::write(const QString &name, const QByteArray &content) const
{
    QFile file(folder_->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a test's own file cannot be written");
    return file.fileName();
}

void TestCloudCommand::othersAreServedOnlyWithBothOrInsecurely_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("serves");
    const QStringList tls{u"--certificate"_s, dataFile(u"localhost-cert.pem"_s), u"--key"_s,
                          dataFile(u"localhost-key.pem"_s)};
    QTest::newRow("neither") << QStringList() << false;
    QTest::newRow("TLS alone") << tls << false;
    QTest::newRow("tokens alone") << QStringList{u"--token-file"_s, u"TOKENS"_s} << false;
    QTest::newRow("both") << tls + QStringList{u"--token-file"_s, u"TOKENS"_s} << true;
    QTest::newRow("insecurely") << QStringList{u"--insecure"_s} << true;
}

void TestCloudCommand::othersAreServedOnlyWithBothOrInsecurely()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, serves);
    arguments.replaceInStrings(u"TOKENS"_s, write(u"tokens"_s, token));
    Program node(u"splitscope-cloud"_s);
    node.start(arguments + QStringList{u"--listen"_s, u"0.0.0.0"_s, u"--check-config"_s});
    const Finished checked = node.finish();
    QCOMPARE(checked.exitCode, serves ? 0 : 2);
    if (!serves)
        QVERIFY2(checked.err.contains(u"--insecure"_s), qPrintable(checked.err));
}

void TestCloudCommand::aTokenAndAPinnedCertificateLetAnEdgeIn()
{
    Node node;
    const QString url = node.serve({u"--certificate"_s, dataFile(u"localhost-cert.pem"_s),
                                    u"--key"_s, dataFile(u"localhost-key.pem"_s), u"--token-file"_s,
                                    write(u"tokens"_s, token + '\n' + other)});
    QVERIFY(url.startsWith(u"wss://"_s));
    const QString print = node.says(u"certificate=([0-9a-f:]+)"_s); // as its log tells it
    const QStringList knows{u"--fingerprint"_s, print};
    const Finished in = edge(url, knows + QStringList{u"--token-file"_s, write(u"mine"_s, other)});
    QVERIFY2(in.exitCode == 0, qPrintable(in.err));
    const Finished out = edge(url, knows);
    QCOMPARE(out.exitCode, 1);
    QVERIFY2(out.err.contains(u"it wants a token"_s), qPrintable(out.err));
    const Finished unsure = edge(url);
    QVERIFY2(unsure.err.contains(u"self-signed"_s), qPrintable(unsure.err));
}

void TestCloudCommand::settingsComeFromFileEnvironmentAndCommandLine()
{
    const QString file = write(u"cloud.conf"_s, "# a comment\n[limits]\nworkers = 2\nqueue=7\n"
                                                "sessions = 8\n\ninsecure = false\n");
    Program node(u"splitscope-cloud"_s);
    node.set(u"SPLITSCOPE_CLOUD_CONFIG"_s, file);
    node.set(u"SPLITSCOPE_CLOUD_QUEUE"_s, u"9"_s);
    node.set(u"SPLITSCOPE_CLOUD_SESSIONS"_s, u"10"_s);
    node.start({u"--check-config"_s, u"--sessions"_s, u"11"_s});
    const Finished checked = node.finish();
    QVERIFY2(checked.exitCode == 0, qPrintable(checked.err));
    for (const QString &line : {u"workers = 2\n"_s, u"queue = 9\n"_s, u"sessions = 11\n"_s,
                                u"insecure = false\n"_s, u"idle-timeout = 1800\n"_s})
        QVERIFY2(checked.out.contains(line), qPrintable(line + checked.out));
}

void TestCloudCommand::aMistakeInTheFileIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no such setting") << QByteArray("colour = blue");
    QTest::newRow("no equals sign") << QByteArray("workers 2");
    QTest::newRow("no switch") << QByteArray("insecure = perhaps");
}

void TestCloudCommand::aMistakeInTheFileIsNamedWithItsLine()
{
    QFETCH(QByteArray, line);
    const QString file = write(u"cloud.conf"_s, "workers = 1\n" + line + '\n');
    Program node(u"splitscope-cloud"_s);
    node.start({u"--config"_s, file, u"--check-config"_s});
    const Finished checked = node.finish();
    QCOMPARE(checked.exitCode, 2);
    QCOMPARE(checked.err.count(u'\n'), 1);
    QVERIFY2(checked.err.contains(file + u":2"_s), qPrintable(checked.err));
}

void TestCloudCommand::checkConfigTellsAllButSecrets()
{
    Program node(u"splitscope-cloud"_s);
    node.set(u"SPLITSCOPE_CLOUD_TOKENS"_s, QString::fromLatin1(token));
    node.start({u"--check-config"_s});
    const Finished checked = node.finish();
    QCOMPARE(checked.exitCode, 0);
    QVERIFY(checked.out.contains(u"listen = 127.0.0.1\n"_s));
    QVERIFY(!(checked.out + checked.err).contains(QString::fromLatin1(token)));
}

void TestCloudCommand::checkConfigLooksAtTheFiles()
{
    const QStringList wrong[] = {
        {u"--token-file"_s, write(u"short"_s, "secret")},
        {u"--weights"_s, folder_->filePath(u"gone.safetensors"_s)},
        {u"--models"_s, u"resnet18="_s + folder_->filePath(u"gone.pth"_s)},
        {u"--certificate"_s, dataFile(u"localhost-cert.pem"_s), u"--key"_s,
         dataFile(u"renewed-key.pem"_s)},
        {u"--certificate"_s, dataFile(u"localhost-cert.pem"_s)},
    };
    for (const QStringList &arguments : wrong) {
        Program node(u"splitscope-cloud"_s);
        node.start(arguments + QStringList{u"--check-config"_s});
        const Finished checked = node.finish();
        QVERIFY2(checked.exitCode == 2, qPrintable(arguments.join(u' ')));
        QCOMPARE(checked.err.count(u'\n'), 1);
    }
}

void TestCloudCommand::tokensAndCertificateAreReloaded()
{
    const QString certificate = write(u"cert.pem"_s, contentOf(u"localhost-cert.pem"_s));
    const QString key = write(u"key.pem"_s, contentOf(u"localhost-key.pem"_s));
    const QString tokens = write(u"tokens"_s, token);
    Node node;
    const QString url =
        node.serve({u"--certificate"_s, certificate, u"--key"_s, key, u"--token-file"_s, tokens});
    const QStringList mine{u"--token-file"_s, write(u"mine"_s, other)};
    const QStringList first{u"--certificate"_s, dataFile(u"localhost-cert.pem"_s)};
    QCOMPARE(edge(url, first + mine).exitCode, 1);

    write(u"cert.pem"_s, contentOf(u"renewed-cert.pem"_s));
    write(u"key.pem"_s, contentOf(u"renewed-key.pem"_s));
    write(u"tokens"_s, other);
    node.signal(SIGHUP);
    QVERIFY(!node.says(u"(event=reloaded)"_s).isNull());
    QCOMPARE(edge(url, first + mine).exitCode, 1);
    const Finished in =
        edge(url, QStringList{u"--certificate"_s, dataFile(u"renewed-cert.pem"_s)} + mine);
    QVERIFY2(in.exitCode == 0, qPrintable(in.err));
}

void TestCloudCommand::anUnusableReloadChangesNothing()
{
    const QString tokens = write(u"tokens"_s, token);
    Node node;
    const QString url = node.serve({u"--token-file"_s, tokens});
    write(u"tokens"_s, "secret");
    node.signal(SIGHUP);
    QVERIFY(!node.says(u"(event=reload-failed)"_s).isNull());
    QCOMPARE(edge(url, {u"--token-file"_s, write(u"mine"_s, token)}).exitCode, 0);
}

void TestCloudCommand::sigtermEndsIt()
{
    for (const int signal : {SIGTERM, SIGINT}) {
        Node node;
        QVERIFY(!node.serve().isNull());
        node.signal(signal);
        const Finished ended = node.finish();
        QCOMPARE(ended.exitCode, 0);
        QVERIFY2(ended.err.contains(u"event=draining"_s), qPrintable(ended.err));
    }
}

void TestCloudCommand::systemdIsToldWhenItIsReady()
{
    const QByteArray path = QFile::encodeName(folder_->filePath(u"notify"_s));
    const int manager = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof address.sun_path);
    QCOMPARE(::bind(manager, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    QByteArrayList told;
    const auto hears = [&](const QByteArray &beginning) {
        return QTest::qWaitFor(
            [&] {
                QByteArray message(256, '\0');
                const auto size = ::recv(manager, message.data(),
                                         static_cast<std::size_t>(message.size()), MSG_DONTWAIT);
                if (size > 0)
                    told << message.first(size);
                return !told.isEmpty() && told.last().startsWith(beginning);
            },
            patience);
    };

    Node node;
    node.set(u"NOTIFY_SOCKET"_s, QString::fromLocal8Bit(path));
    QVERIFY(!node.serve().isNull());
    QVERIFY(hears("READY=1\nSTATUS=ws://"));
    node.signal(SIGHUP);
    QVERIFY(hears("RELOADING=1"));
    QVERIFY(hears("READY=1"));
    node.signal(SIGTERM);
    QVERIFY(hears("STOPPING=1"));
    QCOMPARE(node.finish().exitCode, 0);
    ::close(manager);
}

void TestCloudCommand::noSecretIsInItsLogOrArguments()
{
    Node node;
    const QString url =
        node.serve({u"--token-file"_s, write(u"tokens"_s, token), u"--log-level"_s, u"debug"_s});
    QCOMPARE(edge(url, {u"--token-file"_s, write(u"mine"_s, token)}).exitCode, 0);
    QCOMPARE(edge(url, {u"--token-file"_s, write(u"mine"_s, other)}).exitCode, 1);
    QFile arguments(u"/proc/%1/cmdline"_s.arg(node.id()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!arguments.readAll().contains(token));
    QVERIFY(!node.says(u"(code=access-denied)"_s).isNull());
    node.signal(SIGTERM);
    const Finished ended = node.finish();
    QVERIFY(ended.err.contains(u"event=session-opened"_s));
    for (const QByteArray &known : {token, other, QByteArray("PRIVATE KEY")})
        QVERIFY(!(ended.out + ended.err).contains(QString::fromLatin1(known)));
}

QTEST_GUILESS_MAIN(TestCloudCommand)
#include "tst_cloud_command.moc"
