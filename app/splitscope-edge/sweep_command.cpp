#include "app/splitscope-edge/sweep_command.h"

#include "app/splitscope-edge/console.h"
#include "engine/experiment/expected_time.h"
#include "engine/experiment/sweep_plan_text.h"
#include "net/edge/picture_file.h"
#include "net/edge/sweep_report.h"
#include "net/error_text.h"
#include "net/model_options.h"
#include "net/notebook/notebook_session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

/// Beyond either it asks first.
constexpr std::int64_t mostCellsUnasked = 2000;
constexpr std::chrono::hours mostTimeUnasked(2);

/// Empty, or what keeps the sweep from being begun.
QString refusal(const SweepOptions &options)
{
    const auto time = expectedTime(options.where.network, options.plan);
    const QString size = sweepSizeText(options.plan);
    printLine(stderr, SweepCommand::tr("%1: about %2").arg(size, roughDuration(time)));
    if (options.yes || (options.plan.cells() <= mostCellsUnasked && time <= mostTimeUnasked))
        return {};
    if (!isTerminal(stdin) || !isTerminal(stderr))
        return SweepCommand::tr("a sweep of %1 cells takes about %2; give --yes if it is meant")
            .arg(options.plan.cells())
            .arg(roughDuration(time));
    std::fprintf(stderr, "%s ", qUtf8Printable(SweepCommand::tr("Begin? (y/n)")));
    std::fflush(stderr);
    const QString answer = QTextStream(stdin).readLine().trimmed().toLower();
    return answer == u"y"_s || answer == u"yes"_s || answer == u"是"_s
               ? QString()
               : SweepCommand::tr("not begun");
}

void printJson(const QJsonObject &json)
{
    printLine(stdout, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
}

} // namespace

SweepCommand::SweepCommand(SweepOptions options)
    : options_(std::move(options)), session_(options_.where.runtime),
      onTerminal_(isTerminal(stderr))
{
    connect(&signals_, &TerminationSignals::received, this, [this](int signal) {
        constexpr int killedBy = 128;
        signal_ = killedBy + signal;
        if (runner_)
            runner_->cancel();
        else
            QCoreApplication::exit(signal_);
    });
}

SweepCommand::~SweepCommand() = default;

bool SweepCommand::start()
{
    if (!openNotebook())
        return false;
    if (!options_.where.image.isEmpty()) {
        const auto image = readImage(options_.where.image);
        if (!image) {
            printLine(stderr, errorText(image.error()));
            return false;
        }
        session_.setPicture(*image);
    }
    session_.setNode(options_.where.node, options_.where.access);
    connect(&session_, &EdgeSession::engineFailed, this, &SweepCommand::fail);
    connect(&session_, &EdgeSession::modelChanged, this, [this] {
        if (session_.fingerprint() && !runner_)
            begin();
    });
    session_.load(options_.where.model);
    return true;
}

bool SweepCommand::openNotebook()
{
    const QFileInfo file(options_.notebook);
    file.dir().mkpath(u"."_s); // what is wrong with it, opening tells
    auto notebook = Notebook::open(toPath(options_.notebook));
    if (!notebook) {
        printLine(stderr, errorText(notebook.error()));
        return false;
    }
    notebook_ = *std::move(notebook);
    return true;
}

ExperimentInfo SweepCommand::experimentInfo() const
{
    const KeptSweep kept{.plan = writtenSweepPlan(options_.plan), .arguments = options_.kept};
    const QString image = options_.where.image;
    ExperimentInfo info =
        splitscope::experimentInfo(session_, ExperimentKind::Sweep, sweepSizeText(options_.plan));
    info.plan = kept.written();
    info.seed = options_.plan.seed();
    info.picture = (image.isEmpty() ? samplePictures().value(0) : image).toStdString();
    return info;
}

Result<Sweep> SweepCommand::beginOrResume()
{
    Sweep sweep(options_.plan);
    if (!options_.resume)
        return notebook_->beginExperiment(experimentInfo()).map([&](ExperimentId id) {
            experiment_ = id;
            return std::move(sweep);
        });
    experiment_ = *options_.resume;
    const std::string fingerprint = session_.fingerprint()->toShortString();
    if (fingerprint != options_.fingerprint)
        return splitscope::fail(ErrorKind::SweepUnusable, "resume",
                                "it was begun with other weights");
    const auto read = notebook_->forEach(
        {.experiment = experiment_, .measured = true}, [&](const StoredRun &run) {
            if (!run.composed)
                sweep.add(run.record.conditions, *run.record.outcome);
            return true;
        });
    if (!read)
        return tl::make_unexpected(read.error());
    return sweep;
}

void SweepCommand::begin()
{
    auto sweep = beginOrResume();
    if (!sweep)
        return fail(sweep.error());
    printLine(stderr, tr("experiment %1 in %2, order by seed %3")
                          .arg(static_cast<qint64>(experiment_))
                          .arg(options_.notebook)
                          .arg(options_.plan.seed()));
    if (options_.resume)
        printLine(
            stderr,
            tr("%1 of %2 runs are there already").arg(sweep->measured()).arg(sweep->leastRuns()));
    runner_ = std::make_unique<SweepRunner>(
        session_, *std::move(sweep), [this](const RunRecord &record) -> Result<void> {
            return notebook_->add(experiment_, record).map([](RunNumber) {});
        });
    connect(runner_.get(), &SweepRunner::progressed, this, &SweepCommand::show);
    connect(runner_.get(), &SweepRunner::ended, this, &SweepCommand::finish);
    connect(runner_.get(), &SweepRunner::runFinished, this, [](const RunRecord &record) {
        if (!record.outcome)
            printLine(stderr, errorText(record.outcome.error()));
    });
    runner_->start();
}

void SweepCommand::show(const SweepProgress &progress)
{
    const qint64 tenths = progress.leastRuns > 0 ? 10 * progress.measured / progress.leastRuns : 0;
    if (!onTerminal_ && tenths == saidTenths_)
        return;
    saidTenths_ = tenths;
    QString line = progress.warmUpLeft > 0
                       ? tr("warming up, %1 runs left").arg(progress.warmUpLeft)
                       : tr("%1 of %2 runs").arg(progress.measured).arg(progress.leastRuns);
    if (progress.failed > 0)
        line += tr(", %1 failed").arg(progress.failed);
    if (progress.remaining)
        line += tr(", about %1 left").arg(roughDuration(*progress.remaining));
    // On a terminal the line is written over; a file gets one for each tenth.
    std::fprintf(stderr, onTerminal_ ? "\r\033[K%s" : "%s\n", qUtf8Printable(line));
    std::fflush(stderr);
}

void SweepCommand::finish(SweepRunner::End end)
{
    if (onTerminal_)
        std::fprintf(stderr, "\r\033[K");
    printResults();
    if (end == SweepRunner::End::Failed)
        printLine(stderr, errorText(*runner_->error()));
    const bool whole = end == SweepRunner::End::Completed && runner_->sweep().givenUp() == 0;
    if (!whole)
        printLine(stderr, tr("To go on: splitscope-edge sweep --notebook %1 --resume %2")
                              .arg(options_.notebook)
                              .arg(static_cast<qint64>(experiment_)));
    if (runner_->latencies().count() > 0)
        printLine(stderr, tr("the runs took %1 times their latencies")
                              .arg(std::chrono::duration<double>(runner_->runningTime())
                                       / std::chrono::duration<double>(runner_->latencies()),
                                   0, 'f', 3));
    QCoreApplication::exit(signal_ != 0 ? signal_ : whole ? Succeeded : Failed);
}

void SweepCommand::printResults() const
{
    const Sweep &sweep = runner_->sweep();
    if (options_.json) {
        for (const QJsonObject &cell : cellsJson(sweep))
            printJson(cell);
        QJsonObject whole = sweepJson(sweep);
        whole["notebook"_L1] = options_.notebook;
        whole["experiment"_L1] = static_cast<qint64>(experiment_);
        return printJson(whole);
    }
    printLine(stdout, bestCutsTable(sweep).trimmed());
    if (const QString verified = verificationText(sweep); !verified.isEmpty())
        printLine(stdout, verified);
}

void SweepCommand::fail(const Error &error)
{
    if (runner_)
        return; // it ends by itself
    printLine(stderr, errorText(error));
    QCoreApplication::exit(Failed);
}

int sweepMain(QCoreApplication &app)
{
    auto options = sweepOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    if (const QString reason = refusal(*options); !reason.isEmpty())
        return refuse(reason);
    SweepCommand command(std::move(*options));
    return command.start() ? app.exec() : Failed;
}

} // namespace splitscope
