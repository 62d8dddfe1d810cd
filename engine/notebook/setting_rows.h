// Conditions in the tables setting, device and trace, each of them once.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/notebook/database.h"

#include <map>
#include <utility>
#include <vector>

namespace splitscope {

/// Remembers what it has written and read, so that runs of the same conditions share their device
/// and their trace. One thread, beside its Database.
class SettingRows
{
public:
    explicit SettingRows(const Database &database) : database_(database) {}

    /// The row of these conditions, made within the caller's transaction if there is none yet.
    Result<std::int64_t> keep(const Conditions &conditions);
    /// After a transaction that was taken back: what it had made is no longer there.
    void forget();

    /// Empty where there is no such row.
    Result<std::optional<std::int64_t>> find(const Conditions &conditions);
    /// Errors: NotebookDamaged where it holds what no conditions can.
    Result<Conditions> read(std::int64_t setting);

private:
    using MaybeRow = std::optional<std::int64_t>;

    Result<MaybeRow> findDevice(const DeviceProfile &device);
    Result<MaybeRow> findTrace(const BandwidthTrace &trace);
    Result<MaybeRow> findRow(const Conditions &conditions, std::int64_t edge, std::int64_t cloud,
                             MaybeRow trace);
    Result<std::int64_t> keepDevice(const DeviceProfile &device);
    Result<std::int64_t> keepTrace(const BandwidthTrace &trace);
    Result<std::int64_t> inserted(Statement statement);
    Result<MaybeRow> found(Statement statement);

    Result<DeviceProfile> device(std::int64_t row);
    Result<BandwidthTrace> trace(std::int64_t row);
    tl::unexpected<Error> damaged(const std::string &what) const;

    const Database &database_;
    std::vector<std::pair<DeviceProfile, std::int64_t>> devices_;
    std::vector<std::pair<BandwidthTrace, std::int64_t>> traces_;
    std::map<std::int64_t, Conditions> conditions_;
};

} // namespace splitscope
