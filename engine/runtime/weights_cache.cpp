#include "engine/runtime/weights_cache.h"

#include "engine/runtime/block_workers.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <random>
#include <system_error>
#include <vector>

namespace splitscope {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t pieceBytes = std::size_t{4} << 20;
constexpr const char *extension = ".splitscope-weights";

/// What stands before the memory, which begins at the next multiple of its alignment.
struct Header
{
    char magic[8];
    std::uint64_t keyHash;
    std::uint64_t bytes;
    std::uint64_t pieces; ///< their hashes follow
    std::byte fingerprint[16];
    std::uint64_t headerHash; ///< of the hashes, and of all that is above
};

constexpr char magic[8] = {'s', 'p', 'l', 'i', 't', 'w', '0', '1'};

std::uint64_t hashOf(const void *data, std::size_t bytes)
{
    return XXH3_64bits(data, bytes);
}

std::size_t piecesIn(std::size_t bytes)
{
    return (bytes + pieceBytes - 1) / pieceBytes;
}

std::span<const std::byte> pieceOf(std::span<const std::byte> memory, std::size_t piece)
{
    const std::size_t begin = piece * pieceBytes;
    return memory.subspan(begin, std::min(pieceBytes, memory.size() - begin));
}

std::uint64_t headerHashOf(Header header, const std::vector<std::uint64_t> &hashes)
{
    header.headerHash = hashOf(hashes.data(), hashes.size() * sizeof(std::uint64_t));
    return hashOf(&header, sizeof header);
}

std::streamoff memoryOffset(std::size_t pieces)
{
    constexpr std::size_t alignment = 4096;
    const std::size_t bytes = sizeof(Header) + pieces * sizeof(std::uint64_t);
    return static_cast<std::streamoff>((bytes + alignment - 1) / alignment * alignment);
}

template<typename Value>
void put(std::ostream &out, const Value *values, std::size_t bytes)
{
    out.write(reinterpret_cast<const char *>(values), static_cast<std::streamsize>(bytes));
}

template<typename Value>
bool get(std::istream &in, Value *values, std::size_t bytes)
{
    return bool(in.read(reinterpret_cast<char *>(values), static_cast<std::streamsize>(bytes)));
}

void makeRoom(const fs::path &folder, std::uintmax_t mostBytes)
{
    struct Kept
    {
        fs::file_time_type used;
        std::uintmax_t bytes;
        fs::path path;
    };
    std::vector<Kept> kept;
    std::uintmax_t total = 0;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() != extension)
            continue;
        const std::uintmax_t bytes = entry.file_size(error);
        if (error)
            continue;
        kept.push_back({entry.last_write_time(error), bytes, entry.path()});
        total += bytes;
    }
    std::ranges::sort(kept, {}, &Kept::used);
    for (auto oldest = kept.begin(); total > mostBytes && oldest + 1 < kept.end(); ++oldest) {
        fs::remove(oldest->path, error);
        total -= oldest->bytes;
    }
}

} // namespace

fs::path cacheFile(const fs::path &folder, const std::string &key)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string name;
    for (std::uint64_t hash = hashOf(key.data(), key.size()); name.size() < 16; hash >>= 4)
        name += digits[hash & 0xf];
    return folder / (name + extension);
}

std::optional<Fingerprint> readCache(const fs::path &file, const std::string &key,
                                     std::span<std::byte> memory)
{
    std::ifstream in(file, std::ios::binary);
    Header header{};
    if (!in || !get(in, &header, sizeof header) || std::memcmp(header.magic, magic, 8) != 0
        || header.keyHash != hashOf(key.data(), key.size()) || header.bytes != memory.size()
        || header.pieces != piecesIn(memory.size()))
        return {};
    std::vector<std::uint64_t> hashes(header.pieces);
    if (!get(in, hashes.data(), hashes.size() * sizeof(std::uint64_t))
        || header.headerHash != headerHashOf(header, hashes))
        return {};

    const auto readPiece = [&](std::size_t piece) {
        std::ifstream part(file, std::ios::binary);
        part.rdbuf()->pubsetbuf(nullptr, 0);
        part.seekg(memoryOffset(hashes.size()) + static_cast<std::streamoff>(piece * pieceBytes));
        const std::span<const std::byte> place = pieceOf(memory, piece);
        return get(part, memory.data() + piece * pieceBytes, place.size())
               && hashOf(place.data(), place.size()) == hashes[piece];
    };
    if (!forEachBlock(hashes.size(), readPiece, {}, {}))
        return {};
    std::error_code ignored;
    fs::last_write_time(file, fs::file_time_type::clock::now(), ignored); // used just now
    Fingerprint fingerprint;
    std::memcpy(fingerprint.digest.data(), header.fingerprint, sizeof header.fingerprint);
    return fingerprint;
}

void writeCache(const fs::path &file, const std::string &key, const Fingerprint &fingerprint,
                std::span<const std::byte> memory, std::uintmax_t mostBytes,
                const std::stop_token &stop)
{
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    fs::path beside = file;
    beside += "." + std::to_string(std::random_device()());
    std::ofstream out(beside, std::ios::binary);
    if (!out)
        return;

    Header header{.keyHash = hashOf(key.data(), key.size()),
                  .bytes = memory.size(),
                  .pieces = piecesIn(memory.size())};
    std::memcpy(header.magic, magic, sizeof magic);
    std::memcpy(header.fingerprint, fingerprint.digest.data(), sizeof header.fingerprint);
    std::vector<std::uint64_t> hashes;
    out.seekp(memoryOffset(header.pieces));
    for (std::size_t piece = 0; piece < header.pieces && out && !stop.stop_requested(); ++piece) {
        const std::span<const std::byte> bytes = pieceOf(memory, piece);
        hashes.push_back(hashOf(bytes.data(), bytes.size()));
        put(out, bytes.data(), bytes.size());
    }
    header.headerHash = headerHashOf(header, hashes);
    out.seekp(0);
    put(out, &header, sizeof header);
    put(out, hashes.data(), hashes.size() * sizeof(std::uint64_t));
    out.close();
    if (out && hashes.size() == header.pieces)
        fs::rename(beside, file, error);
    else
        error = std::make_error_code(std::errc::io_error);
    if (error)
        fs::remove(beside, error);
    makeRoom(file.parent_path(), mostBytes);
}

} // namespace splitscope
