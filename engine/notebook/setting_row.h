// A row in each of the tables setting, device and trace.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/notebook/database.h"

#include <optional>

namespace splitscope {

// Of the tables, without id: what the functions below bind and read, in their order.
inline constexpr auto settingColumns =
    "cut, edge_device, edge_share, edge_quota_us, cloud_device, cloud_share, cloud_quota_us, link,"
    "uplink_mbit, downlink_mbit, trace, burst_bytes, delay_us, jitter_us, jitter_seed,"
    "queue_limit_bytes, coding, answer, other_edges";
inline constexpr auto deviceColumns =
    "name, file, text, macs_per_s, weight_bytes_per_s, overhead_ns, layer_ns";
inline constexpr auto traceColumns = "name, duration_us, steps";

void bindSetting(Statement &statement, const Conditions &of, std::int64_t edge, std::int64_t cloud,
                 std::optional<std::int64_t> trace);
void bindDevice(Statement &statement, const DeviceProfile &device);
void bindTrace(Statement &statement, const BandwidthTrace &trace);

/// Conditions whose devices and trace are in other rows.
struct SettingRow
{
    Conditions conditions; ///< without its devices' profiles and without a trace
    std::int64_t edge = 0;
    std::int64_t cloud = 0;
    std::optional<std::int64_t> trace;
};

/// The columns without the first, the cut, which `conditions` have already. Or the name of what the
/// row holds that no conditions can.
tl::expected<SettingRow, const char *> readSettingRow(Statement &row, Conditions conditions);
// Empty where the row holds what none can.
std::optional<DeviceProfile> readDeviceRow(Statement &row);
std::optional<BandwidthTrace> readTraceRow(Statement &row);

} // namespace splitscope
