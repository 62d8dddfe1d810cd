#include "engine/device/cgroup_place.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

namespace splitscope {

namespace {

constexpr char cgroupsFile[] = "/proc/thread-self/cgroup";
constexpr char mountsFile[] = "/proc/thread-self/mountinfo";

bool hasItem(const std::string &list, const std::string &item)
{
    std::istringstream items(list);
    for (std::string each; std::getline(items, each, ',');)
        if (each == item)
            return true;
    return false;
}

/// "3:cpu,cpuacct:/pods/7", and in version 2 "0::/pods/7".
std::optional<std::string> pathOf(const std::string &cgroups, CgroupPlace::Version version)
{
    std::istringstream lines(cgroups);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string number, controllers, path;
        std::getline(fields, number, ':');
        std::getline(fields, controllers, ':');
        std::getline(fields, path);
        if (version == CgroupPlace::Version::V1 ? hasItem(controllers, "cpu")
                                                : controllers.empty() && number == "0")
            return path;
    }
    return std::nullopt;
}

struct Mount
{
    std::string root; ///< the cgroup that is visible at the point
    std::string point;
};

/// "36 25 0:31 ROOT POINT rw,relatime shared:9 - TYPE cgroup rw,cpu,cpuacct"
std::optional<Mount> mountOf(const std::string &mounts, CgroupPlace::Version version)
{
    std::istringstream lines(mounts);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::vector<std::string> fields;
        for (std::string word; words >> word;)
            fields.push_back(word);
        const auto dash = std::ranges::find(fields, "-");
        if (dash - fields.begin() < 6 || fields.end() - dash < 4)
            continue;
        const std::string &type = dash[1];
        if (version == CgroupPlace::Version::V1 ? type == "cgroup" && hasItem(dash[3], "cpu")
                                                : type == "cgroup2")
            return Mount{fields[3], fields[4]};
    }
    return std::nullopt;
}

Result<std::string> contentsOf(const char *file)
{
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream)
        return fail(ErrorKind::QuotaUnavailable, file, "not readable");
    return text.str();
}

} // namespace

Result<CgroupPlace> cgroupPlaceIn(const std::string &cgroups, const std::string &mounts)
{
    const auto version = pathOf(cgroups, CgroupPlace::Version::V1) ? CgroupPlace::Version::V1
                                                                   : CgroupPlace::Version::V2;
    const auto path = pathOf(cgroups, version);
    const auto mount = mountOf(mounts, version);
    if (!path || !mount)
        return fail(ErrorKind::QuotaUnavailable, "/sys/fs/cgroup", "no cpu controller is mounted");
    const std::string root = mount->root == "/" ? "" : mount->root;
    const bool visible = path->starts_with(root) && path->find("..") == std::string::npos;
    if (!visible)
        return fail(ErrorKind::QuotaUnavailable, *path, "outside what is mounted");
    // An absolute path appended would replace the mount point.
    const auto below = std::filesystem::path(path->substr(root.size())).relative_path();
    const std::filesystem::path point(mount->point);
    return CgroupPlace{below.empty() ? point : point / below, version};
}

Result<CgroupPlace> ownCgroupPlace()
{
    const auto cgroups = contentsOf(cgroupsFile);
    if (!cgroups)
        return tl::make_unexpected(cgroups.error());
    const auto mounts = contentsOf(mountsFile);
    if (!mounts)
        return tl::make_unexpected(mounts.error());
    return cgroupPlaceIn(*cgroups, *mounts);
}

} // namespace splitscope
