// A file that is in memory as far as the system has room for that.
#pragma once

#include "tests/fuzz/promise.h"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>

#include <unistd.h>

namespace splitscope::fuzz {

class ScratchFile
{
public:
    explicit ScratchFile(const std::string &name)
    {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code ignored;
        const auto folder = ::access(memory.c_str(), W_OK) == 0
                                ? memory
                                : std::filesystem::temp_directory_path(ignored);
        path_ = folder / ("splitscope-fuzz-" + std::to_string(::getpid()) + "-" + name);
    }
    ~ScratchFile()
    {
        std::error_code ignored;
        for (const char *suffix : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(path_.string() + suffix, ignored);
    }
    ScratchFile(const ScratchFile &) = delete;
    ScratchFile &operator=(const ScratchFile &) = delete;

    const std::filesystem::path &path() const { return path_; }

    void write(std::span<const std::byte> content) const
    {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char *>(content.data()),
                   static_cast<std::streamsize>(content.size()));
        promise(file.good(), "room for a file");
    }

private:
    std::filesystem::path path_;
};

} // namespace splitscope::fuzz
