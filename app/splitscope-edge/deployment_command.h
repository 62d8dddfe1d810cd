// `splitscope-edge deployment`: the lab's deployment.yaml from conditions, and back.
#pragma once

class QCoreApplication;

namespace splitscope {

/// As commands() has it.
int deploymentMain(QCoreApplication &app);

} // namespace splitscope
