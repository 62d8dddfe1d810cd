// The command line of `splitscope-edge adapt`.
#pragma once

#include "app/splitscope-edge/condition_options.h"
#include "net/edge/adaptive_runner.h"

#include <QStringList>

#include <chrono>

namespace splitscope {

struct AdaptOptions
{
    ConditionOptions where; ///< its conditions at the cut to start with
    AdaptivePolicy policy = AdaptivePolicy::Adaptive;
    AdaptiveOptions adaptive;
    std::chrono::milliseconds duration{0};
    bool json = false;
    OnLostCloud onLostCloud = OnLostCloud::Fail;
};

/// `arguments` begin with the program's name and have the word `adapt` second. For --help it prints
/// and exits.
tl::expected<AdaptOptions, UsageError> adaptOptions(const QStringList &arguments);

} // namespace splitscope
