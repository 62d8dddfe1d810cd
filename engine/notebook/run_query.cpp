#include "engine/notebook/run_query.h"

namespace splitscope {

RunQuery::RunQuery(const RunFilter &filter, std::optional<std::int64_t> setting)
    : filter_(filter), setting_(setting)
{
    sql_ = " FROM run";
    if (filter.cut || filter.edgeShare || filter.uplink)
        sql_ += " JOIN setting ON setting.id = run.setting";
    sql_ += " WHERE run.removed = ?";
    if (filter.experiment)
        sql_ += " AND run.experiment = ?";
    if (setting)
        sql_ += " AND run.setting = ?";
    if (filter.measured)
        sql_ += " AND run.failed = ?";
    if (filter.composed)
        sql_ += " AND run.composed = ?";
    if (filter.model)
        sql_ += " AND run.model = ?";
    if (filter.cut)
        sql_ += " AND setting.cut = ?";
    if (filter.edgeShare)
        sql_ += " AND setting.edge_share = ?";
    if (filter.uplink)
        sql_ += " AND setting.uplink_mbit = ?";
}

void RunQuery::bind(Statement &statement) const
{
    statement.bind(filter_.removed);
    if (filter_.experiment)
        statement.bind(static_cast<std::int64_t>(*filter_.experiment));
    if (setting_)
        statement.bind(*setting_);
    if (filter_.measured)
        statement.bind(!*filter_.measured);
    if (filter_.composed)
        statement.bind(*filter_.composed);
    if (filter_.model)
        statement.bind(std::string_view(*filter_.model));
    if (filter_.cut)
        statement.bind(*filter_.cut);
    if (filter_.edgeShare)
        statement.bind(filter_.edgeShare->value());
    if (filter_.uplink)
        statement.bind(filter_.uplink->mbitPerSecond());
}

} // namespace splitscope
