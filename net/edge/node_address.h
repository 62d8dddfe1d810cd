// What a user types to say where a cloud node is.
#pragma once

#include "engine/result.h"

#include <QString>
#include <QUrl>

namespace splitscope {

/// "ws://192.168.1.7:9900", "wss://lab.example", or just "192.168.1.7:9900", which is ws://.
/// Errors: InvalidUrl.
Result<QUrl> nodeUrl(const QString &text);

} // namespace splitscope
