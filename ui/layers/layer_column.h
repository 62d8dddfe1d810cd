// The network as a column of layers with the cut as a line that can be grabbed.
#pragma once

#include "engine/model/network.h"
#include "ui/layers/cut_figures.h"
#include "ui/layers/layer_column_geometry.h"

#include <QWidget>

#include <QTimer>

#include <optional>
#include <vector>

namespace splitscope {

/// The cut moves by click (the edge's part ends with that layer), by drag, by arrow keys, PageUp,
/// PageDown, Home and End, and by its number. Screen readers see a value from 0 to the number of
/// layers.
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
    /// The pointer is on this cut in a chart. Emits nothing.
    void setHovered(std::optional<CutPoint> cut);
    /// Under the conditions shown.
    void setFigures(const NetworkFigures &figures);
    const NetworkFigures &figures() const { return figures_; }
    /// Leaves out the rows of cuts that are not worth a look (useful_cuts.h), but the one that is
    /// chosen.
    void setUsefulOnly(bool only);
    bool isUsefulOnly() const { return usefulOnly_; }
    /// Of the rows, ascending.
    std::vector<CutPoint> shownCuts() const;
    /// How many are left out, or would be.
    int uselessCount() const;

    LayerColumnGeometry geometryNow() const;
    /// "cut 13: 25.6 kB, 36.4 ms": what is sent and how long that takes, "≈ 36.4 ms" where it is
    /// predicted. As far as it is known.
    QString cutText() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By the user.
    void cutChanged(splitscope::CutPoint cut);
    /// By anyone: the cut's line is elsewhere.
    void cutShown();
    /// The pointer is on the row above this cut; empty: on none.
    void cutHovered(std::optional<splitscope::CutPoint> cut);

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
    void typeDigit(int digit);
    int barHeight() const;
    void hover(int row);

    Network network_;
    std::vector<CutPoint> useful_;
    bool usefulOnly_ = false;
    CutPoint cut_;
    NetworkFigures figures_;
    int typed_ = 0;      ///< the number so far
    QTimer typingPause_; ///< while it runs, a digit belongs to that number
    int hoveredRow_ = -1;
    /// From the bar's top to where it was grabbed; empty while it is not.
    std::optional<int> grabbedAt_;
};

} // namespace splitscope
