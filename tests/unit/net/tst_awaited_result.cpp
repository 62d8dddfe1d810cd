// How one thread waits for another: no wake-up is lost, and nobody waits too long.
#include "net/edge/awaited_result.h"

#include <QTest>

#include <future>
#include <thread>

using namespace splitscope;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

Clock::time_point never()
{
    return Clock::now() + 24h;
}

template<typename Waited>
int valueOf(const Waited &waited)
{
    return waited && *waited ? **waited : -1;
}

} // namespace

class AwaitedResultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsAValueToTheOneWhoWaits();
    void bringsAnError();
    void bringsWhatWasThereBefore();
    void theFirstResultCounts();
    void isEmptyAfterTheDeadline();
    void isEmptyWhenStopped();
    void isEmptyWhenItWasStoppedBefore();
    void losesNoWakeUp();
};

void AwaitedResultTest::bringsAValueToTheOneWhoWaits()
{
    AwaitedResult<int> awaited;
    auto waiting = std::async(std::launch::async, [&] { return awaited.wait({}, never()); });
    awaited.bring(7);
    QCOMPARE(valueOf(waiting.get()), 7);
}

void AwaitedResultTest::bringsAnError()
{
    AwaitedResult<void> awaited;
    awaited.bring(fail(ErrorKind::ConnectionLost, "ws://x"));
    const auto result = awaited.wait({}, never());
    QVERIFY(result && !result->has_value());
    QVERIFY(result->error().kind == ErrorKind::ConnectionLost);
}

void AwaitedResultTest::bringsWhatWasThereBefore()
{
    AwaitedResult<int> awaited;
    awaited.bring(7);
    QCOMPARE(valueOf(awaited.wait({}, Clock::now() - 1h)), 7);
}

void AwaitedResultTest::theFirstResultCounts()
{
    AwaitedResult<int> awaited;
    awaited.bring(1);
    awaited.bring(2);
    QCOMPARE(valueOf(awaited.wait({}, never())), 1);
}

void AwaitedResultTest::isEmptyAfterTheDeadline()
{
    AwaitedResult<int> awaited;
    QVERIFY(!awaited.wait({}, Clock::now() + 1ms));
    awaited.bring(1); // too late, and nobody minds
}

void AwaitedResultTest::isEmptyWhenStopped()
{
    AwaitedResult<int> awaited;
    std::stop_source stop;
    auto waiting =
        std::async(std::launch::async, [&] { return awaited.wait(stop.get_token(), never()); });
    stop.request_stop();
    QVERIFY(!waiting.get());
}

void AwaitedResultTest::isEmptyWhenItWasStoppedBefore()
{
    AwaitedResult<int> awaited;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!awaited.wait(stop.get_token(), never()));
}

void AwaitedResultTest::losesNoWakeUp()
{
    for (int round = 0; round < 2'000; ++round) {
        const auto awaited = std::make_shared<AwaitedResult<int>>();
        std::stop_source stop;
        std::jthread bringer([awaited, round] { awaited->bring(round); });
        std::jthread stopper([&stop] { stop.request_stop(); });
        const auto result = awaited->wait(stop.get_token(), never());
        QVERIFY(!result || *result == round);
    }
}

QTEST_GUILESS_MAIN(AwaitedResultTest)
#include "tst_awaited_result.moc"
