#include "app/splitscope-edge/import_command.h"

#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/notebook_options.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "net/notebook/typed_sheet.h"
#include "net/version_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ImportCommand
{
    Q_DECLARE_TR_FUNCTIONS(ImportCommand)
};

struct ImportOptions
{
    QString sheet;
    QString notebook;
    QString title;
};

/// A sheet of figures, not a video.
constexpr qint64 mostBytes = 16'000'000;

tl::expected<ImportOptions, UsageError> importOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(ImportCommand::tr(
        "Reads a sheet that was typed by hand, saved as CSV by a spreadsheet, into a notebook: "
        "an experiment of its own, which compare sets beside what was measured.\n"
        "Its first line names the columns: cpu, bandwidth, cut, end-to-end and, if there, local, "
        "transfer, cloud, or the same in Chinese (cpu, 带宽, 切分点, 端到端, 本地, 传输, 云端).\n"
        "Example: splitscope-edge import sheet.csv --notebook lab.splitscope"));
    parser.addPositionalArgument(u"import"_s, ImportCommand::tr("Read a sheet."), u"import"_s);
    parser.addPositionalArgument(u"sheet"_s, ImportCommand::tr("The CSV file."), u"SHEET"_s);
    parser.addOptions({
        {u"notebook"_s, ImportCommand::tr("The notebook, which is made if it is not there."),
         u"file"_s},
        {u"title"_s, ImportCommand::tr("The experiment's title. Default: the sheet's name."),
         u"text"_s},
        {u"lang"_s, ImportCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
    if (const auto parsed = parseCommandLine(parser, arguments, 2); !parsed)
        return tl::make_unexpected(parsed.error());
    ImportOptions options{.sheet = parser.positionalArguments().value(1),
                          .notebook = parser.value(u"notebook"_s),
                          .title = parser.value(u"title"_s)};
    if (options.sheet.isEmpty() || options.notebook.isEmpty())
        return tl::make_unexpected(
            ImportCommand::tr("give a sheet and a notebook: import SHEET --notebook FILE"));
    if (options.title.isEmpty())
        options.title = QFileInfo(options.sheet).fileName();
    return options;
}

Result<QByteArray> contentOf(const QString &name)
{
    const auto unreadable = [&](const QString &reason) {
        return fail(ErrorKind::SheetUnreadable, name.toStdString(), reason.toStdString());
    };
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file.errorString());
    QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return fail(ErrorKind::SheetUnreadable, name.toStdString(), "it is too long");
    return content;
}

} // namespace

int importMain(QCoreApplication &app)
{
    const auto options = importOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    const auto rows = contentOf(options->sheet).and_then([&](const QByteArray &content) {
        return typedSheet(content, options->sheet);
    });
    if (!rows) {
        printLine(stderr, errorText(rows.error()));
        return Failed;
    }
    const ExperimentInfo info{.kind = ExperimentKind::Typed,
                              .title = options->title.toStdString(),
                              .software = softwareVersion().toStdString(),
                              .startedAt = std::chrono::system_clock::now()};
    const auto experiment =
        Notebook::open(toPath(options->notebook)).and_then([&](Notebook notebook) {
            return notebook.addTyped(info, *rows);
        });
    if (!experiment) {
        printLine(stderr, errorText(experiment.error()));
        return Failed;
    }
    printLine(stdout,
              ImportCommand::tr("%1: %2 lines, now experiment %3 of %4 (%4#%3)")
                  .arg(options->sheet, QString::number(rows->size()),
                       QString::number(static_cast<qint64>(*experiment)), options->notebook));
    return Succeeded;
}

} // namespace splitscope
