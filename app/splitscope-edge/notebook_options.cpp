#include "app/splitscope-edge/notebook_options.h"

#include "app/splitscope-edge/console.h"
#include "net/error_text.h"
#include "net/model_options.h"

#include <QCoreApplication>

namespace splitscope {

namespace {

struct NotebookOptions
{
    Q_DECLARE_TR_FUNCTIONS(NotebookOptions)
};

} // namespace

NotebookPart notebookPart(const QString &text)
{
    const auto hash = text.lastIndexOf(u'#');
    bool isNumber = false;
    const qint64 number = text.mid(hash + 1).toLongLong(&isNumber);
    if (hash <= 0 || !isNumber)
        return {text};
    return {text.left(hash), ExperimentId(number)};
}

tl::expected<std::int64_t, UsageError> countedFromOne(const QString &option, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 1)
        return tl::make_unexpected(
            NotebookOptions::tr("%1 %2: give a whole number from 1 on").arg(option, text));
    return number;
}

std::optional<Notebook> openedToExport(const QString &file)
{
    auto notebook = Notebook::open(toPath(file), NotebookMode::ReadOnly);
    if (notebook)
        return *std::move(notebook);
    printLine(stderr, errorText(notebook.error()));
    if (notebook.error().kind != ErrorKind::NotebookDamaged)
        return std::nullopt;
    auto salvaged = Notebook::open(toPath(file), NotebookMode::Salvage);
    if (!salvaged)
        return std::nullopt;
    const std::int64_t lost = salvaged->unreadable();
    printLine(stderr, NotebookOptions::tr("%1: %2 runs can be read, %3 cannot.")
                          .arg(file)
                          .arg(salvaged->count().value_or(0))
                          .arg(lost));
    return *std::move(salvaged);
}

} // namespace splitscope
