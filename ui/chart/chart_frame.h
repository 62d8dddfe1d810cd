// The charts, one at a time, with the tools that they share.
#pragma once

#include "ui/chart/chart_page.h"

#include <QWidget>

#include <vector>

class QStackedWidget;
class QTabBar;

namespace splitscope {

class AccuracyChart;
class ChartNavigation;
class ChartTools;
class CutLinesChart;
class LatencyChart;
class MapChart;
class PredictionNote;
class TimelineChart;

/// Shows data to the page that is open alone: whoever has the data hears by pageShown() when
/// another one needs it. GUI thread.
class ChartFrame : public QWidget
{
    Q_OBJECT

public:
    enum Page { ByCut, ByBandwidth, ByShare, Map, Timeline, Accuracy };
    Q_ENUM(Page)
    static constexpr int pageTotal = Accuracy + 1;
    /// In the language of now.
    static QString pageTitle(int page);

    explicit ChartFrame(const Network &network, QWidget *parent = nullptr);

    /// Forgets what belonged to another one.
    void setNetwork(const Network &network);
    void showData(const ChartData &now);

    LatencyChart &byCut() { return *byCut_; }
    CutLinesChart &byBandwidth() { return *byBandwidth_; }
    CutLinesChart &byShare() { return *byShare_; }
    MapChart &map() { return *map_; }
    TimelineChart &timeline() { return *timeline_; }
    AccuracyChart &accuracy() { return *accuracy_; }
    PredictionNote &predictionNote() { return *note_; }
    ChartTools &tools() { return *tools_; }

    Page page() const;
    void showPage(Page page);
    /// The next one after the last is the first.
    void showNextPage(int by = 1);
    /// The pointer is on this cut elsewhere in the window.
    void setHovered(std::optional<CutPoint> cut);

Q_SIGNALS:
    /// It needs showData().
    void pageShown(splitscope::ChartFrame::Page page);
    /// By the user, in any chart.
    void cutSelected(splitscope::CutPoint cut);
    void cutHovered(std::optional<splitscope::CutPoint> cut);
    void conditionsChosen(const splitscope::Conditions &conditions);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Entry
    {
        ChartPage *page;
        ChartNavigation *navigation;
    };

    void add(ChartPage *page);
    void connectPages();
    void open(int index);
    void retranslate();

    QTabBar *tabs_;
    ChartTools *tools_;
    QStackedWidget *stack_;
    PredictionNote *note_;
    LatencyChart *byCut_;
    CutLinesChart *byBandwidth_;
    CutLinesChart *byShare_;
    MapChart *map_;
    TimelineChart *timeline_;
    AccuracyChart *accuracy_;
    std::vector<Entry> pages_;
};

} // namespace splitscope
