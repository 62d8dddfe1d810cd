// What the bars of the chart by cut mean: unit and legend.
#pragma once

#include <QWidget>

class QLabel;

namespace splitscope {

class SideLabel;

/// Stands above the plot and lets the mouse through. GUI thread.
class LatencyHead : public QWidget
{
    Q_OBJECT

public:
    explicit LatencyHead(QWidget *parent = nullptr);

    /// Whether some of the bars are predicted ones.
    void setPredicted(bool predicted);
    void retranslate();

private:
    QLabel *unit_;
    QLabel *legend_;
    SideLabel *local_;
    SideLabel *transfer_;
    SideLabel *cloud_;
};

} // namespace splitscope
