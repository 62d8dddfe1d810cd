#include "engine/activation/coding.h"

#include <bit>
#include <cstring>

namespace splitscope {

static_assert(std::endian::native == std::endian::little,
              "activations travel little-endian and are copied as they are");

std::string_view codingId(Coding coding)
{
    switch (coding) {
    case Coding::Float32:
        return "fp32";
    }
    return {};
}

Result<Coding> codingById(std::string_view id)
{
    if (id == codingId(Coding::Float32))
        return Coding::Float32;
    return fail(ErrorKind::MessageMalformed, std::string(id), "coding: fp32");
}

std::size_t maxEncodedBytes(Coding coding, const TensorShape &shape)
{
    switch (coding) {
    case Coding::Float32:
        return static_cast<std::size_t>(shape.bytes());
    }
    return 0;
}

std::vector<std::byte> encode(Coding coding, const Tensor &tensor)
{
    std::vector<std::byte> bytes(maxEncodedBytes(coding, tensor.shape));
    std::memcpy(bytes.data(), tensor.values.data(), bytes.size());
    return bytes;
}

Result<Tensor> decode(Coding coding, const TensorShape &shape, std::span<const std::byte> bytes)
{
    if (bytes.size() != maxEncodedBytes(coding, shape))
        return fail(ErrorKind::PayloadShapeMismatch, std::to_string(bytes.size()),
                    shape.toString() + ", " + std::to_string(maxEncodedBytes(coding, shape)));
    Tensor tensor{shape, std::vector<float>(static_cast<std::size_t>(shape.elements()))};
    std::memcpy(tensor.values.data(), bytes.data(), bytes.size());
    return tensor;
}

} // namespace splitscope
