// What the window remembers between two starts.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"
#include "ui/language/language_switch.h"
#include "ui/theme/theme_switch.h"

#include <QByteArray>
#include <QSettings>
#include <QUrl>

#include <optional>

namespace splitscope {

struct WindowSettings
{
    explicit WindowSettings(Conditions conditionsAtFirst) : conditions(std::move(conditionsAtFirst))
    {
    }

    QByteArray geometry;
    QByteArray columns; ///< splitter between layers and charts
    QByteArray rows;    ///< splitter above records and terminals
    Language language = Language::System;
    ThemeChoice theme = ThemeChoice::System;
    Conditions conditions;
    /// Empty: the embedded node.
    std::optional<QUrl> node;
    /// A file; empty: seeded.
    QString weights;
    QString picture; ///< resource path or file; empty: the first sample

    bool operator==(const WindowSettings &) const = default;
};

/// The lab preset at cut 13 (or the network's last cut, if it has fewer), embedded node.
WindowSettings defaultSettings(const Network &network);
/// Each value that is missing, or is no longer valid, has its default.
WindowSettings loadSettings(const QSettings &store, const Network &network);
/// The weights' file that they remember, before there is a network. Empty: seeded.
QString rememberedWeights(const QSettings &store);
void saveSettings(QSettings &store, const WindowSettings &settings);

} // namespace splitscope
