// A picture as a PNG, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace splitscope {

/// The longest PNG of such a picture that may travel: its bytes and one more for each row, a 64th
/// of that, and 4096. What cannot be compressed is below that.
std::size_t maxPngBytes(std::int64_t width, std::int64_t height);

/// `rgb` has width * height * 3 bytes. Compressed as libpng does of itself. Empty if it fails.
std::optional<std::vector<std::byte>> pngOf(std::span<const std::uint8_t> rgb, std::int64_t width,
                                            std::int64_t height);

/// Empty for anything but a whole PNG of 8-bit RGB, not interlaced, of just this width and height,
/// with nothing after it. Its levels are taken as they are: no profile and no gamma is applied.
std::optional<std::vector<std::uint8_t>> pngPixels(std::span<const std::byte> file,
                                                   std::int64_t width, std::int64_t height);

} // namespace splitscope
