// What a notebook makes of files that are not as they should be, and of disks.
#include "engine/notebook/notebook.h"
#include "tests/kept_runs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

/// Stands between SQLite and the system: a disk that is full, a folder that is write-protected.
class System
{
public:
    static inline bool diskIsFull = false;
    static inline bool folderIsProtected = false;

    System()
    {
        sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
        realOpen = reinterpret_cast<Open>(vfs->xGetSystemCall(vfs, "open"));
        for (const char *name : {"write", "pwrite", "pwrite64"})
            vfs->xSetSystemCall(vfs, name, writeFor(name));
        vfs->xSetSystemCall(vfs, "open", reinterpret_cast<sqlite3_syscall_ptr>(&open));
    }
    ~System()
    {
        sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
        vfs->xSetSystemCall(vfs, nullptr, nullptr);
        diskIsFull = folderIsProtected = false;
    }

private:
    using Open = int (*)(const char *, int, int);
    static inline Open realOpen = nullptr;

    static int open(const char *path, int flags, int mode)
    {
        if (folderIsProtected && (flags & (O_RDWR | O_WRONLY | O_CREAT)) != 0) {
            errno = EACCES;
            return -1;
        }
        return realOpen(path, flags, mode);
    }
    static ssize_t write(int file, const void *bytes, size_t size)
    {
        if (diskIsFull) {
            errno = ENOSPC;
            return -1;
        }
        return ::write(file, bytes, size);
    }
    static ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset)
    {
        if (diskIsFull) {
            errno = ENOSPC;
            return -1;
        }
        return ::pwrite(file, bytes, size, offset);
    }
    static sqlite3_syscall_ptr writeFor(const char *name)
    {
        return std::string_view(name) == "write" ? reinterpret_cast<sqlite3_syscall_ptr>(&write)
                                                 : reinterpret_cast<sqlite3_syscall_ptr>(&pwrite);
    }
};

QByteArray contentOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const std::string &path, const QByteArray &content)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void execute(const std::string &path, const QByteArray &sql)
{
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &raw), SQLITE_OK);
    char *message = nullptr;
    sqlite3_exec(raw, sql.constData(), nullptr, nullptr, &message);
    QVERIFY2(!message, message);
    QCOMPARE(sqlite3_close(raw), SQLITE_OK);
}

} // namespace

class NotebookFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aNotebookOfAnEarlierVersionIsBroughtUpToDate_data();
    void aNotebookOfAnEarlierVersionIsBroughtUpToDate();
    void anEarlierVersionIsReadAsItIs();
    void aNewerVersionIsRefused();
    void whatIsNoNotebookIsRefused_data();
    void whatIsNoNotebookIsRefused();
    void viewsInPlaceOfTablesAreRefused();
    void timesThatNoRunTakesAreDamage_data();
    void timesThatNoRunTakesAreDamage();
    void aFullDiskKeepsWhatIsThere();
    void aFolderThatCannotBeWrittenToIsSaid();
    void inSuchAFolderItCanBeRead();
    void aDamagedNotebookIsNotWrittenTo();
    void whatCanBeReadOfADamagedOneIsOffered();
    void twoConnectionsSeeEachOthersRuns();

private:
    std::string path(const QString &name = u"n.splitscope"_s) const
    {
        return folder_->filePath(name).toStdString();
    }
    void makeNotebook(int runs);

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<System> system_;
};

void NotebookFileTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    system_ = std::make_unique<System>();
}

void NotebookFileTest::cleanup()
{
    system_.reset();
}

void NotebookFileTest::makeNotebook(int runs)
{
    Notebook notebook = Notebook::open(path()).value();
    const ExperimentId experiment = notebook.beginExperiment({.title = "one"}).value();
    for (int i = 1; i <= runs; ++i)
        notebook.add(experiment, plainRun(i, i % 23)).value();
}

void NotebookFileTest::aNotebookOfAnEarlierVersionIsBroughtUpToDate_data()
{
    QTest::addColumn<QString>("dump");
    QTest::newRow("1") << u"version-1.sql"_s;
}

void NotebookFileTest::aNotebookOfAnEarlierVersionIsBroughtUpToDate()
{
    QFETCH(QString, dump);
    execute(path(), contentOf(std::string(NOTEBOOKS_FOLDER "/") + dump.toStdString()));
    Notebook notebook = Notebook::open(path()).value();
    const auto runs = notebook.newest({}, 10).value();
    QCOMPARE(runs.size(), 2U);
    QVERIFY(runs[1].record == recordOf(7, everyCondition(), everyFigure()));
    QCOMPARE(runs[1].note, std::string("a note"));
    QVERIFY(runs[0].record
            == recordOf(8, labPreset(alexNetLab().firstCut()),
                        fail(ErrorKind::DeadlineExceeded, "a run", "12.0 s")));
    QCOMPARE(notebook.experiments()->size(), 2U);
    QCOMPARE(notebook.typedRows(ExperimentId(2))->size(), 1U);
    QVERIFY(notebook.add(ExperimentId(1), plainRun(9, 0)));
    const RunRecord lost = finishedOnEdge(10, plainRun(10, 0).conditions);
    QVERIFY(notebook.add(ExperimentId(1), lost));
    QVERIFY(notebook.newest({}, 1)->front().record == lost);
}

void NotebookFileTest::anEarlierVersionIsReadAsItIs()
{
    execute(path(), contentOf(std::string(NOTEBOOKS_FOLDER "/version-1.sql")));
    const QByteArray before = contentOf(path());
    const Notebook notebook = Notebook::open(path(), NotebookMode::ReadOnly).value();
    const auto runs = notebook.newest({}, 10).value();
    QCOMPARE(runs.size(), 2U);
    QVERIFY(!runs[0].record.outcome && !runs[0].record.finishedOnEdge);
    QCOMPARE(notebook.numbers({}, {.by = RunKey::State}).value().size(), 2U);
    QCOMPARE(notebook.experiment(ExperimentId(1))->finishedOnEdge, 0);
    QCOMPARE(contentOf(path()), before);
}

void NotebookFileTest::aNewerVersionIsRefused()
{
    makeNotebook(1);
    execute(path(), "PRAGMA user_version = 7");
    const QByteArray before = contentOf(path());
    for (const NotebookMode mode : {NotebookMode::ReadWrite, NotebookMode::ReadOnly}) {
        const Error error = Notebook::open(path(), mode).error();
        QCOMPARE(error.kind, ErrorKind::NotebookNewer);
        QCOMPARE(error.detail, std::string("7 > 2"));
    }
    QCOMPARE(contentOf(path()), before);
}

void NotebookFileTest::whatIsNoNotebookIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isDatabase");
    QTest::newRow("a text") << QByteArray("cpu,bandwidth,cut\n").repeated(200) << false;
    QTest::newRow("another program's database")
        << QByteArray("CREATE TABLE moz_places (id INTEGER)") << true;
}

void NotebookFileTest::whatIsNoNotebookIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, isDatabase);
    if (isDatabase)
        execute(path(), content);
    else
        write(path(), content);
    const QByteArray before = contentOf(path());
    for (const NotebookMode mode :
         {NotebookMode::ReadWrite, NotebookMode::ReadOnly, NotebookMode::Salvage})
        QCOMPARE(Notebook::open(path(), mode).error().kind, ErrorKind::NotebookUnusable);
    QCOMPARE(contentOf(path()), before);

    QCOMPARE(Notebook::open(path(u"no/such/folder"_s)).error().kind, ErrorKind::NotebookUnusable);
    QCOMPARE(Notebook::open(path(u"nothing"_s), NotebookMode::ReadOnly).error().kind,
             ErrorKind::NotebookUnusable);
    QVERIFY(!QFile::exists(QString::fromStdString(path(u"nothing"_s))));
}

void NotebookFileTest::viewsInPlaceOfTablesAreRefused()
{
    makeNotebook(1);
    execute(path(), "ALTER TABLE run RENAME TO other; CREATE VIEW run AS WITH RECURSIVE"
                    " c(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM c) SELECT * FROM c");
    for (const NotebookMode mode :
         {NotebookMode::ReadWrite, NotebookMode::ReadOnly, NotebookMode::Salvage})
        QCOMPARE(Notebook::open(path(), mode).error().kind, ErrorKind::NotebookUnusable);
}

void NotebookFileTest::timesThatNoRunTakesAreDamage_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("longer than can be reckoned")
        << QByteArray("end_to_end_us = 9223372036854775807");
    QTest::newRow("negative") << QByteArray("local_us = -1");
}

void NotebookFileTest::timesThatNoRunTakesAreDamage()
{
    QFETCH(const QByteArray, change);
    makeNotebook(2);
    execute(path(), "UPDATE run SET " + change + " WHERE number = 1");
    const auto notebook = Notebook::open(path(), NotebookMode::ReadOnly);
    QVERIFY(notebook);
    const std::array numbers{RunNumber(1), RunNumber(2)};
    QCOMPARE(notebook->runs(numbers).error().kind, ErrorKind::NotebookDamaged);
    QVERIFY(notebook->standings(numbers));
    const auto salvaged = Notebook::open(path(), NotebookMode::Salvage);
    QCOMPARE(salvaged->runs(numbers)->size(), 1U);
}

void NotebookFileTest::aFullDiskKeepsWhatIsThere()
{
    Notebook notebook = Notebook::open(path()).value();
    const ExperimentId experiment = notebook.beginExperiment({}).value();
    notebook.add(experiment, plainRun(1, 0)).value();

    System::diskIsFull = true;
    const Error error = notebook.add(experiment, plainRun(2, 13)).error();
    QCOMPARE(error.kind, ErrorKind::NotebookFull);
    QCOMPARE(error.subject, path());
    QCOMPARE(notebook.count().value(), 1);

    System::diskIsFull = false;
    QCOMPARE(notebook.add(experiment, plainRun(3, 13)).value(), RunNumber(2));
    QCOMPARE(Notebook::open(path(), NotebookMode::ReadOnly)->count().value(), 2);
}

void NotebookFileTest::aFolderThatCannotBeWrittenToIsSaid()
{
    System::folderIsProtected = true;
    QCOMPARE(Notebook::open(path()).error().kind, ErrorKind::NotebookReadOnly);
    System::folderIsProtected = false;
    makeNotebook(1);
    System::folderIsProtected = true;
    QCOMPARE(Notebook::open(path()).error().kind, ErrorKind::NotebookReadOnly);
}

void NotebookFileTest::inSuchAFolderItCanBeRead()
{
    makeNotebook(3);
    System::folderIsProtected = true;
    const auto notebook = Notebook::open(path(), NotebookMode::ReadOnly);
    QVERIFY(notebook);
    QCOMPARE(notebook->count().value(), 3);
}

void NotebookFileTest::aDamagedNotebookIsNotWrittenTo()
{
    makeNotebook(400);
    QByteArray content = contentOf(path());
    constexpr qsizetype page = 4096;
    content.replace(content.size() / 2 / page * page, page, QByteArray(page, '\x55'));
    write(path(), content);
    QCOMPARE(Notebook::open(path()).error().kind, ErrorKind::NotebookDamaged);
    QCOMPARE(Notebook::open(path(), NotebookMode::ReadOnly).error().kind,
             ErrorKind::NotebookDamaged);
    QCOMPARE(contentOf(path()), content);
}

void NotebookFileTest::whatCanBeReadOfADamagedOneIsOffered()
{
    constexpr int runs = 400;
    makeNotebook(runs);
    const QByteArray whole = contentOf(path());
    constexpr qsizetype page = 4096;
    // Each page in turn but the first, which has the schema's root.
    qsizetype most = 0;
    for (qsizetype at = page; at < whole.size(); at += page * 7) {
        QByteArray content = whole;
        content.replace(at, page, QByteArray(page, '\x55'));
        write(path(), content);
        const auto notebook = Notebook::open(path(), NotebookMode::Salvage);
        if (!notebook) { // the rest of the schema
            QCOMPARE(notebook.error().kind, ErrorKind::NotebookDamaged);
            continue;
        }
        qsizetype read = 0;
        const auto each = notebook->forEach({}, [&](const StoredRun &run) {
            const auto number = static_cast<int>(run.number);
            read += run.record == plainRun(number, number % 23) ? 1 : 0;
            return true;
        });
        QVERIFY(each);
        QCOMPARE(notebook->unreadable(), runs - read);
        most = std::max(most, read);
    }
    QVERIFY(most > runs * 9 / 10);
}

void NotebookFileTest::twoConnectionsSeeEachOthersRuns()
{
    Notebook one = Notebook::open(path()).value();
    Notebook two = Notebook::open(path()).value();
    const ExperimentId experiment = one.beginExperiment({}).value();
    one.add(experiment, plainRun(1, 0)).value();
    two.add(experiment, plainRun(2, 13)).value();
    one.add(experiment, plainRun(3, 0)).value();
    QCOMPARE(one.count().value(), 3);
    QCOMPARE(two.count().value(), 3);
}

QTEST_GUILESS_MAIN(NotebookFileTest)

#include "tst_notebook_file.moc"
