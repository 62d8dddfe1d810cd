// From generated layers over a file to estimates: a whole training in small, and its file.
#include "engine/model/networks.h"
#include "engine/predict/neurosurgeon_file.h"
#include "engine/predict/neurosurgeon_training.h"

#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

constexpr char file[] = "neurosurgeon.json";

/// Every kind's figures differ, and forms with and without corrections are among them.
Neurosurgeon made()
{
    Neurosurgeon neurosurgeon{
        .threads = 2, .seed = 99, .host = "a host", .software = "splitscope 9.9.9"};
    double figure = 0.125;
    for (const WorkKind kind : allWorkKinds()) {
        const RegressionForm form =
            kind == WorkKind::Linear ? RegressionForm::Linear : RegressionForm::LogSquares;
        const RegressionSize size = LayerRegression::size(kind, form);
        const auto figures = [&](std::size_t count, double first) {
            std::vector<double> some;
            for (std::size_t i = 0; i < count; ++i)
                some.push_back(first + figure * double(i));
            return some;
        };
        neurosurgeon.regressions.push_back(
            {.kind = kind,
             .form = form,
             .samples = 100 + int(kind),
             .coefficients = figures(size.coefficients, 0.5),
             .corrections = figures(size.corrections, -1e-3),
             .least = figures(size.range, -2),
             .most = figures(size.range, 20),
             .error = {25, figure / 10, figure / 5, 0.75, 1.5, 0.875}});
        figure += 0.125;
    }
    return neurosurgeon;
}

/// The kinds' times are their places, whatever the configuration.
Neurosurgeon constant()
{
    Neurosurgeon neurosurgeon{.host = "h", .software = "s"};
    for (const WorkKind kind : allWorkKinds()) {
        LayerRegression regression{.kind = kind,
                                   .form = RegressionForm::Linear,
                                   .samples = 1,
                                   .error = {1, 0, 0, 0.9, 1.2}};
        regression.coefficients.resize(
            LayerRegression::size(kind, RegressionForm::Linear).coefficients);
        regression.coefficients[0] = 1000 * (1 + double(kind));
        neurosurgeon.regressions.push_back(regression);
    }
    return neurosurgeon;
}

QByteArray with(const char *what, const char *other)
{
    QByteArray text = QByteArray::fromStdString(writtenNeurosurgeon(made()));
    const qsizetype place = text.indexOf(what);
    return place < 0 ? QByteArray() : text.replace(place, qsizetype(qstrlen(what)), other);
}

} // namespace

class NeurosurgeonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallTrainingPredictsNetworksItHasNotSeen();
    void aStopEndsATraining();
    void estimatesAddUpAndHaveTheirIntervals();
    void everyCutHasBothItsHalves();
    void aPartOfAnotherLayerHasNoTime();
    void whatIsWrittenIsReadAsItWas();
    void whatIsReadIsWrittenAgainByteForByte();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void everyTruncationIsRefused();
    void aKindTooFewIsRefused();
    void whatIsTooLongIsNotParsed();
};

void NeurosurgeonTest::aSmallTrainingPredictsNetworksItHasNotSeen()
{
    std::vector<double> seen;
    const auto trained = trainNeurosurgeon({.extent = 0.01, .runs = 1},
                                           [&](double fraction) { seen.push_back(fraction); });
    QVERIFY2(trained, trained ? "" : trained.error().detail.c_str());
    QVERIFY(std::ranges::is_sorted(seen) && !seen.empty());
    QCOMPARE(seen.back(), 1.0);
    QCOMPARE(trained->regressions.size(), allWorkKinds().size());
    for (const WorkKind kind : allWorkKinds()) {
        const LayerRegression &regression = trained->regressions[std::size_t(kind)];
        QVERIFY(regression.kind == kind);
        QVERIFY(regression.samples >= leastNetworks);
        QVERIFY(regression.error.configurations >= 1);
    }
    // Within a factor that no other computer's figures, and no wrong unit, would be.
    const Network network = alexNetLab();
    const EstimatedTime whole =
        trained->segmentTime(network, network.firstCut(), network.lastCut());
    QVERIFY2(whole.expected > 500us && whole.expected < 5s,
             qPrintable(QString::number(whole.expected.count())));
    QVERIFY(whole.low <= whole.expected && whole.expected <= whole.high);
}

void NeurosurgeonTest::aStopEndsATraining()
{
    std::stop_source stop;
    const auto trained = trainNeurosurgeon(
        {.extent = 0.01, .runs = 1}, [&](double) { stop.request_stop(); }, stop.get_token());
    QVERIFY(!trained);
    QVERIFY(trained.error().kind == ErrorKind::Cancelled);
}

void NeurosurgeonTest::estimatesAddUpAndHaveTheirIntervals()
{
    const Network network = alexNetLab();
    // conv, relu and pool: 1, 5 and the way out, 8 us.
    const EstimatedTime time =
        constant().segmentTime(network, network.firstCut(), *network.cutPoint(3));
    QCOMPARE(time.expected, std::chrono::nanoseconds(14us));
    const double squares = 1.0 + 25 + 64;
    QVERIFY(std::abs(double((time.expected - time.low).count()) - 100 * std::sqrt(squares)) < 2);
    QVERIFY(std::abs(double((time.high - time.expected).count()) - 200 * std::sqrt(squares)) < 2);
    // Two of one kind are wrong in the same direction: 4 us twice.
    const EstimatedTime two =
        constant().segmentTime(network, *network.cutPoint(18), *network.cutPoint(22));
    QCOMPARE(two.expected, std::chrono::nanoseconds(8us));
    QCOMPARE(two.high, std::chrono::nanoseconds(9600));
}

void NeurosurgeonTest::everyCutHasBothItsHalves()
{
    const Neurosurgeon neurosurgeon = constant();
    const Network network = mobileNetV2();
    const SplitTimes times = neurosurgeon.splitTimes(network);
    QCOMPARE(times.edge.size(), network.cutPoints().size());
    QCOMPARE(times.cloud.size(), network.cutPoints().size());
    QVERIFY(times.edge.front() == StretchTime{});
    QVERIFY(times.cloud.back() == StretchTime{});
    for (const CutPoint cut : network.cutPoints()) {
        const auto index = std::size_t(cut.index());
        QCOMPARE(times.edge[index].wall,
                 neurosurgeon.segmentTime(network, network.firstCut(), cut).expected);
        QCOMPARE(times.cloud[index].wall,
                 neurosurgeon.segmentTime(network, cut, network.lastCut()).expected);
        QVERIFY(times.edge[index].spread >= 0);
    }
}

void NeurosurgeonTest::aPartOfAnotherLayerHasNoTime()
{
    const auto times = constant().layerTimes(alexNetLab());
    QCOMPARE(times.size(), std::size_t{22});
    QCOMPARE(times[0].expected, std::chrono::nanoseconds(1us));
    QVERIFY(times[1] == EstimatedTime{});                         // the ReLU
    QVERIFY(times[14] == EstimatedTime{});                        // the Flatten
    QCOMPARE(times[16].expected, std::chrono::nanoseconds(12us)); // and the way to it
}

void NeurosurgeonTest::whatIsWrittenIsReadAsItWas()
{
    const auto read = readNeurosurgeon(writtenNeurosurgeon(made()), file);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == made());
}

void NeurosurgeonTest::whatIsReadIsWrittenAgainByteForByte()
{
    const std::string text = writtenNeurosurgeon(made());
    QCOMPARE(writtenNeurosurgeon(*readNeurosurgeon(text, file)), text);
}

void NeurosurgeonTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *what, const char *other, const char *reason) {
        QTest::addRow("%s to %s", what, other) << with(what, other) << QString::fromUtf8(reason);
    };
    add("\"splitscope_neurosurgeon\": 1", "\"splitscope_neurosurgeon\": 2",
        "it is of an unknown version");
    add("splitscope_neurosurgeon", "splitscope_device", "splitscope_neurosurgeon: it is missing");
    add("\"a host\"", "\"\"", "host: it is empty");
    add("\"threads\": 2", "\"threads\": 0", "threads: 0 (1..1024)");
    add("\"seed\": 99", "\"seed\": -1", "seed: -1 (0..9223372036854775807)");
    add("\"seed\": 99", "\"seed\": 99, \"speed\": 1", "speed: there is no such field");
    add("\"kind\": \"convolution\"", "\"kind\": \"pooling\"",
        "regressions[0].kind: pooling ≠ convolution");
    add("\"kind\": \"linear\"", "\"kind\": 7", "regressions[3].kind: it is not a text");
    add("\"form\": \"log-squares\"", "\"form\": \"cubes\"", "regressions[0].form: it is unknown");
    add("\"form\": \"log-squares\"", "\"form\": \"linear\"",
        "regressions[0].corrections: there is no such field");
    add("\"form\": \"linear\"", "\"form\": \"log-squares\"",
        "regressions[3].corrections: it is missing");
    add("\"samples\": 100", "\"samples\": 0.5", "regressions[0].samples: it is not a whole number");
    add("\"median_error\": 0.0125", "\"median_error\": \"small\"",
        "regressions[0].held_out.median_error: it is not a number");
    add("\"r2\": 0.875", "\"r2\": 1.5", "regressions[0].held_out.r2: 1.5 (-1e+15..1)");
    add("\"coefficients\": [", "\"coefficients\": [1, ", "regressions[0].coefficients: 15 ≠ 14");
    add("\"coefficients\": [", "\"coefficients\": [1e99, ", "regressions[0].coefficients: 15 ≠ 14");
    add("\"host\"", "\"regressions\": 1, \"host\"", "regressions: it is given twice");
    add("-0.001", "null", "regressions[0].corrections[0]: it is not a number");
    add("-0.001", "1e16", "regressions[0].corrections[0]: 1e+16 (-1e+15..1e+15)");
    add("-0.001", "1e999", "a value is not finite or too large for it");
    add("-2.0", "100", "regressions[0].least: > most");
}

void NeurosurgeonTest::whatIsWrongIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    QVERIFY(!text.isEmpty());
    const auto read = readNeurosurgeon(text.toStdString(), file);
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::PredictorFileUnusable);
    QCOMPARE(QString::fromStdString(read.error().detail), reason);
    QCOMPARE(read.error().subject, std::string(file));
}

void NeurosurgeonTest::everyTruncationIsRefused()
{
    const std::string text = writtenNeurosurgeon(made());
    for (std::size_t length = 0; length + 1 < text.size(); length += 97) {
        const auto read = readNeurosurgeon(std::string_view(text).substr(0, length), file);
        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::PredictorFileUnusable);
    }
}

void NeurosurgeonTest::aKindTooFewIsRefused()
{
    Neurosurgeon less = made();
    less.regressions.pop_back();
    const auto read = readNeurosurgeon(writtenNeurosurgeon(less), file);
    QVERIFY(!read);
    QCOMPARE(read.error().detail, std::string("regressions: 7 ≠ 8"));
}

void NeurosurgeonTest::whatIsTooLongIsNotParsed()
{
    const auto read = readNeurosurgeon(std::string(longestNeurosurgeonFile + 1, ' '), file);
    QVERIFY(!read);
    QCOMPARE(read.error().detail, std::string("it is too long"));
}

QTEST_GUILESS_MAIN(NeurosurgeonTest)
#include "tst_neurosurgeon.moc"
