// A thin line that fills from the left.
#pragma once

#include <QWidget>

namespace splitscope {

/// Always takes its place, so that nothing moves when work begins. GUI thread.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    /// Below 0: nothing is under way. `unknown` is for work whose end cannot be told.
    void setFraction(double fraction);
    static constexpr double idle = -1;
    static constexpr double unknown = 2;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double fraction_ = idle;
};

} // namespace splitscope
