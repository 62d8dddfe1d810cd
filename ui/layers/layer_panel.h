// The left side of the window: the network, the columns' heads, and the layer column.
#pragma once

#include "engine/model/network.h"

#include <QWidget>

class QCheckBox;
class QScrollArea;

namespace splitscope {

class LayerColumn;
class LayerHeads;
class NetworkEdit;

/// GUI thread.
class LayerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LayerPanel(const Network &network, QWidget *parent = nullptr);

    LayerColumn &column() { return *column_; }
    NetworkEdit &network() { return *title_; }
    QCheckBox &usefulOnly() { return *usefulOnly_; }
    void setNetwork(const Network &network);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showCut();

    NetworkEdit *title_;
    QCheckBox *usefulOnly_;
    LayerHeads *heads_;
    LayerColumn *column_;
    QScrollArea *scroll_;
};

} // namespace splitscope
