// Where the numbers that a network computes with come from.
#pragma once

#include "engine/model/network.h"
#include "engine/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace splitscope {

/// From 0 to 1; called on the thread that does the work.
using Progress = std::function<void(double)>;

/// The parameters of one network. What runs them reads them once, in the order that suits it, and
/// keeps its own layout; so a source need not hold them in memory.
/// Any thread, several at once.
class WeightSource
{
public:
    virtual ~WeightSource() = default;

    /// "seed 2017", or the file's name.
    virtual std::string description() const = 0;

    /// Differs from every other source's; changes when the numbers may have changed.
    virtual std::string identity() const = 0;

    /// Elements [first, first + values.size()) of Network::parameters()[parameter], row-major.
    virtual void read(std::size_t parameter, std::int64_t first, std::span<float> values) const = 0;
};

/// All of a parameter.
std::vector<float> readAll(const WeightSource &weights, const Network &network,
                           std::size_t parameter);

inline constexpr std::uint64_t defaultSeed = 2017; // the year of Neurosurgeon

/// Kaiming-uniform weights (He et al. 2015, ReLU gain), from a counter-based generator: element i
/// of parameter p depends on seed, p and i alone, in exact arithmetic, so that every machine and
/// every thread count gives the same bits. A batch normalisation's parameters lie near those of the
/// identity. Nothing is held: read() makes them.
std::shared_ptr<const WeightSource> seededWeights(const Network &network,
                                                  std::uint64_t seed = defaultSeed);

} // namespace splitscope
