#include "engine/device/cpu_share.h"
#include "engine/experiment/bandwidth.h"
#include "net/notebook/typed_sheet.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

namespace splitscope::fuzz {

void sheet(Bytes bytes)
{
    const QByteArray content(reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes));
    const auto rows = typedSheet(content, QStringLiteral("sheet.csv"));
    if (!rows)
        return;
    int lastLine = 1;
    for (const TypedRow &row : *rows) {
        promise(row.line > lastLine, "a row for a line, in their order");
        lastLine = row.line;
        promise(CpuShare::of(row.cpuShare).has_value(), "a CPU share");
        promise(Bandwidth::ofMbitPerSecond(row.mbitPerSecond).has_value(), "a bandwidth");
        promise(row.cut >= 0 && row.endToEnd.count() >= 0, "a cut and a time");
    }
}

} // namespace splitscope::fuzz
