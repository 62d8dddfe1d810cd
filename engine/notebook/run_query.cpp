#include "engine/notebook/run_query.h"

namespace splitscope {

namespace {

std::string keySql(RunKey key)
{
    switch (key) {
    case RunKey::Number:
        return "run.number";
    case RunKey::EdgeShare:
        return "setting.edge_share";
    case RunKey::Uplink:
        return "setting.uplink_mbit";
    case RunKey::Cut:
        return "setting.cut";
    case RunKey::EndToEnd:
        return "run.end_to_end_us";
    case RunKey::Local:
        return "run.local_us";
    case RunKey::Transfer:
        return "run.transfer_us";
    case RunKey::Cloud:
        return "run.cloud_us";
    case RunKey::AchievedShare:
        return "run.edge_share";
    case RunKey::AchievedRate:
        return "run.uplink_mbit";
    case RunKey::Payload:
        return "run.payload_bytes";
    case RunKey::Coding:
        return "run.coding";
    case RunKey::Device:
        return "device.name";
    case RunKey::Model:
        return "run.model";
    case RunKey::State:
        return "CASE WHEN run.number IN (SELECT run FROM edge_finish) THEN 2"
               " WHEN run.failed THEN 3 WHEN run.edge_too_slow OR run.cloud_too_slow THEN 1"
               " ELSE 0 END";
    case RunKey::Note:
        return "nullif(run.note, '')";
    }
    return "run.number";
}

std::string orderSql(const RunOrder &order)
{
    const std::string direction = order.ascending ? "" : " DESC";
    if (order.by == RunKey::Number)
        return "run.number" + direction;
    const std::string key = keySql(order.by);
    return key + " IS NULL, " + key + direction + ", run.number DESC";
}

/// As LIKE takes it, with its own characters taken as such.
std::string anywhere(const std::string &text)
{
    std::string pattern = "%";
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\')
            pattern += '\\';
        pattern += letter;
    }
    return pattern + '%';
}

} // namespace

RunQuery::RunQuery(const RunFilter &filter, std::optional<std::int64_t> setting,
                   const RunOrder &order)
    : filter_(filter), setting_(setting), order_(orderSql(order))
{
    const bool needsDevice = !filter.text.empty() || order.by == RunKey::Device;
    const bool needsSetting = needsDevice || filter.cut || filter.edgeShare || filter.uplink
                              || order.by == RunKey::EdgeShare || order.by == RunKey::Uplink
                              || order.by == RunKey::Cut;
    sql_ = " FROM run";
    if (needsSetting)
        sql_ += " JOIN setting ON setting.id = run.setting";
    if (needsDevice)
        sql_ += " JOIN device ON device.id = setting.edge_device";
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
    if (!filter.text.empty())
        sql_ += " AND (run.note || char(10) || run.model || char(10) || device.name || char(10)"
                " || coalesce(run.coding, run.error) LIKE ? ESCAPE '\\'"
                " OR '#' || run.number = ?)";
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
    if (!filter_.text.empty())
        statement.bind(std::string_view(anywhere(filter_.text)))
            .bind(std::string_view(filter_.text));
}

} // namespace splitscope
