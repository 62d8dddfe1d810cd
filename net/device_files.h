// The devices that a user can choose: this computer, those inside the program, and files.
#pragma once

#include "engine/device/device_profile.h"

#include <QString>

#include <vector>

namespace splitscope {

/// Where all programs look for the user's own device files, "~/.local/share/splitscope/devices".
QString userDeviceFolder();

/// Reads no more than longestDeviceFile. Errors: DeviceFileUnusable, also for a file that calls
/// itself as a device inside the program is called.
Result<DeviceProfile> readDeviceFile(const QString &file);

struct KnownDevices
{
    /// This computer, those inside, then the user's by their files' names. No id is there twice.
    std::vector<DeviceProfile> devices;
    /// Of files in the user's folder that are none.
    std::vector<Error> unusable;
};

/// Reads the user's folder. Any thread.
KnownDevices knownDevices();

/// By its id, or from a file where the text has a folder or ends in ".json".
/// Errors: UnknownDevice; those of readDeviceFile().
Result<DeviceProfile> deviceNamed(const QString &idOrFile);

/// What deviceNamed() finds it by again.
QString referenceTo(const DeviceProfile &profile);

} // namespace splitscope
