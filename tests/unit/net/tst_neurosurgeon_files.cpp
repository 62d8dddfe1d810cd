// Where fitted regressions are kept, and what happens when they cannot be.
#include "net/neurosurgeon_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

Neurosurgeon made()
{
    Neurosurgeon neurosurgeon{.seed = 5, .host = "a host", .software = "splitscope 9.9.9"};
    for (const WorkKind kind : allWorkKinds()) {
        LayerRegression regression{.kind = kind,
                                   .form = RegressionForm::Linear,
                                   .samples = 10,
                                   .error = {.configurations = 2}};
        regression.coefficients.resize(LayerRegression::size(kind, regression.form).coefficients,
                                       0.5);
        neurosurgeon.regressions.push_back(regression);
    }
    return neurosurgeon;
}

} // namespace

class NeurosurgeonFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(folder_.isValid()); }
    void whatIsWrittenIsRead();
    void withoutATrainingThatIsSaid();
    void aFolderIsNoFile();
    void anEmptyFileIsNamed();
    void aFolderThatCannotBeMadeIsNamed();
    void theUsersFileIsBesideTheirDevices();

private:
    QString inFolder(const QString &name) const { return folder_.filePath(name); }

    QTemporaryDir folder_;
};

void NeurosurgeonFilesTest::whatIsWrittenIsRead()
{
    const QString file = inFolder(u"new/folder/predictor.json"_s);
    QVERIFY(writeNeurosurgeonFile(made(), file));
    const auto read = readNeurosurgeonFile(file);
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QVERIFY(*read == made());
    QCOMPARE(QDir(inFolder(u"new/folder"_s)).entryList(QDir::Files).size(), 1);
}

void NeurosurgeonFilesTest::withoutATrainingThatIsSaid()
{
    const auto read = readNeurosurgeonFile(inFolder(u"none.json"_s));
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::PredictorNotTrained);
    QCOMPARE(read.error().subject, inFolder(u"none.json"_s).toStdString());
}

void NeurosurgeonFilesTest::aFolderIsNoFile()
{
    const auto read = readNeurosurgeonFile(folder_.path());
    QVERIFY(!read);
    QCOMPARE(read.error().detail, std::string("it is not a file"));
}

void NeurosurgeonFilesTest::anEmptyFileIsNamed()
{
    QFile file(inFolder(u"empty.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto read = readNeurosurgeonFile(file.fileName());
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::PredictorFileUnusable);
    QCOMPARE(read.error().detail, std::string("it is empty"));
}

void NeurosurgeonFilesTest::aFolderThatCannotBeMadeIsNamed()
{
    QFile file(inFolder(u"plain"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto written = writeNeurosurgeonFile(made(), inFolder(u"plain/predictor.json"_s));
    QVERIFY(!written);
    QVERIFY(written.error().kind == ErrorKind::PredictorFileUnusable);
    QVERIFY(!written.error().detail.empty());
}

void NeurosurgeonFilesTest::theUsersFileIsBesideTheirDevices()
{
    QVERIFY(userNeurosurgeonFile().endsWith(u"/splitscope/neurosurgeon.json"_s));
}

QTEST_GUILESS_MAIN(NeurosurgeonFilesTest)
#include "tst_neurosurgeon_files.moc"
