// A RunFilter as SQL.
#pragma once

#include "engine/notebook/database.h"
#include "engine/notebook/stored_run.h"

namespace splitscope {

/// " FROM run ... WHERE ...", to follow a list of columns and to be followed by an order.
/// `setting`: the row of the filter's conditions, which has to be known before.
class RunQuery
{
public:
    RunQuery(const RunFilter &filter, std::optional<std::int64_t> setting,
             const RunOrder &order = {});

    const std::string &sql() const { return sql_; }
    /// What follows ORDER BY.
    const std::string &order() const { return order_; }
    void bind(Statement &statement) const;

private:
    RunFilter filter_;
    std::optional<std::int64_t> setting_;
    std::string sql_;
    std::string order_;
};

} // namespace splitscope
