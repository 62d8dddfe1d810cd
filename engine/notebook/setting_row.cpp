#include "engine/notebook/setting_row.h"

#include "engine/device/device_file.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace splitscope {

using nlohmann::json;

namespace {

using MaybeDamage = std::optional<const char *>;

std::optional<std::int64_t> periodOf(const Device &device)
{
    return device.quota ? std::optional<std::int64_t>(device.quota->period().count())
                        : std::nullopt;
}

std::optional<double> mbitOf(const std::optional<Bandwidth> &rate)
{
    return rate ? std::optional(rate->mbitPerSecond()) : std::nullopt;
}

void bindSide(Statement &statement, const Device &side, std::int64_t device)
{
    statement.bind(device).bind(side.share.value()).bind(periodOf(side));
}

std::string layerTimesText(const EmulatedSpeed &speed)
{
    json times = json::array();
    for (const auto time : speed.layerTimes)
        times.push_back(time.count());
    return times.dump();
}

/// Empty where it is no list of whole numbers.
std::optional<std::vector<std::chrono::nanoseconds>> layerTimesOf(const std::string &text)
{
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return std::nullopt;
    std::vector<std::chrono::nanoseconds> times;
    for (const json &time : list) {
        if (!time.is_number_integer())
            return std::nullopt;
        times.emplace_back(time.get<std::int64_t>());
    }
    return times;
}

/// The device's own file, where the facts are such as a file can have.
std::optional<std::string> fileTextOf(const DeviceProfile &device)
{
    if (!device.facts || !device.emulated)
        return std::nullopt;
    std::string text;
    try {
        text = writtenDevice(device);
    } catch (const json::exception &) { // a text that is not UTF-8
        return std::nullopt;
    }
    const auto again = readDevice(text, device.facts->file);
    return again && *again->facts == *device.facts ? std::optional(text) : std::nullopt;
}

std::string stepsText(const BandwidthTrace &trace)
{
    json steps = json::array();
    for (const BandwidthTrace::Step &step : trace.steps())
        steps.push_back({step.at.count(), step.rate.mbitPerSecond()});
    return steps.dump();
}

std::optional<std::vector<BandwidthTrace::Step>> stepsOf(const std::string &text)
{
    const json list = json::parse(text, nullptr, false);
    if (!list.is_array())
        return std::nullopt;
    std::vector<BandwidthTrace::Step> steps;
    for (const json &step : list) {
        if (!step.is_array() || step.size() != 2 || !step[0].is_number_integer()
            || !step[1].is_number())
            return std::nullopt;
        const auto rate = Bandwidth::ofMbitPerSecond(step[1].get<double>());
        if (!rate)
            return std::nullopt;
        steps.push_back({std::chrono::microseconds(step[0].get<std::int64_t>()), *rate});
    }
    return steps;
}

/// Returns the row of its profile.
tl::expected<std::int64_t, const char *> readSide(Statement &row, Device &side)
{
    const std::int64_t device = row.integer();
    const auto share = CpuShare::of(row.real());
    if (!share)
        return tl::make_unexpected("share");
    side.share = *share;
    if (const auto period = row.maybeInteger()) {
        const auto quota = CpuQuota::withPeriod(std::chrono::microseconds(*period));
        if (!quota)
            return tl::make_unexpected("quota");
        side.quota = *quota;
    }
    return device;
}

/// Returns the row of its trace.
tl::expected<std::optional<std::int64_t>, const char *> readLink(Statement &row,
                                                                 LinkConditions &link)
{
    link.shaping = row.text() == "outside" ? LinkShaping::Outside : LinkShaping::Emulated;
    for (auto *rate : {&link.uplink, &link.downlink}) {
        const auto mbit = row.maybeReal();
        if (!mbit)
            continue;
        const auto checkedRate = Bandwidth::ofMbitPerSecond(*mbit);
        if (!checkedRate)
            return tl::make_unexpected("bandwidth");
        *rate = *checkedRate;
    }
    const auto trace = row.maybeInteger();
    link.burstBytes = row.integer();
    link.delay = std::chrono::microseconds(row.integer());
    link.jitter = std::chrono::microseconds(row.integer());
    link.jitterSeed = static_cast<std::uint64_t>(row.integer());
    link.queueLimitBytes = row.maybeInteger();
    return trace;
}

} // namespace

void bindSetting(Statement &statement, const Conditions &of, std::int64_t edge, std::int64_t cloud,
                 std::optional<std::int64_t> trace)
{
    const LinkConditions &link = of.link;
    statement.bind(of.cut.index());
    bindSide(statement, of.edge, edge);
    bindSide(statement, of.cloud, cloud);
    statement.bind(link.shaping == LinkShaping::Outside ? "outside" : "emulated")
        .bind(mbitOf(link.uplink))
        .bind(mbitOf(link.downlink))
        .bind(trace)
        .bind(link.burstBytes)
        .bind(std::int64_t{link.delay.count()})
        .bind(std::int64_t{link.jitter.count()})
        .bind(static_cast<std::int64_t>(link.jitterSeed))
        .bind(link.queueLimitBytes)
        .bind(of.coding ? std::optional(codingId(*of.coding)) : std::nullopt)
        .bind(of.delivery == AnswerDelivery::Edge ? "edge" : "cloud")
        .bind(of.otherEdges);
}

void bindDevice(Statement &statement, const DeviceProfile &device)
{
    const auto text = fileTextOf(device);
    statement.bind(std::string_view(device.id))
        .bind(text ? std::optional<std::string_view>(device.facts->file) : std::nullopt)
        .bind(text ? std::optional<std::string_view>(*text) : std::nullopt);
    if (const auto &speed = device.emulated)
        statement.bind(speed->macsPerSecond)
            .bind(speed->weightBytesPerSecond)
            .bind(speed->overhead.count())
            .bind(std::string_view(layerTimesText(*speed)));
    else
        statement.bindNull().bindNull().bindNull().bindNull();
}

void bindTrace(Statement &statement, const BandwidthTrace &trace)
{
    statement.bind(std::string_view(trace.name()))
        .bind(trace.duration().count())
        .bind(std::string_view(stepsText(trace)));
}

tl::expected<SettingRow, const char *> readSettingRow(Statement &row, Conditions conditions)
{
    const auto edge = readSide(row, conditions.edge);
    const auto cloud = edge ? readSide(row, conditions.cloud) : edge;
    if (!cloud)
        return tl::make_unexpected(cloud.error());
    const auto trace = readLink(row, conditions.link);
    if (!trace)
        return tl::make_unexpected(trace.error());
    if (const auto id = row.maybeText()) {
        const auto coding = codingById(*id);
        if (!coding)
            return tl::make_unexpected("coding");
        conditions.coding = *coding;
    } else {
        conditions.coding.reset();
    }
    conditions.delivery = row.text() == "edge" ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    conditions.otherEdges = static_cast<int>(row.integer());
    return SettingRow{std::move(conditions), *edge, *cloud, *trace};
}

std::optional<DeviceProfile> readDeviceRow(Statement &row)
{
    DeviceProfile profile{.id = row.text()};
    const std::string file = row.text();
    const auto text = row.maybeText();
    if (!row.isNull()) {
        profile.emulated = EmulatedSpeed{.macsPerSecond = row.real(),
                                         .weightBytesPerSecond = row.real(),
                                         .overhead = std::chrono::nanoseconds(row.integer())};
        auto times = layerTimesOf(row.text());
        if (!times)
            return std::nullopt;
        profile.emulated->layerTimes = *std::move(times);
    }
    // A release that no longer takes such a file still knows the device by its id and its speed.
    if (const auto again = text ? readDevice(*text, file) : fail(ErrorKind::Internal, file); again)
        profile.facts = again->facts;
    return profile;
}

std::optional<BandwidthTrace> readTraceRow(Statement &row)
{
    std::string name = row.text();
    const std::chrono::microseconds duration(row.integer());
    auto steps = stepsOf(row.text());
    if (!steps)
        return std::nullopt;
    const auto read = BandwidthTrace::of(std::move(name), *std::move(steps), duration);
    return read ? std::optional(*read) : std::nullopt;
}

} // namespace splitscope
