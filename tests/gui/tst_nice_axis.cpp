#include "ui/chart/nice_axis.h"

#include <QTest>

#include <cmath>

using namespace splitscope;

class NiceAxisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversWhatItShows_data();
    void coversWhatItShows();
    void anEmptyAxisHasALength();
};

void NiceAxisTest::coversWhatItShows_data()
{
    QTest::addColumn<double>("most");
    QTest::addColumn<double>("step");
    QTest::newRow("sheet's slowest cut") << 2058.0 << 500.0;
    QTest::newRow("quick run") << 21.0 << 5.0;
    QTest::newRow("a whole step") << 600.0 << 200.0;
    QTest::newRow("below one") << 0.31 << 0.1;
    QTest::newRow("minutes") << 91'000.0 << 20'000.0;
}

void NiceAxisTest::coversWhatItShows()
{
    QFETCH(const double, most);
    QFETCH(const double, step);
    const NiceAxis axis = niceAxis(most);
    QCOMPARE(axis.step, step);
    QVERIFY(axis.top >= most);
    QVERIFY(axis.top - axis.step < most);
    QVERIFY(axis.stepCount() >= 3 && axis.stepCount() <= 8);
}

void NiceAxisTest::anEmptyAxisHasALength()
{
    QCOMPARE(niceAxis(0).top, 1.0);
    QCOMPARE(niceAxis(-3).top, 1.0);
    QCOMPARE(niceAxis(std::nan("")).top, 1.0);
}

QTEST_APPLESS_MAIN(NiceAxisTest)
#include "tst_nice_axis.moc"
