// Prepared weights in a file, so that they are made once and not at every start.
#pragma once

#include "engine/model/fingerprint.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace splitscope {

/// Where the weights that `key` describes are kept. Two keys have two files.
std::filesystem::path cacheFile(const std::filesystem::path &folder, const std::string &key);

/// Fills `memory` from the file, on all cores. Empty, with `memory` in an unknown state, if there
/// is no such file or it is not whole: every piece of it is checked against its hash.
std::optional<Fingerprint> readCache(const std::filesystem::path &file, const std::string &key,
                                     std::span<std::byte> memory);

/// Writes beside the file and renames, so that a reader finds all of it or none. Then removes what
/// was not used for longest until the folder's files are within `mostBytes`. Gives up quietly where
/// it cannot write, and when `stop` is requested.
void writeCache(const std::filesystem::path &file, const std::string &key,
                const Fingerprint &fingerprint, std::span<const std::byte> memory,
                std::uintmax_t mostBytes, const std::stop_token &stop);

} // namespace splitscope
