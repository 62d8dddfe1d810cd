#include "app/splitscope-edge/console.h"

#include "net/version_text.h"

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

void warnOfSlowBlas()
{
    if (const QString warning = slowBlasWarning(); !warning.isEmpty())
        printLine(stderr, warning);
}

} // namespace splitscope
