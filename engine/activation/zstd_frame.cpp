#include "engine/activation/zstd_frame.h"

#include <zstd.h>

namespace splitscope {

namespace {

constexpr int level = 1;

} // namespace

std::optional<std::vector<std::byte>> compressed(std::span<const std::byte> raw)
{
    std::vector<std::byte> frame(ZSTD_compressBound(raw.size()));
    const std::size_t size =
        ZSTD_compress(frame.data(), frame.size(), raw.data(), raw.size(), level);
    if (ZSTD_isError(size))
        return std::nullopt;
    frame.resize(size);
    return frame;
}

std::optional<std::vector<std::byte>> decompressed(std::span<const std::byte> frame,
                                                   std::size_t leastBytes, std::size_t mostBytes)
{
    // An unknown size and an error are the two largest numbers.
    const unsigned long long size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size < leastBytes || size > mostBytes)
        return std::nullopt;
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return std::nullopt;
    std::vector<std::byte> raw(static_cast<std::size_t>(size));
    const std::size_t written = ZSTD_decompress(raw.data(), raw.size(), frame.data(), frame.size());
    if (ZSTD_isError(written) || written != raw.size())
        return std::nullopt;
    return raw;
}

} // namespace splitscope
