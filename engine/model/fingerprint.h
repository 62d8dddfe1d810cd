// What edge and cloud compare before they trust each other's halves.
#pragma once

#include "engine/model/network.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace splitscope {

class WeightSource;

/// XXH3-128 over the network's description and, for each parameter in order, the XXH3-128 of each
/// of its rows: equal for equal architecture and bit-equal weights, and reckoned in any order.
/// It guards against mistakes, not against malice.
struct Fingerprint
{
    std::array<std::byte, 16> digest{};

    /// The first 12 hexadecimal digits, for people.
    std::string toShortString() const;

    bool operator==(const Fingerprint &) const = default;
};

/// Of the same weights changed in the way that `change` names ("int8"): what one side computes with
/// reduced weights the other has to, too.
Fingerprint fingerprintOf(const Fingerprint &weights, std::string_view change);

/// Takes the rows of all parameters in any order, from several threads at once, each row once.
class FingerprintBuilder
{
public:
    explicit FingerprintBuilder(const Network &network);

    void addRow(std::size_t parameter, std::int64_t row, std::span<const float> values);
    /// Precondition: every row of every parameter was added.
    Fingerprint finish() const;

private:
    std::string architecture_;
    std::vector<std::size_t> firstRow_; ///< of each parameter, in rows_
    std::vector<Fingerprint> rows_;
};

/// Reads all of it, on the calling thread.
Fingerprint fingerprintOf(const Network &network, const WeightSource &weights);

} // namespace splitscope
