// The network as a column of layers with the cut as a line that can be grabbed.
#pragma once

#include "engine/model/network.h"
#include "ui/layers/layer_column_geometry.h"

#include <QWidget>

#include <chrono>
#include <optional>
#include <vector>

namespace splitscope {

/// For each layer 1..n in order; empty where it has not been measured.
using EdgeLayerTimes = std::vector<std::optional<std::chrono::nanoseconds>>;

/// The cut moves by click (the edge's part ends with that layer), by drag, and by arrow keys,
/// PageUp, PageDown, Home and End. Screen readers see a value from 0 to the number of layers.
/// GUI thread.
class LayerColumn : public QWidget
{
    Q_OBJECT

public:
    explicit LayerColumn(Network network, QWidget *parent = nullptr);

    /// As many as AlexNet has and a few more: a longer network is scrolled, and its rows need not
    /// be as low as they can be.
    static constexpr int mostLayersAtOnce = 24;

    const Network &network() const { return network_; }
    /// The cut stays where it is, or at the last one that the network has. Emits nothing.
    void setNetwork(const Network &network);
    CutPoint cut() const { return cut_; }
    /// Emits nothing: the caller knows.
    void setCut(CutPoint cut);
    /// As the user does it: clamped to what the network has, and emits.
    void chooseCut(int index);
    /// The fastest cut measured under the conditions shown; empty while there is none.
    void setBestMeasured(std::optional<CutPoint> best);
    void setEdgeTimes(EdgeLayerTimes times);

    LayerColumnGeometry geometryNow() const;
    /// "cut 13: 25.6 kB"
    QString cutText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user.
    void cutChanged(splitscope::CutPoint cut);
    /// By anyone: the cut's line is elsewhere.
    void cutShown();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void describeToScreenReaders();
    QString rowToolTip(int row) const;
    int barHeight() const;

    Network network_;
    CutPoint cut_;
    std::optional<CutPoint> best_;
    EdgeLayerTimes edgeTimes_;
    int hoveredRow_ = -1;
    /// From the bar's top to where it was grabbed; empty while it is not.
    std::optional<int> grabbedAt_;
};

} // namespace splitscope
