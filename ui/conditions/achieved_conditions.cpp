#include "ui/conditions/achieved_conditions.h"

namespace splitscope {

std::optional<Achieved> achievedUnder(std::span<const RunRecord> records, const std::string &model,
                                      const Conditions &conditions)
{
    for (auto record = records.rbegin(); record != records.rend(); ++record)
        if (record->outcome && record->model == model && record->conditions == conditions)
            return record->outcome->achieved;
    return std::nullopt;
}

} // namespace splitscope
