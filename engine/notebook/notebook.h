// The lab notebook: every run, written to one file as it happens.
#pragma once

#include "engine/notebook/run_standing.h"
#include "engine/notebook/stored_run.h"
#include "engine/result.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace splitscope {

enum class NotebookMode {
    ReadWrite, ///< made if it is not there; its folder has to be
    ReadOnly,  ///< works in a folder that cannot be written to, too
    /// As ReadOnly, but of a damaged file: whatever can be read of it, and nothing is an error but
    /// a file of which nothing can.
    Salvage,
};

/// An SQLite file in WAL mode (docs/NOTEBOOK.md has its schema). What add() has returned a number
/// for is in the file, and outlives the process however that ends; a power cut may take the last
/// few with it, but not the file.
///
/// One connection: one thread at a time, any thread. Several threads have one each; several
/// programs may have the same file open, and see each other's runs. Writing waits for another one's
/// write, up to 10 s.
///
/// Errors, as of all here that return a Result: NotebookUnusable, NotebookNewer, NotebookDamaged,
/// NotebookReadOnly, NotebookFull, NotebookBusy. After any of them what was in the file is there
/// still, and the notebook can be used on.
class Notebook
{
public:
    static Result<Notebook> open(const std::filesystem::path &file,
                                 NotebookMode mode = NotebookMode::ReadWrite);
    Notebook(Notebook &&) noexcept;
    Notebook &operator=(Notebook &&) noexcept;
    ~Notebook();

    const std::filesystem::path &file() const;
    NotebookMode mode() const;

    Result<ExperimentId> beginExperiment(const ExperimentInfo &info);
    /// Precondition: an experiment of this notebook, not a Typed one.
    Result<RunNumber> add(ExperimentId experiment, const RunRecord &record, bool composed = false);
    /// All of them or none.
    Result<ExperimentId> addTyped(const ExperimentInfo &info, std::span<const TypedRow> rows);

    /// Newest first.
    Result<std::vector<StoredExperiment>> experiments() const;
    /// UnknownExperiment where there is none of this number.
    Result<StoredExperiment> experiment(ExperimentId id) const;
    /// In the order in which they were typed.
    Result<std::vector<TypedRow>> typedRows(ExperimentId experiment) const;

    Result<std::int64_t> count(const RunFilter &filter = {}) const;
    /// Some milliseconds for 10^5, for a table that reads the runs it shows. A damaged file's are
    /// newest first always.
    Result<std::vector<RunNumber>> numbers(const RunFilter &filter = {},
                                           const RunOrder &order = {}) const;
    /// In the order given; those that are not there are left out.
    Result<std::vector<StoredRun>> runs(std::span<const RunNumber> numbers) const;
    /// Newest first, `most` of them at most.
    Result<std::vector<StoredRun>> newest(const RunFilter &filter, std::size_t most) const;
    /// Oldest first, one after the other, without holding them all, until `take` returns false.
    Result<void> forEach(const RunFilter &filter,
                         const std::function<bool(const StoredRun &)> &take) const;
    /// Each setting that the runs have, in the order of its first run: what a sweep goes on from.
    Result<std::vector<SettingRuns>> settings(const RunFilter &filter = {}) const;
    /// Of all settings that the file knows.
    Result<RunChoices> choices() const;
    /// Of each of these runs; empty for what failed, was composed or is not there.
    /// `experiment`: among its runs alone.
    Result<std::vector<std::optional<RunStanding>>>
    standings(std::span<const RunNumber> numbers,
              const std::optional<ExperimentId> &experiment = {}) const;
    /// Of a damaged file: runs that must have been there and cannot be read. 0 in other modes.
    std::int64_t unreadable() const;

    Result<void> annotate(RunNumber run, const std::string &note);
    /// They stay in the file: restore() has them back.
    Result<void> remove(std::span<const RunNumber> runs);
    Result<void> restore(std::span<const RunNumber> runs);

private:
    struct Impl;

    explicit Notebook(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> impl_;
};

} // namespace splitscope
