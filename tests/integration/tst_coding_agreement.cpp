// What codings do to the answers for the sample pictures, with the seeded weights.
// docs/MEASURING.md has the figures over more pictures and all cuts.
#include "engine/experiment/coding_survey.h"
#include "engine/image/preprocess.h"
#include "engine/image/variation.h"
#include "net/edge/picture_file.h"

#include <QTest>

#include <algorithm>

using namespace splitscope;
using namespace Qt::StringLiterals;

class TestCodingAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void int8AtCut13IsSmallAndKeepsTheClass();
    void fp16KeepsTheClassEverywhere();
    void losslessCodingsKeepEveryAnswer();
    void thePictureIsAQuarterOfItsTensor();
    void picturesAreMeasuredAtCut0Only();

private:
    CodingFigures at(int cut, const char *id) const
    {
        const auto found = std::ranges::find_if(figures_, [&](const CodingFigures &of) {
            return of.cut.index() == cut && codingId(of.coding) == id;
        });
        return *found;
    }

    std::vector<CodingFigures> figures_;
};

void TestCodingAgreement::initTestCase()
{
    const auto runtime = Runtime::load({"alexnet-lab"}).value();
    const Network &network = runtime->network();
    const std::vector cuts{*network.cutPoint(0), *network.cutPoint(8), *network.cutPoint(13)};
    CodingSurvey survey(runtime, cuts, {allCodings().begin(), allCodings().end()});
    const QStringList files = samplePictures();
    QCOMPARE(files.size(), 6);
    for (const QString &file : files) {
        const Picture picture = pictureOf(readImage(file).value());
        for (const int number : {0, 13, 26, 39})
            QVERIFY(survey.add(preprocess(variationOf(picture, number), network)));
    }
    figures_ = survey.figures();
}

void TestCodingAgreement::int8AtCut13IsSmallAndKeepsTheClass()
{
    for (const char *id :
         {"int8", "int8+zstd", "int8-channel+zstd", "sparse-int8", "sparse-int8+zstd"}) {
        const CodingFigures of = at(13, id);
        QCOMPARE(of.inputs, 24);
        QVERIFY2(of.meanBytes < 6600, id);
        QCOMPARE(of.sameTopClass, 24);
    }
}

void TestCodingAgreement::fp16KeepsTheClassEverywhere()
{
    for (const int cut : {0, 8, 13}) {
        QCOMPARE(at(cut, "fp16").sameTopClass, 24);
        QVERIFY(at(cut, "fp16").worstError < 0.001);
    }
}

void TestCodingAgreement::losslessCodingsKeepEveryAnswer()
{
    for (const CodingFigures &of : figures_) {
        QCOMPARE(of.worstError == 0, isLossless(of.coding));
        if (isLossless(of.coding))
            QCOMPARE(of.sameTopClass, of.inputs);
    }
}

void TestCodingAgreement::thePictureIsAQuarterOfItsTensor()
{
    QCOMPARE(at(0, "picture").meanBytes, 602'112 / 4.0);
    QVERIFY(at(0, "png").meanBytes < 602'112 / 4.0);
}

void TestCodingAgreement::picturesAreMeasuredAtCut0Only()
{
    for (const CodingFigures &of : figures_)
        QVERIFY(of.cut.index() == 0 || of.coding.format < ActivationFormat::Picture);
}

QTEST_GUILESS_MAIN(TestCodingAgreement)
#include "tst_coding_agreement.moc"
