#include "app/splitscope-edge/lab_command.h"

#include "app/splitscope-edge/console.h"
#include "net/edge/run_report.h"
#include "net/error_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

LabCommand::LabCommand(LabOptions options) : options_(std::move(options))
{
    if (options_.kernel) {
        signals_ = std::make_unique<TerminationSignals>();
        connect(signals_.get(), &TerminationSignals::received, this, &LabCommand::interrupt);
    }
    planBlocks();
}

LabCommand::~LabCommand() = default;

/// Alternately, so that what else happens on this computer meets both alike.
void LabCommand::planBlocks()
{
    for (int time = 0; time < options_.repeat; ++time) {
        for (const std::vector<Conditions> &setting : options_.settings) {
            const LinkConditions link = setting.front().link;
            if (options_.kernel) {
                std::vector<Conditions> batch = setting;
                for (Conditions &conditions : batch) {
                    conditions.link = {};
                    conditions.link.shaping = LinkShaping::Outside;
                }
                blocks_.push_back({LabLink::Kernel, link, std::move(batch)});
            }
            if (options_.emulated)
                blocks_.push_back({LabLink::Emulated, link, setting});
        }
    }
}

bool LabCommand::start()
{
    if (options_.kernel)
        return startKernelLab();
    startSession(std::nullopt);
    return true;
}

bool LabCommand::startKernelLab()
{
    const auto swept = KernelLink::sweep();
    if (!swept) {
        printLine(stderr, errorText(swept.error()));
        return false;
    }
    if (!swept->isEmpty())
        printLine(stderr, tr("removed what a killed run had left: %1").arg(swept->join(u", "_s)));
    kernel_ = std::make_unique<KernelLab>();
    connect(kernel_.get(), &KernelLab::ready, this, &LabCommand::startSession);
    connect(kernel_.get(), &KernelLab::nodeEnded, this, [this] {
        giveUp({ErrorKind::ConnectionLost, "splitscope-cloud", session_ ? "a run" : "connecting"});
    });
    if (const auto started = kernel_->start(options_.nodeArguments); !started) {
        printLine(stderr, errorText(started.error()));
        return false;
    }
    return true;
}

void LabCommand::startSession(const std::optional<QUrl> &node)
{
    session_ = std::make_unique<EdgeSession>(options_.runtime);
    connect(session_.get(), &EdgeSession::runFinished, this, &LabCommand::note);
    // Queued: what is said while a session ends is not meant for the next block.
    connect(session_.get(), &EdgeSession::idle, this, &LabCommand::startNextBlock,
            Qt::QueuedConnection);
    session_->setNode(node);
    session_->load(options_.model);
    startNextBlock();
}

void LabCommand::startNextBlock()
{
    if (blocks_.empty())
        return finish();
    block_ = std::move(blocks_.front());
    blocks_.pop_front();
    if (kernel_) {
        // The emulated link has the unshaped one beneath it.
        const bool shaped = block_.by == LabLink::Kernel;
        if (const auto set = kernel_->setLink(shaped ? block_.link : LinkConditions()); !set)
            return giveUp(set.error());
    }
    session_->run(block_.batch);
}

void LabCommand::note(const RunRecord &record)
{
    runs_.push_back({block_.by, block_.link, record});
    if (options_.json)
        printLine(stdout, QString::fromUtf8(
                              QJsonDocument(labJson(runs_.back())).toJson(QJsonDocument::Compact)));
    else
        printLine(stdout, breakdownLine(record));
    if (!record.outcome)
        printLine(stderr, errorText(record.outcome.error()));
}

void LabCommand::finish()
{
    if (!options_.json) {
        if (options_.kernel)
            printLine(stdout, u'\n' + tr("The kernel's link (namespaces, tc tbf):") + u'\n'
                                  + labTable(runs_, LabLink::Kernel));
        if (options_.emulated)
            printLine(stdout, u'\n' + tr("The emulated link:") + u'\n'
                                  + labTable(runs_, LabLink::Emulated));
        if (options_.kernel && options_.emulated)
            printLine(stdout,
                      u'\n' + tr("The kernel's over the emulated:") + u'\n' + labRatios(runs_));
    }
    const bool measured = std::ranges::all_of(
        runs_, [](const LabRun &run) { return run.record.outcome.has_value(); });
    QCoreApplication::exit(measured ? 0 : 1);
}

void LabCommand::giveUp(const Error &error)
{
    printLine(stderr, errorText(error));
    QCoreApplication::exit(1);
}

void LabCommand::interrupt(int signal)
{
    constexpr int killedBy = 128;
    QCoreApplication::exit(killedBy + signal);
}

int labMain(QCoreApplication &app)
{
    auto options = labOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    LabCommand command(*std::move(options));
    return command.start() ? app.exec() : Failed;
}

} // namespace splitscope
