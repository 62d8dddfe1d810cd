// LeNet-5, which takes no time to load, for tests that are not about a network.
#pragma once

#include "net/edge/cloud_client.h"
#include "tests/integration/lenet.h"
#include "tests/integration/split_network.h"

#include <chrono>
#include <cmath>
#include <memory>

namespace splitscope::test {

/// The whole network in the cloud.
inline CloudRequest pictureRequest(const Runtime &runtime = *lenet(), const Device &cloud = {})
{
    const TensorShape &shape = runtime.network().inputShape();
    Tensor picture{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        picture.values[i] = std::sin(0.1F * static_cast<float>(i));
    return {.cut = runtime.network().firstCut(),
            .coding = Coding{},
            .payload = encode(Coding{}, picture).value(),
            .cloud = cloud};
}

/// LeNet-5's 0.4 million multiply-accumulates take it some seconds: whatever ends sooner was
/// stopped.
inline Device slowBoard()
{
    Device device;
    device.profile = {"slow", EmulatedSpeed{1e5, 1e5, std::chrono::nanoseconds(0)}};
    return device;
}

inline std::unique_ptr<CloudClient> edgeOf(const Runtime &runtime, const QUrl &node)
{
    auto client = std::make_unique<CloudClient>(runtime.network(), runtime.fingerprint());
    if (!client->setNode(node))
        qFatal("a test's own node has no usable address");
    return client;
}

inline Result<CloudReply> runWithin(CloudClient &client, const CloudRequest &request,
                                    std::chrono::milliseconds deadline)
{
    const auto until = std::chrono::steady_clock::now() + deadline;
    if (const auto ready = client.prepare({}, {}, until); !ready)
        return tl::make_unexpected(ready.error());
    return client.finish(request, {}, until);
}

} // namespace splitscope::test
