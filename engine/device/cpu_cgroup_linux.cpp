#include "engine/device/cpu_cgroup.h"

#include <cerrno>
#include <cmath>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace splitscope {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr char prefix[] = "splitscope-";
constexpr std::chrono::microseconds leastQuota = 1ms;

tl::unexpected<Error> refuse(const fs::path &where, std::string reason)
{
    return fail(ErrorKind::QuotaUnavailable, where.string(), std::move(reason));
}

tl::unexpected<Error> refuseForErrno(const fs::path &where)
{
    return refuse(where, std::generic_category().message(errno));
}

Result<void> writeFile(const fs::path &file, const std::string &text)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return refuseForErrno(file);
    Result<void> written;
    if (::write(descriptor, text.data(), text.size()) < 0)
        written = refuseForErrno(file);
    ::close(descriptor);
    return written;
}

std::string thisThread()
{
    return std::to_string(::syscall(SYS_gettid));
}

/// The folder's descriptor, locked; -1 where that cannot be.
int lockedFolder(const fs::path &folder, int operation)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0 && ::flock(descriptor, operation) == 0)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

/// False when another process has removed it before it was locked.
bool isThere(const fs::path &folder, int descriptor)
{
    struct stat named = {};
    struct stat opened = {};
    return ::stat(folder.c_str(), &named) == 0 && ::fstat(descriptor, &opened) == 0
           && named.st_ino == opened.st_ino;
}

void sweep(const fs::path &place)
{
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(place, ignored)) {
        if (!entry.path().filename().string().starts_with(prefix))
            continue;
        // A process's locks end with it; its id may be another one's by now.
        const int lock = lockedFolder(entry.path(), LOCK_EX | LOCK_NB);
        if (lock < 0)
            continue;
        ::rmdir(entry.path().c_str());
        ::close(lock);
    }
}

} // namespace

CpuCgroup::CpuCgroup(CgroupPlace place, fs::path folder, int lock)
    : place_(std::move(place)), folder_(std::move(folder)), lock_(lock)
{
}

CpuCgroup::~CpuCgroup()
{
    ::rmdir(folder_.c_str());
    ::close(lock_);
}

Result<std::unique_ptr<CpuCgroup>> CpuCgroup::make(const CgroupPlace &place)
{
    sweep(place.folder);
    const std::string mine = prefix + std::to_string(::getpid()) + "-";
    for (int number = 1;; ++number) {
        const fs::path folder = place.folder / (mine + std::to_string(number));
        if (::mkdir(folder.c_str(), 0755) != 0) {
            if (errno == EEXIST)
                continue;
            return refuseForErrno(place.folder);
        }
        const int lock = lockedFolder(folder, LOCK_EX);
        if (lock >= 0 && isThere(folder, lock)) {
            std::unique_ptr<CpuCgroup> group(new CpuCgroup(place, folder, lock));
            if (const auto threaded = group->makeThreaded(); !threaded)
                return tl::make_unexpected(threaded.error());
            return group;
        }
        if (lock < 0)
            return refuseForErrno(folder);
        ::close(lock);
    }
}

/// In version 2 only threaded groups take threads of a process whose others stay outside.
Result<void> CpuCgroup::makeThreaded()
{
    if (place_.version == CgroupPlace::Version::V1)
        return {};
    // The controller stays enabled at the end: another process may use it by then.
    return writeFile(folder_ / "cgroup.type", "threaded").and_then([&] {
        return writeFile(place_.folder / "cgroup.subtree_control", "+cpu");
    });
}

Result<void> CpuCgroup::limit(CpuShare share, CpuQuota quota)
{
    const std::chrono::microseconds period = quota.period();
    const std::chrono::microseconds allowed(
        std::llround(share.value() * static_cast<double>(period.count())));
    if (allowed < leastQuota)
        return refuse(folder_, std::to_string(allowed.count()) + " us < 1000 us");
    if (lifted_.exchange(false))
        limit_.quota = limit_.period;
    const Limit asked{allowed, period};
    if (asked == limit_)
        return {};
    const auto written = write(asked);
    limit_ = written ? asked : Limit{};
    return written;
}

Result<void> CpuCgroup::write(const Limit &limit)
{
    const std::string quota = std::to_string(limit.quota.count());
    const std::string period = std::to_string(limit.period.count());
    if (place_.version == CgroupPlace::Version::V2)
        return writeFile(folder_ / "cpu.max", quota + " " + period);
    const auto writeQuota = [&] { return writeFile(folder_ / "cpu.cfs_quota_us", quota); };
    const auto writePeriod = [&] { return writeFile(folder_ / "cpu.cfs_period_us", period); };
    // Between the two their ratio must not exceed what the group above allows.
    if (limit.quota < limit_.quota)
        return writeQuota().and_then(writePeriod);
    return writePeriod().and_then(writeQuota);
}

void CpuCgroup::lift()
{
    lifted_ = true;
    const std::string core = std::to_string(limit_.period.count());
    const bool first = place_.version == CgroupPlace::Version::V1;
    // Refused where the group above has less: the thread then ends its wait by itself.
    (void)writeFile(folder_ / (first ? "cpu.cfs_quota_us" : "cpu.max"),
                    first ? core : core + " " + core);
}

Result<void> CpuCgroup::enter()
{
    const bool first = place_.version == CgroupPlace::Version::V1;
    return writeFile(folder_ / (first ? "tasks" : "cgroup.threads"), thisThread());
}

void CpuCgroup::leave()
{
    const bool first = place_.version == CgroupPlace::Version::V1;
    (void)writeFile(place_.folder / (first ? "tasks" : "cgroup.threads"), thisThread());
}

} // namespace splitscope
