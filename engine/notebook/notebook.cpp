#include "engine/notebook/notebook.h"

#include "engine/notebook/edge_finish_rows.h"
#include "engine/notebook/experiment_rows.h"
#include "engine/notebook/run_query.h"
#include "engine/notebook/run_row.h"
#include "engine/notebook/schema.h"
#include "engine/notebook/setting_rows.h"
#include "engine/notebook/standings.h"

#include <algorithm>
#include <utility>

namespace splitscope {

namespace {

using Numbers = std::vector<RunNumber>;

/// How many runs forEach() has in memory.
constexpr std::size_t runsAtOnce = 256;

Result<void> checkUndamaged(const Database &database)
{
    const auto found = database.text("PRAGMA quick_check(1)");
    if (!found)
        return tl::make_unexpected(found.error());
    if (*found != "ok")
        return fail(ErrorKind::NotebookDamaged, database.file(), *found);
    return {};
}

Result<Database> openedToWrite(const std::filesystem::path &file)
{
    auto database = Database::open(file, Database::Access::Write);
    if (!database)
        return database;
    const auto version = storedVersion(*database);
    if (!version)
        return tl::make_unexpected(version.error());
    if (database->isReadOnly())
        return fail(ErrorKind::NotebookReadOnly, database->file(), "it is write-protected");
    if (*version > 0) {
        if (auto undamaged = checkUndamaged(*database); !undamaged)
            return tl::make_unexpected(undamaged.error());
    }
    // NORMAL: the end of the process loses nothing, and no run waits for the disk.
    const auto done =
        database
            ->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                      "PRAGMA foreign_keys = ON")
            .and_then([&]() -> Result<void> {
                return *version == notebookVersion ? Result<void>() : bringUpToDate(*database);
            });
    if (!done)
        return tl::make_unexpected(done.error());
    return database;
}

Result<Database> openedToRead(const std::filesystem::path &file)
{
    auto database = Database::open(file, Database::Access::Read);
    auto version = database ? storedVersion(*database)
                            : Result<std::int64_t>(tl::make_unexpected(database.error()));
    if (!version && std::filesystem::exists(file)
        && (version.error().kind == ErrorKind::NotebookReadOnly
            || version.error().kind == ErrorKind::NotebookUnusable)) {
        // A folder in which SQLite cannot make the files that it shares with others.
        auto alone = Database::open(file, Database::Access::Immutable);
        auto aloneVersion = alone ? storedVersion(*alone)
                                  : Result<std::int64_t>(tl::make_unexpected(alone.error()));
        if (aloneVersion) {
            database = std::move(alone);
            version = aloneVersion;
        }
    }
    if (!version)
        return tl::make_unexpected(version.error());
    if (*version == 0)
        return fail(ErrorKind::NotebookUnusable, database->file(), "it is empty");
    if (const auto ready = readAsThisVersion(*database, *version); !ready)
        return tl::make_unexpected(ready.error());
    return database;
}

} // namespace

struct Notebook::Impl
{
    Impl(std::filesystem::path path, NotebookMode itsMode, Database opened)
        : file(std::move(path)), mode(itsMode), database(std::move(opened)), settings(database)
    {
    }

    bool salvages() const { return mode == NotebookMode::Salvage; }
    /// Empty: the filter has conditions that no run has.
    Result<std::optional<RunQuery>> query(const RunFilter &filter, const RunOrder &order = {});
    Result<Numbers> numbers(const RunFilter &filter, const RunOrder &order);
    Numbers salvagedNumbers(const RunQuery &query);
    std::int64_t highestNumber() const;
    Result<std::optional<StoredRun>> read(Statement &row, RunNumber number);
    Result<void> mark(std::span<const RunNumber> runs, bool removed);

    std::filesystem::path file;
    NotebookMode mode;
    Database database;
    SettingRows settings;
};

Result<std::optional<RunQuery>> Notebook::Impl::query(const RunFilter &filter,
                                                      const RunOrder &order)
{
    if (!filter.conditions)
        return RunQuery(filter, std::nullopt, order);
    return settings.find(*filter.conditions).map([&](std::optional<std::int64_t> setting) {
        return setting ? std::optional(RunQuery(filter, setting, order)) : std::nullopt;
    });
}

Result<Numbers> Notebook::Impl::numbers(const RunFilter &filter, const RunOrder &order)
{
    const auto found = query(filter, order);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return Numbers();
    if (salvages())
        return salvagedNumbers(**found);
    auto row =
        database.prepare("SELECT run.number" + (*found)->sql() + " ORDER BY " + (*found)->order());
    if (!row)
        return tl::make_unexpected(row.error());
    (*found)->bind(*row);
    Numbers numbers;
    auto isThere = row->step();
    for (; isThere && *isThere; isThere = row->step())
        numbers.push_back(RunNumber(row->integer()));
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    return numbers;
}

std::int64_t Notebook::Impl::highestNumber() const
{
    const auto given = database.number("SELECT seq FROM sqlite_sequence WHERE name = 'run'");
    const auto last = database.number("SELECT max(number) FROM run");
    return std::max(given.value_or(0), last.value_or(0));
}

/// Each one by itself: what cannot be read of one does not hide the others.
Numbers Notebook::Impl::salvagedNumbers(const RunQuery &query)
{
    Numbers numbers;
    auto row = database.prepare("SELECT run.number" + query.sql() + " AND run.number = ?");
    const std::int64_t last = row ? highestNumber() : 0;
    for (std::int64_t number = 1; number <= last; ++number) {
        row->reset();
        query.bind(*row);
        if (row->bind(number).step().value_or(false))
            numbers.push_back(RunNumber(number));
    }
    return numbers;
}

Result<std::optional<StoredRun>> Notebook::Impl::read(Statement &row, RunNumber number)
{
    row.reset();
    const auto isThere = row.bind(static_cast<std::int64_t>(number)).step();
    if (!isThere)
        return tl::make_unexpected(isThere.error());
    if (!*isThere)
        return std::nullopt;
    const auto conditions = settings.read(row.integer());
    if (!conditions)
        return tl::make_unexpected(conditions.error());
    auto run = readRun(row, *conditions);
    if (!run)
        return fail(ErrorKind::NotebookDamaged, database.file(),
                    "run " + std::to_string(static_cast<std::int64_t>(number)));
    if (run->record.outcome)
        return run;
    return readEdgeFinish(database, number).map([&](std::optional<EdgeFinish> finish) {
        run->record.finishedOnEdge = std::move(finish);
        return std::move(run);
    });
}

Result<void> Notebook::Impl::mark(std::span<const RunNumber> runs, bool removed)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    auto statement = database.prepare("UPDATE run SET removed = ? WHERE number = ?");
    if (!statement)
        return tl::make_unexpected(statement.error());
    for (const RunNumber number : runs) {
        statement->reset();
        if (const auto marked =
                statement->bind(removed).bind(static_cast<std::int64_t>(number)).step();
            !marked)
            return tl::make_unexpected(marked.error());
    }
    statement->reset();
    return transaction->commit();
}

Result<Notebook> Notebook::open(const std::filesystem::path &file, NotebookMode mode)
{
    auto database = mode == NotebookMode::ReadWrite ? openedToWrite(file) : openedToRead(file);
    if (!database)
        return tl::make_unexpected(database.error());
    if (mode == NotebookMode::ReadOnly) {
        if (auto undamaged = checkUndamaged(*database); !undamaged)
            return tl::make_unexpected(undamaged.error());
    }
    return Notebook(std::make_unique<Impl>(file, mode, *std::move(database)));
}

Notebook::Notebook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Notebook::Notebook(Notebook &&) noexcept = default;
Notebook &Notebook::operator=(Notebook &&) noexcept = default;
Notebook::~Notebook() = default;

const std::filesystem::path &Notebook::file() const
{
    return impl_->file;
}

NotebookMode Notebook::mode() const
{
    return impl_->mode;
}

Result<ExperimentId> Notebook::beginExperiment(const ExperimentInfo &info)
{
    return keepExperiment(impl_->database, info);
}

Result<RunNumber> Notebook::add(ExperimentId experiment, const RunRecord &record, bool composed)
{
    auto transaction = Transaction::begin(impl_->database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto store = [&]() -> Result<RunNumber> {
        const auto setting = impl_->settings.keep(record.conditions);
        if (!setting)
            return tl::make_unexpected(setting.error());
        auto statement = impl_->database.prepare("INSERT INTO run (" + runColumns() + ") VALUES ("
                                                 + runParameters() + ")");
        if (!statement)
            return tl::make_unexpected(statement.error());
        bindRun(*statement, *setting, experiment, record, composed);
        if (const auto stored = statement->step(); !stored)
            return tl::make_unexpected(stored.error());
        const RunNumber number{impl_->database.lastRow()};
        statement->reset();
        if (record.finishedOnEdge && !record.outcome) {
            const auto kept = keepEdgeFinish(impl_->database, number, *record.finishedOnEdge);
            if (!kept)
                return tl::make_unexpected(kept.error());
        }
        return transaction->commit().map([&] { return number; });
    };
    auto number = store();
    if (!number)
        impl_->settings.forget();
    return number;
}

Result<ExperimentId> Notebook::addTyped(const ExperimentInfo &info, std::span<const TypedRow> rows)
{
    ExperimentInfo typed = info;
    typed.kind = ExperimentKind::Typed;
    auto transaction = Transaction::begin(impl_->database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    const auto experiment = keepExperiment(impl_->database, typed);
    if (!experiment)
        return experiment;
    if (const auto kept = keepTypedRows(impl_->database, *experiment, rows); !kept)
        return tl::make_unexpected(kept.error());
    return transaction->commit().map([&] { return *experiment; });
}

Result<std::vector<StoredExperiment>> Notebook::experiments() const
{
    auto experiments = readExperiments(impl_->database, std::nullopt);
    if (!experiments)
        return experiments;
    for (StoredExperiment &experiment : *experiments) {
        if (const auto read = readRunCounts(impl_->database, experiment);
            !read && !impl_->salvages())
            return tl::make_unexpected(read.error());
    }
    return experiments;
}

Result<StoredExperiment> Notebook::experiment(ExperimentId id) const
{
    auto found = readExperiments(impl_->database, id);
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->empty()) {
        const auto last = impl_->database.number("SELECT max(id) FROM experiment").value_or(0);
        return fail(ErrorKind::UnknownExperiment, std::to_string(static_cast<std::int64_t>(id)),
                    last == 0 ? std::string("-") : "1.." + std::to_string(last));
    }
    if (const auto read = readRunCounts(impl_->database, found->front());
        !read && !impl_->salvages())
        return tl::make_unexpected(read.error());
    return std::move(found->front());
}

Result<std::vector<TypedRow>> Notebook::typedRows(ExperimentId experiment) const
{
    return readTypedRows(impl_->database, experiment);
}

Result<std::int64_t> Notebook::count(const RunFilter &filter) const
{
    if (impl_->salvages()) {
        std::int64_t read = 0;
        return forEach(filter, [&](const StoredRun &) { return ++read > 0; }).map([&] {
            return read;
        });
    }
    const auto query = impl_->query(filter);
    if (!query)
        return tl::make_unexpected(query.error());
    if (!*query)
        return 0;
    auto row = impl_->database.prepare("SELECT count(*)" + (*query)->sql());
    if (!row)
        return tl::make_unexpected(row.error());
    (*query)->bind(*row);
    return row->step().map([&](bool) { return row->integer(); });
}

Result<std::vector<RunNumber>> Notebook::numbers(const RunFilter &filter,
                                                 const RunOrder &order) const
{
    auto found = impl_->numbers(filter, order);
    if (found && impl_->salvages())
        std::ranges::reverse(*found);
    return found;
}

Result<std::vector<StoredRun>> Notebook::runs(std::span<const RunNumber> numbers) const
{
    auto row = impl_->database.prepare("SELECT " + runColumns()
                                       + ", run.number, run.note, run.removed FROM run"
                                         " WHERE run.number = ?");
    if (!row)
        return tl::make_unexpected(row.error());
    std::vector<StoredRun> runs;
    runs.reserve(numbers.size());
    for (const RunNumber number : numbers) {
        auto run = impl_->read(*row, number);
        if (!run && !impl_->salvages())
            return tl::make_unexpected(run.error());
        if (run && *run)
            runs.push_back(**std::move(run));
    }
    return runs;
}

Result<std::vector<StoredRun>> Notebook::newest(const RunFilter &filter, std::size_t most) const
{
    auto found = numbers(filter);
    if (!found)
        return tl::make_unexpected(found.error());
    if (found->size() > most)
        found->resize(most);
    return runs(*found);
}

Result<void> Notebook::forEach(const RunFilter &filter,
                               const std::function<bool(const StoredRun &)> &take) const
{
    const auto found = impl_->numbers(filter, {.ascending = true});
    if (!found)
        return tl::make_unexpected(found.error());
    for (std::size_t from = 0; from < found->size(); from += runsAtOnce) {
        const auto some =
            runs(std::span(*found).subspan(from, std::min(runsAtOnce, found->size() - from)));
        if (!some)
            return tl::make_unexpected(some.error());
        for (const StoredRun &run : *some) {
            if (!take(run))
                return {};
        }
    }
    return {};
}

Result<std::vector<SettingRuns>> Notebook::settings(const RunFilter &filter) const
{
    const auto query = impl_->query(filter);
    if (!query)
        return tl::make_unexpected(query.error());
    std::vector<SettingRuns> settings;
    if (!*query)
        return settings;
    auto row = impl_->database.prepare(
        "SELECT run.setting, count(*) FILTER (WHERE run.failed = 0 AND run.composed = 0),"
        " count(*) FILTER (WHERE run.failed = 0 AND run.composed = 1),"
        " count(*) FILTER (WHERE run.failed = 1)"
        + (*query)->sql() + " GROUP BY run.setting ORDER BY min(run.number)");
    if (!row)
        return tl::make_unexpected(row.error());
    (*query)->bind(*row);
    auto isThere = row->step();
    for (; isThere && *isThere; isThere = row->step()) {
        const auto conditions = impl_->settings.read(row->integer());
        if (!conditions && !impl_->salvages())
            return tl::make_unexpected(conditions.error());
        if (conditions)
            settings.push_back({.conditions = *conditions,
                                .measured = row->integer(),
                                .composed = row->integer(),
                                .failed = row->integer()});
    }
    if (!isThere && !impl_->salvages())
        return tl::make_unexpected(isThere.error());
    return settings;
}

Result<RunChoices> Notebook::choices() const
{
    RunChoices choices;
    const auto each = [&](const std::string &column, const auto &take) -> Result<void> {
        auto row = impl_->database.prepare("SELECT DISTINCT " + column + " FROM setting WHERE "
                                           + column + " IS NOT NULL ORDER BY " + column);
        if (!row)
            return tl::make_unexpected(row.error());
        auto isThere = row->step();
        for (; isThere && *isThere; isThere = row->step())
            take(*row);
        return isThere.map([](bool) {});
    };
    const auto read = each("edge_share",
                           [&](Statement &row) {
                               if (const auto share = CpuShare::of(row.real()))
                                   choices.edgeShares.push_back(*share);
                           })
                          .and_then([&] {
                              return each("uplink_mbit", [&](Statement &row) {
                                  if (const auto rate = Bandwidth::ofMbitPerSecond(row.real()))
                                      choices.uplinks.push_back(*rate);
                              });
                          })
                          .and_then([&] {
                              return each("cut", [&](Statement &row) {
                                  choices.cuts.push_back(static_cast<int>(row.integer()));
                              });
                          });
    if (!read && !impl_->salvages())
        return tl::make_unexpected(read.error());
    return choices;
}

Result<std::vector<std::optional<RunStanding>>>
Notebook::standings(std::span<const RunNumber> numbers,
                    const std::optional<ExperimentId> &experiment) const
{
    Standings standings(impl_->database, experiment);
    std::vector<std::optional<RunStanding>> found;
    for (const RunNumber number : numbers) {
        auto standing = standings.of(number);
        if (!standing)
            return tl::make_unexpected(standing.error());
        found.push_back(*standing);
    }
    return found;
}

std::int64_t Notebook::unreadable() const
{
    if (!impl_->salvages())
        return 0;
    std::int64_t read = 0;
    for (const bool removed : {false, true}) {
        const auto each = forEach(RunFilter{.removed = removed}, [&](const StoredRun &) {
            ++read;
            return true;
        });
        if (!each)
            break;
    }
    return impl_->highestNumber() - read;
}

Result<void> Notebook::annotate(RunNumber run, const std::string &note)
{
    auto statement = impl_->database.prepare("UPDATE run SET note = ? WHERE number = ?");
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->bind(std::string_view(note))
        .bind(static_cast<std::int64_t>(run))
        .step()
        .map([](bool) {});
}

Result<void> Notebook::remove(std::span<const RunNumber> runs)
{
    return impl_->mark(runs, true);
}

Result<void> Notebook::restore(std::span<const RunNumber> runs)
{
    return impl_->mark(runs, false);
}

} // namespace splitscope
