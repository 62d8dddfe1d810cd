// The window: hands the user's intent to the session, and the session's news to the parts.
#pragma once

#include "net/edge/edge_session.h"
#include "ui/settings/window_settings.h"

#include <QMainWindow>

#include <functional>

class QSettings;

namespace splitscope {

class ConnectionFlow;
class HelpFlow;
class MainMenu;
class NotebookKeeper;
class Results;
class RunControl;
class StatusStrip;
class Workbench;
struct LoadedPicture;

/// GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// All of them must outlive the window. session.load() has been called. The settings are read
    /// here and written when the window closes.
    MainWindow(EdgeSession &session, QSettings &store, ThemeSwitch &theme, LanguageSwitch &language,
               NotebookKeeper &notebook);

    Workbench &workbench() { return *workbench_; }
    WindowSettings settings() const;

    void setLanguage(Language language);
    void setTheme(ThemeChoice theme);
    /// Empty: the embedded node.
    void setNode(const std::optional<QUrl> &node, const NodeAccess &access = {});

    /// Empty: seeded. What runs is cancelled; what cannot be loaded leaves the former weights.
    void useWeights(const QString &file);

    void applyLabPreset();
    void runThisCut();
    void runSheetCuts();
    void runAllCuts();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectIntents();
    void connectSession();
    void connectParts();
    void connectRecords();
    void connectDeployment();
    void restore(const WindowSettings &settings);

    void finishRun(const RunRecord &record);
    void useModel(const ModelChoice &model);
    void showModel();
    void showConditions();
    void showProblem(const Error &error, std::function<void()> retry = {});
    void usePicture(const LoadedPicture &picture);
    void engineFailed(const Error &error);

    EdgeSession &session_;
    QSettings &store_;
    ThemeSwitch &theme_;
    LanguageSwitch &language_;
    MainMenu *menu_;
    Workbench *workbench_;
    StatusStrip *status_;
    ConnectionFlow *connection_;
    HelpFlow *help_;
    Results *results_;
    RunControl *runs_;
};

} // namespace splitscope
