#include "engine/activation/coding.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <array>
#include <cstring>

namespace splitscope::fuzz {

namespace {

/// Small, so that many are tried: a picture, an activation, odd ones, one value.
const std::array<TensorShape, 6> &shapes()
{
    static const std::array<TensorShape, 6> all{
        {{{3, 4, 4}}, {{3, 5, 9}}, {{4, 3, 3}}, {{17}}, {{2, 1, 1, 3}}, {{1}}}};
    return all;
}

bool sameBits(const Tensor &a, const Tensor &b)
{
    return a.shape == b.shape && a.values.size() == b.values.size()
           && std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(float)) == 0;
}

} // namespace

void tensor(Bytes bytes)
{
    if (bytes.size() < 2)
        return;
    const Coding coding =
        allCodings()[std::to_integer<std::size_t>(bytes[0]) % allCodings().size()];
    const TensorShape &shape = shapes()[std::to_integer<std::size_t>(bytes[1]) % shapes().size()];
    const auto decoded = decode(coding, shape, bytes.subspan(2));
    if (!decoded)
        return;
    promise(suits(coding, shape), "only a coding that suits the shape");
    promise(decoded->shape == shape, "the shape that was asked for");
    promise(static_cast<std::int64_t>(decoded->values.size()) == shape.elements(),
            "a value for each element");
    if (!isLossless(coding))
        return;
    const auto encoded = encode(coding, *decoded);
    promise(encoded.has_value(), "a lossless coding holds what it has given");
    promise(encoded->size() <= maxEncodedBytes(coding, shape), "within what may travel");
    const auto again = decode(coding, shape, *encoded);
    promise(again && sameBits(*again, *decoded), "bit for bit");
}

} // namespace splitscope::fuzz
