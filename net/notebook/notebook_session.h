// What a session tells a notebook about itself.
#pragma once

#include "engine/notebook/stored_run.h"

#include <QString>

namespace splitscope {

class EdgeSession;

/// Of the runs that the session makes from now on: its model, its node, this computer, now.
ExperimentInfo experimentInfo(const EdgeSession &session, ExperimentKind kind,
                              const QString &title = {});

/// The user's one notebook, whichever program keeps it: beside the user's devices and links.
QString usualNotebook();

} // namespace splitscope
