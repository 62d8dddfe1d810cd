// What has to hold of whatever a fuzzer makes.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace splitscope::fuzz {

inline void promise(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

} // namespace splitscope::fuzz
