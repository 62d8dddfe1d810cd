// Our networks are torchvision's: parameters, work, shapes and answers. torch_networks.py wrote
// down what they have to be.
#include "engine/experiment/top_classes.h"
#include "engine/model/networks.h"
#include "engine/runtime/runtime.h"

#include <QTest>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

struct Expected
{
    /// "features.0.weight 64x3x3x3"
    std::vector<std::string> parameters;
    std::int64_t macs = 0;
    std::vector<std::string> cuts;
    double largest = 0; ///< of the answer's magnitudes
    std::map<std::size_t, double> outputs;
};

std::map<std::string, Expected> expectedNetworks()
{
    std::map<std::string, Expected> networks;
    std::ifstream file(QFINDTESTDATA("torch_networks.txt").toStdString());
    Expected *current = nullptr;
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string key;
        std::string rest;
        std::getline(std::getline(fields, key, ' '), rest);
        std::istringstream values(rest);
        if (key == "network")
            current = &networks[rest];
        else if (key == "parameter")
            current->parameters.push_back(rest);
        else if (key == "macs")
            values >> current->macs;
        else if (key == "cut")
            current->cuts.push_back(rest);
        else if (key == "largest")
            values >> current->largest;
        std::size_t index = 0;
        if (key == "output" && values >> index)
            values >> current->outputs[index];
    }
    return networks;
}

/// Multiples of 1/500 in -1..1, exact in the script too.
Tensor countedInput(const TensorShape &shape)
{
    Tensor input{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = static_cast<float>(i * 7919 % 1000) / 500 - 1;
    return input;
}

void addNetworks(bool large)
{
    QTest::addColumn<QString>("id");
    for (const auto &[id, expected] : expectedNetworks())
        if (large || id != "vgg16")
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

} // namespace

class TestTorchNetworks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScriptKnowsEveryNetworkButTheLabs();
    void parametersAreNamedAndShapedAsInTheStateDict_data() { addNetworks(true); }
    void parametersAreNamedAndShapedAsInTheStateDict();
    void macsAreThePublishedOnes_data() { addNetworks(true); }
    void macsAreThePublishedOnes();
    void everyCutYieldsThatShape_data() { addNetworks(true); }
    void everyCutYieldsThatShape();
    void theAnswersAgree_data();
    void theAnswersAgree();
    void everyCutSplitsToTheSameAnswer_data() { addNetworks(false); }
    void everyCutSplitsToTheSameAnswer();

private:
    const std::map<std::string, Expected> expected_ = expectedNetworks();
};

void TestTorchNetworks::theScriptKnowsEveryNetworkButTheLabs()
{
    for (const std::string &id : networkIds())
        QVERIFY2(id == "alexnet-lab" || expected_.contains(id), id.c_str());
}

void TestTorchNetworks::parametersAreNamedAndShapedAsInTheStateDict()
{
    QFETCH(QString, id);
    const Network network = networkById(id.toStdString()).value();
    std::vector<std::string> parameters;
    for (const Parameter &parameter : network.parameters())
        parameters.push_back(parameter.name + ' ' + TensorShape{parameter.extents}.toString());
    QCOMPARE(parameters, expected_.at(id.toStdString()).parameters);
}

void TestTorchNetworks::macsAreThePublishedOnes()
{
    QFETCH(QString, id);
    QCOMPARE(networkById(id.toStdString())->macs(), expected_.at(id.toStdString()).macs);
}

void TestTorchNetworks::everyCutYieldsThatShape()
{
    QFETCH(QString, id);
    const Network network = networkById(id.toStdString()).value();
    std::vector<std::string> shapes;
    for (const CutPoint cut : network.cutPoints())
        shapes.push_back(network.shapeAt(cut).toString());
    QCOMPARE(shapes, expected_.at(id.toStdString()).cuts);
}

void TestTorchNetworks::theAnswersAgree_data()
{
    // VGG-16's weights are 553 MB: too much for every run of the tests.
    addNetworks(qEnvironmentVariableIsSet("SPLITSCOPE_TEST_LARGE_NETWORKS"));
}

void TestTorchNetworks::theAnswersAgree()
{
    QFETCH(QString, id);
    const Expected &expected = expected_.at(id.toStdString());
    const Network network = networkById(id.toStdString()).value();
    const auto runtime = Runtime::make(network, seededWeights(network)).value();
    const auto run = runtime->run(network.firstCut(), network.lastCut(),
                                  countedInput(network.inputShape()), Device{});
    QVERIFY(run.has_value());
    QCOMPARE(expected.outputs.size(), std::size_t{10});
    for (const auto &[index, output] : expected.outputs) {
        const double ours = run->output.values.at(index);
        QVERIFY2(std::abs(ours - output) < 1e-4 * expected.largest,
                 qPrintable(u"%1: %2, not %3"_s.arg(index).arg(ours).arg(output)));
    }
}

void TestTorchNetworks::everyCutSplitsToTheSameAnswer()
{
    QFETCH(QString, id);
    const Network network = networkById(id.toStdString()).value();
    const auto runtime = Runtime::make(network, seededWeights(network)).value();
    const Tensor input = countedInput(network.inputShape());
    const auto whole = runtime->run(network.firstCut(), network.lastCut(), input, Device{});
    QVERIFY(whole.has_value());
    const AnswerDigest unsplit = digestOf(whole->output);
    for (const CutPoint cut : network.cutPoints()) {
        const auto edge = runtime->run(network.firstCut(), cut, input, Device{});
        QVERIFY(edge.has_value());
        const auto cloud = runtime->run(cut, network.lastCut(), edge->output, Device{});
        QVERIFY(cloud.has_value());
        // Where a cut keeps a normalisation out of its convolution's weights, it rounds otherwise.
        const double apart = disagreement(digestOf(cloud->output), unsplit);
        QVERIFY2(apart < 1e-5, qPrintable(u"cut %1: %2"_s.arg(cut.index()).arg(apart)));
    }
}

QTEST_GUILESS_MAIN(TestTorchNetworks)
#include "tst_torch_networks.moc"
