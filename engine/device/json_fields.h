// Reads the fields of one JSON object, each with its type and range.
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace splitscope {

/// What is missing or wrong is noted once, the first of it, as "model.macs_per_s: it is missing";
/// the reading goes on with harmless values, and whoever asked looks at the problem at the end.
class JsonFields
{
public:
    /// `problem` and `object` outlive the reader.
    JsonFields(const nlohmann::json &object, std::optional<std::string> &problem,
               std::string path = {});

    bool has(const char *name) const;
    std::vector<std::string> names() const;

    std::int64_t integer(const char *name, std::int64_t least, std::int64_t most);
    /// Finite; an integer is a number too.
    double number(const char *name, double least, double most);
    /// Not empty, without control characters.
    std::string text(const char *name, std::size_t mostBytes);
    JsonFields object(const char *name);
    std::vector<JsonFields> objects(const char *name, std::size_t most);
    /// Exactly so many, each within the range.
    std::vector<double> numbers(const char *name, std::size_t count, double least, double most);

    /// For what this reader cannot judge.
    void reject(const char *name, const std::string &what);
    /// A field that nobody has asked for is one too many.
    void rejectOthers();

private:
    const nlohmann::json *find(const char *name);

    const nlohmann::json *object_;
    std::optional<std::string> *problem_;
    std::string path_;
    std::set<std::string> known_;
};

} // namespace splitscope
