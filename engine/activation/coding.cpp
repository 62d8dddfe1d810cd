#include "engine/activation/coding.h"

#include "engine/activation/picture_levels.h"
#include "engine/activation/tensor_bytes.h"
#include "engine/activation/zstd_frame.h"

#include <algorithm>
#include <array>

namespace splitscope {

namespace {

using Format = ActivationFormat;

struct Named
{
    Coding coding;
    std::string_view id;
};

constexpr std::array named{
    Named{{Format::Float32, false}, "fp32"},
    Named{{Format::Float32, true}, "fp32+zstd"},
    Named{{Format::Float16, false}, "fp16"},
    Named{{Format::Float16, true}, "fp16+zstd"},
    Named{{Format::BFloat16, false}, "bf16"},
    Named{{Format::BFloat16, true}, "bf16+zstd"},
    Named{{Format::Int8, false}, "int8"},
    Named{{Format::Int8, true}, "int8+zstd"},
    Named{{Format::Int8Channel, false}, "int8-channel"},
    Named{{Format::Int8Channel, true}, "int8-channel+zstd"},
    Named{{Format::Sparse, false}, "sparse"},
    Named{{Format::Sparse, true}, "sparse+zstd"},
    Named{{Format::SparseFloat16, false}, "sparse-fp16"},
    Named{{Format::SparseFloat16, true}, "sparse-fp16+zstd"},
    Named{{Format::SparseInt8, false}, "sparse-int8"},
    Named{{Format::SparseInt8, true}, "sparse-int8+zstd"},
    Named{{Format::Picture, false}, "picture"},
    Named{{Format::Picture, true}, "picture+zstd"},
    Named{{Format::Png, false}, "png"},
    Named{{Format::Jpeg75, false}, "jpeg75"},
    Named{{Format::Jpeg90, false}, "jpeg90"},
    Named{{Format::Jpeg95, false}, "jpeg95"},
};

constexpr auto codings = [] {
    std::array<Coding, named.size()> all{};
    std::ranges::transform(named, all.begin(), &Named::coding);
    return all;
}();

bool isPicture(Format format)
{
    return format >= Format::Picture;
}

} // namespace

std::span<const Coding> allCodings()
{
    return codings;
}

std::string_view codingId(Coding coding)
{
    const auto *found = std::ranges::find(named, coding, &Named::coding);
    return found != named.end() ? found->id : std::string_view();
}

Result<Coding> codingById(std::string_view id)
{
    const auto *found = std::ranges::find(named, id, &Named::id);
    if (found == named.end())
        return fail(ErrorKind::UnknownCoding, std::string(id), knownCodings());
    return found->coding;
}

std::string knownCodings()
{
    std::string list;
    for (const Named &each : named) {
        if (!list.empty())
            list += ", ";
        list += each.id;
    }
    return list;
}

bool isLossless(Coding coding)
{
    switch (coding.format) {
    case Format::Float32:
    case Format::Sparse:
    case Format::Picture:
    case Format::Png:
        return true;
    default:
        return false;
    }
}

bool mayBeAutomatic(Coding coding)
{
    return coding.format < Format::Jpeg75;
}

bool suits(Coding coding, const TensorShape &shape)
{
    constexpr std::int64_t longestSide = 65500; // JPEG's
    if (!isPicture(coding.format))
        return true;
    return isPictureShape(shape) && shape.extents[1] <= longestSide
           && shape.extents[2] <= longestSide;
}

Result<void> checkSuits(Coding coding, const TensorShape &shape)
{
    if (!suits(coding, shape))
        return fail(ErrorKind::CodingUnsuitable, std::string(codingId(coding)),
                    "only the picture itself, at cut 0, can be sent so");
    return {};
}

std::optional<std::size_t> fixedEncodedBytes(Coding coding, const TensorShape &shape)
{
    const ByteRange range = bytesOf(coding.format, shape);
    return coding.zstd || range.least != range.most ? std::nullopt : std::optional(range.most);
}

std::size_t maxEncodedBytes(Coding coding, const TensorShape &shape)
{
    const std::size_t raw = bytesOf(coding.format, shape).most;
    return coding.zstd ? maxZstdBytes(raw) : raw;
}

Result<std::vector<std::byte>> encode(Coding coding, const Tensor &tensor)
{
    if (const auto suitable = checkSuits(coding, tensor.shape); !suitable)
        return tl::make_unexpected(suitable.error());
    auto raw = toBytes(coding.format, tensor);
    if (!raw)
        return fail(ErrorKind::CodingUnsuitable, std::string(codingId(coding)), raw.error());
    if (!coding.zstd)
        return *std::move(raw);
    auto frame = compressed(*raw);
    if (!frame)
        return fail(ErrorKind::Internal, std::string(codingId(coding)), "zstd");
    return *std::move(frame);
}

Result<Tensor> decode(Coding coding, const TensorShape &shape, std::span<const std::byte> bytes)
{
    const std::string id(codingId(coding));
    if (const auto suitable = checkSuits(coding, shape); !suitable)
        return tl::make_unexpected(suitable.error());
    const auto malformed = [&](const char *reason) {
        return fail(ErrorKind::MessageMalformed, "payload", id + ": " + reason);
    };
    const ByteRange range = bytesOf(coding.format, shape);
    const auto ofAnotherLength = [&](std::size_t length) {
        return fail(ErrorKind::PayloadShapeMismatch, std::to_string(length),
                    shape.toString() + ", " + std::to_string(range.most));
    };
    std::vector<std::byte> raw;
    if (coding.zstd) {
        if (bytes.size() > maxZstdBytes(range.most))
            return ofAnotherLength(bytes.size());
        auto unpacked = decompressed(bytes, range.least, range.most);
        if (!unpacked)
            return malformed("not one whole zstd frame of such a tensor");
        raw = *std::move(unpacked);
        bytes = raw;
    }
    if (bytes.size() < range.least || bytes.size() > range.most)
        return ofAnotherLength(bytes.size());
    auto tensor = fromBytes(coding.format, shape, bytes);
    if (!tensor)
        return malformed(tensor.error());
    return *std::move(tensor);
}

} // namespace splitscope
