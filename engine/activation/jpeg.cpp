#include "engine/activation/jpeg.h"

#include <csetjmp>
#include <cstdio> // jpeglib.h uses FILE
#include <cstdlib>

#include <jpeglib.h>

namespace splitscope {

namespace {

/// libjpeg leaves a function that fails by longjmp(), which runs no destructor. So what is owned
/// belongs to objects that outlive the functions with setjmp(), and those have only plain locals.
struct Jump
{
    jpeg_error_mgr handlers;
    std::jmp_buf back;

    jpeg_error_mgr *prepare()
    {
        jpeg_std_error(&handlers);
        handlers.error_exit = [](j_common_ptr codec) {
            // `handlers` is the first member, as libjpeg's own example has it.
            std::longjmp(reinterpret_cast<Jump *>(codec->err)->back, 1);
        };
        handlers.output_message = [](j_common_ptr) {};
        return &handlers;
    }
};

struct Encoder
{
    Jump jump;
    jpeg_compress_struct codec{};
    unsigned char *bytes = nullptr;
    unsigned long size = 0;

    Encoder() { codec.err = jump.prepare(); }
    ~Encoder()
    {
        jpeg_destroy_compress(&codec);
        std::free(bytes);
    }
    Encoder(const Encoder &) = delete;
    Encoder &operator=(const Encoder &) = delete;
};

struct Decoder
{
    Jump jump;
    jpeg_decompress_struct codec{};

    Decoder() { codec.err = jump.prepare(); }
    ~Decoder() { jpeg_destroy_decompress(&codec); }
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;
};

bool write(Encoder &encoder, const std::uint8_t *rgb, JDIMENSION width, JDIMENSION height,
           int quality)
{
    if (setjmp(encoder.jump.back) != 0)
        return false;
    jpeg_compress_struct &codec = encoder.codec;
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &encoder.bytes, &encoder.size);
    codec.image_width = width;
    codec.image_height = height;
    codec.input_components = 3;
    codec.in_color_space = JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    codec.dct_method = JDCT_ISLOW; // the one that gives the same levels everywhere
    jpeg_start_compress(&codec, TRUE);
    while (codec.next_scanline < height) {
        // libjpeg takes no const pointer; nothing writes through this one.
        JSAMPROW row = const_cast<JSAMPROW>(rgb + std::size_t{codec.next_scanline} * width * 3);
        jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    return true;
}

bool read(Decoder &decoder, const unsigned char *file, unsigned long size, JDIMENSION width,
          JDIMENSION height, std::uint8_t *rgb)
{
    if (setjmp(decoder.jump.back) != 0)
        return false;
    jpeg_decompress_struct &codec = decoder.codec;
    jpeg_create_decompress(&codec);
    jpeg_mem_src(&codec, file, size);
    jpeg_read_header(&codec, TRUE);
    if (codec.image_width != width || codec.image_height != height || codec.num_components != 3)
        return false;
    // Many scans are many times the work, for as many coefficients in memory.
    if (codec.progressive_mode || codec.arith_code || jpeg_has_multiple_scans(&codec))
        return false;
    codec.out_color_space = JCS_RGB;
    codec.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&codec);
    while (codec.output_scanline < height) {
        JSAMPROW row = rgb + std::size_t{codec.output_scanline} * width * 3;
        jpeg_read_scanlines(&codec, &row, 1);
    }
    jpeg_finish_decompress(&codec);
    return codec.err->num_warnings == 0 && codec.src->bytes_in_buffer == 0;
}

} // namespace

std::size_t maxJpegBytes(std::int64_t width, std::int64_t height)
{
    const auto whole = [](std::int64_t side) {
        return static_cast<std::size_t>((side + 15) & ~15);
    };
    return whole(width) * whole(height) * 6 + 2048;
}

std::optional<std::vector<std::byte>> jpegOf(std::span<const std::uint8_t> rgb, std::int64_t width,
                                             std::int64_t height, int quality)
{
    Encoder encoder;
    if (!write(encoder, rgb.data(), static_cast<JDIMENSION>(width), static_cast<JDIMENSION>(height),
               quality))
        return std::nullopt;
    const auto *bytes = reinterpret_cast<const std::byte *>(encoder.bytes);
    return std::vector<std::byte>(bytes, bytes + encoder.size);
}

std::optional<std::vector<std::uint8_t>> jpegPixels(std::span<const std::byte> file,
                                                    std::int64_t width, std::int64_t height)
{
    std::vector<std::uint8_t> rgb(static_cast<std::size_t>(width * height * 3));
    Decoder decoder;
    if (!read(decoder, reinterpret_cast<const unsigned char *>(file.data()), file.size(),
              static_cast<JDIMENSION>(width), static_cast<JDIMENSION>(height), rgb.data()))
        return std::nullopt;
    return rgb;
}

} // namespace splitscope
