#include "engine/error_name.h"

#include <algorithm>
#include <array>
#include <utility>

namespace splitscope {

namespace {

/// As the compiler spells it: what is behind the last "::" within the function's own name.
template<ErrorKind kind>
constexpr std::string_view enumerator()
{
#ifdef _MSC_VER
    constexpr std::string_view function = __FUNCSIG__;
#else
    constexpr std::string_view function = __PRETTY_FUNCTION__;
#endif
    constexpr std::string_view scope = "ErrorKind::";
    constexpr auto begin = function.rfind(scope) + scope.size();
    return function.substr(begin, function.find_first_of(">];", begin) - begin);
}
static_assert(enumerator<ErrorKind::UnknownCut>() == "UnknownCut");

template<std::size_t... kinds>
constexpr auto enumerators(std::index_sequence<kinds...>)
{
    return std::array{enumerator<static_cast<ErrorKind>(kinds)>()...};
}

constexpr auto names =
    enumerators(std::make_index_sequence<static_cast<std::size_t>(ErrorKind::Internal) + 1>());

std::string kebab(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        if (c < 'A' || c > 'Z') {
            text += c;
            continue;
        }
        if (!text.empty())
            text += '-';
        text += static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

} // namespace

std::string errorName(ErrorKind kind)
{
    return kebab(names.at(static_cast<std::size_t>(kind)));
}

ErrorKind errorKindByName(std::string_view name)
{
    const auto found =
        std::ranges::find_if(names, [&](std::string_view known) { return kebab(known) == name; });
    return found == names.end() ? ErrorKind::Internal
                                : static_cast<ErrorKind>(found - names.begin());
}

} // namespace splitscope
