// How far a report is, and whether it is still wanted.
#pragma once

#include "engine/result.h"

#include <functional>
#include <stop_token>

namespace splitscope {

/// Called often, on the thread that makes the report.
struct ReportProgress
{
    /// 0 to 1.
    std::function<void(double)> tell = [](double) {};
    std::stop_token stop = {};

    /// Errors: Cancelled.
    Result<void> at(double fraction) const
    {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, "the report");
        tell(fraction);
        return {};
    }
};

} // namespace splitscope
