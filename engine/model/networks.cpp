#include "engine/model/networks.h"

#include <array>

namespace splitscope {

namespace {

#define SPLITSCOPE_MAKER(name) name,
constexpr std::array makers{SPLITSCOPE_NETWORKS(SPLITSCOPE_MAKER)};
#undef SPLITSCOPE_MAKER

} // namespace

std::vector<Network> knownNetworks()
{
    std::vector<Network> networks;
    for (const auto make : makers)
        networks.push_back(make());
    return networks;
}

std::vector<std::string> networkIds()
{
    std::vector<std::string> ids;
    for (const auto make : makers)
        ids.push_back(make().id());
    return ids;
}

Result<Network> networkById(const std::string &id)
{
    std::string ids;
    for (const auto make : makers) {
        Network network = make();
        if (network.id() == id)
            return network;
        ids += (ids.empty() ? "" : ", ") + network.id();
    }
    return fail(ErrorKind::UnknownModel, id, ids);
}

} // namespace splitscope
