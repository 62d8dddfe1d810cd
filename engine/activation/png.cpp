#include "engine/activation/png.h"

#include <png.h>

#include <csetjmp>
#include <cstring>

namespace splitscope {

namespace {

/// What is left to read of a file in memory.
struct Source
{
    const std::byte *bytes;
    std::size_t left;
};

void readBytes(png_structp png, png_bytep out, png_size_t count)
{
    auto *source = static_cast<Source *>(png_get_io_ptr(png));
    if (count > source->left)
        png_error(png, "the file ends early");
    std::memcpy(out, source->bytes, count);
    source->bytes += count;
    source->left -= count;
}

void giveUp(png_structp png, png_const_charp)
{
    png_longjmp(png, 1);
}

void ignore(png_structp, png_const_charp) {}

/// libpng leaves a function that fails by longjmp(), which runs no destructor. So what is owned
/// belongs to an object that outlives the function with setjmp(), which has only plain locals.
struct Decoder
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, giveUp, ignore);
    png_infop info = png ? png_create_info_struct(png) : nullptr;

    Decoder() = default;
    ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
};

bool read(const Decoder &decoder, Source &source, png_uint_32 width, png_uint_32 height,
          std::uint8_t *rgb)
{
    // Texts and profiles, which may unpack to megabytes, are skipped.
    constexpr png_alloc_size_t mostChunkBytes = 65536;
    png_structp png = decoder.png;
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_read_fn(png, &source, readBytes);
    png_set_user_limits(png, width, height);
    png_set_chunk_malloc_max(png, mostChunkBytes);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_read_info(png, decoder.info);
    if (png_get_image_width(png, decoder.info) != width
        || png_get_image_height(png, decoder.info) != height
        || png_get_color_type(png, decoder.info) != PNG_COLOR_TYPE_RGB
        || png_get_bit_depth(png, decoder.info) != 8
        || png_get_interlace_type(png, decoder.info) != PNG_INTERLACE_NONE)
        return false;
    for (png_uint_32 row = 0; row < height; ++row)
        png_read_row(png, rgb + std::size_t{row} * width * 3, nullptr);
    png_read_end(png, nullptr);
    return source.left == 0;
}

} // namespace

std::size_t maxPngBytes(std::int64_t width, std::int64_t height)
{
    const auto raw = static_cast<std::size_t>((width * 3 + 1) * height);
    return raw + raw / 64 + 4096;
}

std::optional<std::vector<std::byte>> pngOf(std::span<const std::uint8_t> rgb, std::int64_t width,
                                            std::int64_t height)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    std::vector<std::byte> file(maxPngBytes(width, height));
    png_alloc_size_t size = file.size();
    if (!png_image_write_to_memory(&image, file.data(), &size, 0, rgb.data(), 0, nullptr))
        return std::nullopt;
    file.resize(size);
    return file;
}

std::optional<std::vector<std::uint8_t>> pngPixels(std::span<const std::byte> file,
                                                   std::int64_t width, std::int64_t height)
{
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width * height * 3));
    const Decoder decoder;
    Source source{file.data(), file.size()};
    if (!decoder.info
        || !read(decoder, source, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height),
                 rgb.data()))
        return std::nullopt;
    return rgb;
}

} // namespace splitscope
