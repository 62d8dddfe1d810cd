// The two ways through a link.
#pragma once

namespace splitscope {

enum class Direction {
    Uplink,   ///< from the side that connects to the target
    Downlink, ///< and back
};

} // namespace splitscope
