// One tensor of numbers that a network was trained to have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace splitscope {

/// What a parameter does, and with that how it is seeded.
enum class ParameterRole {
    Weight,   ///< multiplies: out x in for Linear, out x in/groups x kernel x kernel for Conv2d
    Bias,     ///< is added to a weighted sum
    Scale,    ///< a batch normalisation's own weight, as the next three
    Shift,    ///< its bias
    Mean,     ///< its running mean
    Variance, ///< its running variance
};

struct Parameter
{
    /// As PyTorch's state dict has it: "features.0.weight", "layer1.0.bn1.running_mean".
    std::string name;
    ParameterRole role;
    /// Row-major, PyTorch's order.
    std::vector<std::int64_t> extents;
    /// Inputs that one output sums up: the fan-in of He et al. 2015. 1 for a normalisation's.
    std::int64_t fanIn = 1;

    std::int64_t elements() const;
    /// A row is what one output has: everything but the first extent. A vector is one row.
    std::int64_t rows() const;
    std::int64_t rowElements() const { return elements() / rows(); }

    bool operator==(const Parameter &) const = default;
};

} // namespace splitscope
