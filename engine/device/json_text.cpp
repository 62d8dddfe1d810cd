#include "engine/device/json_text.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace splitscope {

using nlohmann::json;

namespace {

/// A field given twice would otherwise be the last one of them.
struct TwiceGiven
{
    std::vector<std::set<std::string>> open = {};
    std::optional<std::string> name = {};

    bool operator()(int, json::parse_event_t event, json &parsed)
    {
        if (event == json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == json::parse_event_t::object_end)
            open.pop_back();
        else if (event == json::parse_event_t::key
                 && !open.back().insert(parsed.get<std::string>()).second)
            name = parsed.get<std::string>();
        return true;
    }
};

std::string lineAt(std::string_view text, std::size_t byte)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return std::to_string(1 + std::count(text.begin(), end, '\n'));
}

} // namespace

Result<json> parsedObject(std::string_view text, std::size_t longest, Error unusable)
{
    const auto because = [&](std::string reason) {
        unusable.detail = std::move(reason);
        return tl::make_unexpected(unusable);
    };
    if (text.size() > longest)
        return because("it is too long");
    try {
        TwiceGiven twice;
        json whole = json::parse(text, std::ref(twice));
        if (twice.name)
            return because(*twice.name + ": it is given twice");
        if (!whole.is_object())
            return because("it is not an object");
        return whole;
    } catch (const json::parse_error &error) {
        unusable.subject += ':' + lineAt(text, error.byte > 0 ? error.byte - 1 : 0);
        return because("it is no JSON");
    } catch (const json::exception &) { // a number beyond a double's range
        return because("a value is not finite or too large for it");
    }
}

} // namespace splitscope
