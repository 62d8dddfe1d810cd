// The numbers from 0 to n - 1 in an order that a seed decides, without a list of them.
#pragma once

#include <cstdint>

namespace splitscope {

/// The same seed gives the same order on every computer. A Feistel network over the next power of
/// four, followed until it is below n again (Black and Rogaway, 2002, "cycle walking").
class RandomOrder
{
public:
    /// Precondition: 0 < count <= 2^60.
    RandomOrder(std::int64_t count, std::uint64_t seed);

    std::int64_t count() const { return count_; }
    /// Which number is at this place. Precondition: 0 <= place < count().
    std::int64_t at(std::int64_t place) const;

private:
    std::uint64_t permuted(std::uint64_t value) const;

    std::int64_t count_;
    std::uint64_t seed_;
    int halfBits_ = 1;
};

} // namespace splitscope
