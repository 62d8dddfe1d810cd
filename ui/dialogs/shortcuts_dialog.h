// All keys on one sheet.
#pragma once

#include "ui/chart/chart_tools.h"
#include "ui/window/main_menu.h"

#include <QDialog>

namespace splitscope {

/// GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<MainMenu::Shortcut> &menuShortcuts,
                    const std::vector<ChartTools::Shortcut> &chartShortcuts,
                    const std::vector<MainMenu::Shortcut> &recordShortcuts,
                    QWidget *parent = nullptr);
};

} // namespace splitscope
