// Where the regressions that were fitted on this computer are kept.
#pragma once

#include "engine/predict/neurosurgeon.h"
#include "engine/result.h"

#include <QString>

namespace splitscope {

/// Where all programs look for it, "~/.local/share/splitscope/neurosurgeon.json".
QString userNeurosurgeonFile();

/// Errors: PredictorNotTrained where there is no such file; PredictorFileUnusable.
Result<Neurosurgeon> readNeurosurgeonFile(const QString &file = userNeurosurgeonFile());

/// Whole or not at all, with its folder. Errors: PredictorFileUnusable.
Result<void> writeNeurosurgeonFile(const Neurosurgeon &neurosurgeon, const QString &file);

} // namespace splitscope
