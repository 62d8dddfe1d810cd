#include "ui/chart/chart_frame.h"

#include "ui/chart/accuracy_chart.h"
#include "ui/chart/chart_navigation.h"
#include "ui/chart/chart_tools.h"
#include "ui/chart/cut_lines_chart.h"
#include "ui/chart/latency_chart.h"
#include "ui/chart/prediction_note.h"
#include "ui/map/map_chart.h"
#include "ui/timeline/timeline_chart.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace splitscope {

ChartFrame::ChartFrame(const Network &network, QWidget *parent)
    : QWidget(parent), tabs_(new QTabBar(this)), tools_(new ChartTools(this)),
      stack_(new QStackedWidget(this)), note_(new PredictionNote(this)),
      byCut_(new LatencyChart(network)), byBandwidth_(new CutLinesChart(Along::Bandwidth)),
      byShare_(new CutLinesChart(Along::EdgeShare)), map_(new MapChart),
      timeline_(new TimelineChart(network)), accuracy_(new AccuracyChart)
{
    tabs_->setObjectName(u"charts"_s);
    tabs_->setDocumentMode(true);
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    for (ChartPage *page : std::initializer_list<ChartPage *>{byCut_, byBandwidth_, byShare_, map_,
                                                              timeline_, accuracy_})
        add(page);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(0);
    bar->addWidget(tabs_, 1);
    bar->addWidget(tools_);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(note_);
    layout->addWidget(stack_, 1);

    connectPages();
    retranslate();
    open(ByCut);
}

void ChartFrame::connectPages()
{
    connect(tabs_, &QTabBar::currentChanged, this, &ChartFrame::open);
    connect(byCut_, &LatencyChart::cutSelected, this, &ChartFrame::cutSelected);
    connect(byCut_, &LatencyChart::cutHovered, this, &ChartFrame::cutHovered);
    for (CutLinesChart *lines : {byBandwidth_, byShare_}) {
        connect(lines, &CutLinesChart::cutSelected, this, &ChartFrame::cutSelected);
        connect(lines, &CutLinesChart::cutHovered, this, &ChartFrame::cutHovered);
        connect(lines, &CutLinesChart::conditionsChosen, this, &ChartFrame::conditionsChosen);
    }
    connect(map_, &MapChart::conditionsChosen, this, &ChartFrame::conditionsChosen);
    connect(accuracy_, &AccuracyChart::conditionsChosen, this, &ChartFrame::conditionsChosen);
}

void ChartFrame::setHovered(std::optional<CutPoint> cut)
{
    byCut_->setHovered(cut);
    byBandwidth_->setHovered(cut);
    byShare_->setHovered(cut);
}

void ChartFrame::showNextPage(int by)
{
    tabs_->setCurrentIndex((tabs_->currentIndex() + by + tabs_->count()) % tabs_->count());
}

void ChartFrame::add(ChartPage *page)
{
    stack_->addWidget(&page->widget());
    pages_.push_back({page, new ChartNavigation(*page)});
    tabs_->addTab(QString());
}

void ChartFrame::open(int index)
{
    const Entry &entry = pages_.at(static_cast<std::size_t>(index));
    stack_->setCurrentIndex(index);
    tools_->setPage(*entry.page, *entry.navigation);
    Q_EMIT pageShown(static_cast<Page>(index));
}

ChartFrame::Page ChartFrame::page() const
{
    return static_cast<Page>(tabs_->currentIndex());
}

void ChartFrame::showPage(Page page)
{
    tabs_->setCurrentIndex(page);
}

void ChartFrame::setNetwork(const Network &network)
{
    byCut_->setNetwork(network);
}

void ChartFrame::showData(const ChartData &now)
{
    pages_[static_cast<std::size_t>(tabs_->currentIndex())].page->showData(now);
}

QString ChartFrame::pageTitle(int page)
{
    switch (static_cast<Page>(page)) {
    case ByCut:
        return tr("By cut");
    case ByBandwidth:
        return tr("Bandwidth");
    case ByShare:
        return tr("CPU");
    case Map:
        return tr("Map");
    case Timeline:
        return tr("Timeline");
    case Accuracy:
        return tr("Prediction");
    }
    return {};
}

void ChartFrame::retranslate()
{
    for (int page = 0; page < pageTotal; ++page)
        tabs_->setTabText(page, pageTitle(page));
    tabs_->setTabToolTip(ByCut, tr("Latency by cut, measured and predicted"));
    tabs_->setTabToolTip(ByBandwidth, tr("Each cut's latency against the bandwidth"));
    tabs_->setTabToolTip(ByShare, tr("Each cut's latency against the edge's CPU share"));
    tabs_->setTabToolTip(Map, tr("The best cut over bandwidth and CPU share"));
    tabs_->setTabToolTip(Timeline, tr("One run in its stages, and the last runs"));
    tabs_->setTabToolTip(Accuracy, tr("Predicted against measured latency"));
    tabs_->setAccessibleName(tr("Charts"));
}

void ChartFrame::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
