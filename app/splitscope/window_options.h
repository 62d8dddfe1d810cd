// The command line of `splitscope`.
#pragma once

#include "ui/language/language_switch.h"
#include "ui/theme/theme_switch.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <tl/expected.hpp>

#include <optional>

namespace splitscope {

struct WindowOptions
{
    /// Empty: as the settings have it. So for the next two.
    std::optional<Language> language;
    std::optional<ThemeChoice> theme;
    std::optional<QUrl> cloud;
    /// Empty: the user's own.
    QString notebook;
    bool runLabPreset = false;
    bool quitAfterFirstPaint = false;
    bool showVersion = false;
};

/// The error is one line that says what the user has to mend. For --help it prints and exits.
tl::expected<WindowOptions, QString> windowOptions(const QStringList &arguments);

} // namespace splitscope
