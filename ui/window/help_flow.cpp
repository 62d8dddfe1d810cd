#include "ui/window/help_flow.h"

#include "ui/chart/chart_frame.h"
#include "ui/chart/chart_tools.h"
#include "ui/chart/cut_latencies.h"
#include "ui/conditions/conditions_panel.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/manual_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/guide/first_steps.h"
#include "ui/layers/layer_column.h"
#include "ui/records/records_page.h"
#include "ui/records/records_table.h"
#include "ui/runs/run_bar.h"
#include "ui/window/main_menu.h"
#include "ui/window/workbench.h"

#include <QAction>

#include <memory>

namespace splitscope {

HelpFlow::HelpFlow(EdgeSession &session, Workbench &workbench, const MainMenu &menu,
                   const LanguageSwitch &language, QWidget *window)
    : QObject(window), session_(session), workbench_(workbench), menu_(menu), language_(language),
      window_(window), steps_(new FirstSteps(window, {&workbench.layers(), &workbench.conditions(),
                                                      &workbench.runBar()}))
{
    connect(&menu_, &MainMenu::manualRequested, this, &HelpFlow::showManual);
    connect(&menu_, &MainMenu::firstStepsRequested, this, &HelpFlow::startFirstSteps);
    connect(&menu_, &MainMenu::shortcutsRequested, this, &HelpFlow::showShortcuts);
    connect(&menu_, &MainMenu::aboutRequested, this, &HelpFlow::showAbout);
    connect(steps_, &FirstSteps::finished, this, [this] { seen_ = true; });
    followFirstSteps();
}

void HelpFlow::followFirstSteps()
{
    connect(&workbench_.layers(), &LayerColumn::cutShown, steps_, [this] { steps_->done(1); });
    const auto before = std::make_shared<Conditions>(workbench_.conditions().conditions());
    connect(&workbench_.conditions(), &ConditionsPanel::conditionsChanged, steps_, [this, before] {
        const Conditions now = workbench_.conditions().conditions();
        if (!sameSetting(now, *before))
            steps_->done(2);
        *before = now;
    });
    connect(&session_, &EdgeSession::runFinished, steps_, [this] { steps_->done(3); });
}

void HelpFlow::welcome(bool seen)
{
    seen_ = seen;
    if (!seen_) // once the window has its size
        QMetaObject::invokeMethod(this, &HelpFlow::startFirstSteps, Qt::QueuedConnection);
}

void HelpFlow::startFirstSteps()
{
    steps_->start();
}

void HelpFlow::showManual()
{
    if (!manual_) {
        manual_ = new ManualDialog(language_, window_);
        manual_->setAttribute(Qt::WA_DeleteOnClose);
    }
    manual_->show();
    manual_->raise();
    manual_->activateWindow();
}

void HelpFlow::showShortcuts()
{
    std::vector<MainMenu::Shortcut> ofRecords;
    for (const QAction *action : workbench_.records().table().actions())
        if (!action->shortcut().isEmpty())
            ofRecords.push_back({action->text().remove(u'…'),
                                 action->shortcut().toString(QKeySequence::NativeText)});
    auto *sheet = new ShortcutsDialog(menu_.shortcuts(), workbench_.charts().tools().shortcuts(),
                                      ofRecords, window_);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void HelpFlow::showAbout()
{
    auto *about =
        new AboutDialog(session_.network(), session_.model(), session_.fingerprint(), window_);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

} // namespace splitscope
