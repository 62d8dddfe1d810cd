// `splitscope-edge codings`: what each coding costs and does to the answer, as a table.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/runtime/runtime.h"

#include <QStringList>

class QCoreApplication;

namespace splitscope {

struct CodingsOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    std::vector<CutPoint> cuts;
    std::vector<Coding> codings;
    int variations = 0; ///< of each sample picture
};

/// `arguments` begin with the program's name and have the word `codings` second. For --help and
/// --version it prints and exits.
tl::expected<CodingsOptions, UsageError> codingsOptions(const QStringList &arguments);

/// As commands() has it.
int codingsMain(QCoreApplication &app);

} // namespace splitscope
