// Memory for weights.
#pragma once

#include <cstddef>
#include <memory>

namespace splitscope {

/// Zeroed memory in pages of 2 MB where the system gives them: weights are read from end to end,
/// and 4 KB pages cost a tenth of the bandwidth. Throws std::bad_alloc.
class HugeBuffer
{
public:
    HugeBuffer() = default;
    explicit HugeBuffer(std::size_t bytes);

    std::byte *data() const { return memory_.get(); }
    std::size_t size() const { return bytes_; }

private:
    struct Free
    {
        Free() : bytes(0) {}
        explicit Free(std::size_t mapped) : bytes(mapped) {}
        void operator()(std::byte *memory) const;

        std::size_t bytes;
    };

    std::unique_ptr<std::byte, Free> memory_;
    std::size_t bytes_ = 0;
};

} // namespace splitscope
