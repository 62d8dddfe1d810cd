#include "engine/model/networks.h"
#include "engine/model/useful_cuts.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace splitscope;

class UsefulCutsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alexNetHasNoneAfterReluDropoutAndFlatten();
    void whatMakesNothingSmallerIsLeftOutWhateverItIsCalled();
    void bothEndsAreAlwaysIn();
    void theSmallestOutputIsNeverLeftOut();
};

namespace {

std::vector<int> indicesOf(const std::vector<CutPoint> &cuts)
{
    std::vector<int> indices;
    for (const CutPoint cut : cuts)
        indices.push_back(cut.index());
    return indices;
}

} // namespace

void UsefulCutsTest::alexNetHasNoneAfterReluDropoutAndFlatten()
{
    QCOMPARE(indicesOf(usefulCuts(alexNetLab())),
             (std::vector{0, 1, 3, 4, 6, 7, 9, 11, 13, 17, 20, 22}));
}

void UsefulCutsTest::whatMakesNothingSmallerIsLeftOutWhateverItIsCalled()
{
    // A pooling that grows its input, and one that keeps its size.
    const Network network("n", "N", {{1, 4, 4}},
                          {{"grow", AdaptiveAvgPool2d{8}},
                           {"keep", MaxPool2d{1, 1}},
                           {"shrink", MaxPool2d{2, 2}},
                           {"end", ReLU{}}});
    QCOMPARE(indicesOf(usefulCuts(network)), (std::vector{0, 3, 4}));
}

void UsefulCutsTest::bothEndsAreAlwaysIn()
{
    for (const Network &network : knownNetworks()) {
        const auto cuts = usefulCuts(network);
        QCOMPARE(cuts.front(), network.firstCut());
        QCOMPARE(cuts.back(), network.lastCut());
    }
}

void UsefulCutsTest::theSmallestOutputIsNeverLeftOut()
{
    for (const Network &network : knownNetworks()) {
        const auto bytes = [&](CutPoint cut) { return network.shapeAt(cut).bytes(); };
        const auto all = network.cutPoints();
        const auto useful = usefulCuts(network);
        QCOMPARE(bytes(*std::ranges::min_element(useful, {}, bytes)),
                 bytes(*std::ranges::min_element(all, {}, bytes)));
    }
}

QTEST_APPLESS_MAIN(UsefulCutsTest)
#include "tst_useful_cuts.moc"
