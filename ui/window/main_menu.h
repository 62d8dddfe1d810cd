// The menu bar: every intent has an entry and a key.
#pragma once

#include "engine/model/weight_precision.h"
#include "ui/language/language_switch.h"
#include "ui/theme/theme_switch.h"

#include <QMenuBar>

#include <vector>

class QAction;
class QActionGroup;
class QMenu;

namespace splitscope {

/// GUI thread.
class MainMenu : public QMenuBar
{
    Q_OBJECT

public:
    explicit MainMenu(QWidget *parent = nullptr);

    void setRunning(bool running);
    void setLive(bool live, bool adaptive);
    void setChart(int page);
    void setPage(int page);
    /// Seeded weights need not be asked for while they are in use.
    void setWeightsSeeded(bool seeded);
    void setPrecision(WeightPrecision precision);
    void setLanguage(Language language);
    void setTheme(ThemeChoice theme);

    struct Shortcut
    {
        QString what;
        QString keys;
    };
    /// Of all entries that have one, as they are called now.
    std::vector<Shortcut> shortcuts() const;

Q_SIGNALS:
    void openPictureRequested();
    void pastePictureRequested();
    void openWeightsRequested();
    void seededWeightsRequested();
    void precisionChosen(splitscope::WeightPrecision precision);
    void reportRequested();
    void captureRequested();
    void exportDeploymentRequested();
    void importDeploymentRequested();
    void quitRequested();
    void runRequested();
    void sheetCutsRequested();
    void allCutsRequested();
    void liveRequested(bool live);
    void adaptiveRequested(bool adaptive);
    void stopRequested();
    void labPresetRequested();
    void findRequested();
    /// ChartFrame::Page
    void chartChosen(int page);
    /// Workbench::Page
    void pageChosen(int page);
    void languageChosen(splitscope::Language language);
    void themeChosen(splitscope::ThemeChoice theme);
    void manualRequested();
    void firstStepsRequested();
    void shortcutsRequested();
    void aboutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    template<typename Signal>
    QAction *entry(QMenu *menu, Signal signal, const QList<QKeySequence> &keys = {});
    QAction *choice(QMenu *menu, QActionGroup *group, int value);
    void makeViewMenu();
    void retranslate();

    QMenu *fileMenu_;
    QMenu *runMenu_;
    QMenu *viewMenu_ = nullptr;
    QMenu *chartMenu_ = nullptr;
    QMenu *pageMenu_ = nullptr;
    QMenu *languageMenu_ = nullptr;
    QMenu *themeMenu_ = nullptr;
    QMenu *helpMenu_;
    QAction *openPicture_;
    QAction *pastePicture_;
    QAction *openWeights_;
    QAction *seededWeights_;
    QMenu *precisionMenu_;
    QActionGroup *precisions_;
    QAction *report_;
    QAction *capture_;
    QAction *exportDeployment_;
    QAction *importDeployment_;
    QAction *quit_;
    QAction *run_;
    QAction *sheetCuts_;
    QAction *allCuts_;
    QAction *live_;
    QAction *adaptive_;
    QAction *stop_;
    QAction *labPreset_;
    QAction *find_ = nullptr;
    QAction *manual_;
    QAction *firstSteps_;
    QAction *shortcuts_;
    QAction *about_;
    QActionGroup *charts_ = nullptr;
    QActionGroup *pages_ = nullptr;
    QActionGroup *languages_ = nullptr;
    QActionGroup *themes_ = nullptr;
};

} // namespace splitscope
