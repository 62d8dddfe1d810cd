// What every chart can do, whatever draws it.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"

#include <QPoint>
#include <QRectF>
#include <QString>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QWidget;

namespace splitscope {

class AxisView;
class MeasuredRuns;
class Predictions;

/// What there is to show at one moment. Valid during the call that gets it.
struct ChartData
{
    const Network &network;
    const std::string &model; ///< modelName() of what would run
    const Conditions &conditions;
    const MeasuredRuns &measured;
    /// Null while there are none. Another object once anything that they depend on is another.
    std::shared_ptr<const Predictions> predictions = {};
    /// Those to show, ascending; empty: all.
    std::vector<CutPoint> cuts = {};

    bool shows(CutPoint cut) const { return cuts.empty() || std::ranges::binary_search(cuts, cut); }
};

/// One page of the charts; implemented by a widget. GUI thread.
class ChartPage
{
public:
    ChartPage() = default;
    virtual ~ChartPage() = default;
    ChartPage(const ChartPage &) = delete;
    ChartPage &operator=(const ChartPage &) = delete;

    virtual QWidget &widget() = 0;
    /// Where the pointer is followed: a view's viewport.
    virtual QWidget &canvas() { return widget(); }
    /// "Latency by cut": what a picture of it shows. In the language of now.
    virtual QString title() const = 0;
    /// What is drawn, as tab-separated values below a line of heads.
    virtual QString asTsv() const = 0;

    /// Called when the page is shown and with every change while it is.
    virtual void showData(const ChartData &now) = 0;

    /// In the canvas's coordinates.
    virtual QRectF plotArea() const = 0;
    /// Null: not to be zoomed this way.
    virtual AxisView *horizontalAxis() = 0;
    virtual AxisView *verticalAxis() = 0;
    /// After one of them was zoomed or panned.
    virtual void showAxes() = 0;
    /// Whether a press here is the page's own, to drag something with, and no pan.
    virtual bool grabs(QPoint) const { return false; }
};

} // namespace splitscope
