// What has been measured and predicted, on its way to the charts.
#pragma once

#include "ui/chart/chart_page.h"
#include "ui/chart/measured_runs.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace splitscope {

class EdgeSession;
class PredictionSource;
class NotebookKeeper;
class Workbench;

/// Runs come from the notebook, with the number that it has given them: what a chart shows can be
/// looked up there. One that it could not take has none, and is shown all the same. A change by
/// the user's hand is shown at once; runs that end in quick succession are shown together, once in
/// a frame. GUI thread.
class Results : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Results(EdgeSession &session, NotebookKeeper &notebook, Workbench &workbench,
            QObject *parent = nullptr);

    PredictionSource &predictions() { return *predictions_; }

    void clear();
    /// These in place of what was there: chosen among the notebook's, with its numbers as ids.
    void replace(const std::vector<RunRecord> &records);
    /// At once: the user has changed something.
    void show();

private:
    void take(const RunRecord &record);
    void showSoon();
    void showNothingOf(const Network &network);
    void showCharts(const Conditions &conditions, const std::string &model);

    EdgeSession &session_;
    Workbench &workbench_;
    PredictionSource *predictions_;
    MeasuredRuns measured_;
    QTimer soon_;
    QElapsedTimer sinceShown_;
};

} // namespace splitscope
