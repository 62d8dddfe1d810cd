// The heads of the layer column's columns.
#pragma once

#include <QWidget>

namespace splitscope {

class LayerColumn;

/// Stands above the layer column, whose cells it follows. GUI thread.
class LayerHeads : public QWidget
{
    Q_OBJECT

public:
    explicit LayerHeads(const LayerColumn &column, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const LayerColumn &column_;
};

} // namespace splitscope
