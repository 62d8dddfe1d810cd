#include "engine/experiment/random_order.h"

namespace splitscope {

namespace {

constexpr int rounds = 6; // four are enough for large ranges; these are for small ones

/// The finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

} // namespace

RandomOrder::RandomOrder(std::int64_t count, std::uint64_t seed) : count_(count), seed_(seed)
{
    while ((std::int64_t{1} << (2 * halfBits_)) < count)
        ++halfBits_;
}

std::uint64_t RandomOrder::permuted(std::uint64_t value) const
{
    const std::uint64_t mask = (std::uint64_t{1} << halfBits_) - 1;
    std::uint64_t left = value >> halfBits_;
    std::uint64_t right = value & mask;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        const std::uint64_t next = left ^ (mixed(mixed(seed_ + round) ^ right) & mask);
        left = right;
        right = next;
    }
    return (left << halfBits_) | right;
}

std::int64_t RandomOrder::at(std::int64_t place) const
{
    auto value = static_cast<std::uint64_t>(place);
    do
        value = permuted(value);
    while (value >= static_cast<std::uint64_t>(count_));
    return static_cast<std::int64_t>(value);
}

} // namespace splitscope
