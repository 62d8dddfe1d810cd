// A picture as a baseline JPEG, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// The longest JPEG of such a picture that may travel: 6 bytes for each pixel of whole blocks of
/// 16 x 16, and 2048. Noise at the highest quality is below that.
std::size_t maxJpegBytes(std::int64_t width, std::int64_t height);

/// `rgb` has width * height * 3 bytes; quality 1..100 as libjpeg counts; colour at half the
/// resolution (4:2:0), as is usual. Empty if the library fails: no memory, or a side above 65500.
std::optional<std::vector<std::byte>> jpegOf(std::span<const std::uint8_t> rgb, std::int64_t width,
                                             std::int64_t height, int quality);

/// Empty for anything but a whole sequential Huffman-coded JPEG of three components in one scan, of
/// just this width and height, with nothing after it: a damaged one that libjpeg would patch up
/// does not pass.
std::optional<std::vector<std::uint8_t>> jpegPixels(std::span<const std::byte> file,
                                                    std::int64_t width, std::int64_t height);

} // namespace splitscope
