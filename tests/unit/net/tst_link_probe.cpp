// How much a probe sends, how long it may take, and what is told of it.
#include "net/edge/link_probe.h"

#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

LinkConditions emulated(double mbit)
{
    LinkConditions link;
    link.uplink = link.downlink = Bandwidth::ofMbitPerSecond(mbit).value();
    return link;
}

LinkConditions outside()
{
    LinkConditions link = emulated(5); // which counts for nothing
    link.shaping = LinkShaping::Outside;
    return link;
}

LinkProbe someProbe()
{
    return {.uplinkMbitPerSecond = 4.9876,
            .downlinkMbitPerSecond = 9.5,
            .leastRoundTrip = 412us,
            .medianRoundTrip = 1034us,
            .uplinkBytes = 625'000,
            .downlinkBytes = 625'000,
            .took = 1'587'654us};
}

} // namespace

class TestLinkProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSendsAboutASecondsBytes_data();
    void itSendsAboutASecondsBytes();
    void theDeadlineGrowsWithWhatTheLinkNeeds();
    void jsonHasTheFindingsAndTheCost();
    void whatCouldNotBeToldIsNull();
    void theLineHasTheFindingsAndTheCost();
};

void TestLinkProbe::itSendsAboutASecondsBytes_data()
{
    QTest::addColumn<LinkConditions>("link");
    QTest::addColumn<std::optional<double>>("lastMbit");
    QTest::addColumn<std::int64_t>("bytes");
    const auto row = [](const char *name, const LinkConditions &link, std::optional<double> last,
                        std::int64_t bytes) { QTest::newRow(name) << link << last << bytes; };
    row("nothing known", {}, std::nullopt, 262'144);
    row("outside, nothing known", outside(), std::nullopt, 262'144);
    row("by the last rate", outside(), 8.0, 1'000'000);
    row("by the rate asked for", emulated(5), std::nullopt, 625'000);
    row("rather by that than by the last", emulated(5), 8.0, 625'000);
    row("no more than the protocol allows", emulated(1000), std::nullopt, 4'194'304);
    row("no less than what tells", emulated(0.05), std::nullopt, 32'768);
}

void TestLinkProbe::itSendsAboutASecondsBytes()
{
    QFETCH(const LinkConditions, link);
    QFETCH(const std::optional<double>, lastMbit);
    QFETCH(std::int64_t, bytes);
    QCOMPARE(probeBytes(link, lastMbit), bytes);
}

void TestLinkProbe::theDeadlineGrowsWithWhatTheLinkNeeds()
{
    QCOMPARE(probeDeadline(outside(), 262'144), 60s);
    // 5.5 s each way.
    QVERIFY(probeDeadline(emulated(0.05), 32'768) > 60s + 3 * 2 * 5400ms);
    LinkConditions far;
    far.delay = 1s;
    QVERIFY(probeDeadline(far, 32'768) >= 60s + 3 * 2 * 1s * 7); // five pings, two messages
}

void TestLinkProbe::jsonHasTheFindingsAndTheCost()
{
    const QJsonObject json = probeJson(someProbe());
    QCOMPARE(json["uplink_mbit_s"_L1].toDouble(), 4.9876);
    QCOMPARE(json["downlink_mbit_s"_L1].toDouble(), 9.5);
    QCOMPARE(json["round_trip_ms"_L1].toDouble(), 0.412);
    QCOMPARE(json["median_round_trip_ms"_L1].toDouble(), 1.034);
    QCOMPARE(json["uplink_bytes"_L1].toInt(), 625'000);
    QCOMPARE(json["downlink_bytes"_L1].toInt(), 625'000);
    QCOMPARE(json["took_ms"_L1].toDouble(), 1587.654);
}

void TestLinkProbe::whatCouldNotBeToldIsNull()
{
    const QJsonObject json = probeJson({});
    for (const auto &key :
         {"uplink_mbit_s"_L1, "downlink_mbit_s"_L1, "round_trip_ms"_L1, "median_round_trip_ms"_L1})
        QVERIFY2(json[key].isNull(), key.data());
}

void TestLinkProbe::theLineHasTheFindingsAndTheCost()
{
    QCOMPARE(
        probeText(someProbe()),
        u"up 4.988 Mbit/s, down 9.5 Mbit/s, round trip 0.41 ms (median 1.03); cost 1250 kB and "
        "1588 ms"_s);
    QVERIFY(probeText({}).startsWith("up ? Mbit/s, down ? Mbit/s, round trip ? ms"_L1));
}

QTEST_GUILESS_MAIN(TestLinkProbe)
#include "tst_link_probe.moc"
