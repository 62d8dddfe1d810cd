#include "engine/weights/safetensors_file.h"

#include "engine/weights/byte_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace splitscope {

namespace {

using nlohmann::json;

constexpr std::size_t lengthSize = 8;
/// Twenty times what a network of a hundred and fifty layers needs.
constexpr std::uint64_t longestHeader = 4u << 20;
/// The header, a tensor, its shape or offsets, the numbers in them.
constexpr int deepest = 3;

struct ElementType
{
    std::string_view name;
    NumberType type;
    std::size_t bytesEach;
};

constexpr std::array elementTypes{
    ElementType{"F32", NumberType::F32, 4},       ElementType{"F64", NumberType::F64, 8},
    ElementType{"F16", NumberType::F16, 2},       ElementType{"BF16", NumberType::BF16, 2},
    ElementType{"I64", NumberType::Other, 8},     ElementType{"U64", NumberType::Other, 8},
    ElementType{"I32", NumberType::Other, 4},     ElementType{"U32", NumberType::Other, 4},
    ElementType{"I16", NumberType::Other, 2},     ElementType{"U16", NumberType::Other, 2},
    ElementType{"I8", NumberType::Other, 1},      ElementType{"U8", NumberType::Other, 1},
    ElementType{"BOOL", NumberType::Other, 1},    ElementType{"F8_E4M3", NumberType::Other, 1},
    ElementType{"F8_E5M2", NumberType::Other, 1},
};

tl::unexpected<Error> unusable(std::string reason)
{
    return fail(ErrorKind::WeightsUnusable, {}, std::move(reason));
}

/// Empty for what is no JSON object, is nested too deeply or names a tensor twice.
std::optional<json> parsedHeader(std::string_view text)
{
    bool tooDeep = false;
    std::size_t names = 0;
    const auto watch = [&](int depth, json::parse_event_t event, json &) {
        tooDeep = tooDeep || depth > deepest;
        if (event == json::parse_event_t::key && depth == 1)
            ++names;
        return !tooDeep; // what is left out takes no memory
    };
    json header = json::parse(text, watch, /*allow_exceptions=*/false);
    if (tooDeep || !header.is_object() || header.size() != names)
        return std::nullopt;
    return header;
}

/// An array of whole numbers from 0 up.
std::optional<std::vector<std::int64_t>> naturalNumbers(const json &entry, const char *key)
{
    const auto found = entry.find(key);
    if (found == entry.end() || !found->is_array())
        return std::nullopt;
    std::vector<std::int64_t> numbers;
    for (const json &number : *found) {
        if (!number.is_number_unsigned() || number.get<std::uint64_t>() > INT64_MAX)
            return std::nullopt;
        numbers.push_back(number.get<std::int64_t>());
    }
    return numbers;
}

Result<StoredTensor> tensorOf(const std::string &name, const json &entry,
                              std::span<const std::byte> data)
{
    const auto damaged = fail(ErrorKind::WeightsTensorDamaged, {}, name);
    if (!entry.is_object())
        return damaged;
    const auto type = entry.find("dtype");
    auto extents = naturalNumbers(entry, "shape");
    const auto offsets = naturalNumbers(entry, "data_offsets");
    if (type == entry.end() || !type->is_string() || !extents || !offsets || offsets->size() != 2)
        return damaged;
    const auto &typeName = type->get_ref<const std::string &>();
    const auto *known = std::ranges::find(elementTypes, typeName, &ElementType::name);
    if (known == elementTypes.end())
        return fail(ErrorKind::WeightsTensorType, {}, name + ": " + typeName);
    const auto begin = static_cast<std::uint64_t>((*offsets)[0]);
    const auto end = static_cast<std::uint64_t>((*offsets)[1]);
    const auto count = elementCount(*extents);
    if (!count || begin > end || end > data.size()
        || static_cast<std::uint64_t>(*count) != (end - begin) / known->bytesEach
        || (end - begin) % known->bytesEach != 0)
        return damaged;
    auto strides = rowMajorStrides(*extents);
    return StoredTensor{name,
                        known->type,
                        typeName,
                        known->bytesEach,
                        std::move(*extents),
                        std::move(strides),
                        data.subspan(begin, end - begin)};
}

/// One after the other, from the first byte to the last.
Result<void> checkPlaces(const std::vector<StoredTensor> &tensors, std::span<const std::byte> data)
{
    const std::byte *place = data.data();
    for (const StoredTensor &tensor : tensors) {
        if (tensor.bytes.data() != place)
            return fail(ErrorKind::WeightsTensorDamaged, {}, tensor.name);
        place += tensor.bytes.size();
    }
    if (place != data.data() + data.size())
        return unusable("it has bytes that belong to no tensor");
    return {};
}

} // namespace

bool isSafetensors(std::span<const std::byte> file)
{
    return file.size() > lengthSize && file[lengthSize] == std::byte{'{'};
}

Result<std::vector<StoredTensor>> readSafetensors(std::span<const std::byte> file)
{
    ByteReader bytes(file);
    const auto length = bytes.number<std::uint64_t>();
    if (length && *length > longestHeader)
        return unusable("its header is too long");
    const auto text = length ? bytes.text(*length) : std::nullopt;
    if (!text)
        return unusable("it is cut off");
    const auto header = parsedHeader(*text);
    if (!header)
        return unusable("its header is damaged");
    const std::span<const std::byte> data = file.subspan(bytes.position());
    std::vector<StoredTensor> tensors;
    for (const auto &[name, entry] : header->items()) {
        if (name == "__metadata__")
            continue;
        auto tensor = tensorOf(name, entry, data);
        if (!tensor)
            return tl::make_unexpected(tensor.error());
        tensors.push_back(std::move(*tensor));
    }
    std::ranges::sort(tensors, {}, [](const StoredTensor &tensor) {
        return std::pair(tensor.bytes.data(), tensor.bytes.size());
    });
    if (const auto checked = checkPlaces(tensors, data); !checked)
        return tl::make_unexpected(checked.error());
    return tensors;
}

} // namespace splitscope
