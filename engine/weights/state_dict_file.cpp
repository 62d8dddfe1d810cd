#include "engine/weights/state_dict_file.h"

#include "engine/weights/restricted_pickle.h"
#include "engine/weights/zip_directory.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace splitscope {

namespace {

using Kind = PickleValue::Kind;

constexpr std::string_view zipMagic = "PK\x03\x04";
/// A pickle of the number 0x1950a86a20f9469cfc6c.
constexpr std::string_view legacyMagic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.",
                                       15);
constexpr std::int64_t legacyVersion = 1001;
constexpr std::size_t longestPickle = 4u << 20;

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

using Bytes = std::span<const std::byte>;
using Storages = std::unordered_map<std::string, Bytes>;

bool startsWith(Bytes file, std::string_view magic)
{
    ByteReader bytes(file);
    return bytes.text(magic.size()) == magic;
}

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

/// Bytes that the storage says it has.
Result<std::uint64_t> sizeOf(const PickleValue &storage)
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
    const auto size = sizeOf(storage);
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

Result<void> checkRoot(const PickleValue &root)
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

/// A record of the archive's only folder.
Bytes recordOf(const Storages &records, const std::string &folder, const std::string &name)
{
    const auto found = records.find(folder + name);
    return found == records.end() ? Bytes() : found->second;
}

Result<std::string> folderOf(const Storages &records)
{
    constexpr std::string_view list = "/data.pkl";
    for (const auto &[name, content] : records) {
        if (name.ends_with(list) && name.find('/') == name.size() - list.size())
            return name.substr(0, name.size() - list.size() + 1);
    }
    return unusable("it is a zip archive, but no state dict");
}

Result<Storages> legacyStorages(ByteReader &bytes, const PickleValue &root, const PickleValue &keys)
{
    std::unordered_map<std::string, const PickleValue *> announced;
    for (std::size_t i = 1; i < root.items.size(); i += 2) {
        const PickleValue *storage = root.items[i]->items[0];
        announced.emplace(storage->items[2]->text, storage);
    }
    Storages storages;
    for (const PickleValue *key : keys.items) {
        const auto found = key->kind == Kind::Text ? announced.find(key->text) : announced.end();
        if (found == announced.end())
            return unusable("its list of tensors is damaged");
        const auto size = sizeOf(*found->second);
        if (!size)
            return tl::make_unexpected(size.error());
        const auto elements = bytes.number<std::int64_t>();
        const auto content = bytes.take(*size);
        if (!elements || !content)
            return unusable("it is cut off");
        if (*elements != found->second->items[4]->number)
            return unusable("its list of tensors is damaged");
        storages.emplace(key->text, *content);
    }
    return storages;
}

/// Of the computer that wrote the file: {"protocol_version": 1001, "little_endian": True, ...}.
bool fromLittleEndian(const PickleValue &system)
{
    for (std::size_t i = 0; system.kind == Kind::Dict && i < system.items.size(); i += 2) {
        if (system.items[i]->text == "little_endian")
            return system.items[i + 1]->number == 1;
    }
    return false;
}

} // namespace

bool isStateDictArchive(Bytes file)
{
    return startsWith(file, zipMagic);
}

bool isLegacyStateDict(Bytes file)
{
    return startsWith(file, legacyMagic);
}

Result<std::vector<StoredTensor>> readStateDictArchive(Bytes file)
{
    const auto records = zipDirectory(file);
    if (!records)
        return tl::make_unexpected(records.error());
    const auto folder = folderOf(*records);
    if (!folder)
        return tl::make_unexpected(folder.error());
    if (startsWith(recordOf(*records, *folder, "byteorder"), "big"))
        return unusable("it was written on a big-endian computer");
    const Bytes list = recordOf(*records, *folder, "data.pkl");
    if (list.size() > longestPickle)
        return unusable("its list of tensors is too long");
    ByteReader bytes(list);
    const auto pickle = unpickle(bytes);
    if (!pickle)
        return tl::make_unexpected(pickle.error());
    if (const auto checked = checkRoot(*pickle->root); !checked)
        return tl::make_unexpected(checked.error());
    Storages storages;
    const std::string data = *folder + "data/";
    for (const auto &[name, content] : *records) {
        if (name.starts_with(data))
            storages.emplace(name.substr(data.size()), content);
    }
    return storedTensors(*pickle->root, storages);
}

Result<std::vector<StoredTensor>> readLegacyStateDict(Bytes file)
{
    ByteReader bytes(file);
    bytes.take(legacyMagic.size());
    const auto version = unpickle(bytes);
    if (!version)
        return tl::make_unexpected(version.error());
    if (version->root->number != legacyVersion)
        return unusable("it is of an unknown version");
    const auto system = unpickle(bytes);
    if (!system)
        return tl::make_unexpected(system.error());
    if (!fromLittleEndian(*system->root))
        return unusable("it was written on a big-endian computer");
    const auto list = unpickle(bytes);
    if (!list)
        return tl::make_unexpected(list.error());
    if (const auto checked = checkRoot(*list->root); !checked)
        return tl::make_unexpected(checked.error());
    const auto keys = unpickle(bytes);
    if (!keys)
        return tl::make_unexpected(keys.error());
    const auto storages = legacyStorages(bytes, *list->root, *keys->root);
    if (!storages)
        return tl::make_unexpected(storages.error());
    return storedTensors(*list->root, *storages);
}

} // namespace splitscope
