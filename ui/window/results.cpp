#include "ui/window/results.h"

#include "net/edge/edge_session.h"
#include "net/model_options.h"
#include "net/notebook/notebook_keeper.h"
#include "ui/chart/chart_frame.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/layers/cut_figures.h"
#include "ui/layers/layer_column.h"
#include "ui/text/run_text.h"
#include "ui/timeline/timeline_chart.h"
#include "ui/window/prediction_source.h"
#include "ui/window/workbench.h"

namespace splitscope {
namespace {

constexpr int frame = 16; // ms

bool isSame(const Network &a, const Network &b)
{
    return a.id() == b.id() && a.layerCount() == b.layerCount();
}

} // namespace

Results::Results(EdgeSession &session, NotebookKeeper &notebook, Workbench &workbench,
                 QObject *parent)
    : QObject(parent), session_(session), workbench_(workbench),
      predictions_(new PredictionSource(session, workbench.charts().predictionNote(), this))
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &Results::show);
    connect(&workbench_.charts(), &ChartFrame::pageShown, this, &Results::show);
    connect(predictions_, &PredictionSource::changed, this, &Results::show);
    connect(&notebook, &NotebookKeeper::stored, this, [this](const StoredRun &run) {
        if (run.composed)
            return; // not measured as a whole
        take(numberedRecord(run));
        showSoon();
    });
    connect(&notebook, &NotebookKeeper::notStored, this, [this](const RunRecord &record) {
        RunRecord unnumbered = record;
        unnumbered.id = noRunNumber;
        take(unnumbered);
        showSoon();
    });
}

void Results::take(const RunRecord &record)
{
    measured_.add(record);
    predictions_->noteLoad(record);
    workbench_.charts().timeline().add(record);
}

void Results::clear()
{
    replace({});
}

void Results::replace(const std::vector<RunRecord> &records)
{
    measured_.clear();
    workbench_.charts().timeline().clear();
    for (const RunRecord &record : records)
        take(record);
    show();
}

void Results::showSoon()
{
    if (soon_.isActive())
        return;
    if (!sinceShown_.isValid() || sinceShown_.elapsed() >= frame)
        return show();
    soon_.start(frame - static_cast<int>(sinceShown_.elapsed()));
}

void Results::show()
{
    soon_.stop();
    sinceShown_.start();
    const Network &shown = workbench_.layers().network();
    // While another network is put in its place, neither is shown with the other's figures.
    if (!isSame(shown, session_.network()))
        return showNothingOf(shown);
    const Conditions conditions = workbench_.conditions().conditions();
    const std::string model = modelName(session_.model(), session_.network());
    std::vector<CutLatency> latencies = measured_.byCut(model, conditions);
    // A file may have been exchanged for a shorter network of the same name.
    std::erase_if(latencies, [last = session_.network().lastCut()](const CutLatency &latency) {
        return latency.cut > last;
    });
    std::vector<PlannedCut> planned;
    const auto &predictions = predictions_->predictions();
    if (predictions && isSame(predictions->network(), shown))
        planned = predictions->byCut(conditions);
    workbench_.conditions().setCpuTimes(measured_.halves().cpu(model, conditions.cut));
    workbench_.conditions().setAchieved(measured_.achieved(model, conditions));
    workbench_.layers().setFigures(
        figuresOf(session_.network(), measured_.halves(), latencies, model, conditions, planned));
    showCharts(conditions, model);
}

void Results::showNothingOf(const Network &network)
{
    workbench_.conditions().setCpuTimes({});
    workbench_.conditions().setAchieved(std::nullopt);
    workbench_.layers().setFigures({});
    const Conditions conditions = workbench_.conditions().conditions();
    const std::string model;
    const MeasuredRuns none;
    workbench_.charts().showData(
        {.network = network, .model = model, .conditions = conditions, .measured = none});
}

void Results::showCharts(const Conditions &conditions, const std::string &model)
{
    const LayerColumn &layers = workbench_.layers();
    const auto &predictions = predictions_->predictions();
    const bool arePredicted = predictions && isSame(predictions->network(), layers.network());
    workbench_.charts().showData(
        {.network = session_.network(),
         .model = model,
         .conditions = conditions,
         .measured = measured_,
         .predictions = arePredicted ? predictions : nullptr,
         .cuts = layers.isUsefulOnly() ? layers.shownCuts() : std::vector<CutPoint>()});
}

} // namespace splitscope
