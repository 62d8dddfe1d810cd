#include "engine/weights/safetensors_file.h"
#include "engine/weights/state_dict_file.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <array>
#include <functional>

namespace splitscope::fuzz {

namespace {

constexpr std::int64_t mostRead = 64;

bool isWithin(Bytes part, Bytes whole)
{
    const std::less_equal<const std::byte *> notAfter; // of any two pointers
    return part.empty()
           || (notAfter(whole.data(), part.data())
               && notAfter(part.data() + part.size(), whole.data() + whole.size()));
}

void readAll(const Result<std::vector<StoredTensor>> &tensors, Bytes file)
{
    if (!tensors)
        return;
    for (const StoredTensor &tensor : *tensors) {
        promise(isWithin(tensor.bytes, file), "a tensor's bytes are the file's own");
        const auto count = elementCount(tensor.extents);
        promise(count.has_value(), "a tensor's elements can be counted");
        if (tensor.type == NumberType::Other)
            continue;
        std::array<float, mostRead> values{};
        const std::int64_t some = std::min(*count, mostRead);
        const auto room = std::span(values).first(static_cast<std::size_t>(some));
        readNumbers(tensor, 0, room);
        readNumbers(tensor, *count - some, room);
    }
}

} // namespace

void safetensors(Bytes bytes)
{
    if (isSafetensors(bytes))
        readAll(readSafetensors(bytes), bytes);
}

void stateDict(Bytes bytes)
{
    if (isStateDictArchive(bytes))
        readAll(readStateDictArchive(bytes), bytes);
    else if (isLegacyStateDict(bytes))
        readAll(readLegacyStateDict(bytes), bytes);
}

} // namespace splitscope::fuzz
