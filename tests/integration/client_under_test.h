// A client of the tests' network, and what a test does with it.
#pragma once

#include "net/edge/cloud_client.h"
#include "net/error_text.h"
#include "tests/integration/node_on_thread.h"
#include "tests/integration/split_network.h"

#include <chrono>
#include <memory>

namespace splitscope::test {

using Clock = std::chrono::steady_clock;

inline Clock::time_point soon()
{
    return Clock::now() + std::chrono::minutes(1);
}

inline LinkConditions link(double mbit)
{
    LinkConditions conditions;
    conditions.uplink = conditions.downlink = Bandwidth::ofMbitPerSecond(mbit).value();
    return conditions;
}

/// The input at this rate takes longer than any test: 602112 bytes at 0.05 Mbit/s are 100 s.
inline LinkConditions endlessLink()
{
    return link(Bandwidth::leastMbit);
}

inline std::unique_ptr<CloudClient> clientOf(const QUrl &node)
{
    auto client = std::make_unique<CloudClient>(alexNet()->network(), alexNet()->fingerprint());
    if (!client->setNode(node))
        qFatal("a test's own node has no usable address");
    return client;
}

template<typename T>
QString outcome(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : errorCode(result.error().kind);
}

inline Result<CloudReply> runOn(CloudClient &client, const CloudRequest &request,
                                const LinkConditions &conditions = {}, std::stop_token stop = {})
{
    if (const auto ready = client.prepare(conditions, stop, soon()); !ready)
        return tl::make_unexpected(ready.error());
    return client.finish(request, stop, soon());
}

/// Whatever happened to the client before.
inline bool stillWorks(CloudClient &client)
{
    NodeOnThread good;
    if (!client.setNode(good.url()))
        return false;
    const auto reply = runOn(client, requestAt(17));
    return reply && reply->answer == digestOf(unsplitOutput());
}

} // namespace splitscope::test
