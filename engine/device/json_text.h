// A file's text as one JSON object.
#pragma once

#include "engine/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>

namespace splitscope {

/// No text longer than that, no field given twice, no number that is not finite. What is wrong goes
/// into the error's detail, and the line into its subject, the file, where the text is no JSON.
Result<nlohmann::json> parsedObject(std::string_view text, std::size_t longest, Error unusable);

} // namespace splitscope
