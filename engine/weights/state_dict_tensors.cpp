#include "engine/weights/state_dict_tensors.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace splitscope {

namespace {

using Kind = PickleValue::Kind;

struct StorageType
{
    std::string_view name;
    NumberType type;
    std::size_t bytesEach;
};

constexpr std::array storageTypes{
    StorageType{"FloatStorage", NumberType::F32, 4},
    StorageType{"DoubleStorage", NumberType::F64, 8},
    StorageType{"HalfStorage", NumberType::F16, 2},
    StorageType{"BFloat16Storage", NumberType::BF16, 2},
    StorageType{"LongStorage", NumberType::Other, 8},
    StorageType{"IntStorage", NumberType::Other, 4},
    StorageType{"ShortStorage", NumberType::Other, 2},
    StorageType{"CharStorage", NumberType::Other, 1},
    StorageType{"ByteStorage", NumberType::Other, 1},
    StorageType{"BoolStorage", NumberType::Other, 1},
};

tl::unexpected<Error> unusable(std::string reason)
{
    return fail(ErrorKind::WeightsUnusable, {}, std::move(reason));
}

std::string lastPart(const std::string &name)
{
    return name.substr(name.rfind('.') + 1);
}

Result<StorageType> storageTypeOf(const PickleValue &storage)
{
    const std::string name = lastPart(storage.items[1]->text);
    const auto *found = std::ranges::find(storageTypes, name, &StorageType::name);
    if (found == storageTypes.end())
        return fail(ErrorKind::WeightsTensorType, {}, name);
    return *found;
}

bool takeIntegers(const PickleValue &tuple, std::vector<std::int64_t> &numbers)
{
    for (const PickleValue *item : tuple.items) {
        if (item->kind != Kind::Integer)
            return false;
        numbers.push_back(item->number);
    }
    return true;
}

/// `tensor` is of Kind::Tensor, so that its items are what that says.
Result<StoredTensor> storedTensor(const std::string &name, const PickleValue &tensor,
                                  const Storages &storages)
{
    const PickleValue &storage = *tensor.items[0];
    const auto type = storageTypeOf(storage);
    if (!type)
        return fail(ErrorKind::WeightsTensorType, {}, name + ": " + type.error().detail);
    const auto damaged = fail(ErrorKind::WeightsTensorDamaged, {}, name);
    const auto size = storageBytes(storage);
    const auto found = storages.find(storage.items[2]->text);
    if (!size || found == storages.end() || found->second.size() != *size)
        return damaged;
    StoredTensor stored{.name = name,
                        .type = type->type,
                        .typeName = std::string(type->name),
                        .bytesEach = type->bytesEach};
    if (!takeIntegers(*tensor.items[2], stored.extents)
        || !takeIntegers(*tensor.items[3], stored.strides))
        return damaged;
    const auto reached = reach(stored.extents, stored.strides);
    const std::int64_t offset = tensor.items[1]->number;
    const std::int64_t elements = storage.items[4]->number;
    if (!reached || offset < 0 || offset > elements || *reached > elements - offset)
        return damaged;
    stored.bytes = found->second.subspan(static_cast<std::size_t>(offset) * type->bytesEach,
                                         static_cast<std::size_t>(*reached) * type->bytesEach);
    return stored;
}

} // namespace

Result<std::uint64_t> storageBytes(const PickleValue &storage)
{
    const auto type = storageTypeOf(storage);
    if (!type)
        return tl::make_unexpected(type.error());
    const std::int64_t elements = storage.items[4]->number;
    constexpr std::int64_t most = std::int64_t{1} << 60;
    if (elements < 0 || elements > most)
        return unusable("its list of tensors is damaged");
    return static_cast<std::uint64_t>(elements) * type->bytesEach;
}

Result<void> checkStateDict(const PickleValue &root)
{
    if (root.kind != Kind::Dict)
        return unusable("it holds no state dict");
    for (std::size_t i = 0; i < root.items.size(); i += 2) {
        if (root.items[i]->kind != Kind::Text)
            return unusable("it holds no state dict");
        if (root.items[i + 1]->kind != Kind::Tensor)
            return fail(ErrorKind::WeightsTensorExtra, {}, root.items[i]->text);
    }
    return {};
}

Result<std::vector<StoredTensor>> storedTensors(const PickleValue &root, const Storages &storages)
{
    std::vector<StoredTensor> tensors;
    for (std::size_t i = 0; i < root.items.size(); i += 2) {
        auto tensor = storedTensor(root.items[i]->text, *root.items[i + 1], storages);
        if (!tensor)
            return tl::make_unexpected(tensor.error());
        tensors.push_back(std::move(*tensor));
    }
    return tensors;
}

} // namespace splitscope
