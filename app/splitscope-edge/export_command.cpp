#include "app/splitscope-edge/export_command.h"

#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/notebook_options.h"
#include "net/command_line.h"
#include "net/error_text.h"
#include "net/notebook/notebook_export.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QSaveFile>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ExportCommand
{
    Q_DECLARE_TR_FUNCTIONS(ExportCommand)
};

struct ExportOptions
{
    NotebookPart notebook;
    ExportChoice choice;
    bool list = false;
    QString out; ///< empty: standard output
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(ExportCommand::tr(
        "Writes the runs of a notebook for other programs. Of a damaged notebook it writes what "
        "can be read.\n"
        "Example: splitscope-edge export lab.splitscope --format csv --out lab.csv"));
    parser.addPositionalArgument(u"export"_s, ExportCommand::tr("Write runs."), u"export"_s);
    parser.addPositionalArgument(
        u"notebook"_s,
        ExportCommand::tr("The file, or FILE#N for its experiment N. The window's is "
                          "notebook.splitscope in the user's data folder."),
        u"FILE"_s);
    parser.addOptions({
        {u"format"_s,
         ExportCommand::tr("csv (the default): a table, the sheet's columns first. json: "
                           "everything. trace: a time line for ui.perfetto.dev."),
         u"name"_s, u"csv"_s},
        {u"experiment"_s, ExportCommand::tr("This experiment alone."), u"number"_s},
        {u"run"_s, ExportCommand::tr("This run alone."), u"number"_s},
        {u"list"_s, ExportCommand::tr("List the notebook's experiments and write nothing.")},
        {u"out"_s, ExportCommand::tr("The file that is written. Default: standard output."),
         u"file"_s},
        {u"force"_s, ExportCommand::tr("Write over a file that is there.")},
        {u"lang"_s, ExportCommand::tr("en or zh. Default: the system's."), u"language"_s},
    });
}

tl::expected<ExportFormat, UsageError> formatOf(const QString &name)
{
    if (name == u"csv"_s)
        return ExportFormat::Csv;
    if (name == u"json"_s)
        return ExportFormat::Json;
    if (name == u"trace"_s)
        return ExportFormat::Trace;
    return tl::make_unexpected(ExportCommand::tr("--format %1: give csv, json or trace").arg(name));
}

tl::expected<ExportOptions, UsageError> exportOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 2); !parsed)
        return tl::make_unexpected(parsed.error());
    const QString file = parser.positionalArguments().value(1);
    if (file.isEmpty())
        return tl::make_unexpected(ExportCommand::tr("give a notebook: export FILE"));
    ExportOptions options{.notebook = notebookPart(file),
                          .list = parser.isSet(u"list"_s),
                          .out = parser.value(u"out"_s)};
    const auto format = formatOf(parser.value(u"format"_s));
    if (!format)
        return tl::make_unexpected(format.error());
    options.choice = {.format = *format, .experiment = options.notebook.experiment};
    if (parser.isSet(u"experiment"_s)) {
        const auto number = countedFromOne(u"--experiment"_s, parser.value(u"experiment"_s));
        if (!number)
            return tl::make_unexpected(number.error());
        options.choice.experiment = ExperimentId(*number);
    }
    if (parser.isSet(u"run"_s)) {
        const auto number = countedFromOne(u"--run"_s, parser.value(u"run"_s));
        if (!number)
            return tl::make_unexpected(number.error());
        options.choice.run = RunNumber(*number);
    }
    if (!options.out.isEmpty() && QFile::exists(options.out) && !parser.isSet(u"force"_s))
        return tl::make_unexpected(
            ExportCommand::tr("--out %1: the file is there; --force writes over it")
                .arg(options.out));
    return options;
}

QString kindText(ExperimentKind kind)
{
    switch (kind) {
    case ExperimentKind::Runs:
        return ExportCommand::tr("runs");
    case ExperimentKind::Sweep:
        return ExportCommand::tr("sweep");
    case ExperimentKind::Adaptive:
        return ExportCommand::tr("adaptive");
    case ExperimentKind::Typed:
        return ExportCommand::tr("typed by hand");
    }
    return {};
}

int list(const Notebook &notebook)
{
    const auto experiments = notebook.experiments();
    if (!experiments) {
        printLine(stderr, errorText(experiments.error()));
        return Failed;
    }
    printLine(stdout, ExportCommand::tr("experiment  started           measured  failed  what"));
    for (const StoredExperiment &one : *experiments) {
        const auto started = std::chrono::floor<std::chrono::seconds>(one.info.startedAt);
        const QString when = QDateTime::fromSecsSinceEpoch(started.time_since_epoch().count())
                                 .toString(u"yyyy-MM-dd HH:mm"_s);
        QStringList what{kindText(one.info.kind)};
        for (const std::string *text : {&one.info.model, &one.info.title, &one.info.node})
            if (!text->empty())
                what << QString::fromStdString(*text);
        if (one.finishedOnEdge > 0)
            what << ExportCommand::tr("%n of the failed finished on the edge", nullptr,
                                      static_cast<int>(one.finishedOnEdge));
        printLine(stdout, QString::number(static_cast<qint64>(one.id)).rightJustified(10) + u"  "_s
                              + when + QString::number(one.measured).rightJustified(10)
                              + QString::number(one.failed).rightJustified(8) + u"  "_s
                              + what.join(u", "_s));
    }
    return Succeeded;
}

int writeTo(QIODevice &out, const Notebook &notebook, const ExportChoice &choice)
{
    const auto written = exportNotebook(notebook, choice, out);
    if (!written)
        printLine(stderr, errorText(written.error()));
    return written ? Succeeded : Failed;
}

int write(const Notebook &notebook, const ExportOptions &options)
{
    if (options.out.isEmpty()) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly))
            return Failed;
        const int code = writeTo(out, notebook, options.choice);
        return out.flush() ? code : Failed;
    }
    QSaveFile out(options.out);
    const bool opened = out.open(QIODevice::WriteOnly);
    const int code = opened ? writeTo(out, notebook, options.choice) : Failed;
    if (opened && code == Failed)
        out.cancelWriting();
    else if (!opened || !out.commit()) {
        printLine(stderr, ExportCommand::tr("%1 cannot be written: %2. Choose another file.")
                              .arg(options.out, out.errorString()));
        return Failed;
    }
    return code;
}

} // namespace

int exportMain(QCoreApplication &app)
{
    const auto options = exportOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    const auto notebook = openedToExport(options->notebook.file);
    if (!notebook)
        return Failed;
    const auto experiment = options->choice.experiment;
    if (const auto found =
            experiment ? notebook->experiment(*experiment).map([](auto) {}) : Result<void>();
        !found) {
        printLine(stderr, errorText(found.error()));
        return Failed;
    }
    const int code = options->list ? list(*notebook) : write(*notebook, *options);
    return notebook->mode() == NotebookMode::Salvage ? Failed : code;
}

} // namespace splitscope
