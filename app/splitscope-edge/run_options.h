// The command line of `splitscope-edge run`.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/experiment/edge_finish.h"
#include "engine/runtime/runtime.h"
#include "net/edge/node_access.h"

#include <QStringList>
#include <QUrl>

namespace splitscope {

struct RunOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    std::vector<Conditions> batch;
    std::optional<QUrl> node; ///< empty: embedded
    QString image;            ///< empty: the first sample picture
    QString recordTrace;      ///< file for the rates achieved; empty: none
    QString notebook;         ///< where the runs are stored; empty: nowhere
    bool json = false;
    OnLostCloud onLostCloud = OnLostCloud::Fail;
    NodeAccess access = {};
};

/// `arguments` begin with the program's name and have the word `run` second. For --help and
/// --version it prints and exits.
tl::expected<RunOptions, UsageError> runOptions(const QStringList &arguments);

} // namespace splitscope
