#include "app/splitscope-edge/report_options.h"

#include "net/command_line.h"
#include "net/report/report_title_settings.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QSettings>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ReportCommand
{
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)
};

constexpr std::array titleFields{
    std::pair{u"course", &ReportTitle::course}, std::pair{u"title", &ReportTitle::experiment},
    std::pair{u"name", &ReportTitle::name},     std::pair{u"number", &ReportTitle::number},
    std::pair{u"date", &ReportTitle::date},
};

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(ReportCommand::tr(
        "Writes the lab report of a notebook: the title block, configuration, terminals, the data "
        "table, charts, findings, and the sheet's questions with facts from the runs and room for "
        "your own words. What was set aside in the window by “Capture for report” is in it.\n"
        "Example: splitscope-edge report lab.splitscope --lang zh --out report.pdf"));
    parser.addPositionalArgument(u"report"_s, ReportCommand::tr("Write a report."), u"report"_s);
    parser.addPositionalArgument(
        u"notebook"_s, ReportCommand::tr("The file, or FILE#N for its experiment N."), u"FILE"_s);
    parser.addOptions({
        {u"out"_s,
         ReportCommand::tr(
             "The file that is written; its ending says as what: .pdf, .odt, .html or "
             ".md. Default: report.pdf."),
         u"file"_s, u"report.pdf"_s},
        {u"experiment"_s, ReportCommand::tr("These experiments alone: 2, or 1,3. Default: all."),
         u"numbers"_s},
        {u"course"_s,
         ReportCommand::tr("For the title block, as the next four. Default: what was "
                           "typed in the window last."),
         u"text"_s},
        {u"title"_s, ReportCommand::tr("The experiment's."), u"text"_s},
        {u"name"_s, ReportCommand::tr("Yours."), u"text"_s},
        {u"number"_s, ReportCommand::tr("Your student number."), u"text"_s},
        {u"date"_s, ReportCommand::tr("Of the experiment."), u"text"_s},
        {u"force"_s, ReportCommand::tr("Write over a file that is there.")},
        {u"lang"_s, ReportCommand::tr("Of the report: en or zh. Default: the system's."),
         u"language"_s},
    });
}

ReportLanguage languageOf(const QString &lang)
{
    const bool chinese = lang.isEmpty() || lang == u"system"
                             ? QLocale::system().language() == QLocale::Chinese
                             : lang == u"zh";
    return chinese ? ReportLanguage::Chinese : ReportLanguage::English;
}

ReportTitle titleOf(const QCommandLineParser &parser)
{
    // The window's own settings.
    ReportTitle title = loadReportTitle(QSettings(u"Splitscope"_s, u"splitscope"_s));
    for (const auto &[option, field] : titleFields) {
        if (const QString name = QString::fromUtf16(option); parser.isSet(name))
            title.*field = parser.value(name);
    }
    return title;
}

} // namespace

tl::expected<ReportOptions, UsageError> reportOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (const auto parsed = parseCommandLine(parser, arguments, 2); !parsed)
        return tl::make_unexpected(parsed.error());
    const QString file = parser.positionalArguments().value(1);
    if (file.isEmpty())
        return tl::make_unexpected(ReportCommand::tr("give a notebook: report FILE"));
    const NotebookPart part = notebookPart(file);
    ReportOptions options{.notebook = part.file,
                          .experiments = {},
                          .title = titleOf(parser),
                          .language = languageOf(parser.value(u"lang"_s)),
                          .out = parser.value(u"out"_s)};
    if (part.experiment)
        options.experiments.push_back(*part.experiment);
    if (parser.isSet(u"experiment"_s)) {
        options.experiments.clear();
        for (const QString &text : parser.value(u"experiment"_s).split(u',')) {
            const auto number = countedFromOne(u"--experiment"_s, text);
            if (!number)
                return tl::make_unexpected(number.error());
            options.experiments.push_back(ExperimentId(*number));
        }
    }
    const auto format = reportFormatOf(options.out);
    if (!format)
        return tl::make_unexpected(
            ReportCommand::tr("--out %1: give a file that ends in .pdf, .odt, .html or .md")
                .arg(options.out));
    options.format = *format;
    if (QFile::exists(options.out) && !parser.isSet(u"force"_s))
        return tl::make_unexpected(
            ReportCommand::tr("--out %1: the file is there; --force writes over it")
                .arg(options.out));
    return options;
}

} // namespace splitscope
