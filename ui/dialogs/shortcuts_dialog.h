// All keys on one sheet.
#pragma once

#include "ui/window/main_menu.h"

#include <QDialog>

namespace splitscope {

/// GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// Of the menus and charts, and of the records.
    ShortcutsDialog(const std::vector<MainMenu::Shortcut> &menuShortcuts,
                    const std::vector<MainMenu::Shortcut> &recordShortcuts,
                    QWidget *parent = nullptr);
};

} // namespace splitscope
