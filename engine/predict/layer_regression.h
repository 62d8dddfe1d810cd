// The time of one kind of work as a function of its configuration.
#pragma once

#include "engine/predict/layer_work.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace splitscope {

struct LayerSample
{
    LayerWork work;
    std::chrono::nanoseconds time;
    int network = 0; ///< the one that it was measured in
};

/// Linear ones minimise the squares of relative errors, with no figure below 0; those of the
/// logarithm the squares of its errors.
enum class RegressionForm {
    PaperLinear, ///< a sum of Neurosurgeon's variables
    PaperLog,    ///< a product of powers of them
    Linear,      ///< a sum of ours
    Log,         ///< a product of powers of ours
    LogSquares,  ///< Linear times exp(logarithms, their squares and products)
};
std::vector<RegressionForm> allRegressionForms();
/// "paper-linear", "log-squares": in files and tables, never translated.
std::string_view regressionFormId(RegressionForm form);

/// Of configurations that the regression was not fitted to: |predicted / measured - 1|, and the
/// quantiles 0.025 and 0.975 of measured / predicted.
struct HeldOutError
{
    int configurations = 0;
    double median = 0;
    double p95 = 0;
    double lowRatio = 1;
    double highRatio = 1;
    /// 1 - (sum of squared errors) / (that of the mean), in seconds.
    double r2 = 0;

    bool operator==(const HeldOutError &) const = default;
};

/// How many figures each part of a form has for a kind.
struct RegressionSize
{
    std::size_t coefficients;
    std::size_t corrections;
    std::size_t range;
};

struct LayerRegression
{
    WorkKind kind;
    RegressionForm form;
    int samples = 0; ///< that it was fitted to
    /// Nanoseconds, or their logarithm: the constant one first.
    std::vector<double> coefficients = {};
    /// LogSquares: of 1, the logarithms, and their products. Beyond the range that the samples
    /// had, a logarithm counts as its end.
    std::vector<double> corrections = {};
    std::vector<double> least = {};
    std::vector<double> most = {};
    HeldOutError error = {};

    std::chrono::nanoseconds time(const LayerWork &work) const;
    static RegressionSize size(WorkKind kind, RegressionForm form);

    bool operator==(const LayerRegression &) const = default;
};

/// Precondition: all of one kind, at least one.
LayerRegression fitRegression(RegressionForm form, std::span<const LayerSample> samples);

/// Precondition: at least one sample.
HeldOutError errorOn(const LayerRegression &regression, std::span<const LayerSample> heldOut);

/// Different ones among the samples.
int networksOf(std::span<const LayerSample> samples);
/// So that each part of the cross-validation has some.
inline constexpr int leastNetworks = 5;

/// The layers of each fifth network are held out. The form with the least median of relative errors
/// in a five-fold cross-validation of the others, by networks again, is taken and judged by those;
/// the figures are then fitted to all. Precondition: leastNetworks.
LayerRegression bestRegression(std::span<const LayerSample> samples);

} // namespace splitscope
