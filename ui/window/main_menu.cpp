#include "ui/window/main_menu.h"

#include "ui/chart/chart_frame.h"
#include "ui/window/workbench.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace splitscope {

MainMenu::MainMenu(QWidget *parent) : QMenuBar(parent)
{
    fileMenu_ = addMenu(QString());
    openPicture_ = entry(fileMenu_, &MainMenu::openPictureRequested, {QKeySequence::Open});
    pastePicture_ = entry(fileMenu_, &MainMenu::pastePictureRequested, {QKeySequence::Paste});
    fileMenu_->addSeparator();
    openWeights_ =
        entry(fileMenu_, &MainMenu::openWeightsRequested, {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
    seededWeights_ = entry(fileMenu_, &MainMenu::seededWeightsRequested);
    precisionMenu_ = fileMenu_->addMenu(QString());
    precisions_ = new QActionGroup(this);
    for (const WeightPrecision precision : allPrecisions())
        choice(precisionMenu_, precisions_, int(precision));
    connect(precisions_, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        Q_EMIT precisionChosen(static_cast<WeightPrecision>(chosen->data().toInt()));
    });
    fileMenu_->addSeparator();
    report_ = entry(fileMenu_, &MainMenu::reportRequested, {Qt::CTRL | Qt::Key_R});
    capture_ = entry(fileMenu_, &MainMenu::captureRequested, {Qt::Key_F8});
    fileMenu_->addSeparator();
    exportDeployment_ = entry(fileMenu_, &MainMenu::exportDeploymentRequested);
    importDeployment_ = entry(fileMenu_, &MainMenu::importDeploymentRequested);
    fileMenu_->addSeparator();
    quit_ = entry(fileMenu_, &MainMenu::quitRequested, {Qt::CTRL | Qt::Key_Q});
    quit_->setMenuRole(QAction::QuitRole);

    runMenu_ = addMenu(QString());
    run_ = entry(runMenu_, &MainMenu::runRequested, {Qt::Key_F5});
    sheetCuts_ = entry(runMenu_, &MainMenu::sheetCutsRequested, {Qt::Key_F6});
    allCuts_ = entry(runMenu_, &MainMenu::allCutsRequested, {Qt::CTRL | Qt::Key_F5});
    live_ = runMenu_->addAction(QString());
    live_->setCheckable(true);
    live_->setShortcut(Qt::Key_F7);
    connect(live_, &QAction::triggered, this, &MainMenu::liveRequested);
    adaptive_ = runMenu_->addAction(QString());
    adaptive_->setCheckable(true);
    adaptive_->setShortcut(Qt::SHIFT | Qt::Key_F7);
    connect(adaptive_, &QAction::triggered, this, &MainMenu::adaptiveRequested);
    stop_ = entry(runMenu_, &MainMenu::stopRequested, {Qt::Key_Escape, Qt::SHIFT | Qt::Key_F5});
    runMenu_->addSeparator();
    labPreset_ = entry(runMenu_, &MainMenu::labPresetRequested, {Qt::CTRL | Qt::Key_L});

    makeViewMenu();

    helpMenu_ = addMenu(QString());
    manual_ = entry(helpMenu_, &MainMenu::manualRequested, {Qt::Key_F1});
    firstSteps_ = entry(helpMenu_, &MainMenu::firstStepsRequested);
    shortcuts_ = entry(helpMenu_, &MainMenu::shortcutsRequested, {Qt::CTRL | Qt::Key_F1});
    about_ = entry(helpMenu_, &MainMenu::aboutRequested);
    about_->setMenuRole(QAction::AboutRole);

    setRunning(false);
    retranslate();
}

template<typename Signal>
QAction *MainMenu::entry(QMenu *menu, Signal signal, const QList<QKeySequence> &keys)
{
    QAction *action = menu->addAction(QString());
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

QAction *MainMenu::choice(QMenu *menu, QActionGroup *group, int value)
{
    QAction *action = menu->addAction(QString());
    action->setCheckable(true);
    action->setData(value);
    group->addAction(action);
    return action;
}

void MainMenu::makeViewMenu()
{
    viewMenu_ = addMenu(QString());
    chartMenu_ = viewMenu_->addMenu(QString());
    charts_ = new QActionGroup(this);
    for (int page = 0; page < ChartFrame::pageTotal; ++page)
        choice(chartMenu_, charts_, page)->setShortcut(Qt::CTRL | Qt::Key(Qt::Key_1 + page));
    connect(charts_, &QActionGroup::triggered, this,
            [this](const QAction *chosen) { Q_EMIT chartChosen(chosen->data().toInt()); });
    pageMenu_ = viewMenu_->addMenu(QString());
    pages_ = new QActionGroup(this);
    for (int page = 0; page < Workbench::pageTotal; ++page)
        choice(pageMenu_, pages_, page)->setShortcut(Qt::ALT | Qt::Key(Qt::Key_1 + page));
    connect(pages_, &QActionGroup::triggered, this,
            [this](const QAction *chosen) { Q_EMIT pageChosen(chosen->data().toInt()); });
    find_ = entry(viewMenu_, &MainMenu::findRequested, {QKeySequence::Find});
    viewMenu_->addSeparator();
    languageMenu_ = viewMenu_->addMenu(QString());
    languages_ = new QActionGroup(this);
    for (const Language language : {Language::System, Language::English, Language::Chinese})
        choice(languageMenu_, languages_, int(language));
    connect(languages_, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        Q_EMIT languageChosen(static_cast<Language>(chosen->data().toInt()));
    });

    themeMenu_ = viewMenu_->addMenu(QString());
    themes_ = new QActionGroup(this);
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
        choice(themeMenu_, themes_, int(theme));
    connect(themes_, &QActionGroup::triggered, this, [this](const QAction *chosen) {
        Q_EMIT themeChosen(static_cast<ThemeChoice>(chosen->data().toInt()));
    });
}

void MainMenu::setRunning(bool running)
{
    stop_->setEnabled(running);
}

void MainMenu::setLive(bool live, bool adaptive)
{
    live_->setChecked(live);
    adaptive_->setChecked(adaptive);
}

void MainMenu::setChart(int page)
{
    charts_->actions().at(page)->setChecked(true);
}

void MainMenu::setPage(int page)
{
    pages_->actions().at(page)->setChecked(true);
}

void MainMenu::setWeightsSeeded(bool seeded)
{
    seededWeights_->setEnabled(!seeded);
}

void MainMenu::setPrecision(WeightPrecision precision)
{
    precisions_->actions().at(int(precision))->setChecked(true);
}

void MainMenu::setLanguage(Language language)
{
    languages_->actions().at(int(language))->setChecked(true);
}

void MainMenu::setTheme(ThemeChoice theme)
{
    themes_->actions().at(int(theme))->setChecked(true);
}

std::vector<MainMenu::Shortcut> MainMenu::shortcuts() const
{
    std::vector<Shortcut> all;
    const auto add = [&all](const QString &what, const QList<QKeySequence> &shortcuts) {
        QStringList keys;
        for (const QKeySequence &key : shortcuts)
            keys << key.toString(QKeySequence::NativeText);
        all.push_back({what, keys.join(u", "_s)});
    };
    for (const QAction *action :
         {run_, sheetCuts_, allCuts_, live_, adaptive_, stop_, labPreset_, openPicture_,
          pastePicture_, openWeights_, report_, capture_, find_, manual_, shortcuts_, quit_}) {
        QString what = action->text().remove(u'…');
        what.remove(QRegularExpression(u"\\(&.\\)"_s)).remove(u'&');
        add(what, action->shortcuts());
    }
    for (const QAction *action : charts_->actions())
        add(tr("Chart: %1").arg(action->text()), action->shortcuts());
    for (const QAction *action : pages_->actions())
        add(tr("Page: %1").arg(action->text()), action->shortcuts());
    return all;
}

void MainMenu::retranslate()
{
    fileMenu_->setTitle(tr("&File"));
    openPicture_->setText(tr("&Open picture…"));
    pastePicture_->setText(tr("&Paste picture"));
    openWeights_->setText(tr("Open &weights…"));
    seededWeights_->setText(tr("Use &seeded weights"));
    precisionMenu_->setTitle(tr("P&recision of linear layers"));
    precisions_->actions().at(int(WeightPrecision::Float32))->setText(tr("float32: exact"));
    precisions_->actions()
        .at(int(WeightPrecision::BFloat16))
        ->setText(tr("bfloat16: half the bytes"));
    precisions_->actions()
        .at(int(WeightPrecision::Float16))
        ->setText(tr("float16: half the bytes"));
    precisions_->actions()
        .at(int(WeightPrecision::Int8))
        ->setText(tr("int8: a quarter of the bytes"));
    report_->setText(tr("Lab &report…"));
    capture_->setText(tr("&Capture for report…"));
    exportDeployment_->setText(tr("&Export deployment…"));
    importDeployment_->setText(tr("&Import deployment…"));
    quit_->setText(tr("&Quit"));
    runMenu_->setTitle(tr("&Run"));
    run_->setText(tr("&Run this cut"));
    sheetCuts_->setText(tr("Run the &sheet's four cuts"));
    allCuts_->setText(tr("Run &all cuts"));
    live_->setText(tr("Run &live"));
    adaptive_->setText(tr("Live, with an a&dapting cut"));
    stop_->setText(tr("S&top"));
    labPreset_->setText(tr("&Lab preset"));
    viewMenu_->setTitle(tr("&View"));
    find_->setText(tr("&Find in the terminals"));
    chartMenu_->setTitle(tr("&Chart"));
    for (int page = 0; page < ChartFrame::pageTotal; ++page)
        charts_->actions().at(page)->setText(ChartFrame::pageTitle(page));
    pageMenu_->setTitle(tr("&Page below"));
    for (int page = 0; page < Workbench::pageTotal; ++page)
        pages_->actions().at(page)->setText(Workbench::pageTitle(page));
    languageMenu_->setTitle(tr("&Language"));
    languages_->actions().at(int(Language::System))->setText(tr("System"));
    // Each language is called by its own name, so that one who reads no other finds it.
    languages_->actions().at(int(Language::English))->setText(u"English"_s);
    languages_->actions().at(int(Language::Chinese))->setText(u"中文"_s);
    themeMenu_->setTitle(tr("&Theme"));
    themes_->actions().at(int(ThemeChoice::System))->setText(tr("System"));
    themes_->actions().at(int(ThemeChoice::Light))->setText(tr("Light"));
    themes_->actions().at(int(ThemeChoice::Dark))->setText(tr("Dark"));
    helpMenu_->setTitle(tr("&Help"));
    manual_->setText(tr("&Manual"));
    firstSteps_->setText(tr("&First steps"));
    shortcuts_->setText(tr("&Keyboard shortcuts"));
    about_->setText(tr("&About Splitscope"));
}

void MainMenu::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMenuBar::changeEvent(event);
}

} // namespace splitscope
