// The settings of `splitscope-cloud`.
#pragma once

#include "app/splitscope-cloud/access_files.h"
#include "engine/runtime/runtime.h"
#include "net/cloud/cloud_node.h"

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <chrono>
#include <tl/expected.hpp>

namespace splitscope {

struct NodeOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    CloudNodeOptions node;
    AccessFiles access;
    std::chrono::milliseconds drainTimeout{0};
    LogLevel logLevel = LogLevel::Info;
    bool terminal = true;
    bool checkOnly = false;
    /// What is set, one "name = value" a line; secrets are files here.
    QStringList told = {};
};

/// Of file, environment and command line. The error is one line that says what the user has to
/// mend. For --help it prints and exits.
tl::expected<NodeOptions, QString> nodeOptions(const QStringList &arguments,
                                               const QProcessEnvironment &environment);

} // namespace splitscope
