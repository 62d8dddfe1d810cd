// The runs of this session, for what is drawn of them.
#pragma once

#include "engine/experiment/measured_run.h"

#include <span>
#include <vector>

namespace splitscope {

/// In the order in which they ended. The notebook has them for good. GUI thread.
class RecordsModel
{
public:
    void add(const RunRecord &record) { records_.push_back(record); }
    void clear() { records_.clear(); }
    int rowCount() const { return static_cast<int>(records_.size()); }
    std::span<const RunRecord> records() const { return records_; }

private:
    std::vector<RunRecord> records_;
};

} // namespace splitscope
