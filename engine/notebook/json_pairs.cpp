#include "engine/notebook/json_pairs.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace splitscope {

using nlohmann::json;
using std::chrono::nanoseconds;

namespace {

/// Pairs whose first is a whole number. Empty where the text is anything else.
std::optional<json> pairsOf(const std::string &text)
{
    json list = json::parse(text, nullptr, false);
    const auto isPair = [](const json &pair) {
        return pair.is_array() && pair.size() == 2 && pair[0].is_number_integer()
               && (pair[1].is_number() || pair[1].is_null());
    };
    if (!list.is_array() || !std::all_of(list.begin(), list.end(), isPair))
        return std::nullopt;
    return list;
}

} // namespace

std::string layersText(const std::vector<LayerTime> &layers)
{
    json list = json::array();
    for (const LayerTime &layer : layers)
        list.push_back({layer.layer, layer.wall.count()});
    return list.dump();
}

std::string topText(const std::vector<ScoredClass> &top)
{
    json list = json::array();
    for (const ScoredClass &scored : top)
        list.push_back({scored.index, double{scored.score}});
    return list.dump();
}

std::optional<std::vector<LayerTime>> layersOf(const std::string &text)
{
    const auto list = pairsOf(text);
    if (!list)
        return std::nullopt;
    std::vector<LayerTime> layers;
    for (const json &pair : *list) {
        if (!pair[1].is_number_integer())
            return std::nullopt;
        layers.push_back({pair[0].get<int>(), nanoseconds(pair[1].get<std::int64_t>())});
    }
    return layers;
}

std::optional<std::vector<ScoredClass>> topOf(const std::string &text)
{
    const auto list = pairsOf(text);
    if (!list)
        return std::nullopt;
    std::vector<ScoredClass> top;
    for (const json &pair : *list) {
        // What is no finite number is null in JSON.
        const float score =
            pair[1].is_null() ? std::numeric_limits<float>::quiet_NaN() : pair[1].get<float>();
        top.push_back({pair[0].get<int>(), score});
    }
    return top;
}

} // namespace splitscope
