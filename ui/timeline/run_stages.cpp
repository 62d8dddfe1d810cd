#include "ui/timeline/run_stages.h"

#include <algorithm>

namespace splitscope {
namespace {

using Time = std::chrono::nanoseconds;

class Sequence
{
public:
    void add(Stage stage, Time duration, bool estimated = false, int layer = 0)
    {
        const Time end = now_ + std::max(duration, Time(0));
        if (end > now_)
            spans_.push_back({stage, now_, end, estimated, layer});
        now_ = end;
    }
    /// As add(), but not beyond `end`.
    void addWithin(Time end, Stage stage, Time duration, int layer = 0)
    {
        add(stage, std::min(duration, end - now_), false, layer);
    }
    void fillUpTo(Time end, Stage stage, bool estimated = false)
    {
        add(stage, end - now_, estimated);
    }

    Time now() const { return now_; }
    std::vector<StageSpan> spans() && { return std::move(spans_); }

private:
    Time now_{0};
    std::vector<StageSpan> spans_;
};

Time downlinkTime(const Conditions &conditions, const Measurement &run, std::int64_t answerBytes)
{
    const LinkConditions &link = conditions.link;
    Time time{0};
    if (run.achieved.roundTrip)
        time = *run.achieved.roundTrip / 2;
    else if (link.shaping == LinkShaping::Emulated)
        time = link.delay;
    const auto rate = link.trace ? link.trace->mean() : link.downlink;
    if (conditions.delivery == AnswerDelivery::Edge && rate
        && link.shaping == LinkShaping::Emulated) {
        const auto bytes = static_cast<double>(wireBytes(answerBytes));
        time += std::chrono::duration_cast<Time>(
            std::chrono::duration<double>(bytes / rate->bytesPerSecond()));
    }
    return time;
}

} // namespace

std::vector<StageSpan> stagesOf(const Conditions &conditions, const Measurement &run,
                                std::int64_t answerBytes)
{
    const LatencyBreakdown &latency = run.latency;
    Sequence stages;
    for (const LayerTime &layer : run.edgeLayers)
        stages.addWithin(latency.local(), Stage::Edge, layer.wall, layer.layer);
    stages.fillUpTo(latency.local(), Stage::Edge);

    const Time sent = latency.local() + Time(latency.transfer());
    stages.addWithin(sent, Stage::Encode, run.encode);
    const Time link = sent - stages.now();
    const Time down = std::min(downlinkTime(conditions, run, answerBytes), link);
    stages.add(Stage::Uplink, link - down, true);

    const Time replied = stages.now() + latency.cloud();
    stages.addWithin(replied, Stage::Queue, run.cloudQueue);
    stages.addWithin(replied, Stage::Decode, run.cloudDecode);
    stages.fillUpTo(replied, Stage::Cloud);
    stages.fillUpTo(latency.endToEnd(), Stage::Downlink, true);
    return std::move(stages).spans();
}

Lane laneOf(Stage stage)
{
    switch (stage) {
    case Stage::Edge:
    case Stage::Encode:
        return Lane::Edge;
    case Stage::Uplink:
    case Stage::Downlink:
        return Lane::Link;
    case Stage::Queue:
    case Stage::Decode:
    case Stage::Cloud:
        return Lane::Cloud;
    }
    return Lane::Link;
}

} // namespace splitscope
