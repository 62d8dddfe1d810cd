// Where there is no mmap: aligned memory, in whatever pages the system gives.
#include "engine/runtime/huge_buffer.h"

#include <cstring>
#include <new>

namespace splitscope {

namespace {

constexpr std::align_val_t alignment{64};

} // namespace

HugeBuffer::HugeBuffer(std::size_t bytes) : bytes_(bytes)
{
    auto *memory = static_cast<std::byte *>(::operator new(bytes, alignment));
    std::memset(memory, 0, bytes);
    memory_ = {memory, Free{bytes}};
}

void HugeBuffer::Free::operator()(std::byte *memory) const
{
    ::operator delete(memory, alignment);
}

} // namespace splitscope
