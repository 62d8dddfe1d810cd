// PyTorch's state dicts in both formats: what is read, and that nothing is ever called.
#include "engine/weights/restricted_pickle.h"
#include "engine/weights/state_dict_file.h"
#include "engine/weights/zip_directory.h"
#include "tests/unit/engine/small_weights.h"

#include <algorithm>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

Result<std::vector<StoredTensor>> read(const std::vector<std::byte> &file)
{
    return isLegacyStateDict(file) ? readLegacyStateDict(file) : readStateDictArchive(file);
}

/// A pickle of the legacy format's third place, between two that are right.
std::vector<std::byte> legacyWith(const QByteArray &pickle)
{
    const QByteArray whole = contentOf(madeFile("legacy.pth"));
    const qsizetype begin = whole.indexOf("\x80\x02"
                                          "ccollections");
    return exactly(whole.left(begin) + "\x80\x02" + pickle);
}

void addFiles(std::initializer_list<const char *> names)
{
    QTest::addColumn<QString>("file");
    for (const char *name : names)
        QTest::newRow(name) << madeFile(name);
}

} // namespace

class TestStateDict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tensorsAreInTheirOrder_data();
    void tensorsAreInTheirOrder();
    void whatPython2WroteIsRead();
    void pairsMakeADict();
    void aTensorMayLieScatteredInItsStorage_data();
    void aTensorMayLieScatteredInItsStorage();
    void whatItNamesIsNotCalledButRefused_data();
    void whatItNamesIsNotCalledButRefused();
    void whatIsNoTensorIsRefused();
    void compressedRecordsAreRefused();
    void aWrongPickleIsRefused_data();
    void aWrongPickleIsRefused();
    void aShortPickleDoesNotGrow_data();
    void aShortPickleDoesNotGrow();
    void everyTruncationIsRefused_data();
    void everyTruncationIsRefused();
    void noChangedByteDoesHarm_data();
    void noChangedByteDoesHarm();
};

void TestStateDict::tensorsAreInTheirOrder_data()
{
    addFiles({"archive.pth", "parameters.pth", "protocol4.pth", "half.pth", "bfloat16.pth",
              "double.pth", "legacy.pth", "legacy_half.pth"});
}

void TestStateDict::tensorsAreInTheirOrder()
{
    QFETCH(QString, file);
    const Network network = smallNetwork();
    const auto bytes = exactly(contentOf(file));
    const auto tensors = read(bytes);
    QVERIFY2(tensors.has_value(), tensors ? "" : tensors.error().detail.c_str());
    QCOMPARE(tensors->size(), network.parameters().size());
    for (std::size_t p = 0; p < tensors->size(); ++p) {
        QCOMPARE((*tensors)[p].name, network.parameters()[p].name);
        QVERIFY((*tensors)[p].extents == network.parameters()[p].extents);
        std::vector<float> values(madeValues(network, p).size());
        readNumbers((*tensors)[p], 0, values);
        QVERIFY(values == madeValues(network, p));
    }
}

/// Its str had an opcode of its own, which torchvision's older files have.
void TestStateDict::whatPython2WroteIsRead()
{
    QByteArray content = contentOf(madeFile("legacy.pth"));
    int changed = 0;
    for (const QByteArray &text : {"conv.weight"_ba, "conv.bias"_ba, "fc.weight"_ba, "fc.bias"_ba,
                                   "storage"_ba, "cpu"_ba, "little_endian"_ba}) {
        const char length = static_cast<char>(text.size());
        const QByteArray unicode = QByteArray("X") + length + QByteArray(3, '\0') + text;
        changed += content.contains(unicode);
        content.replace(unicode, QByteArray("U") + length + text);
    }
    QCOMPARE(changed, 7);
    const auto bytes = exactly(content);
    const auto tensors = read(bytes);
    QVERIFY(tensors.has_value());
    QCOMPARE(tensors->size(), std::size_t{4});
    std::vector<float> values(24);
    readNumbers((*tensors)[2], 0, values);
    QVERIFY(values == madeValues(smallNetwork(), 2));
}

void TestStateDict::pairsMakeADict()
{
    const auto bytes = exactly("ccollections\nOrderedDict\n(](](U\1aK\1e](U\1bK\2eetR.rest"_ba);
    ByteReader reader(bytes);
    const auto pickle = unpickle(reader);
    QVERIFY(pickle.has_value());
    QVERIFY(pickle->root->kind == PickleValue::Kind::Dict);
    QCOMPARE(pickle->root->items.size(), std::size_t{4});
    QCOMPARE(pickle->root->items[2]->text, std::string("b"));
    QCOMPARE(pickle->root->items[3]->number, std::int64_t{2});
    QCOMPARE(reader.left(), std::size_t{4});
}

void TestStateDict::aTensorMayLieScatteredInItsStorage_data()
{
    addFiles({"scattered.pth", "legacy_scattered.pth"});
}

void TestStateDict::aTensorMayLieScatteredInItsStorage()
{
    QFETCH(QString, file);
    const auto bytes = exactly(contentOf(file));
    const auto tensors = read(bytes);
    QVERIFY(tensors.has_value());
    const StoredTensor &weight = (*tensors)[2];
    QVERIFY((weight.strides == std::vector<std::int64_t>{2, 6}));
    std::vector<float> values(20);
    readNumbers(weight, 3, values);
    const auto whole = madeValues(smallNetwork(), 2);
    QVERIFY(std::equal(values.begin(), values.end(), whole.begin() + 3));
}

void TestStateDict::whatItNamesIsNotCalledButRefused_data()
{
    addFiles({"call.pth", "legacy_call.pth"});
}

void TestStateDict::whatItNamesIsNotCalledButRefused()
{
    QFETCH(QString, file);
    const auto bytes = exactly(contentOf(file));
    const auto tensors = read(bytes);
    QVERIFY(!tensors.has_value());
    QCOMPARE(tensors.error().kind, ErrorKind::WeightsNotOnlyTensors);
    QCOMPARE(tensors.error().detail, std::string("posix.system"));
}

void TestStateDict::whatIsNoTensorIsRefused()
{
    const auto bytes = exactly(contentOf(madeFile("checkpoint.pth")));
    const auto tensors = read(bytes);
    QVERIFY(!tensors.has_value());
    QCOMPARE(tensors.error().kind, ErrorKind::WeightsTensorExtra);
    QCOMPARE(tensors.error().detail, std::string("epoch"));
}

void TestStateDict::compressedRecordsAreRefused()
{
    const auto bytes = exactly(contentOf(madeFile("deflated.pth")));
    const auto tensors = read(bytes);
    QVERIFY(!tensors.has_value());
    QCOMPARE(tensors.error().detail, std::string("its records are compressed or encrypted"));
}

void TestStateDict::aWrongPickleIsRefused_data()
{
    QTest::addColumn<QByteArray>("pickle");
    const auto row = [](const char *name, const QByteArray &pickle) {
        QTest::newRow(name) << pickle;
    };
    const QByteArray storage = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
                               "7X\3\0\0\0cpuK\4tQ"_ba;
    const QByteArray rebuild = "ctorch._utils\n_rebuild_tensor_v2\n("_ba;
    const auto tensor = [&](const char *name, const QByteArray &arguments) {
        row(name, "}X\1\0\0\0a"_ba + rebuild + arguments + "tRs.");
    };
    row("nothing", ".");
    row("a number", "K\7.");
    row("two values", "}}.");
    row("an open mark", "}(.");
    row("an unknown opcode", "}\xff.");
    row("a float", "G\0\0\0\0\0\0\0\0."_ba);
    row("a tuple of nothing", "\x87.");
    row("a call of nothing", "R.");
    row("a call of a number", "K\1)R.");
    row("a call of a storage type", "ctorch\nFloatStorage\n)R.");
    row("a memo that is not there", "h\5.");
    row("a mark that is not there", "t.");
    row("attributes of a number", "K\1}b.");
    row("a pair without a dict", "K\1K\2K\3s.");
    row("half a pair", "}(K\1u.");
    row("an item below the mark", "}K\1(s.");
    row("a key that is a number", "}K\1K\2s.");
    row("pairs that are none", "ccollections\nOrderedDict\n(](K\1K\2elR."_ba);
    row("a storage of no tuple", "K\1Q.");
    row("a short storage", "(X\7\0\0\0storagetQ."_ba);
    row("a text past the end", "X\xff\xff\xff\x7f"
                               "a.");
    row("an integer of 200 bytes", "\x8a\xc8.");
    row("a global past the end", "ctorch");
    tensor("a tensor of a number", "K\1K\0)) "_ba);
    tensor("a tensor of too little", storage + "K\0");
    tensor("no bytes of that key", storage + "K\0K\1\x85K\1\x85");
}

void TestStateDict::aWrongPickleIsRefused()
{
    QFETCH(QByteArray, pickle);
    QVERIFY(!read(legacyWith(pickle)).has_value());
}

void TestStateDict::aShortPickleDoesNotGrow_data()
{
    QTest::addColumn<QByteArray>("pickle");
    constexpr int many = 1 << 20;
    QTest::newRow("values") << QByteArray(many, '}') + '.';
    QTest::newRow("marks") << QByteArray(many, '(') + '.';
    QTest::newRow("recalled") << "}q\1"_ba + QByteArray("h\1").repeated(many) + '.';
    // A tuple of a thousand, given to a storage, a thousand times over.
    QByteArray storage = "(X\7\0\0\0storagectorch\nFloatStorage\nX\1\0\0\0"
                         "7X\3\0\0\0cpuK\4NNN"_ba;
    storage += QByteArray(1000, 'N') + "tq\1";
    QTest::newRow("copies") << storage + QByteArray("Qh\1").repeated(many) + '.';
    QTest::newRow("pairs") << "ccollections\nOrderedDict\nq\1](K\1K\2\x86q\3"_ba
                                  + QByteArray("h\3").repeated(10'000) + "e\x85q\2"
                                  + QByteArray("h\1h\2R").repeated(many) + '.';
}

void TestStateDict::aShortPickleDoesNotGrow()
{
    QFETCH(QByteArray, pickle);
    const auto bytes = exactly(pickle);
    ByteReader reader(bytes);
    const auto result = unpickle(reader);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::WeightsUnusable);
    QVERIFY(reader.left() > 0); // given up on the way
}

void TestStateDict::everyTruncationIsRefused_data()
{
    addFiles({"archive.pth", "legacy.pth", "legacy_scattered.pth"});
}

void TestStateDict::everyTruncationIsRefused()
{
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    QVERIFY(whole.size() > 500);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto bytes = exactly(whole.left(length));
        QVERIFY2(!read(bytes).has_value(), qPrintable(QString::number(length)));
    }
}

void TestStateDict::noChangedByteDoesHarm_data()
{
    addFiles({"archive.pth", "legacy.pth", "scattered.pth"});
}

void TestStateDict::noChangedByteDoesHarm()
{
    QFETCH(QString, file);
    const QByteArray whole = contentOf(file);
    int readable = 0;
    for (qsizetype place = 0; place < whole.size(); ++place) {
        for (const int change : {0x01, 0x08, 0x80, 0xff}) {
            QByteArray changed = whole;
            changed[place] = static_cast<char>(changed[place] ^ change);
            const auto bytes = exactly(changed);
            if (const auto tensors = read(bytes)) {
                readThrough(*tensors);
                ++readable;
            }
        }
    }
    QVERIFY(readable >= 4 * 188); // the numbers
}

QTEST_GUILESS_MAIN(TestStateDict)
#include "tst_state_dict.moc"
