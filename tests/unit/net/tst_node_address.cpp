// What a user may type to say where a node is.
#include "net/edge/node_address.h"

#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

class TestNodeAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void whatIsNoAddressIsRefusedByName_data();
    void whatIsNoAddressIsRefusedByName();
};

void TestNodeAddress::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("whole") << u"ws://127.0.0.1:9700"_s << u"ws://127.0.0.1:9700"_s;
    QTest::newRow("secure") << u"wss://lab.example"_s << u"wss://lab.example"_s;
    QTest::newRow("bare") << u"10.1.2.3:9700"_s << u"ws://10.1.2.3:9700"_s;
    QTest::newRow("name") << u"orange-pi.local:9700"_s << u"ws://orange-pi.local:9700"_s;
    QTest::newRow("version 6") << u"[::1]:9700"_s << u"ws://[::1]:9700"_s;
    QTest::newRow("spaces around") << u"  ws://127.0.0.1:9700 \n"_s << u"ws://127.0.0.1:9700"_s;
}

void TestNodeAddress::addressesAreUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto address = nodeUrl(text);
    QVERIFY(address.has_value());
    QCOMPARE(address->toString(), url);
}

void TestNodeAddress::whatIsNoAddressIsRefusedByName_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("no host") << u"ws://"_s;
    QTest::newRow("another scheme") << u"http://127.0.0.1:9700"_s;
    QTest::newRow("port out of range") << u"ws://127.0.0.1:99999"_s;
    QTest::newRow("port is no number") << u"127.0.0.1:port"_s;
    QTest::newRow("words") << u"my cloud node"_s;
}

void TestNodeAddress::whatIsNoAddressIsRefusedByName()
{
    QFETCH(QString, text);
    const auto address = nodeUrl(text);
    QVERIFY(!address.has_value());
    QCOMPARE(address.error().kind, ErrorKind::InvalidUrl);
    QCOMPARE(QString::fromStdString(address.error().subject), text.trimmed());
}

QTEST_GUILESS_MAIN(TestNodeAddress)
#include "tst_node_address.moc"
