// Where a network is divided.
#pragma once

#include <utility> // declares the ordering that <=> returns, and moc can read it

namespace splitscope {

/// Cut k: layers 1..k run on the edge, k+1..n in the cloud. 0 is all cloud, n is all edge.
/// Only Network::cutPoint() makes one, and a notebook has those back that it was given, so a
/// CutPoint is always one that its network has.
class CutPoint
{
public:
    int index() const { return index_; }

    auto operator<=>(const CutPoint &) const = default;

private:
    friend class Network;
    friend class SettingRows;
    explicit CutPoint(int index) : index_(index) {}

    int index_;
};

} // namespace splitscope
