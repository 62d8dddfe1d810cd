// What the command lines of all programs have in common.
#pragma once

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace splitscope {

/// Parses; for --help prints and exits. Refuses unknown options, more than `mostWords` arguments
/// that are none, and a --lang (which `parser` has to know) other than en, zh or system. The error
/// is one line that says what the user has to mend.
tl::expected<void, QString> parseCommandLine(QCommandLineParser &parser,
                                             const QStringList &arguments, qsizetype mostWords = 0);

} // namespace splitscope
