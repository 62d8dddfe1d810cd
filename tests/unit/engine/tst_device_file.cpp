// A device as a file: what is written is read again, and what is not right is named.
#include "engine/device/device.h"
#include "engine/device/device_file.h"
#include "engine/model/networks.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char file[] = "board.json";

MeasuredTimes timesOf(const Network &network, std::chrono::nanoseconds each)
{
    MeasuredTimes times{.networkId = network.id(), .runs = 30, .threads = 2};
    for (int number = 1; number <= network.layerCount(); ++number)
        times.layers.push_back({each * number, 10ns * number});
    return times;
}

/// Every field has a value of its own, so that no two can be exchanged unnoticed.
DeviceProfile someBoard()
{
    const DeviceFacts facts{.file = file,
                            .name = {"A \"board\"", "一块板子"},
                            .source = {"measured by hand", "手工测量"},
                            .speedOfKind = {{"Linear", {1e9, 2e9, 3us}}, {"ReLU", {4e9, 5e9, 6us}}},
                            .fitError = 0.125,
                            .measured = {timesOf(alexNetLab(), 1ms), timesOf(lenet5(), 7us)},
                            .host = "a host",
                            .software = "splitscope 9.9.9",
                            .idlePower = PowerFigure{2.25, "a data sheet"},
                            .computingPower = PowerFigure{5, "a meter"},
                            .sendingPower = PowerFigure{3.5, "another meter"}};
    return {.id = "board-1",
            .emulated = EmulatedSpeed{8.6e8, 2.07e9, 50us},
            .facts = std::make_shared<const DeviceFacts>(facts)};
}

std::string least()
{
    return R"({"splitscope_device": 1, "id": "board", "name": {"en": "Board", "zh": "板"},
"source": {"en": "hand", "zh": "手"}, "model": {"macs_per_s": 1e9, "weight_bytes_per_s": 2e9, "overhead_ns": 0}})";
}

/// The text with another one in the place of what stands there once.
QByteArray with(const char *what, const char *other)
{
    QByteArray text = QByteArray::fromStdString(writtenDevice(someBoard()));
    const qsizetype place = text.indexOf(what);
    return place < 0 ? QByteArray() : text.replace(place, qsizetype(qstrlen(what)), other);
}

} // namespace

class DeviceFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsReadAsItWas();
    void whatIsReadIsWrittenAgainByteForByte();
    void aFileNeedsNoMoreThanAModel();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void theLineIsNamedWhereTheTextIsNoJson();
    void everyTruncationIsRefused();
    void everyFieldIsNeededOrKnownToBeOptional();
    void whatIsTooLongIsNotParsed();
    void measuredTimesPaceTheirNetwork();
    void anotherNetworkIsPacedByTheModelOfEachKind();
    void withoutKindsTheModelStays();
    void timesOfAnotherNumberOfLayersAreNotTaken();
    void aRunsDeadlinesAddUpToTheMeasuredTotal();
    void copiesOfADeviceAreEqual();
    void theDevicesInsideCanBeRead();
    void theExampleInTheDocumentCanBeRead();
};

void DeviceFileTest::whatIsWrittenIsReadAsItWas()
{
    const auto read = readDevice(writtenDevice(someBoard()), file);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == someBoard());
}

void DeviceFileTest::whatIsReadIsWrittenAgainByteForByte()
{
    const std::string text = writtenDevice(someBoard());
    QCOMPARE(writtenDevice(*readDevice(text, file)), text);
}

void DeviceFileTest::aFileNeedsNoMoreThanAModel()
{
    const auto read = readDevice(least(), file);
    QVERIFY(read);
    QVERIFY(read->emulated == (EmulatedSpeed{1e9, 2e9}));
    QVERIFY(read->facts->measured.empty());
    QVERIFY(!read->facts->idlePower);
}

void DeviceFileTest::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char *what, const char *other, const char *reason) {
        QTest::addRow("%s to %s", what, other) << with(what, other) << QString::fromUtf8(reason);
    };
    add("\"splitscope_device\": 1", "\"splitscope_device\": 2", "it is of an unknown version");
    add("\"splitscope_device\": 1", "\"splitscope_device\": \"1\"",
        "splitscope_device: it is not a whole number");
    add("splitscope_device", "device", "splitscope_device: it is missing");
    add("\"board-1\"", "7", "id: it is not a text");
    add("\"board-1\"", "\"\"", "id: it is empty");
    add("\"board-1\"", "\"Board 1\"", "id: it may have small letters, digits, '-', '_' and '.'");
    add("\"en\"", "\"de\"", "name.en: it is missing");
    add("\"一块板子\"", "\"\\u001b[31m\"", "name.zh: it has control characters");
    add("\"measured by hand\"", "null", "source.en: it is not a text");
    add("860000000", "-860000000", "model.macs_per_s: -8.6e+08 (1000..1e+18)");
    add("860000000", "0", "model.macs_per_s: 0 (1000..1e+18)");
    add("860000000", "1e999", "a value is not finite or too large for it");
    add("860000000", "\"fast\"", "model.macs_per_s: it is not a number");
    add("2070000000", "true", "model.weight_bytes_per_s: it is not a number");
    add("\"overhead_ns\": 50000", "\"overhead_ns\": 0.5",
        "model.overhead_ns: it is not a whole number");
    add("\"overhead_ns\": 50000", "\"overhead_ns\": 18446744073709551615",
        "model.overhead_ns: 9223372036854775807 (0..10000000000)");
    add("\"overhead_ns\": 50000", "\"overheads_ns\": 50000", "model.overhead_ns: it is missing");
    add("\"overhead_ns\": 50000", "\"overhead_ns\": 50000, \"colour\": 1",
        "model.colour: there is no such field");
    add("\"overhead_ns\": 50000", "\"overhead_ns\": 50000, \"overhead_ns\": 1",
        "overhead_ns: it is given twice");
    add("\"overhead_ns\": 6000", "\"overhead_ns\": -6",
        "model.by_kind.ReLU.overhead_ns: -6 (0..10000000000)");
    add("0.125", "-0.125", "model.fit_error: -0.125 (0..1e+06)");
    add("\"lenet5\"", "\"alexnet-lab\"", "measured[1].layers: 12 ≠ 22");
    add("\"alexnet-lab\"", "\"vgg16\"", "measured[0].layers: 22 ≠ 40");
    add("\"runs\": 30", "\"runs\": 0", "measured[0].runs: 0 (1..1000000)");
    add("\"threads\": 2", "\"threads\": 1025", "measured[0].threads: 1025 (1..1024)");
    add("\"cpu_share\": 1", "\"cpu_share\": 1.5", "measured[0].cpu_share: 1.5 (0.05..1)");
    add("\"median_ns\": 3000000", "\"median_ns\": -3",
        "measured[0].layers[2].median_ns: -3 (0..1000000000000)");
    add("\"iqr_ns\": 30", "\"iqr\": 30", "measured[0].layers[2].iqr_ns: it is missing");
    add("\"host\": {", "\"host\": 1, \"was\": {", "host: it is not an object");
    add("2.25", "-2.25", "power.idle.w: -2.25 (0..1e+06)");
    add("\"a meter\"", "\"\"", "power.computing.source: it is empty");
    add("\"sending\"", "\"sleeping\"", "power.sleeping: there is no such field");
    QTest::newRow("a list") << QByteArray("[1, 2]") << u"it is not an object"_s;
    QTest::newRow("a network twice")
        << with("\"lenet5\"", "\"mine\"").replace("\"alexnet-lab\"", "\"mine\"")
        << u"measured: mine: it is given twice"_s;
}

void DeviceFileTest::whatIsWrongIsNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const auto read = readDevice(text.toStdString(), file);
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::DeviceFileUnusable);
    QCOMPARE(QString::fromStdString(read.error().subject), u"board.json"_s);
    QCOMPARE(QString::fromStdString(read.error().detail), reason);
}

void DeviceFileTest::theLineIsNamedWhereTheTextIsNoJson()
{
    const auto third = readDevice("{\n\"id\": \"a\",\n\"source\": NaN\n}", file);
    QCOMPARE(third.error(),
             (Error{ErrorKind::DeviceFileUnusable, "board.json:3", "it is no JSON"}));
    const auto first = readDevice("splitscope", file);
    QCOMPARE(first.error().subject, std::string("board.json:1"));
    const auto end = readDevice("{\n\n", file);
    QCOMPARE(end.error().subject, std::string("board.json:3"));
}

void DeviceFileTest::everyTruncationIsRefused()
{
    const std::string text = least();
    for (std::size_t length = 0; length < text.size(); ++length)
        QVERIFY2(!readDevice(text.substr(0, length), file), qPrintable(QString::number(length)));
}

void DeviceFileTest::everyFieldIsNeededOrKnownToBeOptional()
{
    // A field's name that is misspelt is either missing or one too many.
    QByteArray text = QByteArray::fromStdString(writtenDevice(someBoard()));
    int fields = 0;
    for (qsizetype colon = text.indexOf("\":"); colon >= 0;
         colon = text.indexOf("\":", colon + 1)) {
        const bool isKind = text.mid(colon - 6, 6) == "Linear" || text.mid(colon - 4, 4) == "ReLU";
        QByteArray misspelt = text;
        misspelt[colon - 1] = '~';
        QVERIFY2(bool(readDevice(misspelt.toStdString(), file)) == isKind,
                 misspelt.mid(colon - 20, 40).constData());
        ++fields;
    }
    QVERIFY(fields > 30);
}

void DeviceFileTest::whatIsTooLongIsNotParsed()
{
    std::string text = least();
    text.resize(longestDeviceFile, ' ');
    QVERIFY(readDevice(text, file));
    text.push_back(' ');
    QCOMPARE(readDevice(text, file).error().detail, std::string("it is too long"));
}

void DeviceFileTest::measuredTimesPaceTheirNetwork()
{
    const Network network = lenet5();
    const auto speed = someBoard().speedOn(network);
    for (const Layer &layer : network.layers())
        QCOMPARE(speed->timeFor(layer), 7us * layer.number);
}

void DeviceFileTest::anotherNetworkIsPacedByTheModelOfEachKind()
{
    const Network network = vgg16();
    const auto speed = someBoard().speedOn(network);
    const auto timeOf = [&](std::string_view kind) {
        const auto layer = std::ranges::find(network.layers(), kind, &Layer::kindName);
        return std::pair(*layer, speed->timeFor(*layer));
    };
    const auto [linear, linearTime] = timeOf("Linear");
    QCOMPARE(linearTime, (EmulatedSpeed{1e9, 2e9, 3us}).timeFor(linear));
    QCOMPARE(timeOf("ReLU").second, std::chrono::nanoseconds(6us));
    QCOMPARE(timeOf("MaxPool2d").second, std::chrono::nanoseconds(50us));
    const auto [convolution, convolutionTime] = timeOf("Conv2d");
    QCOMPARE(convolutionTime, (EmulatedSpeed{8.6e8, 2.07e9, 50us}).timeFor(convolution));
}

void DeviceFileTest::withoutKindsTheModelStays()
{
    QVERIFY(orangePi().speedOn(vgg16()) == orangePi().emulated);
    QVERIFY(!thisComputer().speedOn(vgg16()));
}

void DeviceFileTest::timesOfAnotherNumberOfLayersAreNotTaken()
{
    DeviceFacts facts{.measured = {timesOf(lenet5(), 1ms)}};
    facts.measured.front().networkId = "alexnet-lab"; // as a user's own network may be called
    const DeviceProfile board{.id = "board",
                              .emulated = EmulatedSpeed{1e9, 1e9},
                              .facts = std::make_shared<const DeviceFacts>(facts)};
    QVERIFY(board.speedOn(alexNetLab()) == board.emulated);
}

void DeviceFileTest::aRunsDeadlinesAddUpToTheMeasuredTotal()
{
    const Network network = alexNetLab();
    const Device device = onNetwork({.profile = someBoard()}, network);
    std::chrono::nanoseconds deadline{0};
    for (const Layer &layer : network.layers())
        deadline += device.profile.emulated->timeFor(layer);
    QCOMPARE(deadline, someBoard().facts->measured.front().total());
    QCOMPARE(deadline, std::chrono::nanoseconds(253ms)); // 1 + 2 + ... + 22
}

void DeviceFileTest::copiesOfADeviceAreEqual()
{
    QVERIFY(someBoard() == someBoard());
    DeviceProfile other = someBoard();
    DeviceFacts facts = *other.facts;
    facts.measured.back().layers.back().interquartileRange += 1ns;
    other.facts = std::make_shared<const DeviceFacts>(facts);
    QVERIFY(!(other == someBoard()));
    other.facts.reset();
    QVERIFY(!(other == someBoard()));
}

void DeviceFileTest::theDevicesInsideCanBeRead()
{
    const auto devices = builtInDevices();
    QVERIFY(std::ranges::find(devices, "orange-pi", &DeviceProfile::id) != devices.end());
    for (const DeviceProfile &device : devices)
        QVERIFY(readDevice(writtenDevice(device), {}) == device);
}

void DeviceFileTest::theExampleInTheDocumentCanBeRead()
{
    QFile document(QStringLiteral(DEVICES_DOCUMENT));
    QVERIFY(document.open(QIODevice::ReadOnly));
    const QByteArray text = document.readAll();
    const QByteArray fence = "\n```json\n";
    const qsizetype begin = text.indexOf(fence) + fence.size();
    QVERIFY(begin > fence.size());
    const QByteArray example = text.sliced(begin, text.indexOf("\n```", begin) - begin);
    const auto read = readDevice(example.toStdString(), {});
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->id, std::string("two-layer-board"));
}

QTEST_GUILESS_MAIN(DeviceFileTest)
#include "tst_device_file.moc"
