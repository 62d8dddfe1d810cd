#include "engine/notebook/standings.h"

#include "engine/notebook/run_row.h"

#include <chrono>
#include <vector>

namespace splitscope {

namespace {

/// Settings that differ from one in nothing but the cut.
constexpr const char *alike =
    "SELECT other.id FROM setting AS one JOIN setting AS other"
    " ON other.edge_device = one.edge_device AND other.edge_share = one.edge_share"
    " AND other.edge_quota_us IS one.edge_quota_us AND other.cloud_device = one.cloud_device"
    " AND other.cloud_share = one.cloud_share AND other.cloud_quota_us IS one.cloud_quota_us"
    " AND other.link = one.link AND other.uplink_mbit IS one.uplink_mbit"
    " AND other.downlink_mbit IS one.downlink_mbit AND other.trace IS one.trace"
    " AND other.burst_bytes = one.burst_bytes AND other.delay_us = one.delay_us"
    " AND other.jitter_us = one.jitter_us AND other.jitter_seed = one.jitter_seed"
    " AND other.queue_limit_bytes IS one.queue_limit_bytes AND other.coding IS one.coding"
    " AND other.answer = one.answer WHERE one.id = ?";

} // namespace

Standings::Standings(const Database &database, const std::optional<ExperimentId> &experiment)
    : database_(database), experiment_(experiment)
{
}

Result<std::optional<RunStanding>> Standings::of(RunNumber run)
{
    auto row = database_.prepare("SELECT setting, model FROM run"
                                 " WHERE number = ? AND failed = 0 AND composed = 0"
                                 " AND removed = 0 AND (?2 IS NULL OR experiment = ?2)");
    if (!row)
        return tl::make_unexpected(row.error());
    row->bind(static_cast<std::int64_t>(run));
    if (experiment_)
        row->bind(static_cast<std::int64_t>(*experiment_));
    else
        row->bindNull();
    const auto isThere = row->step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    if (!*isThere)
        return std::nullopt;
    const std::int64_t setting = row->integer();
    const Key key{setting, row->text()};
    row->reset();
    if (!known_.contains(key)) {
        if (const auto read = readLike(key); !read)
            return tl::make_unexpected(read.error());
    }
    const auto found = known_.find(key);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
}

Result<void> Standings::readLike(const Key &key)
{
    // Naming the experiments lets SQLite use the index run_found, which has them first.
    auto row = database_.prepare(
        std::string("SELECT setting, end_to_end_us FROM run WHERE removed = 0"
                    " AND experiment IN (SELECT id FROM experiment WHERE ?1 IS NULL OR id = ?1)"
                    " AND setting IN (")
        + alike
        + ") AND failed = 0 AND composed = 0 AND model = ?"
          " AND end_to_end_us BETWEEN 0 AND ?");
    if (!row)
        return tl::make_unexpected(row.error());
    if (experiment_)
        row->bind(static_cast<std::int64_t>(*experiment_));
    else
        row->bindNull();
    row->bind(key.first).bind(std::string_view(key.second)).bind(longestRun.count());
    std::map<std::int64_t, std::vector<std::chrono::nanoseconds>> times;
    auto isThere = row->step();
    for (; isThere && *isThere; isThere = row->step()) {
        const std::int64_t setting = row->integer();
        times[setting].emplace_back(std::chrono::microseconds(row->integer()));
    }
    if (!isThere)
        return tl::make_unexpected(isThere.error());

    std::vector<RunStanding *> standings;
    std::vector<ComparedTime> compared;
    for (const auto &[setting, ofCut] : times) {
        RunStanding &standing = known_[{setting, key.second}];
        standing.endToEnd = statisticsOf(ofCut);
        standings.push_back(&standing);
        compared.push_back({standing.endToEnd.median, standing.endToEnd.interval95});
    }
    if (compared.empty())
        return {};
    const BestOf best = bestOf(compared);
    standings[best.best]->best = true;
    for (const std::size_t tie : best.ties)
        standings[tie]->tied = true;
    return {};
}

} // namespace splitscope
