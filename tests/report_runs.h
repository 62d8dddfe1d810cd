// Runs for reports: the lab's grid with figures that a test can choose.
#pragma once

#include "engine/findings/report_table.h"
#include "tests/kept_runs.h"

namespace splitscope {

/// Of the lab's preset at this share, bandwidth and cut.
inline Conditions gridConditions(double share, double mbit, int cut)
{
    Conditions conditions = labPreset(*alexNetLab().cutPoint(cut));
    conditions.edge.share = *CpuShare::of(share);
    conditions.link.uplink = conditions.link.downlink = *Bandwidth::ofMbitPerSecond(mbit);
    return conditions;
}

inline StoredRun stored(int number, const Conditions &conditions, Result<Measurement> outcome,
                        ExperimentId experiment = ExperimentId(1))
{
    return {.number = RunNumber(number),
            .experiment = experiment,
            .record = recordOf(number, conditions, std::move(outcome))};
}

inline StoredExperiment plainExperiment(int id = 1, const std::string &title = "made")
{
    return {.id = ExperimentId(id),
            .info = {.title = title,
                     .model = "alexnet-lab",
                     .fingerprint = "0123abcd",
                     .software = "0.1.0",
                     .host = "Test computer, 2 cores"}};
}

/// The sheet's own table, each cell `repeats` times and a few microseconds apart.
inline ReportTable sheetTable(int repeats = 5, const std::string &title = "made")
{
    using namespace std::chrono_literals;
    struct Row
    {
        int cut;
        std::chrono::microseconds local;
        std::chrono::microseconds transfer;
        std::chrono::microseconds cloud;
    };
    constexpr Row rows[] = {{0, 15us, 976728us, 797702us},
                            {8, 727729us, 361846us, 354855us},
                            {13, 1137941us, 36436us, 113054us},
                            {22, 1325248us, 2678us, 11us}};
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment(1, title));
    int number = 0;
    for (int repeat = 0; repeat < repeats; ++repeat)
        for (const Row &row : rows)
            builder.add(stored(++number, gridConditions(0.6, 5, row.cut),
                               plainFigures(row.local, row.transfer + 7us * repeat, row.cloud)));
    return builder.finished();
}

/// CPU 0.3 and 0.6 at 5 and 10 Mbit/s, cuts 0, 13 and 22: at 5 Mbit/s cut 13 is the best one, at 10
/// cut 0 (CPU 0.3) and cut 13 (CPU 0.6).
inline ReportTable gridTable()
{
    using namespace std::chrono_literals;
    ReportTableBuilder builder;
    builder.addExperiment(plainExperiment());
    int number = 0;
    for (const double share : {0.3, 0.6})
        for (const double mbit : {5.0, 10.0})
            for (const int cut : {0, 13, 22})
                for (int repeat = 0; repeat < 6; ++repeat) {
                    const bool early = cut == 0 && mbit == 10.0 && share == 0.3;
                    const auto local = cut == 0 ? 0us : std::chrono::microseconds(cut * 10'000);
                    const auto transfer = cut == 0    ? (early ? 50'000us : 400'000us)
                                          : cut == 13 ? 20'000us
                                                      : 90'000us;
                    builder.add(stored(++number, gridConditions(share, mbit, cut),
                                       plainFigures(local, transfer + 10us * repeat, 100us)));
                }
    return builder.finished();
}

} // namespace splitscope
