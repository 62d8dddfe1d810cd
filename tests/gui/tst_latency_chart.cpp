#include "ui/chart/latency_chart.h"

#include "tests/gui/made_predictions.h"
#include "ui/theme/colours.h"

#include <QLabel>
#include <QTest>

#include <memory>

using namespace splitscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class LatencyChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyChartSaysWhatToDo();
    void aRunUnderWayIsNamed();
    void measurementsTakeTheInvitationAway();
    void aClickOnABarSelectsItsCut();
    void aClickBesideThePlotSelectsNothing();
    void keysSelectNeighbours();
    void everyCutHasAPlaceOfItsOwn();
    void numbersThatHaveNoRoomAreLeftOut();
    void toolTipHasTheSheetsFiguresAndTheRun();
    void toolTipOfSeveralRunsNamesThemAll();
    void toolTipMarksAHostTooSlow();
    void longestBarFitsIntoThePlot();
    void barsAreStackedInTheirColours();
    void predictionsArePaleAndBehind();
    void predictionsAloneNeedNoInvitation();
    void theHigherOfBothFitsIntoThePlot();
    void toolTipHasPredictedBesideMeasured();
    void dataHasBothBesideEachOther();
    void repeatedRunsHaveAnInterval();

private:
    QPoint onBar(int cut) const { return chart_->positionOf(cutOf(cut), 100); }

    std::unique_ptr<LatencyChart> chart_;
    QList<int> selected_;
};

void LatencyChartTest::init()
{
    chart_ = std::make_unique<LatencyChart>(alexNetLab());
    selected_.clear();
    connect(chart_.get(), &LatencyChart::cutSelected, this,
            [this](CutPoint cut) { selected_ << cut.index(); });
    chart_->resize(860, 360);
    chart_->setSelected(cutOf(13));
    chart_->show();
    QVERIFY(QTest::qWaitForWindowExposed(chart_.get()));
}

void LatencyChartTest::anEmptyChartSaysWhatToDo()
{
    QVERIFY(chart_->invitation().contains("F5"_L1));
    QVERIFY(chart_->invitation().contains("cut 13"_L1));
    chart_->setSelected(cutOf(8));
    QVERIFY(chart_->invitation().contains("cut 8"_L1));
}

void LatencyChartTest::aRunUnderWayIsNamed()
{
    chart_->setRunning(cutOf(22));
    QCOMPARE(chart_->invitation(), u"Measuring cut 22…"_s);
}

void LatencyChartTest::measurementsTakeTheInvitationAway()
{
    const auto invitations = [this] {
        int visible = 0;
        for (const QLabel *label : chart_->findChildren<QLabel *>())
            visible += label->isVisible() && label->text() == chart_->invitation() ? 1 : 0;
        return visible;
    };
    QCOMPARE(invitations(), 1);
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    QCOMPARE(invitations(), 0);
    chart_->setLatencies({});
    QCOMPARE(invitations(), 1);
}

void LatencyChartTest::aClickOnABarSelectsItsCut()
{
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    for (const int cut : {0, 8, 22, 5}) {
        selected_.clear();
        QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {}, onBar(cut));
        QCOMPARE(selected_, QList<int>{cut});
    }
}

void LatencyChartTest::aClickBesideThePlotSelectsNothing()
{
    QTest::mouseClick(chart_->viewport(), Qt::LeftButton, {},
                      QPoint(chart_->width() - 2, chart_->height() / 2));
    QVERIFY(selected_.isEmpty());
}

void LatencyChartTest::keysSelectNeighbours()
{
    for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Home, Qt::Key_Left, Qt::Key_End})
        QTest::keyClick(chart_.get(), key);
    QCOMPARE(selected_, (QList<int>{14, 13, 0, 22}));
}

void LatencyChartTest::everyCutHasAPlaceOfItsOwn()
{
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    for (int cut = 0; cut <= 22; ++cut)
        QCOMPARE(chart_->cutAt(onBar(cut))->index(), cut);
}

void LatencyChartTest::numbersThatHaveNoRoomAreLeftOut()
{
    QCOMPARE(ChartMarks::numbersStride(34, 16), 1);
    QCOMPARE(ChartMarks::numbersStride(20, 16), 1);
    QCOMPARE(ChartMarks::numbersStride(19, 16), 2);
    QCOMPARE(ChartMarks::numbersStride(9, 16), 5);
    QCOMPARE(ChartMarks::numbersStride(3, 24), 10);
}

void LatencyChartTest::toolTipHasTheSheetsFiguresAndTheRun()
{
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    const QString tip = chart_->toolTipFor(cutOf(13));
    for (const QLatin1StringView figure :
         {"1287.431"_L1, "1137.941"_L1, "36.436"_L1, "113.054"_L1, "#3"_L1})
        QVERIFY2(tip.contains(figure), figure.data());
    QVERIFY(chart_->toolTipFor(cutOf(5)).contains("not measured"_L1));
}

void LatencyChartTest::toolTipOfSeveralRunsNamesThemAll()
{
    std::vector<RunRecord> records = sheetRecords();
    records.push_back(measuredRecord(9, labPreset(cutOf(13)), {1ms, 1ms, 1ms}));
    chart_->setLatencies(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(0))));
    const QString tip = chart_->toolTipFor(cutOf(13));
    QVERIFY(tip.contains("median of 2 runs"_L1));
    QVERIFY(tip.contains("#9, #3"_L1));
}

void LatencyChartTest::toolTipMarksAHostTooSlow()
{
    std::vector<RunRecord> records = sheetRecords();
    records[2].outcome->achieved.edgeTooSlow = true;
    chart_->setLatencies(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(0))));
    QVERIFY(chart_->toolTipFor(cutOf(13)).contains("too slow"_L1));
    QVERIFY(!chart_->toolTipFor(cutOf(8)).contains("too slow"_L1));
}

void LatencyChartTest::longestBarFitsIntoThePlot()
{
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    const int top = chart_->positionOf(cutOf(0), 1774.445).y();
    QVERIFY(top > 40);
    QVERIFY(top < chart_->height() / 2);
}

void LatencyChartTest::barsAreStackedInTheirColours()
{
    chart_->setLatencies(latenciesByCut(sheetRecords(), "alexnet-lab", labPreset(cutOf(0))));
    chart_->setSelected(cutOf(5));
    const QImage image = chart_->grab().toImage();
    const Colours &colours = coloursOf(chart_->palette());
    // Cut 8: 728 ms local, then 362 of transfer, then 355 in the cloud.
    QCOMPARE(image.pixelColor(chart_->positionOf(cutOf(8), 300)), colours.edge);
    QCOMPARE(image.pixelColor(chart_->positionOf(cutOf(8), 900)), colours.transfer);
    QCOMPARE(image.pixelColor(chart_->positionOf(cutOf(8), 1270)), colours.cloud);
}

void LatencyChartTest::predictionsArePaleAndBehind()
{
    MadeData made;
    made.add(sheetRecords());
    made.conditions.cut = cutOf(5);
    chart_->showData(made.data());
    QCOMPARE(chart_->predicted().size(), std::size_t(23));
    const QImage image = chart_->grab().toImage();
    const Colours &colours = coloursOf(chart_->palette());
    // In the middle the measured bar; beside it, within the slot, the predicted one.
    const QPoint middle = chart_->positionOf(cutOf(8), 300);
    const int slot = chart_->positionOf(cutOf(9), 300).x() - middle.x();
    QCOMPARE(image.pixelColor(middle), colours.edge);
    const QColor beside = image.pixelColor(middle + QPoint(qRound(slot * 0.34), 0));
    QVERIFY(beside != colours.edge && beside != colours.panel);
    QVERIFY(beside.blue() > beside.red());
    // A cut that was never measured has its prediction alone.
    QVERIFY(image.pixelColor(chart_->positionOf(cutOf(10), 300)) != colours.panel);
}

void LatencyChartTest::predictionsAloneNeedNoInvitation()
{
    MadeData made;
    chart_->showData(made.data());
    for (const QLabel *label : chart_->findChildren<QLabel *>())
        QVERIFY(!label->isVisible() || label->text() != chart_->invitation());
    made.predictions.reset();
    chart_->showData(made.data());
    QVERIFY(chart_->predicted().empty());
}

void LatencyChartTest::theHigherOfBothFitsIntoThePlot()
{
    MadeData made;
    made.add({measuredRecord(1, labPreset(cutOf(13)), {1ms, 1ms, 1ms})});
    chart_->showData(made.data());
    double most = 0;
    for (const PlannedCut &planned : chart_->predicted())
        most = std::max(most, static_cast<double>(planned.latency.endToEnd().count()) / 1e6);
    QVERIFY(chart_->positionOf(cutOf(13), most).y() >= chart_->plotArea().top());
}

void LatencyChartTest::toolTipHasPredictedBesideMeasured()
{
    MadeData made;
    made.add(sheetRecords());
    chart_->showData(made.data());
    const QString both = chart_->toolTipFor(cutOf(13));
    for (const QLatin1StringView part :
         {"1287.431"_L1, "predicted"_L1, "measured"_L1, "#3"_L1, "25.6 kB"_L1})
        QVERIFY2(both.contains(part), part.data());
    const QString alone = chart_->toolTipFor(cutOf(5));
    QVERIFY(alone.contains("predicted, not measured"_L1));
    QVERIFY(!alone.contains(u'#'));
}

void LatencyChartTest::dataHasBothBesideEachOther()
{
    MadeData made;
    made.add(sheetRecords());
    chart_->showData(made.data());
    const QStringList lines = chart_->asTsv().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 24);
    const QStringList cells = lines[14].split(u'\t');
    QCOMPARE(cells.size(), lines[0].split(u'\t').size());
    QCOMPARE(cells.mid(0, 6), (QStringList{u"13"_s, u"1287.431"_s, u"1137.941"_s, u"36.436"_s,
                                           u"113.054"_s, u"#3"_s}));
    QVERIFY(cells[6].toDouble() > 1000);
}

void LatencyChartTest::repeatedRunsHaveAnInterval()
{
    std::vector<RunRecord> records;
    for (int id = 1; id <= 7; ++id)
        records.push_back(measuredRecord(id, labPreset(cutOf(13)),
                                         {std::chrono::milliseconds(100 + id), 0ms, 0ms}));
    chart_->setLatencies(latenciesByCut(records, "alexnet-lab", labPreset(cutOf(0))));
    const CutLatency &latency = chart_->latencies().front();
    QVERIFY(latency.interval95);
    QVERIFY(latency.interval95->low < latency.median.endToEnd());
    QVERIFY(latency.interval95->high > latency.median.endToEnd());
    QVERIFY(chart_->toolTipFor(cutOf(13)).contains("95 %"_L1));
}

QTEST_MAIN(LatencyChartTest)
#include "tst_latency_chart.moc"
