// The top of an axis from 0 and the step of its labels, as people would choose them.
#pragma once

namespace splitscope {

struct NiceAxis
{
    double top;
    double step; ///< 1, 2 or 5 times a power of ten
    int stepCount() const;
};

/// At least `most`, in three to six steps. 0 and below: an axis up to 1.
NiceAxis niceAxis(double most);

} // namespace splitscope
