#include "ui/window/main_window.h"

#include "net/edge/picture_file.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "ui/answer/answer_flow.h"
#include "ui/answer/answer_view.h"
#include "ui/chart/chart_frame.h"
#include "ui/chart/chart_tools.h"
#include "ui/chart/latency_chart.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/conditions/link_edit.h"
#include "ui/conditions/node_edit.h"
#include "ui/conditions/picture_edit.h"
#include "ui/deployment/deployment_files.h"
#include "ui/layers/layer_column.h"
#include "ui/layers/network_edit.h"
#include "ui/records/record_cells.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/report/report_flow.h"
#include "ui/runs/run_bar.h"
#include "ui/status/notice_bar.h"
#include "ui/status/probe_readout.h"
#include "ui/status/status_strip.h"
#include "ui/sweep/sweep_form.h"
#include "ui/sweep/sweep_page.h"
#include "ui/terminal/terminal_view.h"
#include "ui/text/quantity_text.h"
#include "ui/text/run_text.h"
#include "ui/weights/weights_files.h"
#include "ui/window/connection_flow.h"
#include "ui/window/help_flow.h"
#include "ui/window/main_menu.h"
#include "ui/window/prediction_source.h"
#include "ui/window/results.h"
#include "ui/window/run_control.h"
#include "ui/window/workbench.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace splitscope {

MainWindow::MainWindow(EdgeSession &session, QSettings &store, ThemeSwitch &theme,
                       LanguageSwitch &language, NotebookKeeper &notebook)
    : session_(session), store_(store), theme_(theme), language_(language),
      menu_(new MainMenu(this)), workbench_(new Workbench(session, notebook, this)),
      status_(new StatusStrip(this)),
      connection_(new ConnectionFlow(session, *workbench_, *status_, this)),
      help_(new HelpFlow(session, *workbench_, *menu_, language, this)),
      results_(new Results(session, notebook, *workbench_, this)),
      runs_(new RunControl(
          session, *workbench_, *menu_, *status_, results_->predictions(),
          [this] { return !workbench_->sweep().control().isRunning() && connection_->commit(); },
          this))
{
    new AnswerFlow(session, workbench_->conditions().picture(), workbench_->answer(), this);
    new ReportFlow(notebook, *workbench_, *menu_, store, language, this);
    setWindowTitle(u"Splitscope"_s);
    setWindowIcon(QIcon(u":/splitscope/icons/splitscope.svg"_s));
    setMenuBar(menu_);
    setCentralWidget(workbench_);
    setStatusBar(status_);
    resize(1280, 800);
    connectIntents();
    connectParts();
    connectRecords();
    connectDeployment();
    connectSession();
    setAcceptDrops(true);
    restore(loadSettings(store_, session_.network()));
    showModel();
    status_->showEngine(session_.engineState());
    if (const auto &problems = workbench_->conditions().deviceProblems(); !problems.empty())
        showProblem(problems.front());
}

void MainWindow::connectIntents()
{
    connect(&workbench_->runBar(), &RunBar::labPresetRequested, this, &MainWindow::applyLabPreset);
    connect(menu_, &MainMenu::labPresetRequested, this, &MainWindow::applyLabPreset);
    connect(menu_, &MainMenu::chartChosen, this,
            [this](int page) { workbench_->charts().showPage(ChartFrame::Page(page)); });
    connect(&workbench_->charts(), &ChartFrame::pageShown, menu_, &MainMenu::setChart);
    connect(menu_, &MainMenu::pageChosen, this,
            [this](int page) { workbench_->goToPage(Workbench::Page(page)); });
    connect(workbench_, &Workbench::pageShown, menu_, &MainMenu::setPage);
    menu_->setPage(Workbench::Records);
    connect(menu_, &MainMenu::openPictureRequested, &workbench_->conditions().picture(),
            &PictureEdit::ask);
    connect(menu_, &MainMenu::pastePictureRequested, &workbench_->conditions().picture(),
            &PictureEdit::paste);
    const auto openWeights = [this] {
        connect(askForWeights(this), &QFileDialog::fileSelected, this, &MainWindow::useWeights);
    };
    connect(menu_, &MainMenu::openWeightsRequested, this, openWeights);
    connect(&workbench_->answer(), &AnswerView::trainedWeightsRequested, this, openWeights);
    connect(menu_, &MainMenu::findRequested, workbench_, &Workbench::findInTerminals);
    connect(menu_, &MainMenu::seededWeightsRequested, this, [this] { useWeights({}); });
    connect(menu_, &MainMenu::precisionChosen, this, [this](WeightPrecision precision) {
        ModelChoice model = session_.model();
        model.precision = precision;
        useModel(model);
    });
    connect(menu_, &MainMenu::quitRequested, this, &QWidget::close);
    connect(menu_, &MainMenu::languageChosen, this, &MainWindow::setLanguage);
    connect(menu_, &MainMenu::themeChosen, this, &MainWindow::setTheme);
}

void MainWindow::connectParts()
{
    ConditionsPanel *conditions = &workbench_->conditions();
    connect(conditions, &ConditionsPanel::conditionsChanged, this, &MainWindow::showConditions);
    connect(&workbench_->layers(), &LayerColumn::cutChanged, conditions, &ConditionsPanel::setCut);
    connect(&workbench_->charts(), &ChartFrame::cutSelected, conditions, &ConditionsPanel::setCut);
    connect(&workbench_->layers(), &LayerColumn::cutHovered, &workbench_->charts(),
            &ChartFrame::setHovered);
    connect(&workbench_->charts(), &ChartFrame::cutHovered, &workbench_->layers(),
            &LayerColumn::setHovered);
    connect(&workbench_->charts(), &ChartFrame::conditionsChosen, conditions,
            &ConditionsPanel::setConditions);
    connect(&workbench_->network(), &NetworkEdit::modelChosen, this, &MainWindow::useModel);
    connect(&workbench_->network(), &NetworkEdit::givenUp, this, &MainWindow::showModel);
    connect(&conditions->link(), &LinkEdit::failed, this,
            [this](const Error &error) { showProblem(error); });
    connect(&conditions->picture(), &PictureEdit::loaded, this, &MainWindow::usePicture);
    connect(&conditions->picture(), &PictureEdit::failed, this, [this](const Error &error) {
        showProblem(error, [this] { workbench_->conditions().picture().retry(); });
    });
    connect(conditions, &ConditionsPanel::deviceRefused, this,
            [this](const Error &error) { showProblem(error); });
    connect(connection_, &ConnectionFlow::nodeChosen, &results_->predictions(),
            &PredictionSource::useNode);
    connect(&workbench_->charts().tools(), &ChartTools::saveFailed, this,
            [this](const QString &sentence) {
                workbench_->notice().showProblem([sentence] { return sentence; });
            });
    for (TerminalView *terminal : {&workbench_->edgeTerminal(), &workbench_->cloudTerminal()})
        connect(terminal, &TerminalView::saveFailed, this, [this](const QString &sentence) {
            workbench_->notice().showProblem([sentence] { return sentence; });
        });
}

void MainWindow::connectRecords()
{
    connect(&workbench_->usefulCutsOnly(), &QCheckBox::toggled, results_, &Results::show);
    const RecordsPage *page = &workbench_->records();
    connect(page, &RecordsPage::clearRequested, results_, &Results::clear);
    connect(page, &RecordsPage::chartRequested, this, [this](const std::vector<RunRecord> &chosen) {
        results_->replace(chosen);
        if (!chosen.empty() && session_.network().cutPoint(chosen.front().conditions.cut.index()))
            workbench_->conditions().setConditions(chosen.front().conditions);
    });
    const SweepPage *sweep = &workbench_->sweep();
    connect(sweep, &SweepPage::failed, this, [this](const Error &error) { showProblem(error); });
    connect(sweep, &SweepPage::runningChanged, this,
            [this](bool running) { workbench_->runBar().setEnabled(!running); });
}

void MainWindow::connectDeployment()
{
    auto *files = new DeploymentFiles(this);
    ConditionsPanel *conditions = &workbench_->conditions();
    connect(menu_, &MainMenu::exportDeploymentRequested, files, [this, files, conditions] {
        files->askForExport(conditions->conditions(),
                            QString::fromStdString(session_.network().id()));
    });
    connect(menu_, &MainMenu::importDeploymentRequested, files, [this, files, conditions] {
        files->askForImport(conditions->conditions(), session_.network());
    });
    connect(files, &DeploymentFiles::imported, conditions, &ConditionsPanel::setConditions);
    connect(files, &DeploymentFiles::failed, this,
            [this](const Error &error) { showProblem(error); });
    connect(files, &DeploymentFiles::exported, this,
            [this](const QString &file, const QStringList &notes) {
                constexpr int longEnoughToRead = 10'000; // ms
                status_->showMessage(tr("Written: %1").arg(file), longEnoughToRead);
                if (!notes.isEmpty())
                    workbench_->notice().showProblem([notes] { return notes.join(u' '); });
            });
}

void MainWindow::connectSession()
{
    connect(&session_, &EdgeSession::engineProgress, status_, &StatusStrip::showEngineProgress);
    connect(&session_, &EdgeSession::engineChanged, status_, &StatusStrip::showEngine);
    connect(&session_, &EdgeSession::engineFailed, this, &MainWindow::engineFailed);
    connect(&session_, &EdgeSession::modelChanged, this, &MainWindow::showModel);
    connect(&session_, &EdgeSession::modelChanged, &results_->predictions(),
            &PredictionSource::startAnew);
    connect(&session_, &EdgeSession::unsplitAnswer, this, [this](const AnswerDigest &answer) {
        status_->showAnswer(answer, ClassNames(session_.model(), session_.network()));
    });
    connect(&session_, &EdgeSession::runStarted, this, [this](RunId, const Conditions &conditions) {
        if (sameSetting(conditions, workbench_->conditions().conditions()))
            workbench_->chart().setRunning(conditions.cut);
    });
    connect(&session_, &EdgeSession::runFinished, this, &MainWindow::finishRun);
    connect(&session_, &EdgeSession::edgeLine, &workbench_->edgeTerminal(), &TerminalView::append);
    connect(&session_, &EdgeSession::cloudLine, &workbench_->cloudTerminal(),
            &TerminalView::append);
}

void MainWindow::restore(const WindowSettings &settings)
{
    setLanguage(settings.language);
    setTheme(settings.theme);
    restoreGeometry(settings.geometry);
    workbench_->sweep().form().setChoice(loadSweepChoice(store_));
    workbench_->columns().restoreState(settings.columns);
    workbench_->rows().restoreState(settings.rows);
    workbench_->records().table().setColumns(settings.recordColumns);
    workbench_->usefulCutsOnly().setChecked(settings.usefulCutsOnly);
    help_->welcome(settings.firstStepsSeen);
    workbench_->conditions().node().setRecent(settings.recentNodes);
    workbench_->conditions().node().setOnLostCloud(settings.onLostCloud);
    setNode(settings.node, {.token = {}, .certificateFile = settings.nodeCertificate});
    workbench_->conditions().setConditions(settings.conditions);
    showConditions();
    const QStringList samples = samplePictures();
    if (!settings.picture.isEmpty())
        workbench_->conditions().picture().open(settings.picture);
    else if (!samples.isEmpty())
        workbench_->conditions().picture().open(samples.first());
}

WindowSettings MainWindow::settings() const
{
    WindowSettings settings(workbench_->conditions().conditions());
    settings.geometry = saveGeometry();
    settings.columns = workbench_->columns().saveState();
    settings.rows = workbench_->rows().saveState();
    settings.recordColumns = workbench_->records().table().columns();
    settings.usefulCutsOnly = workbench_->usefulCutsOnly().isChecked();
    settings.firstStepsSeen = help_->seen();
    settings.language = language_.choice();
    settings.theme = theme_.choice();
    settings.node = session_.node();
    settings.nodeCertificate = session_.access().certificateFile;
    settings.recentNodes = workbench_->conditions().node().recent();
    settings.onLostCloud = workbench_->conditions().node().onLostCloud();
    settings.model = session_.model();
    settings.picture = workbench_->conditions().picture().file();
    return settings;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveSweepChoice(store_, workbench_->sweep().form().choice());
    saveSettings(store_, settings());
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showConditions();
    QMainWindow::changeEvent(event);
}

void MainWindow::setLanguage(Language language)
{
    language_.choose(language);
    menu_->setLanguage(language);
}

void MainWindow::setTheme(ThemeChoice theme)
{
    theme_.choose(theme);
    menu_->setTheme(theme);
}

void MainWindow::setNode(const std::optional<QUrl> &node, const NodeAccess &access)
{
    connection_->setNode(node, access);
}

void MainWindow::applyLabPreset()
{
    ConditionsPanel &panel = workbench_->conditions();
    panel.setConditions(labPreset(panel.conditions().cut));
}

void MainWindow::runThisCut()
{
    runs_->runThisCut();
}

void MainWindow::runSheetCuts()
{
    runs_->runSheetCuts();
}

void MainWindow::runAllCuts()
{
    runs_->runAllCuts();
}

void MainWindow::finishRun(const RunRecord &record)
{
    if (!record.outcome && record.outcome.error().kind != ErrorKind::Cancelled)
        workbench_->notice().showProblem([record] { return notMeasuredText(record); },
                                         [this] { runs_->runFailedAgain(); });
    else if (const auto refused = quotaRefusal(record))
        showProblem(*refused);
    workbench_->chart().setRunning(std::nullopt);
}

void MainWindow::useModel(const ModelChoice &model)
{
    workbench_->notice().dismiss();
    if (model != session_.model() || session_.engineState() != EdgeSession::EngineState::Ready)
        session_.load(model);
}

void MainWindow::showModel()
{
    menu_->setWeightsSeeded(session_.model().weights.empty());
    menu_->setPrecision(session_.model().precision);
    status_->showWeights(session_.model(), session_.precisionError());
    status_->showAnswer(std::nullopt, {});
    workbench_->network().showModel(session_.model(), session_.network());
    if (session_.network().describe() == workbench_->layers().network().describe()
        && session_.network().id() == workbench_->layers().network().id())
        return;
    workbench_->setNetwork(session_.network());
    showConditions();
}

void MainWindow::showConditions()
{
    const Conditions conditions = workbench_->conditions().conditions();
    workbench_->layers().setCut(conditions.cut);
    workbench_->chart().setSelected(conditions.cut);
    workbench_->runBar().setSetting(settingText(conditions));
    status_->probe().setLink(conditions.link);
    workbench_->sweep().setBase(conditions);
    results_->show();
}

void MainWindow::showProblem(const Error &error, std::function<void()> retry)
{
    workbench_->notice().showProblem([error] { return errorText(error); }, std::move(retry));
}

void MainWindow::usePicture(const LoadedPicture &picture)
{
    session_.setPicture(picture.image);
    results_->predictions().startAnew();
    status_->showAnswer(std::nullopt, {});
}

void MainWindow::useWeights(const QString &file)
{
    workbench_->notice().dismiss();
    ModelChoice model = session_.model();
    model.weights = toPath(file);
    session_.load(model);
    runs_->forgetWaiting();
}

/// Where nothing else is loaded, as when the file of last time is gone, seeded weights still serve.
void MainWindow::engineFailed(const Error &error)
{
    if (error.kind == ErrorKind::InputShapeNeeded)
        return workbench_->network().askForInputShape();
    workbench_->network().showModel(session_.model(), session_.network());
    if (error.kind == ErrorKind::Cancelled) // another choice has taken its place
        return;
    if (session_.engineState() == EdgeSession::EngineState::Failed
        && !session_.model().weights.empty())
        useWeights({});
    showProblem(error);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedWeights(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    useWeights(droppedWeights(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace splitscope
