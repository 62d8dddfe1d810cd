// RunStandings out of the tables run and setting.
#pragma once

#include "engine/notebook/database.h"
#include "engine/notebook/run_standing.h"
#include "engine/notebook/stored_run.h"

#include <map>
#include <utility>

namespace splitscope {

/// Reads the runs under a setting once, for whichever of them it is asked about. For one reading of
/// a notebook: it does not notice what is added meanwhile.
class Standings
{
public:
    /// `experiment`: among its runs alone.
    Standings(const Database &database, const std::optional<ExperimentId> &experiment);

    Result<std::optional<RunStanding>> of(RunNumber run);

private:
    /// A setting's row and a model.
    using Key = std::pair<std::int64_t, std::string>;

    Result<void> readLike(const Key &key);

    const Database &database_;
    std::optional<ExperimentId> experiment_;
    std::map<Key, RunStanding> known_;
};

} // namespace splitscope
