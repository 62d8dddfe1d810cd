// SQLite's C API with Results.
#pragma once

#include "engine/result.h"

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace splitscope {

/// A prepared statement. Parameters are bound and columns read from left to right, each in its
/// turn; what is optional is NULL where it is empty. One thread, within its Database's life.
class Statement
{
public:
    Statement(sqlite3_stmt *statement, const std::string &file);

    Statement &bind(std::int64_t value);
    Statement &bind(double value);
    Statement &bind(std::string_view text);
    Statement &bindNull();
    template<typename T>
    Statement &bind(const std::optional<T> &value)
    {
        return value ? bind(*value) : bindNull();
    }
    template<std::integral T>
    Statement &bind(T value)
    {
        return bind(static_cast<std::int64_t>(value));
    }

    /// Whether there is a row to read.
    Result<bool> step();
    /// For the next one: nothing is bound.
    void reset();

    bool isNull() const;
    std::int64_t integer();
    double real(); ///< not a number for NULL, which is what SQLite makes of it
    std::string text();
    std::optional<std::int64_t> maybeInteger();
    std::optional<double> maybeReal();
    std::optional<std::string> maybeText();

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    std::string file_;
    int parameter_ = 0;
    int column_ = 0;
};

/// A connection. One thread at a time.
class Database
{
public:
    enum class Access {
        Write,     ///< made where it is not there
        Read,      ///< shares the file with those who write
        Immutable, ///< takes it for a file that nobody changes: no other file beside it is needed
    };

    static Result<Database> open(const std::filesystem::path &file, Access access);

    const std::string &file() const { return file_; }
    Result<Statement> prepare(const std::string &sql) const;
    /// Any number of statements without parameters, whose rows are not looked at.
    Result<void> execute(const std::string &sql) const;
    /// The first column of the only row.
    Result<std::int64_t> number(const std::string &sql) const;
    Result<std::string> text(const std::string &sql) const;
    bool isReadOnly() const;
    std::int64_t lastRow() const;

private:
    struct Close
    {
        void operator()(sqlite3 *connection) const;
    };

    Database(sqlite3 *connection, std::string file);

    std::unique_ptr<sqlite3, Close> connection_;
    std::string file_;
};

/// Writes from its beginning to commit() all or nothing. Waits for another's write to end.
class Transaction
{
public:
    static Result<Transaction> begin(const Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction(); ///< takes back what was not committed

    Result<void> commit();

private:
    explicit Transaction(const Database &database) : database_(&database) {}

    const Database *database_;
};

} // namespace splitscope
