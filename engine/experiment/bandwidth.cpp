#include "engine/experiment/bandwidth.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace splitscope {

namespace {

/// The shortest digits that read back as this number; "nan" and "inf" for those.
std::string text(double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

} // namespace

Result<Bandwidth> Bandwidth::ofMbitPerSecond(double mbit)
{
    // Asked this way round, so that NaN is refused too.
    if (!(mbit >= leastMbit && mbit <= mostMbit))
        return fail(ErrorKind::BandwidthOutOfRange, text(mbit),
                    text(leastMbit) + ".." + text(mostMbit));
    return Bandwidth(mbit);
}

Bandwidth Bandwidth::nearest(double mbit)
{
    return Bandwidth(std::clamp(mbit, leastMbit, mostMbit));
}

} // namespace splitscope
