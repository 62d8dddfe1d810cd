#include "engine/weights/zip_directory.h"

#include "engine/weights/byte_reader.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace splitscope {

namespace {

// APPNOTE.TXT 6.3: 4.3.7 to 4.3.16.
constexpr std::uint32_t localHeader = 0x04034b50;
constexpr std::uint32_t centralHeader = 0x02014b50;
constexpr std::uint32_t endRecord = 0x06054b50;
constexpr std::uint32_t zip64EndRecord = 0x06064b50;
constexpr std::uint32_t zip64Locator = 0x07064b50;
constexpr std::size_t endRecordSize = 22;
constexpr std::size_t zip64LocatorSize = 20;
constexpr std::uint64_t inZip64 = 0xffffffff;

struct Directory
{
    std::uint64_t records;
    std::uint64_t size;
    std::uint64_t offset;
};

struct Record
{
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t header = 0; ///< where its local header is
};

tl::unexpected<Error> damaged()
{
    return fail(ErrorKind::WeightsUnusable, {}, "its directory is damaged or cut off");
}

ByteReader at(std::span<const std::byte> archive, std::uint64_t offset)
{
    return ByteReader(archive.subspan(std::min(static_cast<std::size_t>(offset), archive.size())));
}

/// The fields of a header, in order; a missing one makes the whole empty.
template<typename... Fields>
bool take(ByteReader &bytes, Fields &...fields)
{
    const auto takeOne = [&bytes](auto &field) {
        const auto taken = bytes.number<std::remove_reference_t<decltype(field)>>();
        if (taken)
            field = *taken;
        return taken.has_value();
    };
    return (takeOne(fields) && ...);
}

std::optional<Directory> zip64DirectoryAt(std::span<const std::byte> archive, std::uint64_t offset)
{
    ByteReader bytes = at(archive, offset);
    std::uint32_t signature = 0;
    Directory directory{};
    constexpr std::size_t sizeVersionsAndDisks = 8 + 2 + 2 + 4 + 4 + 8;
    if (!take(bytes, signature) || signature != zip64EndRecord || !bytes.take(sizeVersionsAndDisks)
        || !take(bytes, directory.records, directory.size, directory.offset))
        return std::nullopt;
    return directory;
}

/// PyTorch writes no comment, so the end record is the file's end.
std::optional<Directory> directoryOf(std::span<const std::byte> archive)
{
    if (archive.size() < endRecordSize)
        return std::nullopt;
    const std::size_t end = archive.size() - endRecordSize;
    ByteReader bytes = at(archive, end);
    std::uint32_t signature = 0;
    std::uint16_t disk = 0, firstDisk = 0, recordsHere = 0, records = 0;
    std::uint32_t size = 0, offset = 0;
    if (!take(bytes, signature, disk, firstDisk, recordsHere, records, size, offset)
        || signature != endRecord)
        return std::nullopt;
    if (end >= zip64LocatorSize) {
        ByteReader locator = at(archive, end - zip64LocatorSize);
        std::uint32_t locatorSignature = 0, zip64Disk = 0;
        std::uint64_t zip64Offset = 0;
        if (take(locator, locatorSignature, zip64Disk, zip64Offset)
            && locatorSignature == zip64Locator)
            return zip64DirectoryAt(archive, zip64Offset);
    }
    return Directory{records, size, offset};
}

/// The extra field of the numbers that are too large for a record's own.
bool takeZip64(std::span<const std::byte> extra, Record &record)
{
    ByteReader bytes(extra);
    while (bytes.left() > 0) {
        std::uint16_t id = 0, length = 0;
        if (!take(bytes, id, length))
            return false;
        const auto content = bytes.take(length);
        if (!content)
            return false;
        if (id != 1)
            continue;
        ByteReader numbers(*content);
        for (std::uint64_t *number : {&record.size, &record.packed, &record.header}) {
            if (*number == inZip64 && !take(numbers, *number))
                return false;
        }
    }
    return true;
}

std::optional<Record> takeRecord(ByteReader &bytes)
{
    Record record;
    std::uint32_t signature = 0, versions = 0, time = 0, crc = 0, packed = 0, size = 0;
    std::uint16_t nameLength = 0, extraLength = 0, commentLength = 0;
    if (!take(bytes, signature, versions, record.flags, record.method, time, crc, packed, size,
              nameLength, extraLength, commentLength)
        || signature != centralHeader)
        return std::nullopt;
    constexpr std::size_t diskAndAttributes = 2 + 2 + 4;
    std::uint32_t header = 0;
    if (!bytes.take(diskAndAttributes) || !take(bytes, header))
        return std::nullopt;
    const auto name = bytes.text(nameLength);
    const auto extra = bytes.take(extraLength);
    if (!name || !extra || !bytes.take(commentLength))
        return std::nullopt;
    record.name = *name;
    record.packed = packed;
    record.size = size;
    record.header = header;
    if (!takeZip64(*extra, record))
        return std::nullopt;
    return record;
}

std::optional<std::span<const std::byte>> contentOf(std::span<const std::byte> archive,
                                                    const Record &record)
{
    ByteReader bytes = at(archive, record.header);
    std::uint32_t signature = 0;
    std::uint16_t nameLength = 0, extraLength = 0;
    constexpr std::size_t whatTheDirectorySaysToo = 22;
    if (!take(bytes, signature) || signature != localHeader || !bytes.take(whatTheDirectorySaysToo)
        || !take(bytes, nameLength, extraLength) || !bytes.take(nameLength)
        || !bytes.take(extraLength))
        return std::nullopt;
    return bytes.take(record.size);
}

} // namespace

Result<std::unordered_map<std::string, std::span<const std::byte>>>
zipDirectory(std::span<const std::byte> archive)
{
    const auto directory = directoryOf(archive);
    if (!directory)
        return damaged();
    ByteReader bytes = at(archive, directory->offset);
    std::unordered_map<std::string, std::span<const std::byte>> records;
    for (std::uint64_t i = 0; i < directory->records; ++i) {
        const auto record = takeRecord(bytes);
        if (!record)
            return damaged();
        constexpr std::uint16_t encrypted = 1;
        if (record->method != 0 || record->size != record->packed || record->flags & encrypted)
            return fail(ErrorKind::WeightsUnusable, {}, "its records are compressed or encrypted");
        const auto content = contentOf(archive, *record);
        if (!content || !records.emplace(record->name, *content).second)
            return damaged();
    }
    return records;
}

} // namespace splitscope
