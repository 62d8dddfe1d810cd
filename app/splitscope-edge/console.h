// What a command says to its terminal, and how it ends.
#pragma once

#include <QString>

#include <cstdio>

namespace splitscope {

enum ExitCode { Succeeded = 0, Failed = 1, Misused = 2 };

/// At once, however the stream is buffered.
void printLine(std::FILE *stream, const QString &line);

/// Somebody looks on, so a line may be written over, and a question be asked.
bool isTerminal(std::FILE *stream);

/// Says on standard error what the user has to mend. Returns Misused.
int refuse(const QString &reason);

} // namespace splitscope
