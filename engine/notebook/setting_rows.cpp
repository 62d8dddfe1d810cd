#include "engine/notebook/setting_rows.h"

#include "engine/device/device_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace splitscope {

using nlohmann::json;

namespace {

constexpr auto settingColumns =
    "cut, edge_device, edge_share, edge_quota_us, cloud_device, cloud_share, cloud_quota_us, link,"
    "uplink_mbit, downlink_mbit, trace, burst_bytes, delay_us, jitter_us, jitter_seed,"
    "queue_limit_bytes, coding, answer, other_edges";

/// More are read again when they are met again.
constexpr std::size_t mostRemembered = 20'000;

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

template<typename T>
auto remembered(const std::vector<std::pair<T, std::int64_t>> &known, const T &value)
{
    return std::ranges::find(known, value, &std::pair<T, std::int64_t>::first);
}

} // namespace

tl::unexpected<Error> SettingRows::damaged(const std::string &what) const
{
    return fail(ErrorKind::NotebookDamaged, database_.file(), what);
}

void SettingRows::forget()
{
    devices_.clear();
    traces_.clear();
}

Result<std::int64_t> SettingRows::inserted(Statement statement)
{
    return statement.step().map([&](bool) { return database_.lastRow(); });
}

Result<SettingRows::MaybeRow> SettingRows::found(Statement statement)
{
    return statement.step().map(
        [&](bool isThere) { return isThere ? MaybeRow(statement.integer()) : std::nullopt; });
}

Result<SettingRows::MaybeRow> SettingRows::findDevice(const DeviceProfile &device)
{
    if (const auto known = remembered(devices_, device); known != devices_.end())
        return known->second;
    auto statement =
        database_.prepare("SELECT id FROM device WHERE name = ? AND file IS ? AND text IS ?"
                          " AND macs_per_s IS ? AND weight_bytes_per_s IS ? AND overhead_ns IS ?"
                          " AND layer_ns IS ?");
    if (!statement)
        return tl::make_unexpected(statement.error());
    bindDevice(*statement, device);
    return found(*std::move(statement));
}

Result<std::int64_t> SettingRows::keepDevice(const DeviceProfile &device)
{
    const auto known = findDevice(device);
    if (!known)
        return tl::make_unexpected(known.error());
    Result<std::int64_t> row = known->value_or(0);
    if (!*known) {
        auto statement = database_.prepare("INSERT INTO device (name, file, text, macs_per_s,"
                                           " weight_bytes_per_s, overhead_ns, layer_ns)"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?)");
        if (!statement)
            return tl::make_unexpected(statement.error());
        bindDevice(*statement, device);
        row = inserted(*std::move(statement));
    }
    if (row && remembered(devices_, device) == devices_.end())
        devices_.emplace_back(device, *row);
    return row;
}

Result<SettingRows::MaybeRow> SettingRows::findTrace(const BandwidthTrace &trace)
{
    if (const auto known = remembered(traces_, trace); known != traces_.end())
        return known->second;
    auto statement =
        database_.prepare("SELECT id FROM trace WHERE name = ? AND duration_us = ? AND steps = ?");
    if (!statement)
        return tl::make_unexpected(statement.error());
    bindTrace(*statement, trace);
    return found(*std::move(statement));
}

Result<std::int64_t> SettingRows::keepTrace(const BandwidthTrace &trace)
{
    const auto known = findTrace(trace);
    if (!known)
        return tl::make_unexpected(known.error());
    Result<std::int64_t> row = known->value_or(0);
    if (!*known) {
        auto statement =
            database_.prepare("INSERT INTO trace (name, duration_us, steps) VALUES (?, ?, ?)");
        if (!statement)
            return tl::make_unexpected(statement.error());
        bindTrace(*statement, trace);
        row = inserted(*std::move(statement));
    }
    if (row && remembered(traces_, trace) == traces_.end())
        traces_.emplace_back(trace, *row);
    return row;
}

Result<SettingRows::MaybeRow> SettingRows::findRow(const Conditions &conditions, std::int64_t edge,
                                                   std::int64_t cloud, MaybeRow trace)
{
    auto statement = database_.prepare(
        "SELECT id FROM setting WHERE cut = ? AND edge_device = ? AND edge_share = ?"
        " AND edge_quota_us IS ? AND cloud_device = ? AND cloud_share = ? AND cloud_quota_us IS ?"
        " AND link = ? AND uplink_mbit IS ? AND downlink_mbit IS ? AND trace IS ?"
        " AND burst_bytes = ? AND delay_us = ? AND jitter_us = ? AND jitter_seed = ?"
        " AND queue_limit_bytes IS ? AND coding IS ? AND answer = ? AND other_edges = ?");
    if (!statement)
        return tl::make_unexpected(statement.error());
    bindSetting(*statement, conditions, edge, cloud, trace);
    return found(*std::move(statement));
}

Result<std::int64_t> SettingRows::keep(const Conditions &conditions)
{
    const auto edge = keepDevice(conditions.edge.profile);
    const auto cloud = edge ? keepDevice(conditions.cloud.profile) : edge;
    if (!cloud)
        return cloud;
    MaybeRow trace;
    if (conditions.link.trace) {
        const auto kept = keepTrace(*conditions.link.trace);
        if (!kept)
            return kept;
        trace = *kept;
    }
    const auto known = findRow(conditions, *edge, *cloud, trace);
    if (!known)
        return tl::make_unexpected(known.error());
    if (*known)
        return **known;
    auto statement =
        database_.prepare(std::string("INSERT INTO setting (") + settingColumns
                          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::make_unexpected(statement.error());
    bindSetting(*statement, conditions, *edge, *cloud, trace);
    return inserted(*std::move(statement));
}

Result<SettingRows::MaybeRow> SettingRows::find(const Conditions &conditions)
{
    const auto edge = findDevice(conditions.edge.profile);
    const auto cloud = edge && *edge ? findDevice(conditions.cloud.profile) : edge;
    if (!cloud || !*cloud)
        return cloud;
    MaybeRow trace;
    if (conditions.link.trace) {
        const auto known = findTrace(*conditions.link.trace);
        if (!known || !*known)
            return known;
        trace = *known;
    }
    return findRow(conditions, **edge, **cloud, trace);
}

Result<DeviceProfile> SettingRows::readDeviceRow(std::int64_t device)
{
    const auto known =
        std::ranges::find(devices_, device, &std::pair<DeviceProfile, std::int64_t>::second);
    if (known != devices_.end())
        return known->first;
    auto row = database_.prepare("SELECT name, file, text, macs_per_s, weight_bytes_per_s,"
                                 " overhead_ns, layer_ns FROM device WHERE id = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(device).step();
    if (!isThere || !*isThere)
        return isThere ? damaged("device") : tl::make_unexpected(isThere.error());
    DeviceProfile profile{.id = row->text()};
    const std::string file = row->text();
    const auto text = row->maybeText();
    if (!row->isNull()) {
        profile.emulated = EmulatedSpeed{.macsPerSecond = row->real(),
                                         .weightBytesPerSecond = row->real(),
                                         .overhead = std::chrono::nanoseconds(row->integer())};
        auto times = layerTimesOf(row->text());
        if (!times)
            return damaged("device");
        profile.emulated->layerTimes = *std::move(times);
    }
    // A release that no longer takes such a file still knows the device by its id and its speed.
    if (const auto again = text ? readDevice(*text, file) : fail(ErrorKind::Internal, file); again)
        profile.facts = again->facts;
    devices_.emplace_back(profile, device);
    return profile;
}

Result<BandwidthTrace> SettingRows::readTraceRow(std::int64_t trace)
{
    const auto known =
        std::ranges::find(traces_, trace, &std::pair<BandwidthTrace, std::int64_t>::second);
    if (known != traces_.end())
        return known->first;
    auto row = database_.prepare("SELECT name, duration_us, steps FROM trace WHERE id = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(trace).step();
    if (!isThere || !*isThere)
        return isThere ? damaged("trace") : tl::make_unexpected(isThere.error());
    std::string name = row->text();
    const std::chrono::microseconds duration(row->integer());
    auto steps = stepsOf(row->text());
    if (!steps)
        return damaged("trace");
    const auto read = BandwidthTrace::of(std::move(name), *std::move(steps), duration);
    if (!read)
        return damaged("trace");
    traces_.emplace_back(*read, trace);
    return *read;
}

Result<Device> SettingRows::readSide(Statement &row)
{
    const auto profile = readDeviceRow(row.integer());
    if (!profile)
        return tl::make_unexpected(profile.error());
    const auto share = CpuShare::of(row.real());
    if (!share)
        return damaged("share");
    Device device{*profile, *share};
    if (const auto period = row.maybeInteger()) {
        const auto quota = CpuQuota::withPeriod(std::chrono::microseconds(*period));
        if (!quota)
            return damaged("quota");
        device.quota = *quota;
    }
    return device;
}

Result<LinkConditions> SettingRows::readLink(Statement &row)
{
    LinkConditions link;
    link.shaping = row.text() == "outside" ? LinkShaping::Outside : LinkShaping::Emulated;
    for (auto *rate : {&link.uplink, &link.downlink}) {
        const auto mbit = row.maybeReal();
        const auto checkedRate = mbit ? Bandwidth::ofMbitPerSecond(*mbit) : Bandwidth::nearest(1);
        if (!checkedRate)
            return damaged("bandwidth");
        if (mbit)
            *rate = *checkedRate;
    }
    if (const auto trace = row.maybeInteger()) {
        const auto read = readTraceRow(*trace);
        if (!read)
            return tl::make_unexpected(read.error());
        link.trace = *read;
    }
    link.burstBytes = row.integer();
    link.delay = std::chrono::microseconds(row.integer());
    link.jitter = std::chrono::microseconds(row.integer());
    link.jitterSeed = static_cast<std::uint64_t>(row.integer());
    link.queueLimitBytes = row.maybeInteger();
    return link;
}

Result<Conditions> SettingRows::read(std::int64_t setting)
{
    if (const auto known = conditions_.find(setting); known != conditions_.end())
        return known->second;
    auto row =
        database_.prepare(std::string("SELECT ") + settingColumns + " FROM setting WHERE id = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(setting).step();
    if (!isThere || !*isThere)
        return isThere ? damaged("setting") : tl::make_unexpected(isThere.error());
    Conditions conditions{CutPoint(static_cast<int>(row->integer()))};
    const auto edge = readSide(*row);
    const auto cloud = edge ? readSide(*row) : edge;
    if (!cloud)
        return tl::make_unexpected(cloud.error());
    conditions.edge = *edge;
    conditions.cloud = *cloud;
    const auto link = readLink(*row);
    if (!link)
        return tl::make_unexpected(link.error());
    conditions.link = *link;
    if (const auto id = row->maybeText()) {
        const auto coding = codingById(*id);
        if (!coding)
            return damaged("coding");
        conditions.coding = *coding;
    } else {
        conditions.coding.reset();
    }
    conditions.delivery = row->text() == "edge" ? AnswerDelivery::Edge : AnswerDelivery::Cloud;
    conditions.otherEdges = static_cast<int>(row->integer());
    if (conditions_.size() >= mostRemembered)
        conditions_.clear();
    conditions_.emplace(setting, conditions);
    return conditions;
}

} // namespace splitscope
