// How the connecting side enters an emulated link.
#pragma once

namespace splitscope {

enum class Entrance {
    Direct,      ///< the link looks like the target
    HttpConnect, ///< as an HTTP proxy (RFC 9110, 9.3.6): TLS then sees the target's own name
};

} // namespace splitscope
