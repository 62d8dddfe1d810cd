// What an edge shows to be let in at a node, and by what it knows the node.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "net/edge/node_access.h"

class QCommandLineParser;

namespace splitscope {

/// --token-file, --certificate and --fingerprint.
void declareAccessOptions(QCommandLineParser &parser);
/// Without --token-file the token is that of SPLITSCOPE_TOKEN, if there is one: no secret is an
/// argument, which everybody on the computer can read.
tl::expected<NodeAccess, UsageError> accessOptions(const QCommandLineParser &parser);

} // namespace splitscope
