// What the Help menu opens, and the first steps of who is here for the first time.
#pragma once

#include "net/edge/edge_session.h"

#include <QObject>
#include <QPointer>

namespace splitscope {

class FirstSteps;
class LanguageSwitch;
class MainMenu;
class ManualDialog;
class Workbench;

/// GUI thread.
class HelpFlow : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it. `window` is the dialogs' parent.
    HelpFlow(EdgeSession &session, Workbench &workbench, const MainMenu &menu,
             const LanguageSwitch &language, QWidget *window);

    /// Shows the first steps, unless they were gone through, or left, in an earlier start.
    void welcome(bool seen);
    bool seen() const { return seen_; }

private:
    void startFirstSteps();
    void followFirstSteps();
    void showManual();
    void showShortcuts();
    void showAbout();

    EdgeSession &session_;
    Workbench &workbench_;
    const MainMenu &menu_;
    const LanguageSwitch &language_;
    QWidget *window_;
    FirstSteps *steps_;
    QPointer<ManualDialog> manual_;
    bool seen_ = false;
};

} // namespace splitscope
