// How many bits a second a link lets through.
#pragma once

#include "engine/result.h"

#include <utility> // declares the ordering that <=> returns, and moc can read it

namespace splitscope {

/// Mbit/s = 10^6 bits a second, Ethernet, IP and TCP headers included, as tc counts.
class Bandwidth
{
public:
    static constexpr double leastMbit = 0.05;
    static constexpr double mostMbit = 1000.0;

    /// Errors: BandwidthOutOfRange.
    static Result<Bandwidth> ofMbitPerSecond(double mbit);
    /// The nearest that is possible. Precondition: a number.
    static Bandwidth nearest(double mbit);

    double mbitPerSecond() const { return mbit_; }
    double bytesPerSecond() const { return mbit_ * 1e6 / 8; }

    auto operator<=>(const Bandwidth &) const = default;

private:
    explicit Bandwidth(double mbit) : mbit_(mbit) {}

    double mbit_;
};

} // namespace splitscope
