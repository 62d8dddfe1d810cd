#include "ui/theme/theme_switch.h"

#include <QApplication>
#include <QStyleFactory>
#include <QStyleHints>

#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

struct NamedTheme
{
    ThemeChoice choice = ThemeChoice::System;
    QLatin1StringView id;
};

constexpr std::array namedThemes{
    NamedTheme{ThemeChoice::System, "system"_L1},
    NamedTheme{ThemeChoice::Light, "light"_L1},
    NamedTheme{ThemeChoice::Dark, "dark"_L1},
};

} // namespace

QString themeId(ThemeChoice choice)
{
    for (const NamedTheme &theme : namedThemes)
        if (theme.choice == choice)
            return theme.id;
    Q_UNREACHABLE();
}

std::optional<ThemeChoice> themeById(const QString &id)
{
    for (const NamedTheme &theme : namedThemes)
        if (theme.id == id)
            return theme.choice;
    return std::nullopt;
}

ThemeSwitch::ThemeSwitch(QObject *parent)
    : QObject(parent), toneAtStart_(toneOf(QGuiApplication::palette()))
{
    // Fusion takes its colours from the palette alone, so that both tones look the same everywhere.
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &ThemeSwitch::apply);
#endif
}

void ThemeSwitch::choose(ThemeChoice choice)
{
    choice_ = choice;
    apply();
}

Tone ThemeSwitch::systemTone() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark ? Tone::Dark : Tone::Light;
#endif
    return toneAtStart_;
}

void ThemeSwitch::apply()
{
    Tone tone = systemTone();
    if (choice_ != ThemeChoice::System)
        tone = choice_ == ThemeChoice::Dark ? Tone::Dark : Tone::Light;
    const QPalette palette = paletteFor(tone);
    QApplication::setPalette(palette);
    // Fusion frames a box in a shade of the window, which would leave an empty dark one unseen.
    QPalette box = palette;
    box.setColor(QPalette::Base, coloursFor(tone).boxGround);
    QApplication::setPalette(box, "QCheckBox");
}

} // namespace splitscope
