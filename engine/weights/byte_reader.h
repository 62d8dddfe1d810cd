// Little-endian numbers from bytes that may end anywhere.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>

namespace splitscope {

static_assert(std::endian::native == std::endian::little, "weights files are little-endian");

/// Nothing is taken that is not there.
class ByteReader
{
public:
    explicit ByteReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

    std::size_t position() const { return position_; }
    std::size_t left() const { return bytes_.size() - position_; }

    template<typename T>
    std::optional<T> number()
    {
        static_assert(std::is_arithmetic_v<T>);
        const auto taken = take(sizeof(T));
        if (!taken)
            return std::nullopt;
        T value;
        std::memcpy(&value, taken->data(), sizeof value);
        return value;
    }

    std::optional<std::span<const std::byte>> take(std::uint64_t count)
    {
        if (count > left())
            return std::nullopt;
        const auto taken = bytes_.subspan(position_, static_cast<std::size_t>(count));
        position_ += taken.size();
        return taken;
    }

    std::optional<std::string_view> text(std::uint64_t count)
    {
        const auto taken = take(count);
        if (!taken)
            return std::nullopt;
        return std::string_view(reinterpret_cast<const char *>(taken->data()), taken->size());
    }

    /// Up to the next line feed, which is taken too.
    std::optional<std::string_view> line()
    {
        const std::string_view rest(reinterpret_cast<const char *>(bytes_.data()) + position_,
                                    left());
        const std::size_t length = rest.find('\n');
        if (length == std::string_view::npos)
            return std::nullopt;
        position_ += length + 1;
        return rest.substr(0, length);
    }

private:
    std::span<const std::byte> bytes_;
    std::size_t position_ = 0;
};

} // namespace splitscope
