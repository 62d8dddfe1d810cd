// Where there is no mmap: the file is read at once.
#include "engine/weights/mapped_file.h"

#include <fstream>
#include <system_error>
#include <utility>

namespace splitscope {

namespace {

tl::unexpected<Error> refuse(std::string reason)
{
    return fail(ErrorKind::WeightsUnusable, {}, std::move(reason));
}

std::string identityOf(const std::filesystem::path &path, std::uintmax_t size)
{
    std::error_code ignored;
    const auto canonical = std::filesystem::canonical(path, ignored);
    const auto changed = std::filesystem::last_write_time(path, ignored);
    return (canonical.empty() ? path : canonical).string() + "\n" + std::to_string(size) + " "
           + std::to_string(changed.time_since_epoch().count());
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path &path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return refuse(error ? error.message() : "it is not a file");
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return refuse(error.message());
    if (size == 0)
        return refuse("it is empty");
    MappedFile mapped;
    auto *const memory = new std::byte[size];
    mapped.bytes_ = {memory, static_cast<std::size_t>(size)};
    mapped.identity_ = identityOf(path, size);
    std::ifstream file(path, std::ios::binary);
    if (!file.read(reinterpret_cast<char *>(memory), static_cast<std::streamsize>(size)))
        return refuse("it cannot be read");
    return mapped;
}

MappedFile::~MappedFile()
{
    delete[] bytes_.data();
}

MappedFile::MappedFile(MappedFile &&other) noexcept
    : bytes_(std::exchange(other.bytes_, {})), identity_(std::move(other.identity_))
{
}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(bytes_, other.bytes_);
    std::swap(identity_, other.identity_);
    return *this;
}

} // namespace splitscope
