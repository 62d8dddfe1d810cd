// Light, dark, or as the system has it; changeable while the window is open.
#pragma once

#include "ui/theme/colours.h"

#include <QObject>
#include <QString>

#include <optional>

namespace splitscope {

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": in settings and on the command line.
QString themeId(ThemeChoice choice);
std::optional<ThemeChoice> themeById(const QString &id);

/// Sets the application's style and palette. GUI thread.
class ThemeSwitch : public QObject
{
    Q_OBJECT

public:
    /// Takes the application's palette at this moment for the system's.
    explicit ThemeSwitch(QObject *parent = nullptr);

    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return choice_; }

private:
    Tone systemTone() const;
    void apply();

    ThemeChoice choice_ = ThemeChoice::System;
    Tone toneAtStart_;
};

} // namespace splitscope
