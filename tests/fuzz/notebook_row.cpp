#include "engine/notebook/experiment_rows.h"
#include "engine/notebook/run_row.h"
#include "engine/notebook/schema.h"
#include "engine/notebook/setting_rows.h"
#include "tests/fuzz/forged_value.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <set>
#include <string>
#include <vector>

namespace splitscope::fuzz {

namespace {

/// What a table is read by.
enum class Reader { Setting, Run, Experiment, TypedRow };

struct Cell
{
    Reader reader;
    std::string type;
    Statement update;
    ForgedValue usual;
};

ForgedValue valueOf(Statement &row, const std::string &type)
{
    if (row.isNull())
        return {};
    if (type == "INTEGER")
        return row.integer();
    if (type == "REAL")
        return row.real();
    return row.text();
}

void write(Cell &cell, const ForgedValue &value)
{
    cell.update.reset();
    std::visit(
        [&](const auto &held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
                cell.update.bind(std::string_view(held));
            else if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                cell.update.bind(held);
        },
        value);
    (void)cell.update.step(); // what the column does not take stays out
}

/// A notebook's tables in memory, a row or two in each, and all statements made once: what is
/// forged in a cell is taken back after it has been read.
class Rows
{
public:
    Rows();
    void read(Decisions decisions);

private:
    void addCells(const std::string &table, const std::string &where, Reader reader);
    void read(Reader reader);
    void readRunRow();

    Database database_ = Database::open(":memory:", Database::Access::Write).value();
    Conditions conditions_ = usualConditions();
    std::int64_t setting_ = 0;
    ExperimentId typed_{};
    std::optional<Statement> run_;
    std::vector<Cell> cells_;
};

Rows::Rows()
{
    promise(bringUpToDate(database_)
                .and_then([&] {
                    return database_.execute("PRAGMA journal_mode = OFF;"
                                             "PRAGMA ignore_check_constraints = ON;"
                                             "PRAGMA foreign_keys = OFF");
                })
                .has_value(),
            "tables");
    setting_ = SettingRows(database_).keep(conditions_).value();
    const auto runs = keepExperiment(database_, {.title = "runs"}).value();
    typed_ = keepExperiment(database_, {.kind = ExperimentKind::Typed, .title = "typed"}).value();
    const TypedRow row{.line = 2, .cpuShare = 0.5, .mbitPerSecond = 5, .cut = 13};
    promise(keepTypedRows(database_, typed_, {{row}}).has_value(), "a typed row");
    auto insert =
        database_.prepare("INSERT INTO run (" + runColumns() + ") VALUES (" + runParameters() + ")")
            .value();
    bindRun(insert, setting_, runs, recordOf(1, conditions_, everyFigure()), false);
    promise(insert.step().has_value(), "a run");
    run_.emplace(
        database_
            .prepare("SELECT " + runColumns() + ", number, note, removed FROM run WHERE number = 1")
            .value());
    addCells("run", "number = 1", Reader::Run);
    addCells("setting", "id = 1", Reader::Setting);
    addCells("device", "id = 1", Reader::Setting);
    addCells("device", "id = 2", Reader::Setting);
    addCells("trace", "id = 1", Reader::Setting);
    addCells("experiment", "id = 1", Reader::Experiment);
    addCells("typed_row", "line = 2", Reader::TypedRow);
}

void Rows::addCells(const std::string &table, const std::string &where, Reader reader)
{
    auto info = database_.prepare("SELECT name, type FROM pragma_table_info('" + table + "')")
                    .value(); // without generated columns
    while (info.step().value()) {
        const std::string column = info.text();
        const std::string type = info.text();
        if (column == "id" || column == "number" || column == "line"
            || (table == "typed_row" && column == "experiment"))
            continue;
        auto usual =
            database_.prepare("SELECT " + column + " FROM " + table + " WHERE " + where).value();
        promise(usual.step().value(), "a row");
        cells_.push_back(
            {reader, type,
             database_.prepare("UPDATE " + table + " SET " + column + " = ? WHERE " + where)
                 .value(),
             valueOf(usual, type)});
    }
}

void Rows::readRunRow()
{
    run_->reset();
    promise(run_->step().value(), "the row");
    run_->integer(); // the setting
    if (const auto run = readRun(*run_, conditions_); run && run->record.outcome) {
        const LatencyBreakdown &latency = run->record.outcome->latency;
        promise(latency.local() + latency.transfer() + latency.cloud() == latency.endToEnd(),
                "parts that sum to their whole");
    }
    run_->reset();
}

void Rows::read(Reader reader)
{
    switch (reader) {
    case Reader::Setting:
        (void)SettingRows(database_).read(setting_);
        break;
    case Reader::Run:
        readRunRow();
        break;
    case Reader::Experiment:
        promise(readExperiments(database_, {}).value().size() == 2, "the experiments");
        break;
    case Reader::TypedRow:
        promise(readTypedRows(database_, typed_).value().size() == 1, "the typed row");
        break;
    }
}

void Rows::read(Decisions decisions)
{
    constexpr std::size_t mostChanges = 4;
    std::set<Cell *> changed;
    std::set<Reader> readers;
    while (changed.size() < mostChanges && decisions.more()) {
        Cell &cell = cells_[decisions.number<std::uint8_t>() % cells_.size()];
        if (!changed.insert(&cell).second)
            break;
        write(cell, forgedValue(cell.type, 1, decisions));
        readers.insert(cell.reader);
    }
    for (const Reader reader : readers)
        read(reader);
    for (Cell *cell : changed)
        write(*cell, cell->usual);
}

} // namespace

void notebookRow(Bytes bytes)
{
    static Rows rows;
    rows.read(Decisions(bytes));
}

} // namespace splitscope::fuzz
