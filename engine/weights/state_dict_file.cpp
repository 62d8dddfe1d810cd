#include "engine/weights/state_dict_file.h"

#include "engine/weights/restricted_pickle.h"
#include "engine/weights/state_dict_tensors.h"
#include "engine/weights/zip_directory.h"

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

using Bytes = std::span<const std::byte>;

bool startsWith(Bytes file, std::string_view magic)
{
    ByteReader bytes(file);
    return bytes.text(magic.size()) == magic;
}

tl::unexpected<Error> unusable(std::string reason)
{
    return fail(ErrorKind::WeightsUnusable, {}, std::move(reason));
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
        const auto size = storageBytes(*found->second);
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
    if (const auto checked = checkStateDict(*pickle->root); !checked)
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
    if (const auto checked = checkStateDict(*list->root); !checked)
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
