#include "app/splitscope-edge/console.h"

using namespace Qt::StringLiterals;

namespace splitscope {

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

int refuse(const QString &reason)
{
    printLine(stderr, u"splitscope-edge: "_s + reason);
    return Misused;
}

} // namespace splitscope
