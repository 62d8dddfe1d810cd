#include "app/splitscope-edge/run_command.h"

#include "app/splitscope-edge/console.h"
#include "net/edge/class_names.h"
#include "net/edge/picture_file.h"
#include "net/edge/run_report.h"
#include "net/error_text.h"
#include "net/link/achieved_rates.h"
#include "net/model_options.h"
#include "net/notebook/notebook_session.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace splitscope {

RunCommand::RunCommand(RunOptions options)
    : options_(std::move(options)), session_(options_.runtime)
{
    connect(&session_, &EdgeSession::runFinished, this, &RunCommand::print);
    connect(&session_, &EdgeSession::idle, this, &RunCommand::finish);
    if (!options_.json) {
        const auto say = [](const QString &line) { printLine(stdout, line); };
        connect(&session_, &EdgeSession::edgeLine, this, say);
        connect(&session_, &EdgeSession::engineChanged, this, &RunCommand::tellModel);
    }
}

bool RunCommand::start()
{
    if (!options_.image.isEmpty()) {
        const auto image = readImage(options_.image);
        if (!image) {
            printLine(stderr, errorText(image.error()));
            return false;
        }
        session_.setPicture(*image);
    }
    if (!options_.notebook.isEmpty()) {
        auto notebook = Notebook::open(toPath(options_.notebook));
        if (!notebook) {
            printLine(stderr, errorText(notebook.error()));
            return false;
        }
        notebook_ = *std::move(notebook);
    }
    session_.setNode(options_.node, options_.access);
    session_.load(options_.model);
    session_.run(options_.batch, options_.onLostCloud);
    return true;
}

void RunCommand::tellModel(EdgeSession::EngineState state) const
{
    if (state == EdgeSession::EngineState::Ready && session_.fingerprint())
        printLine(stdout,
                  tr("network %1, fingerprint %2")
                      .arg(QString::fromStdString(modelName(session_.model(), session_.network())),
                           QString::fromStdString(session_.fingerprint()->toShortString())));
}

QString RunCommand::jsonLine(const RunRecord &record) const
{
    QJsonObject json = runJson(record, ClassNames(session_.model(), session_.network()));
    if (const auto fingerprint = session_.fingerprint())
        json["fingerprint"_L1] = QString::fromStdString(fingerprint->toShortString());
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void RunCommand::print(const RunRecord &record)
{
    records_.push_back(record);
    if (options_.json)
        printLine(stdout, jsonLine(record));
    else if (record.outcome || record.finishedOnEdge)
        printLine(stdout, breakdownLine(record));
    if (!record.outcome)
        printLine(stderr, errorText(record.outcome.error()));
    if (notebook_ && storing_)
        store(record);
}

void RunCommand::store(const RunRecord &record)
{
    const auto stored = [&]() -> Result<RunNumber> {
        if (!experiment_) {
            ExperimentInfo info = experimentInfo(session_, ExperimentKind::Runs);
            info.picture = QFileInfo(options_.image).fileName().toStdString();
            const auto begun = notebook_->beginExperiment(info);
            if (!begun)
                return tl::make_unexpected(begun.error());
            experiment_ = *begun;
        }
        return notebook_->add(*experiment_, record);
    }();
    if (stored)
        return;
    printLine(stderr, errorText(stored.error()));
    storing_ = false;
    session_.cancel();
}

void RunCommand::finish()
{
    disconnect(&session_, nullptr, this, nullptr);
    if (!options_.json && records_.size() > 1)
        printLine(stdout, QLatin1Char('\n') + sheetTable(records_));
    const bool answered = std::ranges::all_of(records_, [](const RunRecord &run) {
        return run.outcome.has_value() || run.finishedOnEdge.has_value();
    });
    const bool recorded = options_.recordTrace.isEmpty() || recordTrace();
    QCoreApplication::exit(answered && recorded && storing_ ? 0 : 1);
}

bool RunCommand::recordTrace() const
{
    const auto rates = achievedRates(records_);
    if (rates.empty()) {
        printLine(stderr, tr("no run has achieved a rate that could be measured: %1 is not written")
                              .arg(options_.recordTrace));
        return false;
    }
    const auto written = writeTrace(options_.recordTrace, rates);
    if (!written)
        printLine(stderr, errorText(written.error()));
    return written.has_value();
}

int runMain(QCoreApplication &app)
{
    auto options = runOptions(app.arguments());
    if (!options)
        return refuse(options.error());
    RunCommand command(*std::move(options));
    return command.start() ? app.exec() : Failed;
}

} // namespace splitscope
