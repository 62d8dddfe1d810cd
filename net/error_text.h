// One sentence for each kind of error: what happened, to what, and what to do.
#pragma once

#include "engine/error.h"

#include <QString>

namespace splitscope {

/// In the user's language. One line, plain text (not HTML). Any thread.
QString errorText(const Error &error);

/// "payload-checksum-mismatch": the name that an error has on the wire and in JSON. Never
/// translated.
QString errorCode(ErrorKind kind);
/// Internal for a name that this version does not know.
ErrorKind errorKindByCode(const QString &code);

} // namespace splitscope
