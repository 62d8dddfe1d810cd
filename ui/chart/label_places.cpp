#include "ui/chart/label_places.h"

#include <algorithm>

namespace splitscope {

bool LabelPlaces::isFree(const QRectF &box) const
{
    return within_.contains(box) && std::ranges::none_of(taken_, [&box](const QRectF &other) {
               return other.intersects(box);
           });
}

std::optional<QRectF> LabelPlaces::takeBest(const std::vector<QRectF> &places, const Cost &cost)
{
    std::optional<QRectF> best;
    double least = 0;
    for (const QRectF &place : places) {
        if (!isFree(place))
            continue;
        const double here = cost(place);
        if (best && here >= least)
            continue;
        best = place;
        least = here;
    }
    if (best)
        take(*best);
    return best;
}

std::optional<QRectF> LabelPlaces::takeFirst(const std::vector<QRectF> &places)
{
    return takeBest(places, [](const QRectF &) { return 0.0; });
}

} // namespace splitscope
