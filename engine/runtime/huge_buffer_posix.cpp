#include "engine/runtime/huge_buffer.h"

#include <cstdint>
#include <new>

#include <sys/mman.h>

namespace splitscope {

namespace {

constexpr std::size_t pageBytes = std::size_t{2} << 20;

} // namespace

HugeBuffer::HugeBuffer(std::size_t bytes) : bytes_(bytes)
{
    const std::size_t mapped = (bytes / pageBytes + 2) * pageBytes;
    void *memory =
        mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    // Huge pages begin at their own size's multiples: the mapping is cut to one.
    const auto begin = reinterpret_cast<std::uintptr_t>(memory);
    const std::size_t skipped = (pageBytes - begin % pageBytes) % pageBytes;
    if (skipped > 0)
        munmap(memory, skipped);
    auto *aligned = static_cast<std::byte *>(memory) + skipped;
    memory_ = {aligned, Free{mapped - skipped}};
#ifdef MADV_HUGEPAGE
    madvise(aligned, mapped - skipped, MADV_HUGEPAGE); // a wish; without it all works, slower
#endif
}

void HugeBuffer::Free::operator()(std::byte *memory) const
{
    munmap(memory, bytes);
}

} // namespace splitscope
