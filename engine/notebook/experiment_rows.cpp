#include "engine/notebook/experiment_rows.h"

#include <algorithm>
#include <array>

namespace splitscope {

namespace {

/// In the order of ExperimentKind.
constexpr std::array<std::string_view, 4> kindNames{"runs", "sweep", "adaptive", "typed"};

ExperimentKind kindNamed(const std::string &name)
{
    const auto found = std::ranges::find(kindNames, name);
    return found == kindNames.end() ? ExperimentKind::Runs
                                    : static_cast<ExperimentKind>(found - kindNames.begin());
}

std::chrono::system_clock::time_point pointInTime(std::int64_t ns)
{
    return std::chrono::system_clock::time_point(
        std::chrono::duration_cast<std::chrono::system_clock::duration>(
            std::chrono::nanoseconds(ns)));
}

std::optional<std::int64_t> countOf(const std::optional<TypedRow::Microseconds> &time)
{
    return time ? std::optional<std::int64_t>(time->count()) : std::nullopt;
}

std::optional<TypedRow::Microseconds> maybeTime(Statement &row)
{
    const auto count = row.maybeInteger();
    return count ? std::optional(TypedRow::Microseconds(*count)) : std::nullopt;
}

} // namespace

StoredExperiment readExperiment(Statement &row)
{
    StoredExperiment experiment;
    experiment.id = ExperimentId(row.integer());
    ExperimentInfo &info = experiment.info;
    info.kind = kindNamed(row.text());
    info.title = row.text();
    info.plan = row.text();
    info.seed = static_cast<std::uint64_t>(row.integer());
    info.model = row.text();
    info.fingerprint = row.text();
    info.picture = row.text();
    info.node = row.text();
    info.software = row.text();
    info.host = row.text();
    info.startedAt = pointInTime(row.integer());
    experiment.lastRunAt = info.startedAt;
    return experiment;
}

TypedRow readTypedRow(Statement &row)
{
    return {.line = static_cast<int>(row.integer()),
            .cpuShare = row.real(),
            .mbitPerSecond = row.real(),
            .cut = static_cast<int>(row.integer()),
            .endToEnd = TypedRow::Microseconds(row.integer()),
            .local = maybeTime(row),
            .transfer = maybeTime(row),
            .cloud = maybeTime(row)};
}

Result<ExperimentId> keepExperiment(const Database &database, const ExperimentInfo &info)
{
    auto statement = database.prepare(
        "INSERT INTO experiment (kind, title, plan, seed, model, fingerprint, picture, node,"
        " software, host, started_ns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::make_unexpected(statement.error());
    statement->bind(kindNames.at(static_cast<std::size_t>(info.kind)))
        .bind(std::string_view(info.title))
        .bind(std::string_view(info.plan))
        .bind(static_cast<std::int64_t>(info.seed));
    for (const std::string *text :
         {&info.model, &info.fingerprint, &info.picture, &info.node, &info.software, &info.host})
        statement->bind(std::string_view(*text));
    const std::chrono::nanoseconds startedAt = info.startedAt.time_since_epoch();
    statement->bind(startedAt.count());
    return statement->step().map([&](bool) { return ExperimentId(database.lastRow()); });
}

Result<void> keepTypedRows(const Database &database, ExperimentId experiment,
                           std::span<const TypedRow> rows)
{
    auto statement = database.prepare(
        "INSERT INTO typed_row (experiment, line, cpu_share, mbit, cut, end_to_end_us, local_us,"
        " transfer_us, cloud_us) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!statement)
        return tl::make_unexpected(statement.error());
    for (const TypedRow &row : rows) {
        statement->reset();
        statement->bind(static_cast<std::int64_t>(experiment))
            .bind(row.line)
            .bind(row.cpuShare)
            .bind(row.mbitPerSecond)
            .bind(row.cut)
            .bind(row.endToEnd.count())
            .bind(countOf(row.local))
            .bind(countOf(row.transfer))
            .bind(countOf(row.cloud));
        if (const auto stored = statement->step(); !stored)
            return tl::make_unexpected(stored.error());
    }
    return {};
}

Result<std::vector<StoredExperiment>> readExperiments(const Database &database,
                                                      std::optional<ExperimentId> only)
{
    auto row = database.prepare(std::string("SELECT ") + experimentColumns + " FROM experiment"
                                + (only ? " WHERE id = ?" : " ORDER BY id DESC"));
    if (!row)
        return tl::make_unexpected(row.error());
    if (only)
        row->bind(static_cast<std::int64_t>(*only));
    std::vector<StoredExperiment> experiments;
    auto isThere = row->step();
    for (; isThere && *isThere; isThere = row->step())
        experiments.push_back(readExperiment(*row));
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    return experiments;
}

Result<void> readRunCounts(const Database &database, StoredExperiment &experiment)
{
    const bool typed = experiment.info.kind == ExperimentKind::Typed;
    auto row = database.prepare(
        typed ? "SELECT count(*), 0, 0 FROM typed_row WHERE experiment = ?"
              : "SELECT count(*) FILTER (WHERE failed = 0), count(*) FILTER (WHERE failed = 1),"
                " count(*) FILTER (WHERE number IN (SELECT run FROM edge_finish))"
                " FROM run WHERE removed = 0 AND experiment = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    if (const auto counted = row->bind(static_cast<std::int64_t>(experiment.id)).step(); !counted)
        return tl::make_unexpected(counted.error());
    experiment.measured = row->integer();
    experiment.failed = row->integer();
    experiment.finishedOnEdge = row->integer();
    auto last =
        database.prepare("SELECT started_ns FROM run WHERE number = "
                         "(SELECT max(number) FROM run WHERE removed = 0 AND experiment = ?)");
    if (!last)
        return tl::make_unexpected(last.error());
    const auto isThere = last->bind(static_cast<std::int64_t>(experiment.id)).step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    if (*isThere)
        experiment.lastRunAt = pointInTime(last->integer());
    return {};
}

Result<std::vector<TypedRow>> readTypedRows(const Database &database, ExperimentId experiment)
{
    auto row = database.prepare(std::string("SELECT ") + typedRowColumns
                                + " FROM typed_row WHERE experiment = ? ORDER BY line");
    if (!row)
        return tl::make_unexpected(row.error());
    row->bind(static_cast<std::int64_t>(experiment));
    std::vector<TypedRow> rows;
    auto isThere = row->step();
    for (; isThere && *isThere; isThere = row->step())
        rows.push_back(readTypedRow(*row));
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    return rows;
}

} // namespace splitscope
