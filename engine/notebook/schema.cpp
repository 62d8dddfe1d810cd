#include "engine/notebook/schema.h"

#include <array>

namespace splitscope {

namespace {

// docs/NOTEBOOK.md describes every column. A release that has been given away never changes a
// step: it adds one, and tests/unit/engine/data/notebooks gets a dump of the version before.
constexpr const char *version1 = R"sql(
CREATE TABLE experiment (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('runs', 'sweep', 'adaptive', 'typed')),
    title       TEXT NOT NULL,
    plan        TEXT NOT NULL,
    seed        INTEGER NOT NULL,
    model       TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    picture     TEXT NOT NULL,
    node        TEXT NOT NULL,
    software    TEXT NOT NULL,
    host        TEXT NOT NULL,
    started_ns  INTEGER NOT NULL
) STRICT;

CREATE TABLE device (
    id                 INTEGER PRIMARY KEY,
    name               TEXT NOT NULL,
    file               TEXT,
    text               TEXT,
    macs_per_s         REAL,
    weight_bytes_per_s REAL,
    overhead_ns        INTEGER,
    layer_ns           TEXT
) STRICT;

CREATE TABLE trace (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    duration_us INTEGER NOT NULL,
    steps       TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    id                INTEGER PRIMARY KEY,
    cut               INTEGER NOT NULL CHECK (cut >= 0),
    edge_device       INTEGER NOT NULL REFERENCES device,
    edge_share        REAL NOT NULL,
    edge_quota_us     INTEGER,
    cloud_device      INTEGER NOT NULL REFERENCES device,
    cloud_share       REAL NOT NULL,
    cloud_quota_us    INTEGER,
    link              TEXT NOT NULL CHECK (link IN ('emulated', 'outside')),
    uplink_mbit       REAL,
    downlink_mbit     REAL,
    trace             INTEGER REFERENCES trace,
    burst_bytes       INTEGER NOT NULL,
    delay_us          INTEGER NOT NULL,
    jitter_us         INTEGER NOT NULL,
    jitter_seed       INTEGER NOT NULL,
    queue_limit_bytes INTEGER,
    coding            TEXT,
    answer            TEXT NOT NULL CHECK (answer IN ('cloud', 'edge')),
    other_edges       INTEGER NOT NULL CHECK (other_edges >= 0)
) STRICT;
CREATE INDEX setting_found ON setting (cut, edge_share, uplink_mbit);

CREATE TABLE run (
    number               INTEGER PRIMARY KEY AUTOINCREMENT,
    experiment           INTEGER NOT NULL REFERENCES experiment,
    setting              INTEGER NOT NULL REFERENCES setting,
    session_run          INTEGER NOT NULL,
    started_ns           INTEGER NOT NULL,
    model                TEXT NOT NULL,
    note                 TEXT NOT NULL DEFAULT '',
    composed             INTEGER NOT NULL DEFAULT 0 CHECK (composed IN (0, 1)),
    removed              INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    error                TEXT,
    error_subject        TEXT,
    error_detail         TEXT,
    failed               INTEGER GENERATED ALWAYS AS (error IS NOT NULL) VIRTUAL,
    end_to_end_us        INTEGER,
    local_us             INTEGER,
    transfer_us          INTEGER GENERATED ALWAYS AS (end_to_end_us - local_us - cloud_us) VIRTUAL,
    cloud_us             INTEGER,
    activation_bytes     INTEGER,
    payload_bytes        INTEGER,
    encode_ns            INTEGER,
    cloud_queue_ns       INTEGER,
    cloud_decode_ns      INTEGER,
    cloud_compute_ns     INTEGER,
    edge_compute_ns      INTEGER,
    edge_cpu_ns          INTEGER,
    cloud_cpu_ns         INTEGER,
    edge_layers          TEXT,
    edge_share           REAL,
    cloud_share          REAL,
    uplink_mbit          REAL,
    round_trip_us        INTEGER,
    trace_position_us    INTEGER,
    edge_too_slow        INTEGER,
    cloud_too_slow       INTEGER,
    edge_kept            TEXT,
    edge_refused         TEXT,
    edge_refused_subject TEXT,
    edge_refused_detail  TEXT,
    cloud_kept           TEXT,
    cloud_refused        TEXT,
    cloud_refused_subject TEXT,
    cloud_refused_detail TEXT,
    top                  TEXT,
    norm                 REAL,
    disagreement         REAL,
    coding               TEXT,
    output_error         REAL,
    same_top_class       INTEGER,
    cloud_workers        INTEGER,
    cloud_computing      INTEGER,
    cloud_queued         INTEGER,
    cloud_slow_down      REAL,
    cloud_wait_ns        INTEGER,
    CHECK (CASE WHEN error IS NULL
           THEN end_to_end_us IS NOT NULL AND local_us IS NOT NULL AND cloud_us IS NOT NULL
            AND activation_bytes IS NOT NULL AND payload_bytes IS NOT NULL AND coding IS NOT NULL
           ELSE coalesce(end_to_end_us, local_us, cloud_us, activation_bytes, payload_bytes,
                         encode_ns, cloud_queue_ns, cloud_decode_ns, cloud_compute_ns,
                         edge_compute_ns, edge_cpu_ns, cloud_cpu_ns, edge_layers, edge_share,
                         cloud_share, uplink_mbit, round_trip_us, trace_position_us, top, norm,
                         disagreement, coding, output_error, cloud_workers) IS NULL
           END)
) STRICT;
CREATE INDEX run_found ON run (removed, experiment, setting, failed, composed, model);

CREATE TABLE typed_row (
    experiment    INTEGER NOT NULL REFERENCES experiment,
    line          INTEGER NOT NULL,
    cpu_share     REAL NOT NULL,
    mbit          REAL NOT NULL,
    cut           INTEGER NOT NULL CHECK (cut >= 0),
    end_to_end_us INTEGER NOT NULL,
    local_us      INTEGER,
    transfer_us   INTEGER,
    cloud_us      INTEGER,
    PRIMARY KEY (experiment, line)
) STRICT, WITHOUT ROWID;

-- What somebody has typed never mixes with what was measured.
CREATE TRIGGER no_run_among_typed_rows BEFORE INSERT ON run
WHEN (SELECT kind FROM experiment WHERE id = NEW.experiment) = 'typed'
BEGIN SELECT raise(ABORT, 'a typed experiment has no runs'); END;
CREATE TRIGGER no_typed_row_among_runs BEFORE INSERT ON typed_row
WHEN (SELECT kind FROM experiment WHERE id = NEW.experiment) <> 'typed'
BEGIN SELECT raise(ABORT, 'only a typed experiment has typed rows'); END;

-- The lab's table, for whoever opens the file with another program.
CREATE VIEW sheet AS
SELECT setting.edge_share AS cpu, setting.uplink_mbit AS bandwidth, setting.cut AS cut,
       run.end_to_end_us / 1000.0 AS end_to_end_ms, run.local_us / 1000.0 AS local_ms,
       run.transfer_us / 1000.0 AS transfer_ms, run.cloud_us / 1000.0 AS cloud_ms,
       run.number AS run, run.experiment AS experiment, run.model AS model, run.note AS note
FROM run JOIN setting ON setting.id = run.setting
WHERE run.removed = 0 AND run.failed = 0 AND run.composed = 0
ORDER BY run.number;
)sql";

// Of failed runs, those to whose answer the edge came by itself. Their times stand apart from the
// table run, so that nothing which counts measured runs meets them.
constexpr const char *version2 = R"sql(
CREATE TABLE edge_finish (
    run           INTEGER PRIMARY KEY REFERENCES run,
    end_to_end_us INTEGER NOT NULL,
    local_us      INTEGER NOT NULL CHECK (local_us BETWEEN 0 AND end_to_end_us),
    transfer_us   INTEGER GENERATED ALWAYS AS (end_to_end_us - local_us) VIRTUAL,
    top           TEXT NOT NULL,
    norm          REAL,
    edge_too_slow INTEGER NOT NULL CHECK (edge_too_slow IN (0, 1))
) STRICT;

CREATE TRIGGER no_measured_run_finished_on_the_edge BEFORE INSERT ON edge_finish
WHEN coalesce((SELECT failed FROM run WHERE number = NEW.run), 0) = 0
BEGIN SELECT raise(ABORT, 'only a failed run is finished on the edge'); END;
CREATE TRIGGER no_run_measured_after_all BEFORE UPDATE OF error ON run
WHEN NEW.error IS NULL AND EXISTS (SELECT 1 FROM edge_finish WHERE run = NEW.number)
BEGIN SELECT raise(ABORT, 'what was finished on the edge was not measured'); END;
)sql";

/// Each brings a file from the version before to the one after.
constexpr std::array steps{version1, version2};
static_assert(steps.size() == notebookVersion);

Result<std::int64_t> versionSeen(const Database &database)
{
    const auto application = database.number("PRAGMA application_id");
    if (!application)
        return application;
    const auto version = database.number("PRAGMA user_version");
    if (!version)
        return version;
    const auto things = database.number("SELECT count(*) FROM sqlite_schema");
    if (!things)
        return things;
    if (*application == 0 && *version == 0 && *things == 0)
        return 0;
    if (*application != notebookApplicationId || *version < 1)
        return fail(ErrorKind::NotebookUnusable, database.file(),
                    "it is a database of another program");
    if (*version > notebookVersion)
        return fail(ErrorKind::NotebookNewer, database.file(),
                    std::to_string(*version) + " > " + std::to_string(notebookVersion));
    // A view in a table's place could be reckoned for ever.
    const auto ours = database.number("SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                                      " AND sql NOT LIKE 'CREATE VIRTUAL%' AND name IN"
                                      " ('experiment', 'device', 'trace', 'setting', 'run',"
                                      " 'typed_row', 'edge_finish')");
    if (!ours)
        return ours;
    constexpr std::array<std::int64_t, notebookVersion> tables{6, 7};
    if (*ours != tables.at(static_cast<std::size_t>(*version - 1)))
        return fail(ErrorKind::NotebookUnusable, database.file(), "it has not a notebook's tables");
    return version;
}

} // namespace

Result<std::int64_t> storedVersion(const Database &database)
{
    // All of it as of one moment: another program may be making it meanwhile.
    if (const auto begun = database.execute("SAVEPOINT look"); !begun)
        return tl::make_unexpected(begun.error());
    const auto version = versionSeen(database);
    const auto ended = database.execute("RELEASE look");
    if (version && !ended)
        return tl::make_unexpected(ended.error());
    return version;
}

Result<void> bringUpToDate(const Database &database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return tl::make_unexpected(transaction.error());
    // Looked at again: another program may have made it meanwhile.
    const auto version = storedVersion(database);
    if (!version)
        return tl::make_unexpected(version.error());
    for (auto step = static_cast<std::size_t>(*version); step < steps.size(); ++step) {
        if (auto done = database.execute(steps[step]); !done)
            return done;
    }
    const std::string marks = "PRAGMA application_id = " + std::to_string(notebookApplicationId)
                              + "; PRAGMA user_version = " + std::to_string(notebookVersion);
    if (auto marked = database.execute(marks); !marked)
        return marked;
    return transaction->commit();
}

Result<void> readAsThisVersion(const Database &database, std::int64_t version)
{
    if (version >= 2)
        return {};
    return database.execute("PRAGMA temp_store = MEMORY;"
                            "CREATE TEMP TABLE edge_finish (run, end_to_end_us, local_us, top,"
                            " norm, edge_too_slow)");
}

} // namespace splitscope
