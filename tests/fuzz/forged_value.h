// Values that no notebook would write, made of a fuzzer's bytes.
#pragma once

#include "tests/fuzz/targets.h"
#include "tests/kept_runs.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <variant>

namespace splitscope::fuzz {

/// Takes decisions from the bytes, and zeros where they have ended.
class Decisions
{
public:
    explicit Decisions(Bytes bytes) : left_(bytes) {}

    bool more() const { return !left_.empty(); }

    template<typename Number>
    Number number()
    {
        Number value{};
        const std::size_t taken = std::min(left_.size(), sizeof value);
        if (taken > 0)
            std::memcpy(&value, left_.data(), taken);
        left_ = left_.subspan(taken);
        return value;
    }

    std::string text()
    {
        const std::size_t wanted = number<std::uint8_t>(); // takes a byte of what is left
        const std::size_t length = std::min(wanted, left_.size());
        std::string taken(reinterpret_cast<const char *>(left_.data()), length);
        left_ = left_.subspan(length);
        return taken;
    }

private:
    Bytes left_;
};

/// As SQLite has it.
using ForgedValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Any value that a column of this type takes, or one that it does not take. `row`: the number of a
/// row that is there.
inline ForgedValue forgedValue(std::string_view type, std::int64_t row, Decisions &decisions)
{
    const auto kind = decisions.number<std::uint8_t>();
    if (kind % 8 == 7)
        return {};
    if (kind % 8 == 6)
        return row;
    if (type == "INTEGER" && kind % 2 == 0)
        return decisions.number<std::int64_t>();
    if (type == "INTEGER")
        return std::int64_t{decisions.number<std::int16_t>()};
    if (type == "REAL")
        return decisions.number<double>();
    return decisions.text();
}

inline Conditions usualConditions()
{
    using namespace std::chrono_literals;
    Conditions conditions = everyCondition();
    conditions.link.trace =
        BandwidthTrace::of("trace",
                           {{0us, *conditions.link.uplink}, {1s, *conditions.link.downlink}}, 2s)
            .value();
    return conditions;
}

} // namespace splitscope::fuzz
