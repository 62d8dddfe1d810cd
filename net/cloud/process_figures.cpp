#include "net/cloud/process_figures.h"

#ifdef Q_OS_LINUX
#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>
#endif

namespace splitscope {

#ifdef Q_OS_LINUX

std::optional<ProcessFigures> processFigures()
{
    QFile pages(QStringLiteral("/proc/self/statm"));
    if (!pages.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto numbers = pages.readAll().split(' ');
    rlimit files{};
    rusage usage{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return ProcessFigures{.residentBytes = numbers.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE),
                          .openFiles = static_cast<int>(
                              QDir(QStringLiteral("/proc/self/fd"))
                                  .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                  .size()),
                          .mostFiles = static_cast<int>(files.rlim_cur),
                          .cpuSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

void raiseOpenFiles()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return;
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
}

#else

std::optional<ProcessFigures> processFigures()
{
    return std::nullopt;
}

void raiseOpenFiles() {}

#endif

} // namespace splitscope
