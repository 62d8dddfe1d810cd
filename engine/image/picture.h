// A decoded picture, before it is made into a network's input.
#pragma once

#include <cstdint>
#include <vector>

namespace splitscope {

/// 8-bit RGB, row after row, no padding: width * height * 3 bytes.
struct Picture
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

} // namespace splitscope
