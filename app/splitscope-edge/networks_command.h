// `splitscope-edge networks`: lists the networks that the program has.
#pragma once

#include <QString>

namespace splitscope {

/// A line of heads and one for each network.
QString networksTable();

} // namespace splitscope
