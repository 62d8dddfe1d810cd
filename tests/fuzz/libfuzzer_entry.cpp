// The program of one target: SPLITSCOPE_FUZZ_TARGET names it.
#include "tests/fuzz/targets.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    splitscope::fuzz::SPLITSCOPE_FUZZ_TARGET(
        std::span(reinterpret_cast<const std::byte *>(data), size));
    return 0;
}
