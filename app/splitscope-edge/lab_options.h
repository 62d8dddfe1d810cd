// The command line of `splitscope-edge lab`.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/runtime/runtime.h"

#include <QStringList>

namespace splitscope {

struct LabOptions
{
    bool kernel = false;   ///< over a link of the kernel's own
    bool emulated = false; ///< over the emulated one; both: alternately
    ModelChoice model;
    RuntimeOptions runtime;
    QStringList nodeArguments; ///< give a node the same model
    /// For each bandwidth the runs of one repetition, as over an emulated link.
    std::vector<std::vector<Conditions>> settings;
    int repeat = 1;
    bool json = false;
};

/// `arguments` begin with the program's name and have the word `lab` second. For --help it prints
/// and exits.
tl::expected<LabOptions, UsageError> labOptions(const QStringList &arguments);

} // namespace splitscope
