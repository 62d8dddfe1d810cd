#include "engine/activation/tensor_bytes.h"

#include "engine/activation/jpeg.h"
#include "engine/activation/number_format.h"
#include "engine/activation/picture_levels.h"
#include "engine/activation/png.h"
#include "engine/activation/sparse.h"

#include <algorithm>
#include <cstring>

namespace splitscope {

namespace {

using Bytes = std::vector<std::byte>;
using Written = tl::expected<Bytes, const char *>;
using Read = tl::expected<Tensor, const char *>;
using Format = ActivationFormat;

constexpr auto notFinite = "a value is not finite or too large for it";
constexpr auto notAPicture = "the tensor is not an 8-bit picture";
constexpr auto libraryFailed = "the library for it failed";
constexpr auto scaleUnusable = "its scale is not finite, or negative";
constexpr auto maskUnusable = "its mask marks more values than there are";
constexpr auto lengthUnusable = "its length is not the one that its mask says";
constexpr auto fileUnusable = "not a whole picture of this size";

std::size_t elementsOf(const TensorShape &shape)
{
    return static_cast<std::size_t>(shape.elements());
}

/// A flat tensor is one channel.
std::size_t channelsOf(const TensorShape &shape)
{
    return shape.extents.size() > 1 ? static_cast<std::size_t>(shape.extents.front()) : 1;
}

/// How the numbers of a format are written: as 8-bit levels where it is empty.
std::optional<NumberFormat> numbersOf(Format format)
{
    switch (format) {
    case Format::Float16:
    case Format::SparseFloat16:
        return NumberFormat::Float16;
    case Format::BFloat16:
        return NumberFormat::BFloat16;
    case Format::Float32:
    case Format::Sparse:
        return NumberFormat::Float32;
    default:
        return std::nullopt;
    }
}

std::size_t numberBytes(const std::optional<NumberFormat> &numbers, std::size_t count)
{
    return numbers ? count * bytesPerNumber(*numbers) : affineScaleBytes + count;
}

/// Scales of all channels first, then all levels.
bool writeQuantised(std::span<const float> values, std::size_t channels, std::span<std::byte> bytes)
{
    const std::size_t each = values.size() / channels;
    const std::span<std::byte> levels = bytes.subspan(channels * affineScaleBytes);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const auto of = values.subspan(channel * each, each);
        const auto scale = affineScaleOf(of);
        if (!scale)
            return false;
        const float fields[] = {scale->lowest, scale->step};
        std::memcpy(bytes.data() + channel * affineScaleBytes, fields, affineScaleBytes);
        quantise(*scale, of, levels.subspan(channel * each, each));
    }
    return true;
}

bool readQuantised(std::span<const std::byte> bytes, std::size_t channels, std::span<float> values)
{
    const std::size_t each = values.size() / channels;
    const std::span<const std::byte> levels = bytes.subspan(channels * affineScaleBytes);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        float fields[2];
        std::memcpy(fields, bytes.data() + channel * affineScaleBytes, affineScaleBytes);
        const AffineScale scale{fields[0], fields[1]};
        if (!scale.usable())
            return false;
        dequantise(scale, levels.subspan(channel * each, each),
                   values.subspan(channel * each, each));
    }
    return true;
}

/// False for a value that the format cannot hold. Only Float32 takes any.
bool write(const std::optional<NumberFormat> &numbers, std::span<const float> values,
           std::span<std::byte> bytes)
{
    if (!numbers)
        return writeQuantised(values, 1, bytes);
    if (*numbers != NumberFormat::Float32 && !holdsAll(*numbers, values))
        return false;
    writeNumbers(*numbers, values, bytes);
    return true;
}

bool read(const std::optional<NumberFormat> &numbers, std::span<const std::byte> bytes,
          std::span<float> values)
{
    if (!numbers)
        return readQuantised(bytes, 1, values);
    readNumbers(*numbers, bytes, values);
    return true;
}

Written writeSparse(Format format, const Tensor &tensor)
{
    const auto numbers = numbersOf(format);
    const SparseValues sparse = sparseOf(tensor.values);
    Bytes bytes = sparse.mask;
    bytes.resize(sparse.mask.size() + numberBytes(numbers, sparse.present.size()));
    if (!write(numbers, sparse.present, std::span(bytes).subspan(sparse.mask.size())))
        return tl::make_unexpected(notFinite);
    return bytes;
}

Read readSparse(Format format, const TensorShape &shape, std::span<const std::byte> bytes)
{
    const auto numbers = numbersOf(format);
    const std::size_t elements = elementsOf(shape);
    const auto mask = bytes.first(maskBytes(elements));
    const auto count = presentIn(mask, elements);
    if (!count)
        return tl::make_unexpected(maskUnusable);
    if (bytes.size() != mask.size() + numberBytes(numbers, *count))
        return tl::make_unexpected(lengthUnusable);
    std::vector<float> present(*count);
    if (!read(numbers, bytes.subspan(mask.size()), present))
        return tl::make_unexpected(scaleUnusable);
    return Tensor{shape, denseOf(mask, elements, present)};
}

int jpegQuality(Format format)
{
    return format == Format::Jpeg75 ? 75 : format == Format::Jpeg90 ? 90 : 95;
}

Written writePicture(Format format, const Tensor &tensor)
{
    const auto levels = levelsOf(tensor);
    if (!levels)
        return tl::make_unexpected(notAPicture);
    if (format == Format::Picture) {
        const auto bytes = std::as_bytes(std::span(*levels));
        return Bytes(bytes.begin(), bytes.end());
    }
    const auto rgb = interleaved(*levels);
    const std::int64_t height = tensor.shape.extents[1];
    const std::int64_t width = tensor.shape.extents[2];
    auto file = format == Format::Png ? pngOf(rgb, width, height)
                                      : jpegOf(rgb, width, height, jpegQuality(format));
    if (!file)
        return tl::make_unexpected(libraryFailed);
    return *std::move(file);
}

Read readPicture(Format format, const TensorShape &shape, std::span<const std::byte> bytes)
{
    if (format == Format::Picture) {
        const auto *levels = reinterpret_cast<const std::uint8_t *>(bytes.data());
        return pictureTensor(shape, {levels, bytes.size()});
    }
    const std::int64_t height = shape.extents[1];
    const std::int64_t width = shape.extents[2];
    const auto rgb =
        format == Format::Png ? pngPixels(bytes, width, height) : jpegPixels(bytes, width, height);
    if (!rgb)
        return tl::make_unexpected(fileUnusable);
    return pictureTensor(shape, planesOf(*rgb));
}

} // namespace

ByteRange bytesOf(ActivationFormat format, const TensorShape &shape)
{
    const std::size_t elements = elementsOf(shape);
    const auto exactly = [](std::size_t bytes) { return ByteRange{bytes, bytes}; };
    switch (format) {
    case Format::Float32:
    case Format::Float16:
    case Format::BFloat16:
    case Format::Int8:
        return exactly(numberBytes(numbersOf(format), elements));
    case Format::Int8Channel:
        return exactly(channelsOf(shape) * affineScaleBytes + elements);
    case Format::Sparse:
    case Format::SparseFloat16:
    case Format::SparseInt8:
        return {maskBytes(elements) + numberBytes(numbersOf(format), 0),
                maskBytes(elements) + numberBytes(numbersOf(format), elements)};
    case Format::Picture:
        return exactly(elements);
    case Format::Png:
        return {1, maxPngBytes(shape.extents[2], shape.extents[1])};
    case Format::Jpeg75:
    case Format::Jpeg90:
    case Format::Jpeg95:
        return {1, maxJpegBytes(shape.extents[2], shape.extents[1])};
    }
    return {};
}

Written toBytes(ActivationFormat format, const Tensor &tensor)
{
    switch (format) {
    case Format::Sparse:
    case Format::SparseFloat16:
    case Format::SparseInt8:
        return writeSparse(format, tensor);
    case Format::Picture:
    case Format::Png:
    case Format::Jpeg75:
    case Format::Jpeg90:
    case Format::Jpeg95:
        return writePicture(format, tensor);
    default:
        break;
    }
    Bytes bytes(bytesOf(format, tensor.shape).most);
    const bool held = format == Format::Int8Channel
                          ? writeQuantised(tensor.values, channelsOf(tensor.shape), bytes)
                          : write(numbersOf(format), tensor.values, bytes);
    if (!held)
        return tl::make_unexpected(notFinite);
    return bytes;
}

Read fromBytes(ActivationFormat format, const TensorShape &shape, std::span<const std::byte> bytes)
{
    switch (format) {
    case Format::Sparse:
    case Format::SparseFloat16:
    case Format::SparseInt8:
        return readSparse(format, shape, bytes);
    case Format::Picture:
    case Format::Png:
    case Format::Jpeg75:
    case Format::Jpeg90:
    case Format::Jpeg95:
        return readPicture(format, shape, bytes);
    default:
        break;
    }
    Tensor tensor{shape, std::vector<float>(elementsOf(shape))};
    const bool usable = format == Format::Int8Channel
                            ? readQuantised(bytes, channelsOf(shape), tensor.values)
                            : read(numbersOf(format), bytes, tensor.values);
    if (!usable)
        return tl::make_unexpected(scaleUnusable);
    return tensor;
}

} // namespace splitscope
