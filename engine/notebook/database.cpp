#include "engine/notebook/database.h"

#include <sqlite3.h>

#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

namespace splitscope {

namespace {

constexpr int busyTimeoutMs = 10'000;
constexpr int mostValueBytes = 64 << 20;

std::string reasonOf(sqlite3 *connection)
{
    const int number = sqlite3_system_errno(connection);
    return number == 0 ? sqlite3_errmsg(connection)
                       : std::error_code(number, std::generic_category()).message();
}

/// Of a file that could not be made: SQLite tries to read it too, and tells only that it is not
/// there.
bool folderAllowsNoFile(const std::filesystem::path &file)
{
    std::error_code ignored;
    return std::filesystem::is_directory(std::filesystem::absolute(file).parent_path(), ignored)
           && !std::filesystem::exists(file, ignored);
}

bool forbids(int number)
{
    return number == EACCES || number == EPERM || number == EROFS;
}

Error errorOf(sqlite3 *connection, const std::string &file)
{
    const int number = sqlite3_system_errno(connection);
    switch (sqlite3_errcode(connection) & 0xff) {
    case SQLITE_FULL:
        return {ErrorKind::NotebookFull, file, {}};
    case SQLITE_READONLY:
        return {ErrorKind::NotebookReadOnly, file, sqlite3_errmsg(connection)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorKind::NotebookBusy, file, {}};
    case SQLITE_NOTADB:
        return {ErrorKind::NotebookUnusable, file, "it is no notebook"};
    case SQLITE_CORRUPT:
        return {ErrorKind::NotebookDamaged, file, sqlite3_errmsg(connection)};
    case SQLITE_CANTOPEN:
        return {forbids(number) ? ErrorKind::NotebookReadOnly : ErrorKind::NotebookUnusable, file,
                reasonOf(connection)};
    case SQLITE_IOERR:
        if (number == ENOSPC || number == EDQUOT)
            return {ErrorKind::NotebookFull, file, {}};
        return {ErrorKind::NotebookUnusable, file, reasonOf(connection)};
    default:
        return {ErrorKind::Internal, file, sqlite3_errmsg(connection)};
    }
}

/// As SQLite reads it: what has a meaning in a URI is escaped.
std::string uriOf(const std::string &file)
{
    std::string uri = "file:";
    for (const char c : file) {
        if (c == '%' || c == '?' || c == '#') {
            constexpr char digits[] = "0123456789abcdef";
            uri += {'%', digits[c / 16], digits[c % 16]};
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement::Statement(sqlite3_stmt *statement, const std::string &file)
    : statement_(statement), file_(file)
{
}

Statement &Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(statement_.get(), ++parameter_, value);
    return *this;
}

Statement &Statement::bind(double value)
{
    sqlite3_bind_double(statement_.get(), ++parameter_, value);
    return *this;
}

Statement &Statement::bind(std::string_view text)
{
    sqlite3_bind_text64(statement_.get(), ++parameter_, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindNull()
{
    sqlite3_bind_null(statement_.get(), ++parameter_);
    return *this;
}

Result<bool> Statement::step()
{
    column_ = 0;
    switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
        return true;
    case SQLITE_DONE:
        return false;
    default:
        return tl::make_unexpected(errorOf(sqlite3_db_handle(statement_.get()), file_));
    }
}

void Statement::reset()
{
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    parameter_ = 0;
}

bool Statement::isNull() const
{
    return sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL;
}

std::int64_t Statement::integer()
{
    return sqlite3_column_int64(statement_.get(), column_++);
}

double Statement::real()
{
    return maybeReal().value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string Statement::text()
{
    const auto *bytes =
        reinterpret_cast<const char *>(sqlite3_column_text(statement_.get(), column_));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column_++));
    return bytes ? std::string(bytes, size) : std::string();
}

std::optional<std::int64_t> Statement::maybeInteger()
{
    const bool none = isNull();
    const std::int64_t value = integer();
    return none ? std::nullopt : std::optional(value);
}

std::optional<double> Statement::maybeReal()
{
    const bool none = isNull();
    const double value = sqlite3_column_double(statement_.get(), column_++);
    return none ? std::nullopt : std::optional(value);
}

std::optional<std::string> Statement::maybeText()
{
    const bool none = isNull();
    std::string value = text();
    return none ? std::nullopt : std::optional(std::move(value));
}

void Database::Close::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

Database::Database(sqlite3 *connection, std::string file)
    : connection_(connection), file_(std::move(file))
{
}

Result<Database> Database::open(const std::filesystem::path &file, Access access)
{
    const std::string path = file.string();
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
                      | (access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                 : SQLITE_OPEN_READONLY)
                      | (access == Access::Immutable ? SQLITE_OPEN_URI : 0);
    sqlite3 *connection = nullptr;
    const int code =
        sqlite3_open_v2(access == Access::Immutable ? uriOf(path).c_str() : path.c_str(),
                        &connection, flags, nullptr);
    Database database(connection, path);
    if (!connection)
        return fail(ErrorKind::Internal, path, "out of memory");
    if ((code & 0xff) == SQLITE_CANTOPEN && access == Access::Write && folderAllowsNoFile(file))
        return fail(ErrorKind::NotebookReadOnly, path, "its folder cannot be written to");
    if (code != SQLITE_OK)
        return tl::make_unexpected(errorOf(connection, path));
    sqlite3_busy_timeout(connection, busyTimeoutMs);
    // A notebook may come from anybody: its schema calls nothing that it could do harm with, and no
    // value of it is larger than any that we write.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, mostValueBytes);
    return database;
}

Result<Statement> Database::prepare(const std::string &sql) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection_.get(), sql.c_str(), static_cast<int>(sql.size()) + 1,
                           &statement, nullptr)
        != SQLITE_OK)
        return tl::make_unexpected(errorOf(connection_.get(), file_));
    return Statement(statement, file_);
}

Result<void> Database::execute(const std::string &sql) const
{
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::make_unexpected(errorOf(connection_.get(), file_));
    return {};
}

Result<std::int64_t> Database::number(const std::string &sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->step().map([&](bool) { return statement->integer(); });
}

Result<std::string> Database::text(const std::string &sql) const
{
    auto statement = prepare(sql);
    if (!statement)
        return tl::make_unexpected(statement.error());
    return statement->step().map([&](bool) { return statement->text(); });
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(connection_.get(), "main") != 0;
}

std::int64_t Database::lastRow() const
{
    return sqlite3_last_insert_rowid(connection_.get());
}

Result<Transaction> Transaction::begin(const Database &database)
{
    return database.execute("BEGIN IMMEDIATE").map([&] { return Transaction(database); });
}

Transaction::Transaction(Transaction &&other) noexcept
    : database_(std::exchange(other.database_, nullptr))
{
}

Transaction::~Transaction()
{
    // After some errors SQLite has done so itself, and this is one that does not matter.
    if (database_)
        static_cast<void>(database_->execute("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    auto committed = database_->execute("COMMIT");
    if (committed)
        database_ = nullptr;
    return committed;
}

} // namespace splitscope
