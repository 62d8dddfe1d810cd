// `splitscope-edge devices`: lists the devices that --device takes.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it. Failed where a file in the user's folder is none, with a line for each.
int devicesMain(QCoreApplication &app);

} // namespace splitscope
