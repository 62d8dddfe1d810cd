// The nodes that were connected to last.
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace splitscope {

struct RecentNode
{
    QUrl url;
    QString certificateFile; ///< tokens are not remembered

    bool operator==(const RecentNode &) const = default;
};

inline constexpr std::size_t mostRecentNodes = 8;

/// The newest first, each address once.
void remember(std::vector<RecentNode> &nodes, const RecentNode &node);

} // namespace splitscope
