#include "tests/fuzz/notebook_reading.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/targets.h"

namespace splitscope::fuzz {

void notebookFile(Bytes bytes)
{
    constexpr std::size_t mostBytes = 1 << 18;
    if (bytes.size() > mostBytes)
        return;
    static const ScratchFile scratch("file");
    scratch.write(bytes);
    for (const NotebookMode mode : {NotebookMode::ReadOnly, NotebookMode::Salvage}) {
        if (const auto notebook = Notebook::open(scratch.path(), mode))
            readWhole(*notebook);
    }
}

} // namespace splitscope::fuzz
