// Least squares and the regressions made of them, on times whose law is known.
#include "engine/predict/layer_regression.h"
#include "engine/predict/least_squares.h"
#include "engine/predict/work_variables.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <random>

using namespace splitscope;

namespace {

/// Evenly from 0 to 1, the same ones each time.
class Draw
{
public:
    double operator()() { return static_cast<double>(bits_()) / 4294967296.0; }

private:
    std::mt19937 bits_{7};
};

LayerWork drawnLinear(Draw &draw)
{
    const double inputs = std::round(std::exp(3 + 6 * draw()));
    const double outputs = 64 * std::round(std::exp(4 * draw())); // whole vectors
    return {.kind = WorkKind::Linear,
            .layer = 1,
            .macs = inputs * outputs,
            .weightBytes = 4 * inputs * outputs,
            .inputs = inputs,
            .outputs = outputs,
            .nonZero = 0.3 + 0.7 * draw(),
            .reuseBytes = std::exp(12 + 6 * draw())};
}

std::vector<LayerSample> samplesOf(const std::function<double(const LayerWork &)> &nanoseconds,
                                   double noise = 0)
{
    Draw draw;
    std::vector<LayerSample> samples;
    for (int i = 0; i < 200; ++i) {
        const LayerWork work = drawnLinear(draw);
        const double time = nanoseconds(work) * std::exp(noise * (draw() - 0.5));
        samples.push_back({work, std::chrono::nanoseconds(std::llround(time)), i});
    }
    return samples;
}

double sumLaw(const LayerWork &work)
{
    return 2'000 + 0.05 * work.weightBytes * work.nonZero + 3 * work.inputs;
}

bool near(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance * std::max(std::abs(expected), 1.0);
}

} // namespace

class LayerRegressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ridgeRecoversALine();
    void moreRidgeMakesSlopesSmaller();
    void aTermThatNeverChangesGetsNothing();
    void nonNegativeRecoversWhatIsPositive();
    void nonNegativeNeverGoesBelowZero();
    void weightsSayWhatCounts();
    void robustnessLeavesOutliersAside();
    void aSumIsRecovered();
    void aProductIsRecovered();
    void squaresFollowWhatNeitherCan();
    void theBestFormFollowsTheLaw_data();
    void theBestFormFollowsTheLaw();
    void heldOutErrorsAreThoseOfTheNoise();
    void wholeNetworksAreHeldOut();
    void ratiosSayWhereTheMeasuredTimesAre();
    void correctionsStopAtTheRangeOfTheSamples();
    void noTimeIsBelowZero();
    void formsHaveTheSizesThatTheySay();
    void paperVariablesLeaveOutTheInputChannels();
};

void LayerRegressionTest::ridgeRecoversALine()
{
    Equations equations(3);
    Draw draw;
    for (int i = 0; i < 50; ++i) {
        const std::array row{1.0, 100 * draw(), draw() - 5};
        equations.add(row, 3 + 0.5 * row[1] - 7 * row[2]);
    }
    const auto x = ridgeLeastSquares(equations, 0);
    QVERIFY(near(x[0], 3, 1e-5) && near(x[1], 0.5, 1e-5) && near(x[2], -7, 1e-5));
}

void LayerRegressionTest::moreRidgeMakesSlopesSmaller()
{
    Equations equations(2);
    Draw draw;
    for (int i = 0; i < 50; ++i) {
        const std::array row{1.0, draw()};
        equations.add(row, 4 * row[1]);
    }
    const double little = ridgeLeastSquares(equations, 0.1)[1];
    const double much = ridgeLeastSquares(equations, 1)[1];
    QVERIFY(little < 4 && much < little && much > 0);
    QVERIFY(near(much, 2, 1e-6)); // as much as a deviation of 1 counts for
}

void LayerRegressionTest::aTermThatNeverChangesGetsNothing()
{
    Equations equations(3);
    for (int i = 0; i < 10; ++i) {
        const std::array row{1.0, 5.0, double(i)};
        equations.add(row, 2.0 * i + 1);
    }
    const auto x = ridgeLeastSquares(equations, 0);
    QCOMPARE(x[1], 0.0);
    QVERIFY(near(x[0], 1, 1e-5) && near(x[2], 2, 1e-5));
}

void LayerRegressionTest::nonNegativeRecoversWhatIsPositive()
{
    Equations equations(2);
    Draw draw;
    for (int i = 0; i < 30; ++i) {
        const std::array row{1.0, 1e6 * draw()};
        equations.add(row, 40 + 0.25 * row[1]);
    }
    const auto x = nonNegativeLeastSquares(equations);
    QVERIFY(near(x[0], 40, 1e-3) && near(x[1], 0.25, 1e-6));
}

void LayerRegressionTest::nonNegativeNeverGoesBelowZero()
{
    Equations equations(2);
    for (int i = 0; i < 10; ++i) {
        const std::array row{1.0, double(i)};
        equations.add(row, 5.0 - i);
    }
    const auto x = nonNegativeLeastSquares(equations);
    QCOMPARE(x[1], 0.0);
    QVERIFY(near(x[0], 0.5, 1e-9)); // their mean
}

void LayerRegressionTest::weightsSayWhatCounts()
{
    Equations equations(1);
    const std::array one{1.0};
    equations.add(one, 10, 1);
    equations.add(one, 20, 3);
    QVERIFY(near(nonNegativeLeastSquares(equations)[0], 17.5, 1e-9));
}

void LayerRegressionTest::robustnessLeavesOutliersAside()
{
    Equations equations(2);
    Draw draw;
    for (int i = 0; i < 100; ++i) {
        const std::array row{1.0, draw()};
        equations.add(row, 1 + 2 * row[1] + 0.01 * (draw() - 0.5) + (i % 10 == 0 ? 50 : 0));
    }
    const auto solve = [](const Equations &weighted) { return ridgeLeastSquares(weighted, 0); };
    QVERIFY(solve(equations)[0] > 4); // the outliers' doing
    const auto x = robustLeastSquares(equations, solve);
    QVERIFY(near(x[0], 1, 0.05) && near(x[1], 2, 0.05));
}

void LayerRegressionTest::aSumIsRecovered()
{
    const auto samples = samplesOf(sumLaw);
    const LayerRegression fitted = fitRegression(RegressionForm::Linear, samples);
    QVERIFY(errorOn(fitted, samples).p95 < 0.02);
    // One more byte that is read, everything else as it was.
    LayerWork work{.kind = WorkKind::Linear, .inputs = 1000, .outputs = 640};
    const auto before = fitted.time(work);
    work.outputs += 64;
    const double each = double((fitted.time(work) - before).count()) / (64.0 * 4 * work.inputs);
    QVERIFY2(near(each, 0.05, 0.005), qPrintable(QString::number(each)));
}

void LayerRegressionTest::aProductIsRecovered()
{
    const auto samples = samplesOf([](const LayerWork &work) {
        return 30 * std::pow(work.weightBytes * work.nonZero, 0.6) * std::pow(work.outputs, 0.2);
    });
    const LayerRegression fitted = fitRegression(RegressionForm::Log, samples);
    QVERIFY(near(fitted.coefficients[1], 0.6, 0.01));
    QVERIFY(near(fitted.coefficients[3], 0.2, 0.01));
    QVERIFY(errorOn(fitted, samples).p95 < 0.01);
}

void LayerRegressionTest::squaresFollowWhatNeitherCan()
{
    const auto samples = samplesOf([](const LayerWork &work) {
        return sumLaw(work) * std::exp(0.1 * std::pow(std::log(work.inputs) - 6, 2));
    });
    const auto error = [&](RegressionForm form) {
        return errorOn(fitRegression(form, samples), samples).median;
    };
    QVERIFY(error(RegressionForm::LogSquares) < 0.5 * error(RegressionForm::Linear));
    QVERIFY(error(RegressionForm::LogSquares) < 0.5 * error(RegressionForm::Log));
}

void LayerRegressionTest::theBestFormFollowsTheLaw_data()
{
    QTest::addColumn<int>("law");
    QTest::newRow("a sum") << int(RegressionForm::Linear);
    QTest::newRow("a product") << int(RegressionForm::Log);
}

void LayerRegressionTest::theBestFormFollowsTheLaw()
{
    QFETCH(int, law);
    const auto samples = samplesOf([&](const LayerWork &work) {
        return RegressionForm(law) == RegressionForm::Linear
                   ? sumLaw(work)
                   : 900 * std::pow(work.weightBytes * work.nonZero, 0.8)
                         * std::pow(work.inputs, -0.3) * std::pow(work.reuseBytes, 0.1);
    });
    const LayerRegression best = bestRegression(samples);
    QVERIFY(best.form != RegressionForm::PaperLinear && best.form != RegressionForm::PaperLog);
    QVERIFY(best.error.median < 0.02);
    QVERIFY(best.error.r2 > 0.99);
    QCOMPARE(best.error.configurations, 40);
    QCOMPARE(best.samples, 200);
    for (const RegressionForm form : {RegressionForm::PaperLinear, RegressionForm::PaperLog})
        QVERIFY(errorOn(fitRegression(form, samples), samples).median > 5 * best.error.median);
}

void LayerRegressionTest::heldOutErrorsAreThoseOfTheNoise()
{
    const LayerRegression best = bestRegression(samplesOf(sumLaw, 0.4));
    QVERIFY(best.error.median > 0.05 && best.error.median < 0.15); // of 0.1, evenly up to 0.2
    QVERIFY(best.error.p95 > best.error.median && best.error.p95 < 0.3);
    QVERIFY(best.error.lowRatio < 0.95 && best.error.highRatio > 1.05);
}

void LayerRegressionTest::wholeNetworksAreHeldOut()
{
    auto samples = samplesOf(sumLaw);
    for (std::size_t index = 0; index < samples.size(); ++index)
        samples[index].network = index < 100 ? 0 : 1 + int(index % 4);
    QCOMPARE(networksOf(samples), 5);
    QCOMPARE(bestRegression(samples).error.configurations, 25); // of the fifth network
}

void LayerRegressionTest::ratiosSayWhereTheMeasuredTimesAre()
{
    const LayerRegression fitted = fitRegression(RegressionForm::Linear, samplesOf(sumLaw));
    std::vector<LayerSample> slower =
        samplesOf([](const LayerWork &work) { return 2 * sumLaw(work); });
    const HeldOutError error = errorOn(fitted, slower);
    QVERIFY(near(error.median, 0.5, 0.01));
    QVERIFY(near(error.lowRatio, 2, 0.01) && near(error.highRatio, 2, 0.01));
}

void LayerRegressionTest::correctionsStopAtTheRangeOfTheSamples()
{
    const auto law = [](const LayerWork &work) {
        return 0.05 * work.weightBytes * work.nonZero
               * (1 + 0.3 * std::sin(std::log(work.outputs)));
    };
    const LayerRegression fitted = fitRegression(RegressionForm::LogSquares, samplesOf(law));
    LayerWork large{.kind = WorkKind::Linear,
                    .macs = 1e9,
                    .weightBytes = 4e9,
                    .inputs = 1e5,
                    .outputs = 1e4,
                    .reuseBytes = 4e9};
    const double linear = 0.05 * large.weightBytes;
    const auto time = static_cast<double>(fitted.time(large).count());
    QVERIFY2(time > linear / 3 && time < linear * 3, qPrintable(QString::number(time / linear)));
}

void LayerRegressionTest::noTimeIsBelowZero()
{
    for (const RegressionForm form : allRegressionForms()) {
        const LayerRegression fitted = fitRegression(form, samplesOf(sumLaw));
        const LayerWork nothing{.kind = WorkKind::Linear};
        QVERIFY(fitted.time(nothing).count() >= 0);
    }
}

void LayerRegressionTest::formsHaveTheSizesThatTheySay()
{
    for (const RegressionForm form : allRegressionForms()) {
        const LayerRegression fitted = fitRegression(form, samplesOf(sumLaw));
        const RegressionSize size = LayerRegression::size(WorkKind::Linear, form);
        QCOMPARE(fitted.coefficients.size(), size.coefficients);
        QCOMPARE(fitted.corrections.size(), size.corrections);
        QCOMPARE(fitted.least.size(), size.range);
        QCOMPARE(fitted.most.size(), size.range);
    }
}

void LayerRegressionTest::paperVariablesLeaveOutTheInputChannels()
{
    LayerWork conv{.kind = WorkKind::Convolution,
                   .macs = 1e6,
                   .inputs = 3 * 100,
                   .outputs = 64 * 25,
                   .inputChannels = 3,
                   .outputChannels = 64,
                   .kernel = 11,
                   .stride = 4,
                   .groups = 1};
    QCOMPARE(paperVariables(conv), (std::vector<double>{300, 11.0 / 4 * 11 / 4 * 64}));
    const auto logs = logVariables(conv);
    conv.inputChannels = 6;
    QCOMPARE(paperVariables(conv)[1], 11.0 / 4 * 11 / 4 * 64);
    QVERIFY(logVariables(conv) != logs);
}

QTEST_GUILESS_MAIN(LayerRegressionTest)
#include "tst_layer_regression.moc"
