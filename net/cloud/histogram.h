// How often something took how long, as Prometheus counts it.
#pragma once

#include <QByteArray>

#include <array>
#include <chrono>
#include <cstdint>

namespace splitscope {

class Histogram
{
public:
    /// Seconds: from what a small layer takes to what a slow board takes for all of them.
    static constexpr std::array bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                       0.25,  0.5,    1.0,   2.5,  5.0,   10.0, 30.0};

    void add(std::chrono::nanoseconds time);
    std::uint64_t count() const { return count_; }
    /// Its lines, with their TYPE and HELP.
    QByteArray text(const char *name, const char *help) const;

private:
    std::array<std::uint64_t, bounds.size()> atMost_{}; ///< each without those before it
    std::uint64_t count_ = 0;
    double sum_ = 0;
};

} // namespace splitscope
