#include "engine/notebook/edge_finish_rows.h"

#include "engine/notebook/json_pairs.h"
#include "engine/notebook/run_row.h"

#include <string>
#include <utility>

namespace splitscope {

using std::chrono::microseconds;

Result<void> keepEdgeFinish(const Database &database, RunNumber run, const EdgeFinish &finish)
{
    auto row = database.prepare("INSERT INTO edge_finish (run, end_to_end_us, local_us, top, norm,"
                                " edge_too_slow) VALUES (?, ?, ?, ?, ?, ?)");
    if (!row)
        return tl::make_unexpected(row.error());
    return row->bind(static_cast<std::int64_t>(run))
        .bind(finish.latency.endToEnd().count())
        .bind(finish.latency.local().count())
        .bind(std::string_view(topText(finish.answer.top)))
        .bind(double{finish.answer.norm})
        .bind(finish.edgeTooSlow)
        .step()
        .map([](bool) {});
}

Result<std::optional<EdgeFinish>> readEdgeFinish(const Database &database, RunNumber run)
{
    const auto number = static_cast<std::int64_t>(run);
    std::string sql("SELECT ");
    sql.append(edgeFinishColumns).append(" FROM edge_finish WHERE run = ?");
    auto row = database.prepare(sql);
    if (!row)
        return tl::make_unexpected(row.error());
    const auto isThere = row->bind(number).step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    if (!*isThere)
        return std::nullopt;
    auto finish = readEdgeFinish(*row);
    if (!finish)
        return fail(ErrorKind::NotebookDamaged, database.file(), "run " + std::to_string(number));
    return finish;
}

std::optional<EdgeFinish> readEdgeFinish(Statement &row)
{
    const microseconds endToEnd(row.integer());
    const microseconds local(row.integer());
    auto top = topOf(row.text());
    if (!top || local < microseconds(0) || local > endToEnd || endToEnd > longestRun)
        return std::nullopt;
    const auto norm = static_cast<float>(row.real());
    return EdgeFinish{.latency = LatencyBreakdown(endToEnd, local, {}),
                      .answer = {.top = *std::move(top), .norm = norm},
                      .edgeTooSlow = row.integer() != 0};
}

} // namespace splitscope
