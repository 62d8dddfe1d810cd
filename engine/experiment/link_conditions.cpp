#include "engine/experiment/link_conditions.h"

#include <array>
#include <charconv>
#include <string>

namespace splitscope {

namespace {

/// The shortest digits that read back as this number; "nan" and "inf" for those.
std::string text(double number)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

std::string range(double least, double most)
{
    return text(least) + ".." + text(most);
}

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

Result<LinkConditions> checked(LinkConditions link)
{
    if (link.burstBytes < LinkConditions::leastBurstBytes) {
        return fail(ErrorKind::BurstTooSmall, std::to_string(link.burstBytes),
                    std::to_string(LinkConditions::leastBurstBytes));
    }
    if (link.delay.count() < 0 || link.delay > LinkConditions::mostDelay) {
        return fail(ErrorKind::DelayOutOfRange, text(milliseconds(link.delay)),
                    range(0, milliseconds(LinkConditions::mostDelay)));
    }
    if (link.jitter.count() < 0 || link.jitter > link.delay) {
        return fail(ErrorKind::JitterOutOfRange, text(milliseconds(link.jitter)),
                    range(0, milliseconds(link.delay)));
    }
    if (link.queueLimitBytes && *link.queueLimitBytes < LinkConditions::leastBurstBytes) {
        return fail(ErrorKind::QueueLimitTooSmall, std::to_string(*link.queueLimitBytes),
                    std::to_string(LinkConditions::leastBurstBytes));
    }
    return link;
}

std::int64_t wireBytes(std::int64_t payloadBytes)
{
    constexpr std::int64_t headerBytes = 66;
    if (payloadBytes <= 0)
        return 0;
    const std::int64_t fullSegments = payloadBytes / segmentPayloadBytes;
    const bool oneMoreBegun = payloadBytes % segmentPayloadBytes != 0;
    return payloadBytes + headerBytes * (fullSegments + (oneMoreBegun ? 1 : 0));
}

} // namespace splitscope
