// What has been measured and predicted, on its way from the session to the charts.
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
class RecordsModel;
class Workbench;

/// Between the session and the parts of the window that show results. A change by the user's hand
/// is shown at once; runs that end in quick succession are shown together, once in a frame.
/// GUI thread.
class Results : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive it.
    Results(EdgeSession &session, RecordsModel &records, Workbench &workbench,
            QObject *parent = nullptr);

    PredictionSource &predictions() { return *predictions_; }

    void add(const RunRecord &record);
    void clear();
    /// These in place of what was there: chosen among the notebook's.
    void replace(const std::vector<RunRecord> &records);
    /// At once: the user has changed something.
    void show();

private:
    void showSoon();
    void showCharts(const Conditions &conditions, const std::string &model);

    EdgeSession &session_;
    RecordsModel &records_;
    Workbench &workbench_;
    PredictionSource *predictions_;
    MeasuredRuns measured_;
    QTimer soon_;
    QElapsedTimer sinceShown_;
};

} // namespace splitscope
