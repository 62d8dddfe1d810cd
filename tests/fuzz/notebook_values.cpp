#include "tests/fuzz/forged_value.h"
#include "tests/fuzz/notebook_reading.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/targets.h"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace splitscope::fuzz {

namespace {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalize>;
using ValuePtr = std::unique_ptr<sqlite3_value, Finalize>;

struct Column
{
    std::string name;
    std::string type;
    ValuePtr usual;
};

/// One of a notebook's tables, and a row that it may have.
struct Table
{
    std::string name;
    std::string key; ///< the column that is its rows' number
    std::vector<Column> columns;
    StatementPtr insert;
    StatementPtr remove;
};

/// Has the columns which name a row of another table, or of their own, name the forged one.
bool namesForgedRow(const Table &table, const std::string &column)
{
    if (column == table.key)
        return true;
    return table.name != "typed_row"
           && (column == "edge_device" || column == "cloud_device" || column == "trace"
               || column == "setting" || column == "experiment");
}

/// A notebook, and a second connection to it that writes what a notebook never would.
class Forgery
{
public:
    Forgery();
    ~Forgery();
    Forgery(const Forgery &) = delete;
    Forgery &operator=(const Forgery &) = delete;

    void read(Decisions decisions);

private:
    static constexpr int readsOfOneNotebook = 500; ///< it remembers settings

    StatementPtr prepared(const std::string &sql);
    Table tableOf(const std::string &name, const std::string &key);
    void change(Decisions &decisions, std::int64_t row);
    void bindUsual(Table &table, std::int64_t row);

    ScratchFile scratch_{"values"};
    sqlite3 *connection_ = nullptr;
    std::vector<Table> tables_;
    std::optional<Notebook> notebook_;
    std::int64_t reads_ = 0;
};

Forgery::Forgery()
{
    {
        auto notebook = Notebook::open(scratch_.path()).value();
        const auto runs = notebook.beginExperiment({.title = "runs"}).value();
        promise(notebook.add(runs, recordOf(1, usualConditions(), everyFigure())).has_value(),
                "a run");
        promise(notebook.add(runs, finishedOnEdge(2, usualConditions())).has_value(),
                "a run that the edge has finished");
        const TypedRow row{.line = 2, .cpuShare = 0.5, .mbitPerSecond = 5, .cut = 13};
        promise(notebook.addTyped({.title = "typed"}, {{row}}).has_value(), "a typed row");
    }
    promise(sqlite3_open(scratch_.path().c_str(), &connection_) == SQLITE_OK, "a connection");
    sqlite3_exec(connection_,
                 "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON;"
                 "PRAGMA foreign_keys = OFF; DROP TRIGGER no_measured_run_finished_on_the_edge",
                 nullptr, nullptr, nullptr);
    tables_.push_back(tableOf("device", "id"));
    tables_.push_back(tableOf("trace", "id"));
    tables_.push_back(tableOf("setting", "id"));
    tables_.push_back(tableOf("experiment", "id"));
    tables_.push_back(tableOf("run", "number"));
    tables_.push_back(tableOf("edge_finish", "run"));
    tables_.push_back(tableOf("typed_row", "line"));
}

Forgery::~Forgery()
{
    tables_.clear();
    sqlite3_close(connection_);
}

StatementPtr Forgery::prepared(const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr);
    promise(statement != nullptr, sql.c_str());
    return StatementPtr(statement);
}

Table Forgery::tableOf(const std::string &name, const std::string &key)
{
    Table table{.name = name, .key = key};
    std::string names;
    std::string places;
    const auto info = prepared("PRAGMA table_info(" + name + ")"); // without generated columns
    while (sqlite3_step(info.get()) == SQLITE_ROW) {
        const auto text = [&](int column) {
            return std::string(
                reinterpret_cast<const char *>(sqlite3_column_text(info.get(), column)));
        };
        table.columns.push_back({text(1), text(2), nullptr});
        names += (names.empty() ? "" : ", ") + text(1);
        places += places.empty() ? "?" : ", ?";
    }
    const auto usual = prepared("SELECT " + names + " FROM " + name);
    promise(sqlite3_step(usual.get()) == SQLITE_ROW, "a usual row");
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        table.columns[i].usual.reset(
            sqlite3_value_dup(sqlite3_column_value(usual.get(), static_cast<int>(i))));
    table.insert = prepared("INSERT INTO " + name + " (" + names + ") VALUES (" + places + ")");
    table.remove = prepared("DELETE FROM " + name + " WHERE " + key + " = ?");
    return table;
}

void Forgery::bindUsual(Table &table, std::int64_t row)
{
    sqlite3_reset(table.insert.get());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        if (namesForgedRow(table, table.columns[i].name))
            sqlite3_bind_int64(table.insert.get(), place, row);
        else
            sqlite3_bind_value(table.insert.get(), place, table.columns[i].usual.get());
    }
}

/// One value of one column. What SQLite does not take in a column leaves the row out.
void Forgery::change(Decisions &decisions, std::int64_t row)
{
    Table &table = tables_[decisions.number<std::uint8_t>() % tables_.size()];
    const std::size_t index = decisions.number<std::uint8_t>() % table.columns.size();
    const Column &column = table.columns[index];
    if (column.name == table.key)
        return;
    sqlite3_stmt *const insert = table.insert.get();
    const int place = static_cast<int>(index) + 1;
    const ForgedValue value = forgedValue(column.type, row, decisions);
    if (const auto *integer = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(insert, place, *integer);
    else if (const auto *real = std::get_if<double>(&value))
        sqlite3_bind_double(insert, place, *real);
    else if (const auto *text = std::get_if<std::string>(&value))
        sqlite3_bind_text(insert, place, text->c_str(), -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(insert, place);
}

void Forgery::read(Decisions decisions)
{
    constexpr int mostChanges = 6;
    const std::int64_t row = 1000 + reads_;
    for (Table &table : tables_)
        bindUsual(table, row);
    for (int i = 0; i < mostChanges && decisions.more(); ++i)
        change(decisions, row);
    sqlite3_exec(connection_, "BEGIN", nullptr, nullptr, nullptr);
    for (const Table &table : tables_)
        sqlite3_step(table.insert.get());
    for (const Table &table : tables_)
        sqlite3_reset(table.insert.get());
    sqlite3_exec(connection_, "COMMIT", nullptr, nullptr, nullptr);

    if (reads_++ % readsOfOneNotebook == 0)
        notebook_.emplace(Notebook::open(scratch_.path(), NotebookMode::ReadOnly).value());
    readWhole(*notebook_);

    sqlite3_exec(connection_, "BEGIN", nullptr, nullptr, nullptr);
    for (const Table &table : tables_) {
        sqlite3_bind_int64(table.remove.get(), 1, row);
        sqlite3_step(table.remove.get());
        sqlite3_reset(table.remove.get());
    }
    sqlite3_exec(connection_, "COMMIT", nullptr, nullptr, nullptr);
}

} // namespace

void notebookValues(Bytes bytes)
{
    static Forgery forgery;
    forgery.read(Decisions(bytes));
}

} // namespace splitscope::fuzz
