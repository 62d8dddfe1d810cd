// splitscope-edge train as a real process: the table, the file, and what interrupts it.
#include "engine/predict/neurosurgeon_file.h"
#include "net/neurosurgeon_files.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000; // ms until a process that says nothing is taken for hung

QString program()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"splitscope-edge"_s);
}

QStringList train(const QStringList &arguments)
{
    return QStringList{u"train"_s, u"--lang"_s, u"en"_s} + arguments;
}

} // namespace

class TrainCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTrainingPrintsItsErrorsAndKeepsItsFile();
    void aSignalEndsItAndNothingIsWritten();
    void aFileThatIsThereIsLeftAlone();
    void badArgumentsEndWithUsage_data();
    void badArgumentsEndWithUsage();

private:
    std::unique_ptr<QTemporaryDir> folder_;
};

void TrainCommandTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder_->path()));
}

void TrainCommandTest::aTrainingPrintsItsErrorsAndKeepsItsFile()
{
    if (!userNeurosurgeonFile().startsWith(folder_->path()))
        QSKIP("this system's data folder does not follow XDG_DATA_HOME");
    QProcess process;
    process.start(program(), train({u"--quick"_s, u"--seed"_s, u"7"_s}));
    QVERIFY(process.waitForFinished(patience));
    const QString err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(process.exitCode() == 0, qPrintable(err));
    QVERIFY2(err.contains(u"training: 0 %"_s) && err.contains(u"training: 100 %"_s),
             qPrintable(err));
    const QString out = QString::fromUtf8(process.readAllStandardOutput());
    const auto read = readNeurosurgeonFile();
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->seed, std::uint64_t{7});
    QVERIFY(!read->host.empty() && !read->software.empty());
    for (const LayerRegression &regression : read->regressions) {
        const std::string_view kind = workKindId(regression.kind);
        const std::string_view form = regressionFormId(regression.form);
        const QString begin = QString::fromUtf8(kind.data(), qsizetype(kind.size())) + u' ';
        QStringList lines;
        for (const QString &line : out.split(u'\n'))
            if (line.startsWith(begin))
                lines << line;
        QCOMPARE(lines.size(), 1);
        QVERIFY(lines[0].contains(QString::fromUtf8(form.data(), qsizetype(form.size()))));
        QVERIFY(lines[0].contains(u"%1 %"_s.arg(100 * regression.error.median, 0, 'f', 1)));
    }
}

void TrainCommandTest::aSignalEndsItAndNothingIsWritten()
{
    const QString file = folder_->filePath(u"predictor.json"_s);
    QProcess process;
    process.start(program(), train({u"--out"_s, file}));
    QVERIFY(process.waitForStarted(patience));
    process.setReadChannel(QProcess::StandardError);
    QString err;
    while (!err.contains(u"training: 0 %"_s) && process.waitForReadyRead(patience))
        err += QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(err.contains(u"training: 0 %"_s), qPrintable(err));
    process.terminate();
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + 15);
    QVERIFY(!QFile::exists(file));
}

void TrainCommandTest::aFileThatIsThereIsLeftAlone()
{
    QFile file(folder_->filePath(u"mine.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    QProcess process;
    process.start(program(), train({u"--out"_s, file.fileName()}));
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(QString::fromUtf8(process.readAllStandardError()).contains(file.fileName()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
}

void TrainCommandTest::badArgumentsEndWithUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("seed") << QStringList{u"--seed"_s, u"x"_s} << u"--seed x"_s;
    QTest::newRow("negative seed") << QStringList{u"--seed"_s, u"-1"_s} << u"--seed -1"_s;
    QTest::newRow("no file") << QStringList{u"--out"_s, u""_s} << u"--out"_s;
    QTest::newRow("word") << QStringList{u"faster"_s} << u"faster"_s;
    QTest::newRow("option") << QStringList{u"--slow"_s} << u"slow"_s;
}

void TrainCommandTest::badArgumentsEndWithUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    QProcess process;
    process.start(program(), train(arguments));
    QVERIFY(process.waitForFinished(patience));
    QCOMPARE(process.exitCode(), 2);
    const QString err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(err.contains(named), qPrintable(err));
    QCOMPARE(err.count(u'\n'), 1);
}

QTEST_GUILESS_MAIN(TrainCommandTest)
#include "tst_train_command.moc"
