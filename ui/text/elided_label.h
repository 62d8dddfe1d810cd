// A label that says so where it has no room for all of its text.
#pragma once

#include <QLabel>

namespace splitscope {

/// Ends with "…" where it is too narrow, and has the whole text as its tool tip. One line, plain
/// text. GUI thread.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace splitscope
