// What a kind of error is called where it is kept.
#pragma once

#include "engine/error.h"

#include <string>
#include <string_view>

namespace splitscope {

/// The enumerator in kebab case, "unknown-cut": as on the wire and in JSON (net/error_text.h).
std::string errorName(ErrorKind kind);
/// Internal for a name that this version does not know.
ErrorKind errorKindByName(std::string_view name);

} // namespace splitscope
