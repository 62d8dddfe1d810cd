#include "engine/notebook/setting_rows.h"

#include "engine/notebook/setting_row.h"

#include <algorithm>
#include <string>

namespace splitscope {

namespace {

/// More are read again when they are met again.
constexpr std::size_t mostRemembered = 20'000;

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

Result<DeviceProfile> SettingRows::device(std::int64_t device)
{
    const auto known =
        std::ranges::find(devices_, device, &std::pair<DeviceProfile, std::int64_t>::second);
    if (known != devices_.end())
        return known->first;
    auto row =
        database_.prepare(std::string("SELECT ") + deviceColumns + " FROM device WHERE id = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(device).step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    auto profile = *isThere ? readDeviceRow(*row) : std::nullopt;
    if (!profile)
        return damaged("device");
    devices_.emplace_back(*profile, device);
    return *std::move(profile);
}

Result<BandwidthTrace> SettingRows::trace(std::int64_t trace)
{
    const auto known =
        std::ranges::find(traces_, trace, &std::pair<BandwidthTrace, std::int64_t>::second);
    if (known != traces_.end())
        return known->first;
    auto row =
        database_.prepare(std::string("SELECT ") + traceColumns + " FROM trace WHERE id = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(trace).step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    auto read = *isThere ? readTraceRow(*row) : std::nullopt;
    if (!read)
        return damaged("trace");
    traces_.emplace_back(*read, trace);
    return *std::move(read);
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
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    if (!*isThere)
        return damaged("setting");
    const CutPoint cut(static_cast<int>(row->integer()));
    auto read = readSettingRow(*row, Conditions(cut));
    if (!read)
        return damaged(read.error());
    Conditions &conditions = read->conditions;
    for (const auto &[device, at] :
         {std::pair(&conditions.edge, read->edge), std::pair(&conditions.cloud, read->cloud)}) {
        const auto profile = this->device(at);
        if (!profile)
            return tl::make_unexpected(profile.error());
        device->profile = *profile;
    }
    if (read->trace) {
        const auto trace = this->trace(*read->trace);
        if (!trace)
            return tl::make_unexpected(trace.error());
        conditions.link.trace = *trace;
    }
    if (conditions_.size() >= mostRemembered)
        conditions_.clear();
    conditions_.emplace(setting, conditions);
    return conditions;
}

} // namespace splitscope
