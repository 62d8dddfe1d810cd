#include "engine/model/networks.h"

#include <algorithm>
#include <array>

namespace splitscope {

namespace {

struct KnownNetwork
{
    const char *id;
    Network (*make)();
};

constexpr std::array known{
    KnownNetwork{"alexnet-lab", alexNetLab},
    KnownNetwork{"alexnet", alexNetTorchvision},
};

} // namespace

std::vector<std::string> networkIds()
{
    std::vector<std::string> ids;
    std::ranges::transform(known, std::back_inserter(ids), &KnownNetwork::id);
    return ids;
}

Result<Network> networkById(const std::string &id)
{
    const auto found = std::ranges::find(known, id, &KnownNetwork::id);
    if (found != known.end())
        return found->make();
    std::string ids;
    for (const KnownNetwork &network : known)
        ids += ids.empty() ? network.id : std::string(", ") + network.id;
    return fail(ErrorKind::UnknownModel, id, ids);
}

} // namespace splitscope
