// What the window does for the lab report: its dialog, and captures.
#pragma once

#include <QObject>
#include <QPointer>

class QSettings;

namespace splitscope {

class LanguageSwitch;
class MainMenu;
class NotebookKeeper;
class ReportDialog;
class Workbench;

/// GUI thread.
class ReportFlow : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it. `window` is what a capture shows, and the dialogs' parent. The title
    /// block is kept in the settings as it is typed.
    ReportFlow(NotebookKeeper &keeper, Workbench &workbench, MainMenu &menu, QSettings &store,
               const LanguageSwitch &language, QWidget *window);

    /// Shows the one that is open, or a new one.
    void open();
    /// Of the view as it is now: of the terminals their text, of anything else a picture.
    void capture();

private:
    NotebookKeeper &keeper_;
    Workbench &workbench_;
    QSettings &store_;
    const LanguageSwitch &language_;
    QWidget *window_;
    QPointer<ReportDialog> dialog_;
};

} // namespace splitscope
