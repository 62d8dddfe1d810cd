// A file's bytes as memory, read from the disk as they are looked at.
#pragma once

#include "engine/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace splitscope {

/// Read-only. Whoever shortens the file while it is mapped takes the ground from under its readers,
/// so what is read for long is copied.
class MappedFile
{
public:
    /// Errors: WeightsUnusable (with an empty subject) for what is missing, not permitted, empty or
    /// no regular file.
    static Result<MappedFile> open(const std::filesystem::path &path);
    ~MappedFile();
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;

    std::span<const std::byte> bytes() const { return bytes_; }
    /// Changes when the content may have changed: canonical path, inode, size and time of change.
    const std::string &identity() const { return identity_; }

private:
    MappedFile() = default;

    std::span<const std::byte> bytes_;
    std::string identity_;
};

} // namespace splitscope
