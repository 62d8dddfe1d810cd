// The whole window over a real session, with settings of its own.
#pragma once

#include "net/notebook/notebook_keeper.h"
#include "ui/window/main_window.h"
#include "ui/window/workbench.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

namespace splitscope {

class WindowFixture
{
public:
    explicit WindowFixture(const char *network = "alexnet-lab")
    {
        settings.setValue(QStringLiteral("window/first_steps_seen"), true);
        QObject::connect(&session, &EdgeSession::runFinished,
                         [this](const RunRecord &record) { runs.push_back(record); });
        session.load({network});
        notebook.follow(session);
        open();
        window->setLanguage(Language::English);
        window->setTheme(ThemeChoice::Light);
    }

    /// As a new start of the program would, with what the last one left in the settings.
    void open()
    {
        window = std::make_unique<MainWindow>(session, settings, theme, language, notebook);
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return window->findChild<Widget *>(QLatin1StringView(name));
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
    ThemeSwitch theme;
    LanguageSwitch language;
    std::vector<RunRecord> runs; ///< of the session, as they end
    EdgeSession session;
    NotebookKeeper notebook{folder.filePath(QStringLiteral("notebook.splitscope"))};
    std::unique_ptr<MainWindow> window;
};

} // namespace splitscope
