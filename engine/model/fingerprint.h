// What edge and cloud compare before they trust each other's halves.
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace splitscope {

/// XXH3-128 over the network's description and every weight: equal for equal architecture and
/// bit-equal weights. It guards against mistakes, not against malice.
struct Fingerprint
{
    std::array<std::byte, 16> digest{};

    /// The first 12 hexadecimal digits, for people.
    std::string toShortString() const;

    bool operator==(const Fingerprint &) const = default;
};

} // namespace splitscope
