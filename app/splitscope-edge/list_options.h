// Options whose value is a list, shared by the commands.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"

#include <QString>

#include <tl/expected.hpp>

#include <optional>
#include <vector>

namespace splitscope {

/// What the user has to mend, in one line.
using UsageError = QString;

/// "13", "0,8,13" or "all".
tl::expected<std::vector<CutPoint>, UsageError> cutsOf(const Network &network, const QString &text);

/// "int8", "fp32,int8+zstd": codings' ids, and "auto" as Conditions has it: empty.
tl::expected<std::vector<std::optional<Coding>>, UsageError> codingsOf(const QString &text);

} // namespace splitscope
