#include "app/splitscope-edge/report_command.h"

#include "app/splitscope-edge/console.h"
#include "app/splitscope-edge/report_options.h"
#include "net/error_text.h"
#include "net/report/report_fonts.h"
#include "net/termination_signals.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <memory>
#include <stop_token>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct ReportCommand
{
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)
};

/// On standard error, once in a while and not at all for what takes a second.
class Percentage
{
public:
    Percentage() { sinceSaid_.start(); }

    /// Of a part of the whole.
    void say(const QString &what, double fraction)
    {
        constexpr qint64 often = 1500; // ms
        if (sinceSaid_.elapsed() < often)
            return;
        sinceSaid_.restart();
        printLine(stderr, u"%1 %2 %"_s.arg(what).arg(static_cast<int>(fraction * 100)));
    }

private:
    QElapsedTimer sinceSaid_;
};

Result<void> write(const ReportOptions &options, const Notebook &notebook, std::stop_token stop)
{
    Percentage percentage;
    const auto progress = [&](const QString &what) {
        return ReportProgress{
            [&percentage, what](double fraction) { percentage.say(what, fraction); }, stop};
    };
    const auto source = readReportSource(notebook, options.experiments,
                                         progress(ReportCommand::tr("reading the runs")));
    if (!source)
        return tl::make_unexpected(source.error());
    if (source->table.empty())
        printLine(stderr, ReportCommand::tr("There are no runs; the report says so."));
    const ReportDocument report =
        labReport(*source, options.title, ReportCaptures(options.notebook).all(),
                  ReportWords(options.language));
    if (!hasChineseFont())
        printLine(stderr, ReportCommand::tr("No font has Chinese characters, which terminals and "
                                            "names may have; install fonts-noto-cjk."));
    return writeReport(report, options.format, options.out,
                       progress(ReportCommand::tr("writing the report")));
}

} // namespace

int reportMain(QCoreApplication &app)
{
    const auto options = reportOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    const auto notebook = openedToExport(options->notebook);
    if (!notebook)
        return Failed;
    std::stop_source stop;
    const TerminationSignals signals;
    QObject::connect(&signals, &TerminationSignals::received, &app, [&] { stop.request_stop(); });
    Result<void> written;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { written = write(*options, *notebook, stop.get_token()); }));
    QObject::connect(thread.get(), &QThread::finished, &app, &QCoreApplication::quit);
    thread->start();
    QCoreApplication::exec();
    thread->wait();
    if (!written) {
        printLine(stderr, errorText(written.error()));
        return Failed;
    }
    printLine(stdout, ReportCommand::tr("%1 is written.").arg(options->out));
    return notebook->mode() == NotebookMode::Salvage ? Failed : Succeeded;
}

} // namespace splitscope
