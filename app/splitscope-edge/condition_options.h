// The options that say under which conditions runs are made, shared by the commands that make them.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/experiment/edge_finish.h"
#include "engine/runtime/runtime.h"
#include "net/edge/node_access.h"

#include <QString>
#include <QUrl>

#include <optional>

class QCommandLineParser;

namespace splitscope {

struct ConditionOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    Network network;
    /// At the network's first cut and in fp32: which cuts and codings there are is the command's
    /// own option.
    Conditions conditions;
    std::optional<QUrl> node; ///< empty: embedded
    QString image;            ///< empty: the first sample picture
    NodeAccess access = {};
};

/// Devices, shares, link, node, picture, where the answer goes, --preset, --lang, and the model's.
void declareConditionOptions(QCommandLineParser &parser);
/// --finish-on-edge, for commands that somebody waits for an answer of.
void declareLostCloudOption(QCommandLineParser &parser);
OnLostCloud onLostCloud(const QCommandLineParser &parser);
/// --preset lab is given.
bool asksForLab(const QCommandLineParser &parser);
tl::expected<ConditionOptions, UsageError> conditionOptions(const QCommandLineParser &parser);

} // namespace splitscope
