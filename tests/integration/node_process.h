// The node's program in a process of its own, which a test may stop, starve or kill.
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

#include <csignal>

namespace splitscope::test {

using namespace Qt::StringLiterals;

/// Until a process that says nothing is taken for hung.
constexpr int processPatienceMs = 60'000;

inline QString program(const QString &name)
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

/// It serves LeNet-5.
class NodeProcess
{
public:
    explicit NodeProcess(const QStringList &arguments = {}, const QStringList &wrapper = {},
                         int port = 0)
    {
        QStringList line = wrapper + QStringList{program(u"splitscope-cloud"_s),
                                                 u"--network"_s,
                                                 u"lenet5"_s,
                                                 u"--lang"_s,
                                                 u"en"_s,
                                                 u"--port"_s,
                                                 QString::number(port)}
                           + arguments;
        process_.start(line.takeFirst(), line);
        const QRegularExpression listening(u"(ws://\\S+)"_s);
        QRegularExpressionMatch match;
        while (!(match = listening.match(said_)).hasMatch()
               && process_.waitForReadyRead(processPatienceMs))
            said_ += QString::fromUtf8(process_.readAllStandardOutput());
        url_ = QUrl(match.captured(1));
    }
    ~NodeProcess() { kill(); }

    QUrl url() const { return url_; }
    void signal(int number) const { ::kill(static_cast<pid_t>(process_.processId()), number); }
    void kill()
    {
        process_.kill();
        process_.waitForFinished(processPatienceMs);
    }
    /// Of a process that is about to end; -1 if it does not, or was killed.
    int exitCode()
    {
        if (process_.state() != QProcess::NotRunning
            && !process_.waitForFinished(processPatienceMs))
            return -1;
        return process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
    }
    /// Its main thread waits for something. Linux.
    bool isAsleep() const
    {
        QFile file(u"/proc/%1/stat"_s.arg(process_.processId()));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const QByteArray stat = file.readAll();
        return stat.sliced(stat.lastIndexOf(')') + 1).startsWith(" S"); // proc(5)
    }
    /// Its log so far, for a test that has an event loop.
    QByteArray log()
    {
        QCoreApplication::processEvents();
        log_ += process_.readAllStandardError();
        return log_;
    }
    /// Lines that it has printed, to its end.
    qsizetype said(const QString &words)
    {
        said_ += QString::fromUtf8(process_.readAllStandardOutput());
        return said_.count(words);
    }

private:
    QProcess process_;
    QString said_;
    QByteArray log_;
    QUrl url_;
};

} // namespace splitscope::test
