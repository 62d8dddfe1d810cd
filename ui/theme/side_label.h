// A word beside the colour that it has everywhere.
#pragma once

#include <QLabel>

namespace splitscope {

enum class Side { Edge, Link, Cloud, Neither };

/// GUI thread.
class SideLabel : public QLabel
{
    Q_OBJECT

public:
    explicit SideLabel(Side side, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Side side_;
};

} // namespace splitscope
