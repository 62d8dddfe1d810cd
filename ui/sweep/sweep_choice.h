// What a user has chosen for a sweep, as it was typed.
#pragma once

#include "engine/experiment/sweep_plan.h"

#include <QSettings>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace splitscope {

/// Lists are written as the command line takes them: "0.3,0.5,0.7" or "0.2..0.8:0.1".
struct SweepChoice
{
    QString shares;
    QString bandwidths; ///< Mbit/s, or "unlimited"
    QString cuts;       ///< or "all"
    QStringList codings;
    int repeats = 3;
    bool untilNarrow = false;
    double widthPercent = 5; ///< with untilNarrow
    bool composed = false;

    bool operator==(const SweepChoice &) const = default;
};

/// The lab sheet's grid: CPU 0.3, 0.5, 0.6 and 0.7, 5, 7 and 10 Mbit/s, every cut.
SweepChoice sheetSweepChoice();

/// What is missing, or is no longer valid, is as the sheet has it.
SweepChoice loadSweepChoice(const QSettings &store);
void saveSweepChoice(QSettings &store, const SweepChoice &choice);

/// What the choice leaves open is as in `base`. The error is a sentence that says what to mend.
tl::expected<SweepPlan, QString> sweepPlanOf(const SweepChoice &choice, const Network &network,
                                             const Conditions &base, std::uint64_t seed);

} // namespace splitscope
