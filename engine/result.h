// A value or an Error.
#pragma once

#include "engine/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace splitscope {

template<typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string subject, std::string detail = {})
{
    return tl::make_unexpected(Error{kind, std::move(subject), std::move(detail)});
}

} // namespace splitscope
