// A link by its name: the options that choose a preset or a trace.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/experiment/link_conditions.h"

class QCommandLineParser;

namespace splitscope {

void declareLinkOptions(QCommandLineParser &parser);

/// --link-preset, or `otherwise` where it is not given.
tl::expected<LinkConditions, UsageError> presetOption(const QCommandLineParser &parser,
                                                      const LinkConditions &otherwise);
/// --bandwidth, --uplink and --downlink, or --trace, put into `link`.
tl::expected<LinkConditions, UsageError> rateOptions(const QCommandLineParser &parser,
                                                     LinkConditions link);

} // namespace splitscope
