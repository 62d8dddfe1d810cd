PRAGMA application_id = 1399878499;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO experiment VALUES(1,'runs','one','',0,'','','','','0.1.0','',0);
INSERT INTO experiment VALUES(2,'typed','sheet','',0,'','','','','','',0);
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
INSERT INTO device VALUES(1,'this-computer',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO device VALUES(2,'orange-pi','',replace('{\n  "splitscope_device": 1,\n  "id": "orange-pi",\n  "name": {\n    "en": "Orange Pi (lab sheet)",\n    "zh": "香橙派（指导书）"\n  },\n  "source": {\n    "en": "fitted to the lab sheet''s table (CPU 0.6), which it reproduces within 1.5 %",\n    "zh": "由指导书的数据表（CPU 0.6）拟合，误差在 1.5 % 以内"\n  },\n  "model": {\n    "macs_per_s": 860000000,\n    "weight_bytes_per_s": 2070000000,\n    "overhead_ns": 0\n  }\n}\n','\n',char(10)),860000000.0,2070000000.0,0,'[]');
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
INSERT INTO setting VALUES(1,13,1,0.59999999999999997779,10000,2,0.69999999999999995559,NULL,'emulated',5.0999999999999996447,0.33333333333333331482,NULL,1536,1234,234,-81985529216486896,60000,'int8-channel+zstd','edge',2);
INSERT INTO setting VALUES(2,0,2,0.59999999999999997779,NULL,2,1.0,NULL,'emulated',5.0,5.0,NULL,4096,0,0,1,NULL,'fp32','cloud',0);
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
INSERT INTO run VALUES(1,1,1,7,1790000000123456796,'alexnet-lab','a note',0,0,NULL,NULL,NULL,1287431,1137941,113054,25600,4623,160001,12,50003,112000004,1137000005,10000006,8000007,'[[1,643008],[2,0],[13,22009]]',0.3000000000000000444,0.70009999999999994457,4.9876543209999999461,412,7000001,1,1,'pacing','quota-unavailable','/sys/fs/cgroup','no right','quota',NULL,NULL,NULL,'[[295,12.34567928314209],[7,0.10000000149011612],[999,-1.0000000031710769e-30]]',62.012298583984375001,3.3000000000000001684e-07,'int8-channel+zstd',0.012300000000000000169,0,2,1,3,1.5,40000000);
INSERT INTO run VALUES(2,1,2,8,1790000000123456797,'alexnet-lab','',0,0,'deadline-exceeded','a run','12.0 s',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO typed_row VALUES(2,2,0.59999999999999997779,5.0,13,1287431,NULL,NULL,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('experiment',2);
INSERT INTO sqlite_sequence VALUES('run',2);
CREATE INDEX setting_found ON setting (cut, edge_share, uplink_mbit);
CREATE INDEX run_found ON run (removed, experiment, setting, failed, composed, model);
CREATE TRIGGER no_run_among_typed_rows BEFORE INSERT ON run
WHEN (SELECT kind FROM experiment WHERE id = NEW.experiment) = 'typed'
BEGIN SELECT raise(ABORT, 'a typed experiment has no runs'); END;
CREATE TRIGGER no_typed_row_among_runs BEFORE INSERT ON typed_row
WHEN (SELECT kind FROM experiment WHERE id = NEW.experiment) <> 'typed'
BEGIN SELECT raise(ABORT, 'only a typed experiment has typed rows'); END;
CREATE VIEW sheet AS
SELECT setting.edge_share AS cpu, setting.uplink_mbit AS bandwidth, setting.cut AS cut,
       run.end_to_end_us / 1000.0 AS end_to_end_ms, run.local_us / 1000.0 AS local_ms,
       run.transfer_us / 1000.0 AS transfer_ms, run.cloud_us / 1000.0 AS cloud_ms,
       run.number AS run, run.experiment AS experiment, run.model AS model, run.note AS note
FROM run JOIN setting ON setting.id = run.setting
WHERE run.removed = 0 AND run.failed = 0 AND run.composed = 0
ORDER BY run.number;
COMMIT;
