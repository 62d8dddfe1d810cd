// What the window remembers between two starts.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/experiment/edge_finish.h"
#include "engine/model/model_choice.h"
#include "ui/conditions/recent_nodes.h"
#include "ui/language/language_switch.h"
#include "ui/theme/theme_switch.h"

#include <QByteArray>
#include <QSettings>
#include <QUrl>

#include <optional>
#include <vector>

namespace splitscope {

struct WindowSettings
{
    explicit WindowSettings(Conditions conditionsAtFirst) : conditions(std::move(conditionsAtFirst))
    {
    }

    QByteArray geometry;
    QByteArray columns;       ///< splitter between layers and charts
    QByteArray rows;          ///< splitter above records and terminals
    QByteArray recordColumns; ///< order and widths
    bool usefulCutsOnly = false;
    bool firstStepsSeen = false;
    Language language = Language::System;
    ThemeChoice theme = ThemeChoice::System;
    Conditions conditions;
    /// Empty: the embedded node.
    std::optional<QUrl> node;
    QString nodeCertificate; ///< file; empty: none. A token is not stored.
    std::vector<RecentNode> recentNodes;
    OnLostCloud onLostCloud = OnLostCloud::Fail;
    ModelChoice model;
    QString picture; ///< resource path or file; empty: the first sample

    bool operator==(const WindowSettings &) const = default;
};

/// The lab preset at cut 13 (or the network's last cut, if it has fewer), embedded node.
WindowSettings defaultSettings(const Network &network);
/// The model that was used last, or the first network where that is none or its file is gone.
ModelChoice loadModelChoice(const QSettings &store);
/// `network` is that of the model which is loaded, whose cut is looked for.
/// Each value that is missing, or is no longer valid, has its default.
WindowSettings loadSettings(const QSettings &store, const Network &network);
void saveSettings(QSettings &store, const WindowSettings &settings);

} // namespace splitscope
