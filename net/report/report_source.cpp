#include "net/report/report_source.h"

#include "engine/findings/findings.h"

#include <algorithm>

namespace splitscope {

namespace {

Result<std::vector<StoredExperiment>> chosen(const Notebook &notebook,
                                             const std::vector<ExperimentId> &ids)
{
    if (ids.empty()) {
        return notebook.experiments().map([](std::vector<StoredExperiment> newestFirst) {
            std::ranges::reverse(newestFirst);
            return newestFirst;
        });
    }
    std::vector<StoredExperiment> experiments;
    for (const ExperimentId id : ids) {
        auto experiment = notebook.experiment(id);
        if (!experiment)
            return tl::make_unexpected(experiment.error());
        experiments.push_back(*std::move(experiment));
    }
    return experiments;
}

std::optional<RunNumber> runToShow(const ReportTable &table)
{
    if (table.groups.empty())
        return std::nullopt;
    const std::size_t setting = closestLook(table, table.groups.front());
    const auto best = bestCut(table, setting);
    if (best && table.cell(setting, best->best.cell).middle)
        return table.cell(setting, best->best.cell).middle;
    for (const ReportCell &cell : table.settings[setting].cells) {
        if (cell.middle)
            return cell.middle;
    }
    return std::nullopt;
}

} // namespace

Result<ReportSource> readReportSource(const Notebook &notebook,
                                      const std::vector<ExperimentId> &ids,
                                      const ReportProgress &progress)
{
    const auto experiments = chosen(notebook, ids);
    if (!experiments)
        return tl::make_unexpected(experiments.error());
    std::int64_t total = 0;
    for (const StoredExperiment &experiment : *experiments)
        total += experiment.measured + experiment.failed;
    ReportTableBuilder builder;
    std::int64_t read = 0;
    for (const StoredExperiment &experiment : *experiments) {
        if (experiment.info.kind == ExperimentKind::Typed) {
            auto rows = notebook.typedRows(experiment.id);
            if (!rows)
                return tl::make_unexpected(rows.error());
            builder.addTyped(experiment, *std::move(rows));
            continue;
        }
        builder.addExperiment(experiment);
        Result<void> wanted;
        const auto each =
            notebook.forEach({.experiment = experiment.id}, [&](const StoredRun &run) {
                builder.add(run);
                constexpr std::int64_t often = 256;
                if (++read % often == 0)
                    wanted = progress.at(static_cast<double>(read)
                                         / static_cast<double>(std::max(total, read)));
                return wanted.has_value();
            });
        if (!each)
            return tl::make_unexpected(each.error());
        if (!wanted)
            return tl::make_unexpected(wanted.error());
    }
    ReportSource source{.table = builder.finished()};
    if (const auto number = runToShow(source.table)) {
        auto runs = notebook.runs(std::vector{*number});
        if (runs && !runs->empty())
            source.shown = std::move(runs->front());
    }
    return source;
}

} // namespace splitscope
