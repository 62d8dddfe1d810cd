// A device in words, for lists and hints.
#pragma once

#include "engine/device/device_profile.h"

#include <QString>

namespace splitscope {

/// "Orange Pi (lab sheet)": its name in the user's language; its id where it has none.
QString deviceText(const DeviceProfile &profile);

/// Where its figures come from, in the user's language; empty for this computer.
QString deviceSourceText(const DeviceProfile &profile);

/// "0.86 GMAC/s, 2.07 GB/s of weights"
QString deviceSpeedText(const DeviceProfile &profile);

/// Speed, what was measured and how much it varied, source and power, one line for each. Plain
/// text.
QString deviceMeaning(const DeviceProfile &profile);

} // namespace splitscope
