// The command line of `splitscope-cloud`.
#pragma once

#include "engine/runtime/runtime.h"
#include "net/cloud/cloud_node.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace splitscope {

inline constexpr quint16 defaultPort = 9700;

struct NodeOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    CloudNodeOptions node;
};

/// The error is one line that says what the user has to mend. For --help it prints and exits.
tl::expected<NodeOptions, QString> nodeOptions(const QStringList &arguments);

} // namespace splitscope
