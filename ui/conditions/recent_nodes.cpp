#include "ui/conditions/recent_nodes.h"

namespace splitscope {

void remember(std::vector<RecentNode> &nodes, const RecentNode &node)
{
    std::erase_if(nodes, [&](const RecentNode &known) { return known.url == node.url; });
    nodes.insert(nodes.begin(), node);
    if (nodes.size() > mostRecentNodes)
        nodes.resize(mostRecentNodes);
}

} // namespace splitscope
