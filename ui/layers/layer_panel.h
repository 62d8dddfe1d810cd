// The left side of the window: the network's name, the columns' heads, and the layer column.
#pragma once

#include "engine/model/network.h"

#include <QWidget>

class QLabel;

namespace splitscope {

class LayerColumn;
class LayerHeads;

/// GUI thread.
class LayerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(const Network &network, QWidget *parent = nullptr);

    LayerColumn &column() { return *column_; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *title_;
    QLabel *hint_;
    LayerHeads *heads_;
    LayerColumn *column_;
};

} // namespace splitscope
