// What the fuzz targets promise, of their corpora and of some thousand changes to them: a short run
// that needs neither clang nor libFuzzer, in whatever sanitizers the tests are built with.
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace splitscope;
using namespace Qt::StringLiterals;

namespace {

using Target = void (*)(fuzz::Bytes);

std::vector<QByteArray> corpusOf(const QString &target)
{
    std::vector<QByteArray> corpus;
    const QDir folder(QStringLiteral(CORPUS_FOLDER) + u'/' + target);
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            corpus.push_back(file.readAll());
    }
    return corpus;
}

/// Some bytes changed, left out, doubled or taken from another one.
QByteArray changed(QByteArray bytes, const std::vector<QByteArray> &corpus, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(limit));
    };
    for (qsizetype change = 1 + below(4); change > 0 && !bytes.isEmpty(); --change) {
        const qsizetype place = below(bytes.size());
        const qsizetype length = 1 + below(std::min<qsizetype>(16, bytes.size() - place));
        constexpr char telling[] = {'\0', '\x01', '\x7f', '\x80', '\xff', '0', '9', ','};
        switch (below(6)) {
        case 0:
            bytes[place] = static_cast<char>(random());
            break;
        case 1:
            bytes[place] = telling[below(std::size(telling))];
            break;
        case 2:
            bytes.remove(place, length);
            break;
        case 3:
            bytes.insert(place, bytes.mid(place, length));
            break;
        case 4:
            bytes.truncate(place);
            break;
        default: {
            const QByteArray &other = corpus[static_cast<std::size_t>(below(std::ssize(corpus)))];
            bytes.replace(place, length, other.mid(below(other.size() + 1), length));
        }
        }
    }
    return bytes;
}

} // namespace

Q_DECLARE_METATYPE(Target)

class FuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noBytesBreakAPromise_data();
    void noBytesBreakAPromise();
};

void FuzzTest::noBytesBreakAPromise_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<int>("changes");
    QTest::newRow("message") << Target(fuzz::message) << 20'000;
    QTest::newRow("tensor") << Target(fuzz::tensor) << 20'000;
    QTest::newRow("safetensors") << Target(fuzz::safetensors) << 20'000;
    QTest::newRow("stateDict") << Target(fuzz::stateDict) << 20'000;
    QTest::newRow("sheet") << Target(fuzz::sheet) << 5'000;
    QTest::newRow("deployment") << Target(fuzz::deployment) << 2'000;
    QTest::newRow("notebookRow") << Target(fuzz::notebookRow) << 5'000;
    QTest::newRow("notebookFile") << Target(fuzz::notebookFile) << 200;
    QTest::newRow("notebookValues") << Target(fuzz::notebookValues) << 500;
}

void FuzzTest::noBytesBreakAPromise()
{
    QFETCH(const Target, target);
    QFETCH(const int, changes);
    const auto corpus = corpusOf(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(!corpus.empty());
    const auto read = [target](const QByteArray &bytes) {
        target(std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))));
    };
    read({});
    for (const QByteArray &bytes : corpus)
        read(bytes);
    std::mt19937 random(8); // the same on every computer
    for (int i = 0; i < changes; ++i)
        read(changed(corpus[random() % corpus.size()], corpus, random));
}

QTEST_GUILESS_MAIN(FuzzTest)
#include "tst_fuzz.moc"
