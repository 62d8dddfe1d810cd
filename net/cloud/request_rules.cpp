#include "net/cloud/request_rules.h"

#include <algorithm>

namespace splitscope {

Result<void> acceptable(const Device &device, const Network &network)
{
    const auto layers = network.layers().size();
    const auto &speed = device.profile.emulated;
    if (!speed || speed->layerTimes.empty() || speed->layerTimes.size() == layers)
        return {};
    return fail(ErrorKind::MessageMalformed, "device",
                "emulated.layer_times_ns: " + std::to_string(speed->layerTimes.size()) + " ≠ "
                    + std::to_string(layers));
}

Result<CutPoint> acceptableCut(const RunRequest &request, const Network &network)
{
    auto cut = network.cutPoint(request.cut);
    if (!cut)
        return cut;
    const PayloadAnnouncement &payload = request.payload;
    const TensorShape &yielded = network.shapeAt(*cut);
    if (payload.shape != yielded)
        return fail(ErrorKind::PayloadShapeMismatch, payload.shape.toString(), yielded.toString());
    if (const auto suitable = checkSuits(payload.coding, yielded); !suitable)
        return tl::make_unexpected(suitable.error());
    const auto most = static_cast<qint64>(maxEncodedBytes(payload.coding, yielded));
    if (payload.bytes > most)
        return fail(ErrorKind::PayloadShapeMismatch, std::to_string(payload.bytes),
                    std::to_string(most));
    return cut;
}

qint64 longestPayload(const Network &network)
{
    qint64 longest = maxControlBytes;
    for (const CutPoint cut : network.cutPoints()) {
        for (const Coding coding : allCodings()) {
            if (const TensorShape &shape = network.shapeAt(cut); suits(coding, shape))
                longest = std::max(longest, static_cast<qint64>(maxEncodedBytes(coding, shape)));
        }
    }
    return longest;
}

qint64 memoryFor(const RunRequest &request, const Network &network)
{
    qint64 largest = 0;
    for (const CutPoint cut : network.cutPoints())
        if (cut.index() >= request.cut)
            largest = std::max<qint64>(largest, network.shapeAt(cut).bytes());
    return std::min<qint64>(request.payload.bytes, longestPayload(network)) + 2 * largest;
}

} // namespace splitscope
