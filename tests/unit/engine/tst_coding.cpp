// Activations as bytes and back.
#include "engine/activation/coding.h"

#include <QTest>

#include <cmath>

using namespace splitscope;

class TestCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void float32KeepsEveryBit();
    void float32IsLittleEndian();
    void bytesOfAnotherLengthAreRefused_data();
    void bytesOfAnotherLengthAreRefused();
    void codingsAreFoundByTheirIds();
};

void TestCoding::float32KeepsEveryBit()
{
    const Tensor tensor{{{1, 2, 3}}, {0.0f, -0.0f, 1e-40f, 3.4e38f, -1.5f, 0.1f}};
    const auto bytes = encode(Coding::Float32, tensor);
    QCOMPARE(bytes.size(), std::size_t{24});
    const auto back = decode(Coding::Float32, tensor.shape, bytes);
    QVERIFY(back == tensor);
    QVERIFY(std::signbit(back->values[1]));
}

void TestCoding::float32IsLittleEndian()
{
    const auto bytes = encode(Coding::Float32, {{{1}}, {1.0f}}); // 0x3f800000
    QVERIFY((bytes == std::vector{std::byte{0}, std::byte{0}, std::byte{0x80}, std::byte{0x3f}}));
}

void TestCoding::bytesOfAnotherLengthAreRefused_data()
{
    QTest::addColumn<int>("length");
    QTest::newRow("none") << 0;
    QTest::newRow("one short") << 23;
    QTest::newRow("one long") << 25;
}

void TestCoding::bytesOfAnotherLengthAreRefused()
{
    QFETCH(int, length);
    const std::vector<std::byte> bytes(static_cast<std::size_t>(length));
    const auto tensor = decode(Coding::Float32, {{1, 2, 3}}, bytes);
    QVERIFY(!tensor.has_value());
    QCOMPARE(tensor.error().kind, ErrorKind::PayloadShapeMismatch);
    QCOMPARE(tensor.error().subject, std::to_string(length));
}

void TestCoding::codingsAreFoundByTheirIds()
{
    QVERIFY(codingById(codingId(Coding::Float32)) == Coding::Float32);
    QCOMPARE(codingById("morse").error().kind, ErrorKind::MessageMalformed);
}

QTEST_GUILESS_MAIN(TestCoding)
#include "tst_coding.moc"
