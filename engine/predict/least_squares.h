// Small dense least squares.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace splitscope {

/// Weighted equations row . x = target, all of `unknowns` terms.
class Equations
{
public:
    explicit Equations(std::size_t unknowns) : unknowns_(unknowns) {}

    /// Precondition: as many terms as there are unknowns.
    void add(std::span<const double> row, double target, double weight = 1);

    std::size_t unknowns() const { return unknowns_; }
    std::size_t count() const { return targets_.size(); }
    std::span<const double> row(std::size_t index) const
    {
        return std::span(rows_).subspan(index * unknowns_, unknowns_);
    }
    double target(std::size_t index) const { return targets_[index]; }
    double weight(std::size_t index) const { return weights_[index]; }
    void setWeight(std::size_t index, double weight) { weights_[index] = weight; }
    /// row . x - target
    double residual(std::size_t index, std::span<const double> x) const;

private:
    std::size_t unknowns_;
    std::vector<double> rows_;
    std::vector<double> targets_;
    std::vector<double> weights_;
};

/// No x below 0. One unknown after the other in turns: the sum of squares is convex, so that this
/// finds its least.
std::vector<double> nonNegativeLeastSquares(const Equations &equations);

/// The first term is the constant one, 1 in each row. `ridge` times the number of equations is what
/// each other unknown is held back with, reckoned with terms of deviation 1. A term that is the
/// same everywhere gets 0.
std::vector<double> ridgeLeastSquares(const Equations &equations, double ridge);

/// Huber's weights on top of the equations' own, some times over: a residual beyond 1.5 times the
/// usual one counts for as much less as it is larger.
std::vector<double>
robustLeastSquares(Equations equations,
                   const std::function<std::vector<double>(const Equations &)> &solve);

} // namespace splitscope
