#include "engine/notebook/edge_finish_rows.h"
#include "engine/notebook/experiment_rows.h"
#include "engine/notebook/run_row.h"
#include "engine/notebook/schema.h"
#include "engine/notebook/setting_row.h"
#include "engine/notebook/setting_rows.h"
#include "tests/fuzz/forged_value.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

namespace splitscope::fuzz {

namespace {

void promiseSum(const LatencyBreakdown &latency)
{
    promise(latency.local() + latency.transfer() + latency.cloud() == latency.endToEnd(),
            "parts that sum to their whole");
}

void readRunOf(Statement &row)
{
    static const Conditions conditions = usualConditions();
    row.integer(); // the setting
    if (const auto run = readRun(row, conditions); run && run->record.outcome)
        promiseSum(run->record.outcome->latency);
}

void readSettingOf(Statement &row)
{
    static const CutPoint cut = usualConditions().cut;
    row.integer(); // the cut
    const auto read = readSettingRow(row, Conditions(cut));
    promise(read || *read.error() != '\0', "damage has a name");
}

void readFinishOf(Statement &row)
{
    if (const auto finish = readEdgeFinish(row))
        promiseSum(finish->latency);
}

ForgedValue valueOf(Statement &row, const std::string &type)
{
    if (row.isNull()) {
        row.integer();
        return {};
    }
    if (type == "INTEGER")
        return row.integer();
    if (type == "REAL")
        return row.real();
    return row.text();
}

void bindValue(Statement &row, const ForgedValue &value)
{
    std::visit(
        [&](const auto &held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
                row.bind(std::string_view(held));
            else if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
                row.bindNull();
            else
                row.bind(held);
        },
        value);
}

/// A row of one table as its reader asks for it, of any values at all: no table is read, only what
/// the statement is bound to.
class ForgedRow
{
public:
    using Reader = void (*)(Statement &);

    ForgedRow(const Database &database, const std::string &table, const std::string &columns,
              Reader reader)
        : row_(parameters(database, columns)), reader_(reader)
    {
        auto usual = database.prepare("SELECT " + columns + " FROM " + table).value();
        promise(usual.step().value(), "a row");
        std::istringstream names(columns);
        for (std::string name; std::getline(names >> std::ws, name, ',');) {
            types_.push_back(database
                                 .text("SELECT type FROM pragma_table_info('" + table
                                       + "') WHERE name = '" + name + "'")
                                 .value());
            usual_.push_back(valueOf(usual, types_.back()));
        }
        promise(usual_.size() <= changed_.size(), "room for all columns");
    }

    void read(Decisions decisions)
    {
        std::vector<std::pair<std::size_t, ForgedValue>> forged;
        changed_.reset();
        while (forged.size() < mostChanges && decisions.more()) {
            const std::size_t column = decisions.number<std::uint8_t>() % types_.size();
            if (changed_.test(column))
                break;
            changed_.set(column);
            forged.emplace_back(column, forgedValue(types_[column], 1, decisions));
        }
        row_.reset();
        for (std::size_t column = 0; column < usual_.size(); ++column) {
            const auto found =
                changed_.test(column)
                    ? std::ranges::find(forged, column, &std::pair<std::size_t, ForgedValue>::first)
                    : forged.end();
            bindValue(row_, found == forged.end() ? usual_[column] : found->second);
        }
        promise(row_.step().value(), "the row");
        reader_(row_);
    }

private:
    static constexpr std::size_t mostChanges = 4;

    static Statement parameters(const Database &database, const std::string &columns)
    {
        std::string text = "SELECT ?";
        for (std::ptrdiff_t more = std::ranges::count(columns, ','); more > 0; --more)
            text += ", ?";
        return database.prepare(text).value();
    }

    Statement row_;
    Reader reader_;
    std::vector<std::string> types_;
    std::vector<ForgedValue> usual_;
    std::bitset<64> changed_;
};

/// One of each table, of which nothing is changed but in a forged row.
std::vector<ForgedRow> forgedRows()
{
    static const Database database = Database::open(":memory:", Database::Access::Write).value();
    promise(bringUpToDate(database).has_value(), "tables");
    const Conditions conditions = usualConditions();
    const auto setting = SettingRows(database).keep(conditions).value();
    const auto runs = keepExperiment(database, {.title = "runs"}).value();
    const TypedRow typed{.line = 2, .cpuShare = 0.5, .mbitPerSecond = 5, .cut = 13};
    const auto sheet =
        keepExperiment(database, {.kind = ExperimentKind::Typed, .title = "typed"}).value();
    promise(keepTypedRows(database, sheet, {{typed}}).has_value(), "a typed row");
    const RunRecord finished = finishedOnEdge(2, conditions);
    for (const RunRecord &record : {recordOf(1, conditions, everyFigure()), finished}) {
        auto insert =
            database
                .prepare("INSERT INTO run (" + runColumns() + ") VALUES (" + runParameters() + ")")
                .value();
        bindRun(insert, setting, runs, record, false);
        promise(insert.step().has_value(), "a run");
    }
    promise(keepEdgeFinish(database, RunNumber(2), *finished.finishedOnEdge).has_value(),
            "what the edge has finished");
    std::vector<ForgedRow> rows;
    const auto add = [&](const char *table, const std::string &columns, auto reader) {
        rows.emplace_back(database, table, columns, reader);
    };
    add("run", runColumns() + ", number, note, removed", readRunOf);
    add("setting", settingColumns, readSettingOf);
    add("device", deviceColumns, [](Statement &row) { (void)readDeviceRow(row); });
    add("trace", traceColumns, [](Statement &row) { (void)readTraceRow(row); });
    add("experiment", experimentColumns, [](Statement &row) { (void)readExperiment(row); });
    add("typed_row", typedRowColumns, [](Statement &row) { (void)readTypedRow(row); });
    add("edge_finish", edgeFinishColumns, readFinishOf);
    return rows;
}

} // namespace

void notebookRow(Bytes bytes)
{
    static std::vector<ForgedRow> rows = forgedRows();
    Decisions decisions(bytes);
    rows[decisions.number<std::uint8_t>() % rows.size()].read(decisions);
}

} // namespace splitscope::fuzz
