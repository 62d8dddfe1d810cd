#include "engine/predict/latency_predictor.h"

#include "engine/predict/paced_time.h"
#include "engine/predict/transfer_law.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace splitscope {

namespace {

using std::chrono::nanoseconds;

double count(nanoseconds time)
{
    return static_cast<double>(time.count());
}

double square(double number)
{
    return number * number;
}

nanoseconds nanosecondsOf(double count)
{
    return nanoseconds(static_cast<std::int64_t>(count));
}

/// One side at one cut, in ns.
struct Stretch
{
    double wall = 0;
    double cpu = 0;
    double spread = 0;
    /// Of an emulated device at full speed; below 0: it is this computer.
    double emulated = -1;
};

/// One coding of one cut's tensor.
struct Packing
{
    bool possible = false;
    bool automatic = false;
    Coding coding;
    std::int64_t payloadBytes = 0;
    double sentBytes = 0;
    double wireBytes = 0;
    double encode = 0; ///< ns, as the next one
    double decode = 0;
    /// What an automatic choice counts beside the transfer.
    double handicap = 0;
};

/// Of pacing and of an emulated link, which are exact but for the computer that keeps them: as far
/// off as they were seen to be (docs/MEASURING.md), relative.
constexpr double pacingSpread = 0.005;
constexpr double linkSpread = 0.01;

constexpr double forever = 1e12; ///< ns, against any period

constexpr std::size_t packings = 32;

std::size_t placeOf(Coding coding)
{
    return 2 * static_cast<std::size_t>(coding.format) + (coding.zstd ? 1 : 0);
}

struct CutTable
{
    Stretch edge;
    Stretch cloud;
    std::array<Packing, packings> coded;
};

/// A side's time, and by how much it may be off, in ns.
struct Expected
{
    double time = 0;
    double below = 0;
    double above = 0;
};

/// `afterRest`: what the rest before costs an unlimited side, as a factor. CPU times were measured
/// after one.
Expected timeOf(const Stretch &stretch, CpuShare share, const std::optional<CpuQuota> &quota,
                double idleNs, double afterRest = 1)
{
    if (stretch.emulated >= 0) { // a host that is too slow needs its own time
        const double time = std::max(stretch.emulated / share.value(), stretch.cpu);
        return {time, time * pacingSpread, time * pacingSpread};
    }
    if (share.value() >= CpuShare::most) {
        const double time = stretch.wall * afterRest;
        return {time, time * stretch.spread, time * stretch.spread};
    }
    if (!quota) {
        const double time = stretch.cpu / share.value();
        return {time, time * stretch.spread, time * stretch.spread};
    }
    const PacedTime paced = quotaTime(stretch.cpu, share.value(),
                                      1e3 * static_cast<double>(quota->period().count()), idleNs);
    const double off = paced.mean * stretch.spread;
    return {paced.mean, std::max(paced.mean - paced.low, off),
            std::max(paced.high - paced.mean, off)};
}

std::vector<double> emulatedUpTo(const Network &network, const EmulatedSpeed &speed)
{
    std::vector<double> sums{0};
    for (const Layer &layer : network.layers())
        sums.push_back(sums.back() + count(speed.timeFor(layer)));
    return sums;
}

Stretch stretchOf(const std::vector<StretchTime> &times, std::size_t cut)
{
    const StretchTime &time = times.at(cut);
    return {count(time.wall), count(time.cpu), time.spread};
}

Packing packingOf(const CodingCost &cost, const RunCosts &costs)
{
    const std::int64_t sent = sentBytes(costs.requestBytes, cost.bytes);
    return {.possible = true,
            .automatic = mayBeAutomatic(cost.coding),
            .coding = cost.coding,
            .payloadBytes = cost.bytes,
            .sentBytes = static_cast<double>(sent),
            .wireBytes = static_cast<double>(wireBytes(sent)),
            .encode = count(cost.encode),
            .decode = count(cost.decode),
            .handicap = isLossless(cost.coding) ? 0 : count(worthALoss)};
}

} // namespace

struct LatencyPredictor::Tables
{
    Network network;
    RunCosts costs;
    PredictionCheck check;
    double receiptWireBytes = 0;
    double answerWireBytes = 0;
    std::vector<CutTable> cuts = {};

    const LinearCost &overheadOf(const RunSetting &setting) const
    {
        return setting.emulatedLink ? costs.emulated : costs.straight;
    }
    /// The soonest by the law that an automatic coding is chosen by in a run.
    const Packing &soonestPacking(const CutTable &table, const RunSetting &setting) const;
    const Packing &packing(const CutTable &table, const RunSetting &setting) const;
    double downlinkNs(const RunSetting &setting) const;
    double othersNs(const RunSetting &setting) const;
    struct Sides
    {
        Expected edge;
        Expected cloud;
    };
    Sides sides(const CutTable &table, const Packing &sent, const RunSetting &setting) const;
    double uplinkNs(const Packing &sent, double idleNs, const RunSetting &setting) const;
    double queueNs(double othersNs, const RunSetting &setting) const;
    PredictedLatency predicted(const CutTable &table, const RunSetting &setting) const;
};

const Packing &LatencyPredictor::Tables::soonestPacking(const CutTable &table,
                                                        const RunSetting &setting) const
{
    const Packing *best = nullptr;
    double least = 0;
    for (const Packing &packing : table.coded) {
        if (!packing.possible || !packing.automatic)
            continue;
        double time = packing.encode + packing.decode + packing.handicap;
        if (setting.uplink)
            time += passageNs(static_cast<double>(wireBytes(packing.payloadBytes)),
                              static_cast<double>(setting.burstBytes),
                              setting.uplink->bytesPerSecond());
        if (!best || time < least) {
            best = &packing;
            least = time;
        }
    }
    return best ? *best : table.coded.front();
}

const Packing &LatencyPredictor::Tables::packing(const CutTable &table,
                                                 const RunSetting &setting) const
{
    if (!setting.coding)
        return soonestPacking(table, setting);
    const Packing &asked = table.coded[placeOf(*setting.coding)];
    return asked.possible ? asked : table.coded.front();
}

/// The reply finds a full bucket: there is one to a run.
double LatencyPredictor::Tables::downlinkNs(const RunSetting &setting) const
{
    if (!setting.downlink)
        return 0;
    const double onWire =
        setting.delivery == AnswerDelivery::Edge ? answerWireBytes : receiptWireBytes;
    return passageNs(onWire, static_cast<double>(setting.burstBytes),
                     setting.downlink->bytesPerSecond());
}

/// One request of the other edges, each of which sends its whole input as float32.
double LatencyPredictor::Tables::othersNs(const RunSetting &setting) const
{
    const CutTable &whole = cuts.front();
    const Packing &input = whole.coded[placeOf(Coding{})];
    return setting.load.slowdown
               * timeOf(whole.cloud, setting.cloudShare, setting.cloudQuota, 0).time
           + input.decode + count(costs.cloud.of(input.payloadBytes));
}

LatencyPredictor::Tables::Sides LatencyPredictor::Tables::sides(const CutTable &table,
                                                                const Packing &sent,
                                                                const RunSetting &setting) const
{
    const LinearCost &overhead = overheadOf(setting);
    const double ownBytes = overhead.nanosecondsPerByte * sent.sentBytes;
    const double wire =
        setting.uplink ? passageNs(sent.wireBytes, 0, setting.uplink->bytesPerSecond()) : 0;
    const double link = 2 * count(setting.delay) + std::max(wire, ownBytes);
    // What unlimited runs wait for is in their times.
    const double rest = std::min((link - ownBytes) / count(longRest), 1.0);
    const auto afterRest = [rest](double longOne) { return 1 + rest * (longOne - 1); };
    // A quota fills up while its side has nothing to do.
    const double idle = setting.spacing == RunSpacing::Apart
                            ? forever
                            : count(overhead.fixed) + count(costs.betweenRuns) + link;
    const Expected edge = timeOf(table.edge, setting.edgeShare, setting.edgeQuota,
                                 idle + table.cloud.wall, afterRest(costs.edgeAfterRest));
    const Expected cloud = timeOf(table.cloud, setting.cloudShare, setting.cloudQuota,
                                  idle + edge.time, afterRest(costs.cloudAfterRest));
    return {edge, cloud};
}

/// The burst, or what has come in while nothing was sent: `idleNs`.
double LatencyPredictor::Tables::uplinkNs(const Packing &sent, double idleNs,
                                          const RunSetting &setting) const
{
    double uplink = overheadOf(setting).nanosecondsPerByte * sent.sentBytes;
    if (setting.uplink) {
        const double rate = setting.uplink->bytesPerSecond();
        const auto burst = static_cast<double>(setting.burstBytes);
        const double credit =
            setting.spacing == RunSpacing::Apart ? burst : std::min(burst, idleNs * 1e-9 * rate);
        uplink = std::max(uplink, passageNs(sent.wireBytes, credit, rate));
    }
    if (setting.jitter.count() > 0) {
        const double segments =
            std::ceil(sent.sentBytes / static_cast<double>(segmentPayloadBytes));
        uplink += jitterDelayNs(segments, count(setting.jitter), uplink / segments);
    }
    return uplink;
}

/// Of other edges that never pause, one is half computed on average, and half of the rest have
/// their turn before a run that comes in between: the node shares its workers fairly.
double LatencyPredictor::Tables::queueNs(double othersNs, const RunSetting &setting) const
{
    return count(setting.load.queue) + setting.otherEdges / 2.0 * othersNs;
}

PredictedLatency LatencyPredictor::Tables::predicted(const CutTable &table,
                                                     const RunSetting &setting) const
{
    const Packing &sent = packing(table, setting);
    const LinearCost &overhead = overheadOf(setting);
    const auto [edge, cloud] = sides(table, sent, setting);
    const double slowdown = setting.load.slowdown;
    const double others = setting.otherEdges > 0 ? othersNs(setting) : 0;
    const double roundTrip = 2 * count(setting.delay);

    const double local = count(costs.edge) + edge.time;
    const double inCloud = slowdown * cloud.time + sent.decode
                           + count(costs.cloud.of(sent.payloadBytes)) + queueNs(others, setting);
    const double idle = local + sent.encode + inCloud + roundTrip + count(costs.betweenRuns);
    const double uplink = uplinkNs(sent, idle, setting);
    const double transfer =
        sent.encode + count(overhead.fixed) + uplink + roundTrip + downlinkNs(setting);

    PredictedLatency latency{.local = nanosecondsOf(local),
                             .transfer = nanosecondsOf(transfer),
                             .cloud = nanosecondsOf(inCloud)};
    const double beside = square(count(overhead.spread)) + square(linkSpread * uplink)
                          + square(count(costs.cloud.spread));
    const auto reach = [&](double ofEdge, double ofCloud) {
        return nanosecondsOf(
            others / 2
            + check.widening * std::sqrt(square(ofEdge) + square(slowdown * ofCloud) + beside));
    };
    latency.low = std::max(latency.endToEnd() - reach(edge.below, cloud.below), nanoseconds(0));
    latency.high = latency.endToEnd() + reach(edge.above, cloud.above);
    return latency;
}

LatencyPredictor::LatencyPredictor(const PredictionParts &parts, const DeviceProfile &edge,
                                   const DeviceProfile &cloud)
{
    const Network &network = parts.network;
    auto tables = std::make_shared<Tables>(Tables{network, parts.costs, parts.check});
    const std::int64_t answer = network.shapeAt(network.lastCut()).bytes();
    constexpr std::int64_t frameHeader = 4; // of an unmasked frame with a length of 16 bits
    tables->receiptWireBytes = static_cast<double>(wireBytes(parts.costs.replyBytes));
    tables->answerWireBytes =
        static_cast<double>(wireBytes(parts.costs.replyBytes + frameHeader + answer));
    std::vector<double> edgeSums;
    std::vector<double> cloudSums;
    if (const auto speed = edge.speedOn(network))
        edgeSums = emulatedUpTo(network, *speed);
    if (const auto speed = cloud.speedOn(network))
        cloudSums = emulatedUpTo(network, *speed);
    for (const CutPoint cut : network.cutPoints()) {
        const auto index = static_cast<std::size_t>(cut.index());
        CutTable table{stretchOf(parts.times.edge, index), stretchOf(parts.times.cloud, index), {}};
        if (!edgeSums.empty())
            table.edge.emulated = edgeSums[index];
        if (!cloudSums.empty())
            table.cloud.emulated = cloudSums.back() - cloudSums[index];
        for (const CodingCost &cost : parts.codings.at(index))
            table.coded.at(placeOf(cost.coding)) = packingOf(cost, parts.costs);
        tables->cuts.push_back(table);
    }
    tables_ = std::move(tables);
}

const Network &LatencyPredictor::network() const
{
    return tables_->network;
}

const PredictionCheck &LatencyPredictor::check() const
{
    return tables_->check;
}

PredictedLatency LatencyPredictor::at(CutPoint cut, const RunSetting &setting) const
{
    return tables_->predicted(tables_->cuts[static_cast<std::size_t>(cut.index())], setting);
}

void LatencyPredictor::at(const RunSetting &setting, std::span<PredictedLatency> latencies) const
{
    for (std::size_t cut = 0; cut < std::min(latencies.size(), tables_->cuts.size()); ++cut)
        latencies[cut] = tables_->predicted(tables_->cuts[cut], setting);
}

std::optional<Coding> LatencyPredictor::codingAt(CutPoint cut, const RunSetting &setting) const
{
    const CutTable &table = tables_->cuts.at(static_cast<std::size_t>(cut.index()));
    if (!setting.coding)
        return tables_->soonestPacking(table, setting).coding;
    const Packing &asked = table.coded.at(placeOf(*setting.coding));
    return asked.possible ? std::optional(asked.coding) : std::nullopt;
}

std::int64_t LatencyPredictor::payloadBytes(CutPoint cut, const RunSetting &setting) const
{
    const CutTable &table = tables_->cuts.at(static_cast<std::size_t>(cut.index()));
    return tables_->packing(table, setting).payloadBytes;
}

} // namespace splitscope
