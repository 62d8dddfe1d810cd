#include "net/notebook/notebook_export.h"

#include "net/notebook/run_csv.h"
#include "net/notebook/run_json.h"
#include "net/notebook/run_spans.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Puts commas between.
class ItemList
{
public:
    explicit ItemList(QIODevice &out) : out_(out) {}

    void add(const QJsonObject &object)
    {
        out_.write(any_ ? ",\n" : "\n");
        out_.write(compact(object));
        any_ = true;
    }

private:
    QIODevice &out_;
    bool any_ = false;
};

Result<void> forEachChosen(const Notebook &notebook, const ExportChoice &choice,
                           const std::function<void(const StoredRun &)> &take)
{
    const auto takeAll = [&](const StoredRun &run) {
        take(run);
        return true;
    };
    if (!choice.run)
        return notebook.forEach({.experiment = choice.experiment}, takeAll);
    const std::array numbers{*choice.run};
    return notebook.runs(numbers).map([&](const std::vector<StoredRun> &runs) {
        for (const StoredRun &run : runs)
            take(run);
    });
}

Result<void> writeTyped(const Notebook &notebook, ExperimentId experiment, QIODevice &out)
{
    const auto text = [](TypedRow::Microseconds time) {
        return QByteArray::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 3);
    };
    const auto orNothing = [&](const std::optional<TypedRow::Microseconds> &time) {
        return time ? text(*time) : QByteArray();
    };
    return notebook.typedRows(experiment).map([&](const std::vector<TypedRow> &rows) {
        out.write("cpu,bandwidth_mbit_s,cut,end_to_end_ms,local_ms,transfer_ms,cloud_ms,line\r\n");
        for (const TypedRow &row : rows) {
            const QByteArrayList fields{QByteArray::number(row.cpuShare),
                                        QByteArray::number(row.mbitPerSecond),
                                        QByteArray::number(row.cut),
                                        text(row.endToEnd),
                                        orNothing(row.local),
                                        orNothing(row.transfer),
                                        orNothing(row.cloud),
                                        QByteArray::number(row.line)};
            out.write(fields.join(',') + "\r\n");
        }
    });
}

Result<void> writeCsv(const Notebook &notebook, const ExportChoice &choice, QIODevice &out)
{
    if (choice.experiment) {
        const auto experiment = notebook.experiment(*choice.experiment);
        if (!experiment)
            return tl::make_unexpected(experiment.error());
        if (experiment->info.kind == ExperimentKind::Typed)
            return writeTyped(notebook, experiment->id, out);
    }
    out.write(tableHead().toUtf8() + "\r\n");
    return forEachChosen(notebook, choice, [&](const StoredRun &run) {
        out.write(tableLine(run).toUtf8() + "\r\n");
    });
}

Result<void> writeExperiment(const Notebook &notebook, const StoredExperiment &experiment,
                             QIODevice &out)
{
    QByteArray head = compact(experimentJson(experiment));
    head.chop(1); // its closing brace
    if (experiment.info.kind == ExperimentKind::Typed) {
        out.write(head + ",\"rows\":[");
        ItemList rows(out);
        const auto typed = notebook.typedRows(experiment.id);
        if (!typed)
            return tl::make_unexpected(typed.error());
        for (const TypedRow &row : *typed)
            rows.add(typedRowJson(row));
    } else {
        out.write(head + ",\"runs\":[");
        ItemList runs(out);
        const auto each =
            forEachChosen(notebook, {.experiment = experiment.id},
                          [&](const StoredRun &run) { runs.add(storedRunJson(run)); });
        if (!each)
            return each;
    }
    out.write("]}");
    return {};
}

Result<void> writeJson(const Notebook &notebook, const ExportChoice &choice, QIODevice &out)
{
    if (choice.run) {
        return forEachChosen(notebook, choice, [&](const StoredRun &run) {
            out.write(compact(storedRunJson(run)) + '\n');
        });
    }
    auto experiments = notebook.experiments();
    if (!experiments)
        return tl::make_unexpected(experiments.error());
    out.write("{\"splitscope_notebook\":1,\"experiments\":[");
    bool any = false;
    for (auto experiment = experiments->rbegin(); experiment != experiments->rend(); ++experiment) {
        if (choice.experiment && experiment->id != *choice.experiment)
            continue;
        out.write(any ? ",\n" : "\n");
        any = true;
        if (auto written = writeExperiment(notebook, *experiment, out); !written)
            return written;
    }
    out.write("\n]}\n");
    return {};
}

Result<void> writeTrace(const Notebook &notebook, const ExportChoice &choice, QIODevice &out)
{
    out.write("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    ItemList events(out);
    const auto addAll = [&](const QJsonArray &all) {
        for (const auto &one : all)
            events.add(one.toObject());
    };
    addAll(traceHead());
    std::optional<std::chrono::system_clock::time_point> origin;
    const auto each = forEachChosen(notebook, choice, [&](const StoredRun &run) {
        origin = origin.value_or(run.record.startedAt);
        addAll(traceEvents(run, *origin));
    });
    out.write("\n]}\n");
    return each;
}

} // namespace

Result<void> exportNotebook(const Notebook &notebook, const ExportChoice &choice, QIODevice &out)
{
    switch (choice.format) {
    case ExportFormat::Csv:
        return writeCsv(notebook, choice, out);
    case ExportFormat::Json:
        return writeJson(notebook, choice, out);
    case ExportFormat::Trace:
        return writeTrace(notebook, choice, out);
    }
    return {};
}

} // namespace splitscope
