#include "engine/weights/mapped_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace splitscope {

namespace {

tl::unexpected<Error> refuse(std::string reason)
{
    return fail(ErrorKind::WeightsUnusable, {}, std::move(reason));
}

tl::unexpected<Error> refuseForErrno()
{
    return refuse(std::generic_category().message(errno));
}

/// Closes at the end of its scope; a mapping outlives its descriptor.
struct Descriptor
{
    explicit Descriptor(const std::filesystem::path &path)
        : number(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    const int number;
};

std::string identityOf(const std::filesystem::path &path, const struct stat &status)
{
#ifdef __APPLE__
    const timespec changed = status.st_mtimespec;
#else
    const timespec changed = status.st_mtim;
#endif
    std::error_code ignored;
    const auto canonical = std::filesystem::canonical(path, ignored);
    return (canonical.empty() ? path : canonical).string() + "\n" + std::to_string(status.st_ino)
           + " " + std::to_string(status.st_size) + " " + std::to_string(changed.tv_sec) + "."
           + std::to_string(changed.tv_nsec);
}

} // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path &path)
{
    const Descriptor file(path); // without waiting for a pipe's other end
    struct stat status = {};
    if (file.number < 0 || ::fstat(file.number, &status) != 0)
        return refuseForErrno();
    if (!S_ISREG(status.st_mode))
        return refuse("it is not a file");
    if (status.st_size == 0)
        return refuse("it is empty");
    const auto size = static_cast<std::size_t>(status.st_size);
    void *const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (memory == MAP_FAILED)
        return refuseForErrno();
    ::madvise(memory, size, MADV_WILLNEED);
    MappedFile mapped;
    mapped.bytes_ = {static_cast<const std::byte *>(memory), size};
    mapped.identity_ = identityOf(path, status);
    return mapped;
}

MappedFile::~MappedFile()
{
    if (!bytes_.empty())
        ::munmap(const_cast<std::byte *>(bytes_.data()), bytes_.size());
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
