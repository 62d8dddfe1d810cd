// A network that computes in no time, for tests that are about everything else.
#pragma once

#include "engine/activation/coding.h"
#include "engine/runtime/runtime.h"
#include "net/protocol/identity.h"
#include "net/protocol/messages.h"

#include <memory>

namespace splitscope::test {

inline std::shared_ptr<const Runtime> lenet()
{
    static const auto runtime = Runtime::load({"lenet5"}).value();
    return runtime;
}

inline Hello helloOf(const Runtime &runtime, const QString &token = {})
{
    const Identity own = identityOf(runtime.network(), runtime.fingerprint());
    return {.version = own.version,
            .software = softwareName(),
            .model = own.model,
            .fingerprint = own.fingerprint,
            .token = token};
}

/// At cut 0, of a grey picture.
struct WholeRun
{
    RunRequest request;
    QByteArray payload;
};

inline WholeRun wholeRun(const Runtime &runtime, std::int64_t id = 1)
{
    const TensorShape &shape = runtime.network().inputShape();
    const Tensor grey{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()), 0.5F)};
    const auto bytes = encode(Coding{}, grey).value();
    WholeRun run;
    run.payload = {reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes)};
    run.request.id = id;
    run.request.payload = announce(Coding{}, shape, run.payload);
    return run;
}

/// No test waits for it.
inline Device verySlow()
{
    Device device;
    device.profile = {"very-slow", EmulatedSpeed{1e3, 1e3, std::chrono::seconds(10)}};
    return device;
}

} // namespace splitscope::test
