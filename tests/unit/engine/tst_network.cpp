// The networks' layers, shapes, bytes and cuts.
#include "engine/model/networks.h"

#include <QTest>

using namespace splitscope;

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labAlexNetYieldsTheSheetsShapesAndBytesAtEveryCut_data();
    void labAlexNetYieldsTheSheetsShapesAndBytesAtEveryCut();
    void torchvisionsAlexNetHasTheSameLayersAndOtherShapes();
    void weightsFitBothAlexNets();
    void convolutionsAndLinearLayersAreCounted();
    void cutsOutsideTheNetworkAreRefused_data();
    void cutsOutsideTheNetworkAreRefused();
    void everyNetworkIsFoundByItsId();
    void anUnknownNetworkIsRefusedWithTheKnownOnes();
    void architecturesThatDifferAreDescribedDifferently();
    void whatChangesALayerChangesItsDescription_data();
    void whatChangesALayerChangesItsDescription();
    void aBlockAddsUpItsLayers();
    void layersThatDoNotFitAreRefused_data();
    void layersThatDoNotFitAreRefused();
    void shapesAreReadAsTheyAreWritten();
};

void TestNetwork::labAlexNetYieldsTheSheetsShapesAndBytesAtEveryCut_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<std::string>("shape");
    QTest::addColumn<std::int64_t>("bytes");

    struct Row
    {
        const char *kind;
        const char *shape;
        std::int64_t bytes;
    };
    const Row rows[] = {
        {"input", "3x224x224", 602112},
        {"Conv2d", "64x54x54", 746496},
        {"ReLU", "64x54x54", 746496},
        {"MaxPool2d", "64x26x26", 173056},
        {"Conv2d", "192x26x26", 519168},
        {"ReLU", "192x26x26", 519168},
        {"MaxPool2d", "192x12x12", 110592},
        {"Conv2d", "384x12x12", 221184},
        {"ReLU", "384x12x12", 221184},
        {"Conv2d", "256x12x12", 147456},
        {"ReLU", "256x12x12", 147456},
        {"Conv2d", "256x12x12", 147456},
        {"ReLU", "256x12x12", 147456},
        {"MaxPool2d", "256x5x5", 25600},
        {"AdaptiveAvgPool2d", "256x6x6", 36864},
        {"Flatten", "9216", 36864},
        {"Dropout", "9216", 36864},
        {"Linear", "4096", 16384},
        {"ReLU", "4096", 16384},
        {"Dropout", "4096", 16384},
        {"Linear", "4096", 16384},
        {"ReLU", "4096", 16384},
        {"Linear", "1000", 4000},
    };
    int cut = 0;
    for (const Row &row : rows) {
        QTest::addRow("cut %d", cut)
            << cut << std::string(row.kind) << std::string(row.shape) << row.bytes;
        ++cut;
    }
}

void TestNetwork::labAlexNetYieldsTheSheetsShapesAndBytesAtEveryCut()
{
    QFETCH(int, cut);
    QFETCH(std::string, kind);
    QFETCH(std::string, shape);
    QFETCH(std::int64_t, bytes);

    const Network network = alexNetLab();
    const auto point = network.cutPoint(cut);
    QVERIFY(point.has_value());
    QCOMPARE(network.shapeAt(*point).toString(), shape);
    QCOMPARE(network.shapeAt(*point).bytes(), bytes);
    if (cut > 0)
        QCOMPARE(std::string(network.layer(cut).kindName()), kind);
}

void TestNetwork::torchvisionsAlexNetHasTheSameLayersAndOtherShapes()
{
    const Network lab = alexNetLab();
    const Network torchvision = alexNetTorchvision();
    QCOMPARE(torchvision.layerCount(), 22);
    for (int number = 1; number <= 22; ++number)
        QCOMPARE(torchvision.layer(number).name, lab.layer(number).name);
    QCOMPARE(torchvision.layer(1).outputShape.toString(), std::string("64x55x55"));
    QCOMPARE(torchvision.layer(13).outputShape.toString(), std::string("256x6x6"));
}

void TestNetwork::weightsFitBothAlexNets()
{
    const Network lab = alexNetLab();
    const Network torchvision = alexNetTorchvision();
    std::int64_t parameters = 0;
    for (int number = 1; number <= 22; ++number) {
        QCOMPARE(torchvision.layer(number).weightBytes, lab.layer(number).weightBytes);
        parameters += lab.layer(number).weightBytes / 4;
    }
    QCOMPARE(parameters, std::int64_t{61100840}); // torchvision documents this number
}

void TestNetwork::convolutionsAndLinearLayersAreCounted()
{
    const Network network = alexNetLab();
    QCOMPARE(network.layer(1).macs, std::int64_t{54 * 54 * 64} * 3 * 11 * 11);
    QCOMPARE(network.layer(17).macs, std::int64_t{9216} * 4096);
    QCOMPARE(network.layer(17).weightBytes, (std::int64_t{9216} + 1) * 4096 * 4);
    QCOMPARE(network.layer(2).macs, std::int64_t{0});
}

void TestNetwork::cutsOutsideTheNetworkAreRefused_data()
{
    QTest::addColumn<int>("cut");
    QTest::newRow("below") << -1;
    QTest::newRow("above") << 23;
    QTest::newRow("far above") << 1000000;
}

void TestNetwork::cutsOutsideTheNetworkAreRefused()
{
    QFETCH(int, cut);
    const auto point = alexNetLab().cutPoint(cut);
    QVERIFY(!point.has_value());
    QCOMPARE(point.error(), (Error{ErrorKind::UnknownCut, std::to_string(cut), "0..22"}));
}

void TestNetwork::everyNetworkIsFoundByItsId()
{
    for (const std::string &id : networkIds()) {
        const auto network = networkById(id);
        QVERIFY(network.has_value());
        QCOMPARE(network->id(), id);
    }
}

void TestNetwork::anUnknownNetworkIsRefusedWithTheKnownOnes()
{
    const auto network = networkById("lenet-99");
    QVERIFY(!network.has_value());
    QCOMPARE(network.error().kind, ErrorKind::UnknownModel);
    for (const std::string &id : networkIds())
        QVERIFY(network.error().detail.find(id) != std::string::npos);
}

void TestNetwork::architecturesThatDifferAreDescribedDifferently()
{
    QVERIFY(alexNetLab().describe() != alexNetTorchvision().describe());
    QCOMPARE(alexNetLab().describe(), alexNetLab().describe());
}

void TestNetwork::whatChangesALayerChangesItsDescription_data()
{
    QTest::addColumn<LayerSpec>("one");
    QTest::addColumn<LayerSpec>("other");
    const auto row = [](const char *name, LayerSpec one, LayerSpec other) {
        QTest::newRow(name) << std::move(one) << std::move(other);
    };
    row("groups", Conv2d{8, 8, 1}, Conv2d{8, 8, 1, 1, 0, 8});
    row("bias", Conv2d{8, 8, 1}, Conv2d{8, 8, 1, 1, 0, 1, false});
    row("kernel and padding", Conv2d{8, 8, 1}, Conv2d{8, 8, 3, 1, 1});
    row("pool's padding", MaxPool2d{2, 8}, MaxPool2d{2, 8, 1});
    row("kind of pool", MaxPool2d{2, 2}, AvgPool2d{2, 2});
    row("epsilon", BatchNorm2d{8, 1e-5}, BatchNorm2d{8, 1e-3});
    row("activation", ReLU{}, ReLU6{});
    row("body", Block{"B", {{"a", ReLU{}}}, true, {}, false},
        Block{"B", {{"a", Tanh{}}}, true, {}, false});
    row("skip", Block{"B", {{"a", ReLU{}}}, true, {}, false},
        Block{"B", {{"a", ReLU{}}}, false, {}, false});
    row("shortcut", Block{"B", {{"a", ReLU{}}}, true, {}, false},
        Block{"B", {{"a", ReLU{}}}, true, {{"b", ReLU{}}}, false});
    row("which part", Block{"B", {{"a", ReLU{}}, {"b", Tanh{}}}, true, {}, false},
        Block{"B", {{"a", ReLU{}}}, true, {{"b", Tanh{}}}, false});
    row("ReLU after the sum", Block{"B", {{"a", ReLU{}}}, true, {}, false},
        Block{"B", {{"a", ReLU{}}}, true, {}, true});
}

void TestNetwork::whatChangesALayerChangesItsDescription()
{
    QFETCH(LayerSpec, one);
    QFETCH(LayerSpec, other);
    const auto describe = [](const LayerSpec &spec) {
        return Network("n", "N", {{8, 7, 7}}, {{"layer", spec, "layer"}}).describe();
    };
    QVERIFY2(describe(one) != describe(other), describe(one).c_str());
}

void TestNetwork::aBlockAddsUpItsLayers()
{
    const Network network(
        "n", "N", {{4, 8, 8}},
        {{"block", Block{.kind = "BasicBlock",
                         .body = {{"conv", Conv2d{4, 6, 3, 2, 1, 1, false}, "b.conv"},
                                  {"bn", BatchNorm2d{6}, "b.bn"}},
                         .skip = true,
                         .shortcut = {{"down", Conv2d{4, 6, 1, 2}, "b.down"}},
                         .reluAfter = true}}});
    const Layer &block = network.layer(1);
    QCOMPARE(std::string(block.kindName()), std::string("BasicBlock"));
    QCOMPARE(block.outputShape.toString(), std::string("6x4x4"));
    QCOMPARE(block.macs, std::int64_t{6 * 4 * 4} * (4 * 9 + 4));
    QCOMPARE(block.weightBytes, std::int64_t{6 * 4 * 9 + 4 * 6 + 6 * 4 + 6} * 4);
    std::vector<std::string> names;
    for (const Parameter &parameter : network.parameters())
        names.push_back(parameter.name);
    QCOMPARE(names, (std::vector<std::string>{"b.conv.weight", "b.bn.weight", "b.bn.bias",
                                              "b.bn.running_mean", "b.bn.running_var",
                                              "b.down.weight", "b.down.bias"}));
    QCOMPARE(block.shortcut.front().firstParameter, std::size_t{5});
}

void TestNetwork::layersThatDoNotFitAreRefused_data()
{
    QTest::addColumn<LayerSpec>("spec");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char *name, LayerSpec spec, const char *reason) {
        QTest::newRow(name) << std::move(spec) << std::string(reason);
    };
    constexpr std::int64_t huge = std::int64_t{1} << 62;
    row("channels", Conv2d{3, 8, 1}, "layer: needs 3 channels, gets 8x7x7");
    row("features", Linear{8, 8}, "layer: needs 8 features, gets 8x7x7");
    row("normalised channels", BatchNorm2d{4}, "layer: needs 4 channels, gets 8x7x7");
    row("window", MaxPool2d{9, 1}, "layer: kernel 9 is larger than its input 8x7x7");
    row("stride", MaxPool2d{2, 0}, "layer: impossible kernel, stride or padding");
    row("negative padding", Conv2d{8, 8, 1, 1, -1}, "layer: impossible kernel, stride or padding");
    row("endless padding", Conv2d{8, 8, 1, 1, huge}, "layer: impossible kernel, stride or padding");
    row("pool's padding", AvgPool2d{2, 2, 2}, "layer: padding is more than half the kernel");
    row("groups", Conv2d{8, 9, 1, 1, 0, 2}, "layer: channels do not divide into groups");
    row("no channels", Conv2d{8, 0, 1}, "layer: impossible extents 0x7x7");
    row("too many channels", Conv2d{8, huge, 1},
        "layer: impossible extents 4611686018427387904x7x7");
    row("too large", AdaptiveAvgPool2d{huge},
        "layer: impossible extents 8x4611686018427387904x4611686018427387904");
    row("sum", Block{"B", {{"pool", MaxPool2d{2, 2}}}, true, {}, false},
        "layer: adds 8x7x7 to 8x3x3");
    row("within a block", Block{"B", {{"fc", Linear{2, 2}, "fc"}}, false, {}, false},
        "layer.fc: needs 2 features, gets 8x7x7");
}

void TestNetwork::layersThatDoNotFitAreRefused()
{
    QFETCH(LayerSpec, spec);
    QFETCH(std::string, reason);
    const auto network = Network::make("n", "N", {{8, 7, 7}}, {{"layer", spec, "layer"}});
    QVERIFY(!network.has_value());
    QCOMPARE(network.error(), (Error{ErrorKind::NetworkUnusable, "N", reason}));
}

void TestNetwork::shapesAreReadAsTheyAreWritten()
{
    QVERIFY(TensorShape::fromString("3x224x224") == (TensorShape{{3, 224, 224}}));
    QVERIFY(TensorShape::fromString("7") == (TensorShape{{7}}));
    for (const char *text :
         {"", "x", "3x", "x3", "3x-1", "3x0", "3 x 4", "3x4y", "99999999999999999999"})
        QVERIFY2(!TensorShape::fromString(text), text);
}

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
