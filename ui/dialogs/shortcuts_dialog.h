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
    explicit ShortcutsDialog(const std::vector<MainMenu::Shortcut> &menuShortcuts,
                             QWidget *parent = nullptr);
};

} // namespace splitscope
