// Inferences on threads of their own: each is answered once on the event loop, whoever leaves or
// cancels costs none, and the pool can end at any time.
#include "net/cloud/inference_pool.h"

#include "tests/integration/lenet.h"
#include "tests/tsan_qt.h"

#include <QTest>

using namespace splitscope;
using namespace splitscope::test;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 60'000; // sanitizers are slow

InferenceJob pictureJob()
{
    const WholeRun run = wholeRun(*lenet());
    return {.runtime = lenet(),
            .cut = lenet()->network().firstCut(),
            .announcement = run.request.payload,
            .payload = run.payload,
            .device = {},
            .receivedAt = std::chrono::steady_clock::now()};
}

/// What was heard, on the event loop.
struct Heard
{
    QObject receiver;
    int began = 0;
    int done = 0;

    InferencePool::Calls calls()
    {
        return {&receiver, [this] { ++began; },
                [this](const Result<CloudReply> &reply) { done += reply ? 1 : 0; }};
    }
};

} // namespace

class InferencePoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachJobIsAnsweredOnce();
    void whoLeavesIsNotAnswered();
    void whatIsCancelledBeforeItBeginsCostsNothing();
    void endsInMidWork();
};

void InferencePoolTest::eachJobIsAnsweredOnce()
{
    constexpr int sessions = 4;
    constexpr int jobs = 10;
    InferencePool pool(2);
    Heard heard;
    for (int i = 0; i < sessions * jobs; ++i) {
        if (i % jobs == 0)
            pool.prepare(lenet(), lenet()->network().firstCut(), {});
        pool.submit(static_cast<InferencePool::Session>(i % sessions), pictureJob(), {},
                    heard.calls());
    }
    QTRY_COMPARE_WITH_TIMEOUT(heard.done, sessions * jobs, patienceMs);
    QCOMPARE(heard.began, sessions * jobs);
    QCOMPARE(pool.load().queued, 0);
    QCOMPARE(pool.load().computing, 0);
}

void InferencePoolTest::whoLeavesIsNotAnswered()
{
    InferencePool pool(2);
    Heard gone;
    Heard stays;
    for (int i = 0; i < 20; ++i)
        pool.submit(1, pictureJob(), {}, gone.calls());
    pool.submit(2, pictureJob(), {}, stays.calls());
    pool.leave(1);
    QTRY_COMPARE_WITH_TIMEOUT(stays.done, 1, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(pool.load().computing, 0, patienceMs);
    QCOMPARE(pool.load().queued, 0);
    QVERIFY(gone.done < 20);
}

void InferencePoolTest::whatIsCancelledBeforeItBeginsCostsNothing()
{
    InferencePool pool(2);
    std::stop_source stop;
    stop.request_stop();
    Heard cancelled;
    Heard last;
    for (int i = 0; i < 20; ++i)
        pool.submit(1, pictureJob(), stop.get_token(), cancelled.calls());
    pool.submit(1, pictureJob(), {}, last.calls());
    QTRY_COMPARE_WITH_TIMEOUT(last.done, 1, patienceMs);
    QCOMPARE(cancelled.began, 0);
    QCOMPARE(pool.load().queued, 0);
}

void InferencePoolTest::endsInMidWork()
{
    std::stop_source stop;
    Heard heard;
    {
        InferencePool pool(2);
        for (int i = 0; i < 20; ++i)
            pool.submit(static_cast<InferencePool::Session>(i % 3), pictureJob(), stop.get_token(),
                        heard.calls());
        QTRY_VERIFY_WITH_TIMEOUT(heard.began > 0, patienceMs);
        stop.request_stop();
    }
    const int done = heard.done;
    QCoreApplication::processEvents();
    QCOMPARE(heard.done, done); // and nothing is heard of it afterwards
}

SPLITSCOPE_GUILESS_MAIN(InferencePoolTest)

#include "tst_inference_pool.moc"
