#include "app/splitscope-edge/kernel_lab.h"

#include "net/termination_signals.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace splitscope {

KernelLab::KernelLab(QObject *parent) : QObject(parent)
{
    node_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
#ifdef Q_OS_LINUX
    node_.setChildProcessModifier([] {
        TerminationSignals::restoreInChild();
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
#endif
    connect(&node_, &QProcess::readyReadStandardOutput, this, &KernelLab::readNode);
    connect(&node_, &QProcess::finished, this, &KernelLab::nodeEnded);
}

KernelLab::~KernelLab()
{
    node_.disconnect(this);
    node_.kill(); // it holds nothing that it would have to save
    node_.waitForFinished();
}

Result<void> KernelLab::start(const QStringList &nodeArguments)
{
    auto link = KernelLink::make({});
    if (!link)
        return tl::make_unexpected(link.error());
    link_.emplace(std::move(*link));
    // A process is born where its parent is.
    return KernelLink::enter(link_->cloud())
        .and_then([&] { return startNode(nodeArguments); })
        .and_then([&] { return KernelLink::enter(link_->edge()); });
}

Result<void> KernelLab::startNode(QStringList arguments)
{
    // Nobody else is in its namespace, and what it has to say the edge says.
    arguments << u"--listen"_s << link_->cloud().address << u"--port"_s << u"0"_s << u"--insecure"_s
              << u"--log-level"_s << u"error"_s;
    const QString program =
        QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-cloud"_s);
    node_.start(program, arguments, QIODevice::ReadOnly);
    if (!node_.waitForStarted())
        return fail(ErrorKind::KernelLinkUnavailable, program.toStdString(),
                    node_.errorString().toStdString());
    return {};
}

Result<void> KernelLab::setLink(const LinkConditions &link)
{
    return link_->setLink(link);
}

void KernelLab::readNode()
{
    const QByteArray bytes = node_.readAllStandardOutput(); // or the node would wait some day
    if (isReady_)
        return;
    said_ += QString::fromUtf8(bytes);
    const auto match = QRegularExpression(u"(ws://\\S+)\\n"_s).match(said_);
    if (!match.hasMatch())
        return;
    isReady_ = true;
    Q_EMIT ready(QUrl(match.captured(1)));
}

} // namespace splitscope
