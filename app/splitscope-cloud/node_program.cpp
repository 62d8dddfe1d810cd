#include "app/splitscope-cloud/node_program.h"

#include "net/edge/lab_terminal.h"
#include "net/error_text.h"
#include "net/version_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <utility>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

Result<std::shared_ptr<const Runtime>> firstModel(const NodeOptions &options)
{
    auto runtime = Runtime::load(options.model, options.runtime);
    if (!runtime)
        return runtime;
    // Otherwise the first run of a cut would pay for it, in what it measures of the cloud.
    const Network &network = (*runtime)->network();
    for (const CutPoint cut : network.cutPoints())
        if (const auto ready = (*runtime)->prepare(cut, network.lastCut()); !ready)
            return tl::make_unexpected(ready.error());
    return runtime;
}

Result<void> checkWeights(const ModelChoice &choice)
{
    const auto network = chosenNetwork(choice);
    if (!network)
        return tl::make_unexpected(network.error());
    if (choice.weights.empty())
        return {};
    return chosenWeights(choice, *network).map([](const auto &) {});
}

#ifdef Q_OS_UNIX
/// SIGHUP is also what a window says that is closed.
bool hasLostTerminal()
{
    termios settings{};
    return ::tcgetattr(STDIN_FILENO, &settings) != 0 && errno == EIO;
}
#endif

} // namespace

NodeProgram::NodeProgram(NodeOptions options, QObject *parent)
    : QObject(parent), options_(std::move(options)),
      toJournal_(qEnvironmentVariableIsSet("JOURNAL_STREAM"))
{
    if (const auto period = manager_.watchdog()) {
        connect(&watchdog_, &QTimer::timeout, this, [this] { manager_.notify("WATCHDOG=1"); });
        watchdog_.start(*period);
    }
}

NodeProgram::~NodeProgram() = default;

Result<void> NodeProgram::check(const NodeOptions &options)
{
    if (const auto access = loadAccess(options.access); !access)
        return tl::make_unexpected(access.error());
    if (const auto weights = checkWeights(options.model); !weights)
        return weights;
    for (const auto &model : options.node.models)
        if (const auto weights = checkWeights(model.choice); !weights)
            return weights;
    return {};
}

Result<void> NodeProgram::start()
{
    const auto access = loadAccess(options_.access);
    if (!access)
        return tl::make_unexpected(access.error());
    auto runtime = firstModel(options_);
    if (!runtime)
        return tl::make_unexpected(runtime.error());
    node_ = std::make_unique<CloudNode>(*std::move(runtime), options_.node);
    connect(node_.get(), &CloudNode::logged, this, &NodeProgram::log);
    connect(node_.get(), &CloudNode::drained, this, &NodeProgram::ended);
    if (options_.terminal)
        connect(node_.get(), &CloudNode::terminalLine, this,
                [](const QString &line) { printLine(stdout, stamped(line)); });
    node_->setAccess(*access);
    if (const auto listening = node_->listen(); !listening)
        return listening;
    printLine(stdout, QCoreApplication::translate("CloudCommand", "listening on %1")
                          .arg(node_->url().toString()));
    logStart(*access);
    manager_.notify("READY=1\nSTATUS=" + node_->url().toString().toUtf8());
    return {};
}

void NodeProgram::logStart(const CloudNodeAccess &access)
{
    LogEntry entry{LogLevel::Info, u"listening"_s, {{u"url"_s, node_->url().toString()}}};
    if (const QUrl admin = node_->adminUrl(); !admin.isEmpty())
        entry.fields << std::pair(u"admin"_s, admin.toString());
    entry.fields << std::pair(u"tokens"_s, QString::number(access.tokens.count()));
    if (access.certificate)
        entry.fields << std::pair(u"certificate"_s, access.certificate->fingerprint)
                     << std::pair(u"expires"_s, access.certificate->expires.toString(Qt::ISODate));
    entry.fields << std::pair(u"version"_s, softwareVersion());
    log(entry);
    warnOfFiles(access);
}

void NodeProgram::warnOfFiles(const CloudNodeAccess &access)
{
    for (const QString &file : {options_.access.key, options_.access.tokens})
        if (!file.isEmpty() && (QFile::permissions(file) & QFile::ReadOther))
            log({LogLevel::Warning, u"secret-readable-by-all"_s, {{u"file"_s, file}}});
    constexpr qint64 aMonth = 30;
    if (access.certificate
        && QDateTime::currentDateTimeUtc().daysTo(access.certificate->expires) < aMonth)
        log({LogLevel::Warning,
             u"certificate-expires"_s,
             {{u"at"_s, access.certificate->expires.toString(Qt::ISODate)}}});
}

void NodeProgram::onSignal(int signal)
{
#ifdef Q_OS_UNIX
    if (signal == SIGHUP && !hasLostTerminal())
        return reload();
#endif
    drain();
}

void NodeProgram::reload()
{
    manager_.notify("RELOADING=1");
    if (const auto access = loadAccess(options_.access)) {
        node_->setAccess(*access);
        log({LogLevel::Info,
             u"reloaded"_s,
             {{u"tokens"_s, QString::number(access->tokens.count())}}});
        warnOfFiles(*access);
    } else {
        log({LogLevel::Error, u"reload-failed"_s, {{u"why"_s, errorText(access.error())}}});
    }
    manager_.notify("READY=1");
}

void NodeProgram::drain()
{
    if (std::exchange(isDraining_, true))
        return Q_EMIT ended();
    manager_.notify("STOPPING=1");
    QTimer::singleShot(options_.drainTimeout, this, [this] {
        log({LogLevel::Warning, u"drain-timeout"_s, {}});
        Q_EMIT ended();
    });
    node_->drain();
}

void NodeProgram::log(const LogEntry &entry)
{
    if (entry.level > options_.logLevel)
        return;
    if (toJournal_)
        return printLine(stderr, journalText(entry));
    printLine(stderr,
              QDateTime::currentDateTime().toString(Qt::ISODateWithMs) + u' ' + logText(entry));
}

} // namespace splitscope
