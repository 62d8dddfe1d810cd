#include "engine/experiment/sweep_plan_text.h"

#include "engine/device/device_file.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace splitscope {

namespace {

/// Keeps the order in which a reader wants to meet the fields.
using Json = nlohmann::ordered_json;
using std::chrono::microseconds;

constexpr int planVersion = 1;

Json written(const std::optional<Bandwidth> &rate)
{
    return rate ? Json(rate->mbitPerSecond()) : Json();
}

Json written(const std::optional<Coding> &coding)
{
    return coding ? std::string(codingId(*coding)) : "auto";
}

Json written(const DeviceProfile &profile)
{
    if (!profile.emulated)
        return profile.id;
    return {{"file", profile.facts ? profile.facts->file : std::string()},
            {"device", Json::parse(writtenDevice(profile))}};
}

Json written(const Device &device)
{
    return {{"profile", written(device.profile)},
            {"cpu_share", device.share.value()},
            {"quota_us", device.quota ? Json(device.quota->period().count()) : Json()}};
}

Json written(const std::optional<BandwidthTrace> &trace)
{
    if (!trace)
        return {};
    Json steps = Json::array();
    for (const BandwidthTrace::Step &step : trace->steps())
        steps.push_back({step.at.count(), step.rate.mbitPerSecond()});
    return {{"name", trace->name()}, {"steps", steps}, {"duration_us", trace->duration().count()}};
}

Json written(const LinkConditions &link)
{
    return {{"outside", link.shaping == LinkShaping::Outside},
            {"uplink_mbit_s", written(link.uplink)},
            {"downlink_mbit_s", written(link.downlink)},
            {"trace", written(link.trace)},
            {"burst_bytes", link.burstBytes},
            {"delay_us", link.delay.count()},
            {"jitter_us", link.jitter.count()},
            {"jitter_seed", link.jitterSeed},
            {"queue_limit_bytes", link.queueLimitBytes ? Json(*link.queueLimitBytes) : Json()}};
}

Json written(const SweepAxes &axes)
{
    Json json;
    const auto put = [&](const char *name, const auto &values, auto text) {
        Json list = Json::array();
        for (const auto &value : values)
            list.push_back(text(value));
        json[name] = std::move(list);
    };
    put("cpu_share", axes.shares, [](CpuShare share) { return share.value(); });
    put("mbit_s", axes.bandwidths, [](const auto &rate) { return written(rate); });
    put("delay_us", axes.delays, [](microseconds delay) { return delay.count(); });
    put("cut", axes.cuts, [](CutPoint cut) { return cut.index(); });
    put("coding", axes.codings, [](const auto &coding) { return written(coding); });
    return json;
}

/// Carries an Error through the reading, which has no value to give back then.
struct Unreadable
{
    Error error;
};

template<typename T>
T orThrow(Result<T> result)
{
    if (!result)
        throw Unreadable{std::move(result.error())};
    return *std::move(result);
}

std::optional<Bandwidth> readRate(const Json &json)
{
    if (json.is_null())
        return std::nullopt;
    return orThrow(Bandwidth::ofMbitPerSecond(json.get<double>()));
}

std::optional<Coding> readCoding(const Json &json)
{
    const auto id = json.get<std::string>();
    if (id == "auto")
        return std::nullopt;
    return orThrow(codingById(id));
}

DeviceProfile readProfile(const Json &json)
{
    if (json.is_string() && json.get<std::string>() == thisComputer().id)
        return thisComputer();
    return orThrow(readDevice(json.at("device").dump(), json.at("file").get<std::string>()));
}

Device readDevice(const Json &json)
{
    Device device{.profile = readProfile(json.at("profile")),
                  .share = orThrow(CpuShare::of(json.at("cpu_share").get<double>()))};
    if (const Json &quota = json.at("quota_us"); !quota.is_null())
        device.quota = orThrow(CpuQuota::withPeriod(microseconds(quota.get<std::int64_t>())));
    return device;
}

std::optional<BandwidthTrace> readTrace(const Json &json)
{
    if (json.is_null())
        return std::nullopt;
    std::vector<BandwidthTrace::Step> steps;
    for (const Json &step : json.at("steps"))
        steps.push_back({microseconds(step.at(0).get<std::int64_t>()),
                         orThrow(Bandwidth::ofMbitPerSecond(step.at(1).get<double>()))});
    return orThrow(BandwidthTrace::of(json.at("name").get<std::string>(), std::move(steps),
                                      microseconds(json.at("duration_us").get<std::int64_t>())));
}

LinkConditions readLink(const Json &json)
{
    LinkConditions link;
    if (json.at("outside").get<bool>())
        link.shaping = LinkShaping::Outside;
    link.uplink = readRate(json.at("uplink_mbit_s"));
    link.downlink = readRate(json.at("downlink_mbit_s"));
    link.trace = readTrace(json.at("trace"));
    link.burstBytes = json.at("burst_bytes").get<std::int64_t>();
    link.delay = microseconds(json.at("delay_us").get<std::int64_t>());
    link.jitter = microseconds(json.at("jitter_us").get<std::int64_t>());
    link.jitterSeed = json.at("jitter_seed").get<std::uint64_t>();
    if (const Json &limit = json.at("queue_limit_bytes"); !limit.is_null())
        link.queueLimitBytes = limit.get<std::int64_t>();
    return orThrow(checked(link));
}

SweepAxes readAxes(const Json &json, const Network &network)
{
    SweepAxes axes;
    for (const Json &share : json.at("cpu_share"))
        axes.shares.push_back(orThrow(CpuShare::of(share.get<double>())));
    for (const Json &rate : json.at("mbit_s"))
        axes.bandwidths.push_back(readRate(rate));
    for (const Json &delay : json.at("delay_us"))
        axes.delays.emplace_back(delay.get<std::int64_t>());
    for (const Json &cut : json.at("cut"))
        axes.cuts.push_back(orThrow(network.cutPoint(cut.get<int>())));
    for (const Json &coding : json.at("coding"))
        axes.codings.push_back(readCoding(coding));
    return axes;
}

Repetition readRepetition(const Json &json)
{
    Repetition repetition{.warmUp = json.at("warm_up").get<int>(),
                          .repeats = json.at("repeat").get<int>(),
                          .mostRepeats = json.at("most_repeats").get<int>()};
    if (const Json &width = json.at("until_width"); !width.is_null())
        repetition.untilWidth = width.get<double>();
    return repetition;
}

Conditions readBase(const Json &json, const Network &network)
{
    Conditions base(network.firstCut());
    base.edge = readDevice(json.at("edge"));
    base.cloud = readDevice(json.at("cloud"));
    base.link = readLink(json.at("link"));
    base.otherEdges = json.at("other_edges").get<int>();
    if (base.otherEdges < 0 || base.otherEdges > Conditions::mostOtherEdges)
        throw Unreadable{{ErrorKind::SweepUnusable, "plan", "it is damaged"}};
    base.delivery = json.at("answer") == "edge" ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    return base;
}

Result<SweepPlan> readWhole(const Json &json, const Network &network)
{
    if (json.at("splitscope_sweep").get<int>() != planVersion)
        return fail(ErrorKind::SweepUnusable, "plan", "it is of an unknown version");
    return SweepPlan::make(
        network, readBase(json.at("base"), network), readAxes(json.at("axes"), network),
        readRepetition(json.at("repetition")),
        json.at("mode") == "composed" ? SweepMode::Composed : SweepMode::Full,
        json.at("seed").get<std::uint64_t>(), json.at("verified").get<std::int64_t>());
}

} // namespace

std::string writtenSweepPlan(const SweepPlan &plan)
{
    const Conditions &base = plan.base();
    const Repetition &repetition = plan.repetition();
    const Json json{
        {"splitscope_sweep", planVersion},
        {"mode", plan.mode() == SweepMode::Composed ? "composed" : "full"},
        {"seed", plan.seed()},
        {"verified", plan.verifiedCells()},
        {"repetition",
         {{"warm_up", repetition.warmUp},
          {"repeat", repetition.repeats},
          {"until_width", repetition.untilWidth ? Json(*repetition.untilWidth) : Json()},
          {"most_repeats", repetition.mostRepeats}}},
        {"axes", written(plan.axes())},
        {"base",
         {{"edge", written(base.edge)},
          {"cloud", written(base.cloud)},
          {"link", written(base.link)},
          {"other_edges", base.otherEdges},
          {"answer", base.delivery == AnswerDelivery::Edge ? "edge" : "cloud"}}},
    };
    return json.dump();
}

Result<SweepPlan> readSweepPlan(std::string_view text, const Network &network)
{
    try {
        return readWhole(Json::parse(text), network);
    } catch (const Json::exception &) {
        return fail(ErrorKind::SweepUnusable, "plan", "it is damaged");
    } catch (const Unreadable &unreadable) {
        return tl::make_unexpected(unreadable.error);
    }
}

} // namespace splitscope
