// Bytes as one Zstandard frame (RFC 8878), and back.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// The longest frame of so many bytes that may travel: their number, a 256th of it, and 64.
constexpr std::size_t maxZstdBytes(std::size_t rawBytes)
{
    return rawBytes + rawBytes / 256 + 64;
}

/// At level 1: above it the time grows faster than the bytes shrink. The frame says how many bytes
/// it holds. Empty if the library has no memory.
std::optional<std::vector<std::byte>> compressed(std::span<const std::byte> raw);

/// Takes memory only for what the frame says that it holds, and only if that is within the limits.
/// Empty for anything but one whole frame that holds what it says.
std::optional<std::vector<std::byte>> decompressed(std::span<const std::byte> frame,
                                                   std::size_t leastBytes, std::size_t mostBytes);

} // namespace splitscope
