// Where labels stand without covering each other: arithmetic without a widget.
#pragma once

#include <QRectF>

#include <functional>
#include <optional>
#include <vector>

namespace splitscope {

/// Remembers what is taken of a plot, and finds the best of several places for the next label.
class LabelPlaces
{
public:
    /// What is less well done about a place; of equally good ones the first is taken.
    using Cost = std::function<double(const QRectF &)>;

    /// No label stands outside of it.
    explicit LabelPlaces(const QRectF &within) : within_(within) {}

    /// Something else stands there.
    void take(const QRectF &box) { taken_.push_back(box); }
    bool isFree(const QRectF &box) const;
    /// Takes it. Empty: none of them is free.
    std::optional<QRectF> takeBest(const std::vector<QRectF> &places, const Cost &cost);
    /// Takes the first one that is free.
    std::optional<QRectF> takeFirst(const std::vector<QRectF> &places);

private:
    QRectF within_;
    std::vector<QRectF> taken_;
};

} // namespace splitscope
