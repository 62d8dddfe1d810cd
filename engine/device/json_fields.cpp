#include "engine/device/json_fields.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace splitscope {

using nlohmann::json;

namespace {

constexpr std::size_t longestName = 64; // of a stranger's, in an error

/// In place of an object that is missing.
const json &nothing()
{
    static const json empty = json::object();
    return empty;
}

template<typename Number>
std::string rangeText(Number value, Number least, Number most)
{
    std::ostringstream text;
    text << value << " (" << least << ".." << most << ')';
    return text.str();
}

} // namespace

JsonFields::JsonFields(const json &object, std::optional<std::string> &problem, std::string path)
    : object_(&object), problem_(&problem), path_(std::move(path))
{
}

bool JsonFields::has(const char *name) const
{
    return object_->contains(name);
}

std::vector<std::string> JsonFields::names() const
{
    std::vector<std::string> names;
    for (const auto &[name, value] : object_->items())
        names.push_back(name);
    return names;
}

std::int64_t JsonFields::integer(const char *name, std::int64_t least, std::int64_t most)
{
    const json *value = find(name);
    if (!value)
        return least;
    if (!value->is_number_integer()) {
        reject(name, "it is not a whole number");
        return least;
    }
    // An unsigned one beyond the signed range would come out negative.
    const bool huge = value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX;
    const auto number = huge ? INT64_MAX : value->get<std::int64_t>();
    if (number >= least && number <= most)
        return number;
    reject(name, rangeText(number, least, most));
    return least;
}

double JsonFields::number(const char *name, double least, double most)
{
    const json *value = find(name);
    if (!value)
        return least;
    if (!value->is_number()) {
        reject(name, "it is not a number");
        return least;
    }
    const auto number = value->get<double>();
    if (number >= least && number <= most)
        return number;
    reject(name, rangeText(number, least, most));
    return least;
}

std::string JsonFields::text(const char *name, std::size_t mostBytes)
{
    const json *value = find(name);
    if (!value)
        return {};
    if (!value->is_string()) {
        reject(name, "it is not a text");
        return {};
    }
    auto text = value->get<std::string>();
    const auto isControl = [](char byte) {
        return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
    };
    if (text.empty())
        reject(name, "it is empty");
    else if (text.size() > mostBytes)
        reject(name, "it is too long");
    else if (std::ranges::any_of(text, isControl))
        reject(name, "it has control characters");
    return text;
}

JsonFields JsonFields::object(const char *name)
{
    const json *value = find(name);
    if (value && !value->is_object()) {
        reject(name, "it is not an object");
        value = nullptr;
    }
    return {value ? *value : nothing(), *problem_, path_ + name + '.'};
}

std::vector<JsonFields> JsonFields::objects(const char *name, std::size_t most)
{
    const json *value = find(name);
    std::vector<JsonFields> objects;
    if (!value)
        return objects;
    if (!value->is_array()) {
        reject(name, "it is not a list");
        return objects;
    }
    if (value->empty() || value->size() > most) {
        reject(name, rangeText(value->size(), std::size_t{1}, most));
        return objects;
    }
    for (std::size_t index = 0; index < value->size(); ++index) {
        const std::string element = name + ('[' + std::to_string(index) + ']');
        const bool isObject = value->at(index).is_object();
        if (!isObject)
            reject(element.c_str(), "it is not an object");
        objects.push_back(
            {isObject ? value->at(index) : nothing(), *problem_, path_ + element + '.'});
    }
    return objects;
}

std::vector<double> JsonFields::numbers(const char *name, std::size_t count, double least,
                                        double most)
{
    const json *value = find(name);
    std::vector<double> numbers(count, least);
    if (!value)
        return numbers;
    if (!value->is_array()) {
        reject(name, "it is not a list");
        return numbers;
    }
    if (value->size() != count) {
        reject(name, std::to_string(value->size()) + " ≠ " + std::to_string(count));
        return numbers;
    }
    for (std::size_t index = 0; index < count; ++index) {
        const json &element = value->at(index);
        const std::string place = name + ('[' + std::to_string(index) + ']');
        if (!element.is_number()) {
            reject(place.c_str(), "it is not a number");
            continue;
        }
        numbers[index] = element.get<double>();
        if (!(numbers[index] >= least && numbers[index] <= most))
            reject(place.c_str(), rangeText(numbers[index], least, most));
    }
    return numbers;
}

void JsonFields::reject(const char *name, const std::string &what)
{
    if (!*problem_)
        *problem_ = path_ + name + ": " + what;
}

void JsonFields::rejectOthers()
{
    for (const std::string &name : names())
        if (!known_.contains(name))
            reject(name.substr(0, longestName).c_str(), "there is no such field");
}

const json *JsonFields::find(const char *name)
{
    known_.insert(name);
    const auto found = object_->find(name);
    if (found != object_->end())
        return &*found;
    reject(name, "it is missing");
    return nullptr;
}

} // namespace splitscope
