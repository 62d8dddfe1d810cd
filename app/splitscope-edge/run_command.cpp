#include "app/splitscope-edge/run_command.h"

#include "net/edge/class_names.h"
#include "net/edge/picture_file.h"
#include "net/edge/run_report.h"
#include "net/error_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace splitscope {

namespace {

void printLine(std::FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", qUtf8Printable(line));
    std::fflush(stream);
}

} // namespace

RunCommand::RunCommand(RunOptions options)
    : options_(std::move(options)), session_(options_.runtime)
{
    connect(&session_, &EdgeSession::runFinished, this, &RunCommand::print);
    connect(&session_, &EdgeSession::idle, this, &RunCommand::finish);
    if (!options_.json) {
        const auto say = [](const QString &line) { printLine(stdout, line); };
        connect(&session_, &EdgeSession::edgeLine, this, say);
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
    session_.setNode(options_.node);
    session_.load(options_.model);
    session_.run(options_.batch);
    return true;
}

void RunCommand::print(const RunRecord &record)
{
    records_.push_back(record);
    if (options_.json)
        printLine(stdout,
                  QString::fromUtf8(QJsonDocument(runJson(record, ClassNames(session_.model(),
                                                                             session_.network())))
                                        .toJson(QJsonDocument::Compact)));
    else if (record.outcome)
        printLine(stdout, breakdownLine(record));
    if (!record.outcome)
        printLine(stderr, errorText(record.outcome.error()));
}

void RunCommand::finish()
{
    if (!options_.json && records_.size() > 1)
        printLine(stdout, QLatin1Char('\n') + sheetTable(records_));
    const bool measured =
        std::ranges::all_of(records_, [](const RunRecord &run) { return run.outcome.has_value(); });
    QCoreApplication::exit(measured ? 0 : 1);
}

} // namespace splitscope
