// A slider with ticks where they mean something, some of them with a label.
#pragma once

#include <QSlider>

#include <vector>

namespace splitscope {

/// GUI thread.
class TickSlider : public QSlider
{
    Q_OBJECT

public:
    struct Tick
    {
        int position;
        QString label; ///< empty: a short tick
    };

    explicit TickSlider(QWidget *parent = nullptr);

    void setTicks(std::vector<Tick> ticks);
    /// In the widget's coordinates: the middle of the handle at this position.
    int xOf(int position) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QFont tickFont() const;
    int tickRoom() const;
    /// As a spin box beside it has, so that the two stand on one line.
    int controlHeight() const;

    std::vector<Tick> ticks_;
};

} // namespace splitscope
