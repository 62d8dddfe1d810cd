// A device as a file: docs/DEVICES.md.
#pragma once

#include "engine/device/device_profile.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace splitscope {

inline constexpr int deviceFileVersion = 1;
/// In bytes: some hundred times what a profile of six networks has.
inline constexpr std::size_t longestDeviceFile = 1 << 20;

/// `file` is its path, for errors and for DeviceFacts::file; empty for what the program has inside.
/// Strict: everything in the text is understood and within its range.
/// Errors: DeviceFileUnusable; the subject ends in the line where the text is no JSON.
Result<DeviceProfile> readDevice(std::string_view text, const std::string &file);

/// JSON, which readDevice() reads as the same profile. Precondition: an emulated device with its
/// facts, all within the ranges of docs/DEVICES.md.
std::string writtenDevice(const DeviceProfile &profile);

} // namespace splitscope
