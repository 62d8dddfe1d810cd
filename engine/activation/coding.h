// The tensor at the cut as bytes, and back. docs/PROTOCOL.md has every layout.
#pragma once

#include "engine/model/tensor.h"
#include "engine/result.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace splitscope {

enum class ActivationFormat {
    Float32,       ///< the values as they are
    Float16,       ///< IEEE 754 binary16
    BFloat16,      ///< the upper half of a float32
    Int8,          ///< affine: 256 levels between the tensor's lowest and highest value
    Int8Channel,   ///< the same for each channel of its own
    Sparse,        ///< a bit for each value and those that are not zero, as they are
    SparseFloat16, ///< the same with those as Float16
    SparseInt8,    ///< the same with those as Int8
    Picture,       ///< the 8-bit levels that the input was made of
    Png,
    Jpeg75, ///< quality 75, colour at half the resolution
    Jpeg90,
    Jpeg95,
};

/// How a tensor becomes bytes. A value: any format, and Zstandard on top of those that do not
/// compress by themselves.
struct Coding
{
    ActivationFormat format = ActivationFormat::Float32;
    bool zstd = false;

    bool operator==(const Coding &) const = default;
};

/// In the order in which they are shown.
std::span<const Coding> allCodings();

/// "int8-channel+zstd": on the wire, on the command line and in records. Never translated.
std::string_view codingId(Coding coding);
/// Errors: UnknownCoding.
Result<Coding> codingById(std::string_view id);
/// "fp32, fp32+zstd, ...": the ids of all codings.
std::string knownCodings();

/// Decoding gives back every bit of the tensor.
bool isLossless(Coding coding);
/// What an automatic choice is made among: all that is lossless, and what is about as exact as int8
/// or more (docs/MEASURING.md has the figures). That leaves out JPEG, whose error has no bound.
bool mayBeAutomatic(Coding coding);
/// Whether tensors of this shape can have the coding at all. Pictures are 3 x height x width: they
/// are found at cut 0.
bool suits(Coding coding, const TensorShape &shape);
/// CodingUnsuitable if it does not.
Result<void> checkSuits(Coding coding, const TensorShape &shape);

/// Empty where the bytes depend on the values. Precondition: the coding suits the shape.
std::optional<std::size_t> fixedEncodedBytes(Coding coding, const TensorShape &shape);
/// The most bytes that a tensor of this shape may become. Precondition: the coding suits it.
std::size_t maxEncodedBytes(Coding coding, const TensorShape &shape);
/// Errors: CodingUnsuitable if the coding does not suit the shape, or if it cannot hold these
/// values: one is not finite, or rounds to infinity, in a coding that is not lossless; or they are
/// not an 8-bit picture. Internal if a library fails.
Result<std::vector<std::byte>> encode(Coding coding, const Tensor &tensor);
/// For any bytes at all: takes no more memory than a few tensors of this shape.
/// Errors: CodingUnsuitable; PayloadShapeMismatch if the bytes are not as many as such a tensor
/// becomes, and MessageMalformed if they are not what it becomes.
Result<Tensor> decode(Coding coding, const TensorShape &shape, std::span<const std::byte> bytes);

} // namespace splitscope
