#include "net/link/kernel_link.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <chrono>
#include <cmath>

#ifdef Q_OS_LINUX
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr auto namespaceFolder = "/run/netns"_L1;

tl::unexpected<Error> unavailable(const QString &what, const QString &reason)
{
    return fail(ErrorKind::KernelLinkUnavailable, what.toStdString(), reason.toStdString());
}

#ifdef Q_OS_LINUX

Result<void> permitted()
{
    if (::geteuid() != 0)
        return unavailable(u"ip netns add"_s, u"only root may"_s);
    return {};
}

bool isRunning(qint64 pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
}

Result<void> enterNamespace(const QString &name)
{
    const QString path = QString(namespaceFolder) + u'/' + name;
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool entered = file >= 0 && ::setns(file, CLONE_NEWNET) == 0;
    const int reason = errno;
    if (file >= 0)
        ::close(file);
    if (!entered)
        return unavailable(path, QString::fromLocal8Bit(std::strerror(reason)));
    return {};
}

#else

Result<void> permitted()
{
    return unavailable(u"ip netns add"_s, u"only Linux has it"_s);
}

bool isRunning(qint64)
{
    return true;
}

Result<void> enterNamespace(const QString &)
{
    return permitted();
}

#endif

/// `ip` and `tc` may lie where a user's PATH does not lead.
Result<void> run(const QString &line)
{
    constexpr std::chrono::milliseconds patience = std::chrono::seconds(30);
    QStringList arguments = line.split(u' ');
    const QString program = arguments.takeFirst();
    QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        path = QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s});
    if (path.isEmpty())
        return unavailable(line, u"%1 is not installed"_s.arg(program));
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(path, arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(static_cast<int>(patience.count())))
        return unavailable(line, process.errorString());
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return unavailable(line, QString::fromLocal8Bit(process.readAll()).simplified());
}

/// Ends at the first one that fails.
Result<void> runAll(const QStringList &lines)
{
    for (const QString &line : lines) {
        if (auto done = run(line); !done)
            return done;
    }
    return {};
}

/// The first name of this process that no namespace has.
QString freeName()
{
    const QDir folder{QString(namespaceFolder)};
    for (int number = 0;; ++number) {
        QString name = u"splitscope-%1-%2"_s.arg(QCoreApplication::applicationPid()).arg(number);
        if (!folder.exists(name + u"-edge"_s) && !folder.exists(name + u"-cloud"_s))
            return name;
    }
}

/// One end's interface and what shapes its way out.
struct Interface
{
    QString namespaceName;
    QString device;

    QString tc(const QString &verb, const QString &rest) const
    {
        return u"tc -n %1 qdisc %2 dev %3 %4"_s.arg(namespaceName, verb, device, rest);
    }

    QStringList shapedBy(const std::optional<Bandwidth> &rate, const LinkConditions &link) const
    {
        QStringList lines;
        QString place = u"root"_s;
        if (link.delay.count() > 0) {
            lines << tc(u"replace"_s, u"%1 handle 1: netem delay %2us %3us"_s.arg(place)
                                          .arg(link.delay.count())
                                          .arg(link.jitter.count()));
            place = u"parent 1:1"_s;
        }
        if (rate) {
            const QString queue = link.queueLimitBytes ? u"limit %1"_s.arg(*link.queueLimitBytes)
                                                       : u"latency 400ms"_s; // as in the lab sheet
            lines << tc(u"replace"_s, u"%1 handle 2: tbf rate %2bit burst %3 %4"_s.arg(place)
                                          .arg(std::llround(rate->mbitPerSecond() * 1e6))
                                          .arg(link.burstBytes)
                                          .arg(queue));
        }
        return lines;
    }
};

} // namespace

struct KernelLink::Impl
{
    explicit Impl(const QString &name)
        : edge{name + u"-edge"_s, u"10.77.0.1"_s}, cloud{name + u"-cloud"_s, u"10.77.0.2"_s}
    {
    }

    ~Impl()
    {
        // The link first: a namespace lives as long as anybody is in it.
        (void)run(u"ip -n %1 link del %2"_s.arg(edge.namespaceName, edgeInterface().device));
        (void)run(u"ip netns del %1"_s.arg(edge.namespaceName));
        (void)run(u"ip netns del %1"_s.arg(cloud.namespaceName));
    }

    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    Interface edgeInterface() const { return {edge.namespaceName, u"edge0"_s}; }
    Interface cloudInterface() const { return {cloud.namespaceName, u"cloud0"_s}; }

    QStringList connecting() const
    {
        const auto &from = edge.namespaceName;
        const auto &to = cloud.namespaceName;
        QStringList lines{
            u"ip netns add %1"_s.arg(from), u"ip netns add %1"_s.arg(to),
            u"ip -n %1 link add edge0 type veth peer name cloud0 netns %2"_s.arg(from, to)};
        const auto start = [&](const Interface &at, const QString &address) {
            // Without IPv6's own packets, which would take from the bucket.
            lines << u"ip -n %1 link set %2 addrgenmode none"_s.arg(at.namespaceName, at.device)
                  << u"ip -n %1 addr add %2/24 dev %3"_s.arg(at.namespaceName, address, at.device)
                  << u"ip -n %1 link set lo up"_s.arg(at.namespaceName)
                  << u"ip -n %1 link set %2 up"_s.arg(at.namespaceName, at.device);
        };
        start(edgeInterface(), edge.address);
        start(cloudInterface(), cloud.address);
        return lines;
    }

    End edge;
    End cloud;
    LinkConditions link; ///< as it is shaped now; at first not at all
};

KernelLink::KernelLink(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KernelLink::KernelLink(KernelLink &&) noexcept = default;
KernelLink &KernelLink::operator=(KernelLink &&) noexcept = default;
KernelLink::~KernelLink() = default;

Result<KernelLink> KernelLink::make(const LinkConditions &link)
{
    if (const auto may = permitted(); !may)
        return tl::make_unexpected(may.error());
    KernelLink made(std::make_unique<Impl>(freeName()));
    if (const auto connected = runAll(made.impl_->connecting()); !connected)
        return tl::make_unexpected(connected.error());
    if (const auto shaped = made.setLink(link); !shaped)
        return tl::make_unexpected(shaped.error());
    return made;
}

Result<QStringList> KernelLink::sweep()
{
    if (const auto may = permitted(); !may)
        return tl::make_unexpected(may.error());
    const QRegularExpression ours(u"^splitscope-(\\d+)-\\d+-(edge|cloud)$"_s);
    QStringList removed;
    for (const QString &name :
         QDir(QString(namespaceFolder)).entryList(QDir::AllEntries | QDir::System)) {
        const auto match = ours.match(name);
        if (!match.hasMatch() || isRunning(match.captured(1).toLongLong()))
            continue;
        if (const auto done = run(u"ip netns del %1"_s.arg(name)); !done)
            return tl::make_unexpected(done.error());
        removed << name;
    }
    return removed;
}

Result<void> KernelLink::setLink(const LinkConditions &link)
{
    const bool otherDelay = (link.delay.count() > 0) != (impl_->link.delay.count() > 0);
    const auto shape = [&](const Interface &at, const std::optional<Bandwidth> &rate,
                           const std::optional<Bandwidth> &rateBefore) {
        // tc changes a discipline in place, but not which ones there are. Where there is none,
        // there is nothing to remove, and it complains.
        if (otherDelay || rate.has_value() != rateBefore.has_value())
            (void)run(at.tc(u"del"_s, u"root"_s));
        return runAll(at.shapedBy(rate, link));
    };
    const LinkConditions before = std::exchange(impl_->link, link);
    if (auto up = shape(impl_->edgeInterface(), link.uplink, before.uplink); !up)
        return up;
    return shape(impl_->cloudInterface(), link.downlink, before.downlink);
}

const KernelLink::End &KernelLink::edge() const
{
    return impl_->edge;
}

const KernelLink::End &KernelLink::cloud() const
{
    return impl_->cloud;
}

Result<void> KernelLink::enter(const End &end)
{
    return enterNamespace(end.namespaceName);
}

} // namespace splitscope
