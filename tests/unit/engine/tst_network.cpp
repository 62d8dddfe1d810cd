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

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
