// The five best classes of an answer, as bars.
#pragma once

#include "engine/experiment/top_classes.h"
#include "net/edge/class_names.h"

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace splitscope {

/// GUI thread.
class ScoreBars : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreBars(QWidget *parent = nullptr);

    /// Classes that the other answer does not have at the same rank are marked.
    void setAnswer(const std::optional<AnswerDigest> &answer, const ClassNames &names,
                   const std::optional<AnswerDigest> &other);
    /// Pale: the labels mean nothing.
    void setPale(bool pale);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QString name;
        float score = 0;
        bool differs = false;
    };

    void makeRows();
    void paintRow(QPainter &painter, const QRect &cell, const Row &row, float most) const;

    std::optional<AnswerDigest> answer_;
    std::optional<AnswerDigest> other_;
    ClassNames names_;
    std::vector<Row> rows_;
    bool pale_ = false;
};

} // namespace splitscope
