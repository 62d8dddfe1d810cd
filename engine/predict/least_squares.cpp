#include "engine/predict/least_squares.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace splitscope {

namespace {

/// Symmetric, row by row.
using Matrix = std::vector<double>;

struct NormalEquations
{
    Matrix products;
    std::vector<double> targets;
};

NormalEquations normalEquations(const Equations &equations)
{
    const std::size_t n = equations.unknowns();
    NormalEquations normal{Matrix(n * n), std::vector<double>(n)};
    for (std::size_t index = 0; index < equations.count(); ++index) {
        const auto row = equations.row(index);
        for (std::size_t i = 0; i < n; ++i) {
            const double weighted = equations.weight(index) * row[i];
            normal.targets[i] += weighted * equations.target(index);
            for (std::size_t j = 0; j <= i; ++j)
                normal.products[i * n + j] += weighted * row[j];
        }
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            normal.products[i * n + j] = normal.products[j * n + i];
    return normal;
}

/// Cholesky's decomposition in place; the matrix is positive definite.
std::vector<double> solved(Matrix matrix, std::vector<double> x)
{
    const std::size_t n = x.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = matrix[i * n + j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= matrix[i * n + k] * matrix[j * n + k];
            matrix[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / matrix[j * n + j];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            x[i] -= matrix[i * n + k] * x[k];
        x[i] /= matrix[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t k = i + 1; k < n; ++k)
            x[i] -= matrix[k * n + i] * x[k];
        x[i] /= matrix[i * n + i];
    }
    return x;
}

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

} // namespace

void Equations::add(std::span<const double> row, double target, double weight)
{
    assert(row.size() == unknowns_);
    rows_.insert(rows_.end(), row.begin(), row.end());
    targets_.push_back(target);
    weights_.push_back(weight);
}

double Equations::residual(std::size_t index, std::span<const double> x) const
{
    const auto terms = row(index);
    return std::inner_product(terms.begin(), terms.end(), x.begin(), 0.0) - target(index);
}

std::vector<double> nonNegativeLeastSquares(const Equations &equations)
{
    constexpr int turns = 5'000;
    const std::size_t n = equations.unknowns();
    const NormalEquations normal = normalEquations(equations);
    std::vector<double> x(n);
    for (int turn = 0; turn < turns; ++turn) {
        for (std::size_t i = 0; i < n; ++i) {
            const auto products = std::span(normal.products).subspan(i * n, n);
            if (!(products[i] > 0))
                continue;
            const double along =
                normal.targets[i] - std::inner_product(x.begin(), x.end(), products.begin(), 0.0);
            x[i] = std::max(x[i] + along / products[i], 0.0);
        }
    }
    return x;
}

std::vector<double> ridgeLeastSquares(const Equations &equations, double ridge)
{
    const std::size_t n = equations.unknowns();
    double weights = 0;
    std::vector<double> means(n);
    std::vector<double> squares(n);
    for (std::size_t index = 0; index < equations.count(); ++index) {
        weights += equations.weight(index);
        for (std::size_t i = 0; i < n; ++i) {
            const double term = equations.row(index)[i];
            means[i] += equations.weight(index) * term;
            squares[i] += equations.weight(index) * term * term;
        }
    }
    std::vector<double> deviations(n);
    for (std::size_t i = 1; i < n; ++i) {
        means[i] /= weights;
        const double variance = squares[i] / weights - means[i] * means[i];
        deviations[i] = variance > 1e-12 * (1 + means[i] * means[i]) ? std::sqrt(variance) : 0;
    }

    Equations standardised(n);
    std::vector<double> row(n);
    for (std::size_t index = 0; index < equations.count(); ++index) {
        row[0] = 1;
        for (std::size_t i = 1; i < n; ++i)
            row[i] = deviations[i] > 0 ? (equations.row(index)[i] - means[i]) / deviations[i] : 0;
        standardised.add(row, equations.target(index), equations.weight(index));
    }
    NormalEquations normal = normalEquations(standardised);
    for (std::size_t i = 1; i < n; ++i)
        normal.products[i * n + i] += std::max(ridge, 1e-9) * weights;
    std::vector<double> x = solved(std::move(normal.products), std::move(normal.targets));
    for (std::size_t i = 1; i < n; ++i) {
        x[i] = deviations[i] > 0 ? x[i] / deviations[i] : 0;
        x[0] -= x[i] * means[i];
    }
    return x;
}

std::vector<double>
robustLeastSquares(Equations equations,
                   const std::function<std::vector<double>(const Equations &)> &solve)
{
    constexpr int rounds = 4;
    std::vector<double> own;
    for (std::size_t index = 0; index < equations.count(); ++index)
        own.push_back(equations.weight(index));
    std::vector<double> x = solve(equations);
    for (int round = 0; round < rounds && equations.count() > 0; ++round) {
        std::vector<double> sizes;
        for (std::size_t index = 0; index < equations.count(); ++index)
            sizes.push_back(std::sqrt(own[index]) * std::abs(equations.residual(index, x)));
        // 1.48 times the median is the deviation of normally distributed residuals.
        const double bound = 1.5 * 1.48 * medianOf(sizes);
        if (!(bound > 0))
            break;
        for (std::size_t index = 0; index < equations.count(); ++index)
            equations.setWeight(index, own[index] * std::min(1.0, bound / sizes[index]));
        x = solve(equations);
    }
    return x;
}

} // namespace splitscope
