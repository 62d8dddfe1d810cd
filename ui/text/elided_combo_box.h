// A list of one choice whose text ends in dots where there is no room for all of it.
#pragma once

#include <QComboBox>

namespace splitscope {

/// The style would cut it off in the middle of a letter. GUI thread.
class ElidedComboBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace splitscope
