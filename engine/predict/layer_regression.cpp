#include "engine/predict/layer_regression.h"

#include "engine/predict/least_squares.h"
#include "engine/predict/work_variables.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace splitscope {

namespace {

constexpr std::array formIds{"paper-linear", "paper-log", "linear", "log", "log-squares"};

/// Of the corrections: they are many, and what little each does should be sure.
constexpr double ridge = 3e-3;
constexpr double leastNs = 1;
constexpr double mostNs = 1e13;

using Row = std::vector<double>;

bool isPaper(RegressionForm form)
{
    return form == RegressionForm::PaperLinear || form == RegressionForm::PaperLog;
}

bool isLog(RegressionForm form)
{
    return form == RegressionForm::PaperLog || form == RegressionForm::Log;
}

/// What the coefficients stand before.
Row rowOf(RegressionForm form, const LayerWork &work)
{
    Row variables;
    if (form == RegressionForm::Log)
        variables = logVariables(work);
    else if (isPaper(form))
        variables = paperVariables(work);
    else
        variables = summedVariables(work);
    if (form == RegressionForm::PaperLog)
        std::ranges::transform(variables, variables.begin(),
                               [](double value) { return std::log(std::max(value, 1e-3)); });
    variables.insert(variables.begin(), 1.0);
    return variables;
}

/// What the corrections stand before.
Row correctionRow(const LayerRegression &regression, const LayerWork &work)
{
    Row logs = logVariables(work);
    for (std::size_t i = 0; i < logs.size(); ++i)
        logs[i] = std::clamp(logs[i], regression.least[i], regression.most[i]);
    Row row{1.0};
    row.insert(row.end(), logs.begin(), logs.end());
    for (std::size_t i = 0; i < logs.size(); ++i)
        for (std::size_t j = i; j < logs.size(); ++j)
            row.push_back(logs[i] * logs[j]);
    return row;
}

double dot(const Row &row, const std::vector<double> &figures)
{
    return std::inner_product(row.begin(), row.end(), figures.begin(), 0.0);
}

double nanosecondsOf(const LayerSample &sample)
{
    return std::max(static_cast<double>(sample.time.count()), leastNs);
}

/// Before the corrections.
double uncorrected(const LayerRegression &regression, const LayerWork &work)
{
    const double value = dot(rowOf(regression.form, work), regression.coefficients);
    return std::clamp(isLog(regression.form) ? std::exp(std::min(value, std::log(mostNs))) : value,
                      leastNs, mostNs);
}

double predicted(const LayerRegression &regression, const LayerWork &work)
{
    double value = uncorrected(regression, work);
    if (regression.form == RegressionForm::LogSquares) {
        constexpr double mostCorrection = 3; // a factor of 20
        value *= std::exp(std::clamp(dot(correctionRow(regression, work), regression.corrections),
                                     -mostCorrection, mostCorrection));
    }
    return std::clamp(value, leastNs, mostNs);
}

void fitCoefficients(LayerRegression &regression, std::span<const LayerSample> samples)
{
    const bool log = isLog(regression.form);
    Equations equations(rowOf(regression.form, samples.front().work).size());
    for (const LayerSample &sample : samples) {
        const double time = nanosecondsOf(sample);
        equations.add(rowOf(regression.form, sample.work), log ? std::log(time) : time,
                      log ? 1 : 1 / (time * time));
    }
    regression.coefficients =
        robustLeastSquares(std::move(equations), [&](const Equations &weighted) {
            return log ? ridgeLeastSquares(weighted, 1e-6) : nonNegativeLeastSquares(weighted);
        });
}

void fitCorrections(LayerRegression &regression, std::span<const LayerSample> samples)
{
    regression.least = regression.most = logVariables(samples.front().work);
    for (const LayerSample &sample : samples) {
        const Row logs = logVariables(sample.work);
        for (std::size_t i = 0; i < logs.size(); ++i) {
            regression.least[i] = std::min(regression.least[i], logs[i]);
            regression.most[i] = std::max(regression.most[i], logs[i]);
        }
    }
    Equations equations(correctionRow(regression, samples.front().work).size());
    for (const LayerSample &sample : samples)
        equations.add(correctionRow(regression, sample.work),
                      std::log(nanosecondsOf(sample) / uncorrected(regression, sample.work)));
    regression.corrections =
        robustLeastSquares(std::move(equations), [](const Equations &weighted) {
            return ridgeLeastSquares(weighted, ridge);
        });
}

/// Linear between the two values next to it. Precondition: not empty.
double quantile(std::vector<double> values, double fraction)
{
    std::ranges::sort(values);
    const double place = fraction * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return std::lerp(values[below], values[above], place - std::floor(place));
}

constexpr int folds = 5;
static_assert(folds == leastNetworks);

/// The samples of every fifth network from `fold` on, and the others.
struct Split
{
    std::vector<LayerSample> fitted;
    std::vector<LayerSample> heldOut;
};

Split splitAt(std::span<const LayerSample> samples, int fold)
{
    std::map<int, int> places;
    for (const LayerSample &sample : samples)
        places.try_emplace(sample.network, static_cast<int>(places.size()));
    Split split;
    for (const LayerSample &sample : samples)
        (places.at(sample.network) % folds == fold ? split.heldOut : split.fitted)
            .push_back(sample);
    return split;
}

double crossValidated(RegressionForm form, std::span<const LayerSample> samples)
{
    std::vector<double> errors;
    for (int fold = 0; fold < folds; ++fold) {
        const Split split = splitAt(samples, fold);
        if (split.fitted.empty())
            continue;
        const LayerRegression regression = fitRegression(form, split.fitted);
        for (const LayerSample &sample : split.heldOut)
            errors.push_back(
                std::abs(predicted(regression, sample.work) / nanosecondsOf(sample) - 1));
    }
    return quantile(std::move(errors), 0.5);
}

} // namespace

std::vector<RegressionForm> allRegressionForms()
{
    std::vector<RegressionForm> forms;
    for (std::size_t index = 0; index < formIds.size(); ++index)
        forms.push_back(static_cast<RegressionForm>(index));
    return forms;
}

std::string_view regressionFormId(RegressionForm form)
{
    return formIds.at(static_cast<std::size_t>(form));
}

std::chrono::nanoseconds LayerRegression::time(const LayerWork &work) const
{
    return std::chrono::nanoseconds(std::llround(predicted(*this, work)));
}

RegressionSize LayerRegression::size(WorkKind kind, RegressionForm form)
{
    const LayerWork work{.kind = kind, .outputChannels = 1, .stride = 1, .groups = 1};
    const std::size_t logs = logVariables(work).size();
    const bool corrected = form == RegressionForm::LogSquares;
    return {.coefficients = rowOf(form, work).size(),
            .corrections = corrected ? 1 + logs + logs * (logs + 1) / 2 : 0,
            .range = corrected ? logs : 0};
}

LayerRegression fitRegression(RegressionForm form, std::span<const LayerSample> samples)
{
    assert(!samples.empty());
    LayerRegression regression{.kind = samples.front().work.kind,
                               .form = form,
                               .samples = static_cast<int>(samples.size())};
    fitCoefficients(regression, samples);
    if (form == RegressionForm::LogSquares)
        fitCorrections(regression, samples);
    return regression;
}

HeldOutError errorOn(const LayerRegression &regression, std::span<const LayerSample> heldOut)
{
    std::vector<double> errors;
    std::vector<double> ratios;
    double sum = 0;
    for (const LayerSample &sample : heldOut)
        sum += nanosecondsOf(sample);
    const double mean = sum / static_cast<double>(heldOut.size());
    double unexplained = 0;
    double all = 0;
    for (const LayerSample &sample : heldOut) {
        const double measured = nanosecondsOf(sample);
        const double time = predicted(regression, sample.work);
        errors.push_back(std::abs(time / measured - 1));
        ratios.push_back(measured / time);
        unexplained += (time - measured) * (time - measured);
        all += (measured - mean) * (measured - mean);
    }
    return {.configurations = static_cast<int>(heldOut.size()),
            .median = quantile(errors, 0.5),
            .p95 = quantile(errors, 0.95),
            .lowRatio = quantile(ratios, 0.025),
            .highRatio = quantile(ratios, 0.975),
            .r2 = all > 0 ? 1 - unexplained / all : 0};
}

int networksOf(std::span<const LayerSample> samples)
{
    std::set<int> networks;
    for (const LayerSample &sample : samples)
        networks.insert(sample.network);
    return static_cast<int>(networks.size());
}

LayerRegression bestRegression(std::span<const LayerSample> samples)
{
    assert(networksOf(samples) >= leastNetworks);
    const Split split = splitAt(samples, folds - 1);
    RegressionForm best = RegressionForm::PaperLinear;
    double least = crossValidated(best, split.fitted);
    for (const RegressionForm form : allRegressionForms()) {
        const double error = crossValidated(form, split.fitted);
        if (error < least) {
            best = form;
            least = error;
        }
    }
    const HeldOutError error = errorOn(fitRegression(best, split.fitted), split.heldOut);
    LayerRegression regression = fitRegression(best, samples);
    regression.error = error;
    return regression;
}

} // namespace splitscope
