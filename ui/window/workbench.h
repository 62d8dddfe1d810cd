// The middle of the window: layers, conditions, charts, records and terminals, and where they are.
#pragma once

#include "engine/model/network.h"

#include <QWidget>

class QCheckBox;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace splitscope {

class AnswerView;
class ChartFrame;
class ConditionsPanel;
class EdgeSession;
class LatencyChart;
class LayerColumn;
class LayerPanel;
class NetworkEdit;
class NotebookKeeper;
class NoticeBar;
class RecordsPage;
class RunBar;
class SweepPage;
class TerminalView;

/// Lays out and owns; knows nothing of what its parts do. GUI thread.
class Workbench : public QWidget
{
    Q_OBJECT

public:
    enum Page { Records, Sweep, Terminals, Answer };
    static constexpr int pageTotal = Answer + 1;
    static QString pageTitle(int page);

    /// Both must outlive the workbench.
    Workbench(EdgeSession &session, NotebookKeeper &notebook, QWidget *parent = nullptr);

    /// Of the layers, the conditions and the charts.
    void setNetwork(const Network &network);

    LayerColumn &layers();
    NetworkEdit &network();
    QCheckBox &usefulCutsOnly();
    ConditionsPanel &conditions() { return *conditions_; }
    RunBar &runBar() { return *runBar_; }
    NoticeBar &notice() { return *notice_; }
    ChartFrame &charts() { return *charts_; }
    /// The first of them.
    LatencyChart &chart();
    RecordsPage &records() { return *records_; }
    SweepPage &sweep() { return *sweep_; }
    TerminalView &edgeTerminal() { return *edgeTerminal_; }
    TerminalView &cloudTerminal() { return *cloudTerminal_; }
    AnswerView &answer() { return *answer_; }
    /// Layers beside the rest.
    QSplitter &columns() { return *columns_; }
    /// Records and terminals below the rest.
    QSplitter &rows() { return *rows_; }
    void showPage(Page page);
    Page page() const;
    /// And gives it the keyboard.
    void goToPage(Page page);
    /// In the terminal that has the keyboard, or in the edge's.
    void findInTerminals();

Q_SIGNALS:
    /// "Capture for report" was pressed.
    void captureRequested();
    void pageShown(int page);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *bench();
    QWidget *terminals();
    void retranslate();

    LayerPanel *layers_;
    ConditionsPanel *conditions_;
    RunBar *runBar_;
    NoticeBar *notice_;
    ChartFrame *charts_;
    RecordsPage *records_;
    SweepPage *sweep_;
    TerminalView *edgeTerminal_;
    TerminalView *cloudTerminal_;
    AnswerView *answer_;
    QSplitter *columns_;
    QSplitter *rows_;
    QTabWidget *pages_;
    QToolButton *capture_;
};

} // namespace splitscope
