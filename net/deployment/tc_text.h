// A link as the lab shapes it: with tc's token bucket filter.
#pragma once

#include "engine/experiment/link_conditions.h"
#include "net/link/direction.h"

#include <QString>
#include <QStringList>

namespace splitscope {

/// What a pod runs to have its way out shaped so: netem for the delay, then tbf for the rate.
/// Without `device`'s name each says "eth0". Empty where nothing is to be shaped. A queue without
/// a limit is tc's `latency 400ms`, as in the lab.
QStringList tcLines(const LinkConditions &link, Direction direction,
                    const QString &device = QStringLiteral("eth0"));

/// What such lines, wherever they are in `script`, ask for: into the rate of this direction, burst,
/// queue limit, delay and jitter. Rates and sizes in all of tc's units. What the script does not
/// say stays as it is. Errors: DeploymentUnusable (subject: what is wrong), and those of
/// Bandwidth and checked().
Result<LinkConditions> tcShaped(const QString &script, Direction direction, LinkConditions link);

} // namespace splitscope
