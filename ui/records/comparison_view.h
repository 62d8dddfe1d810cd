// Shows what two sets of runs have in common, and by how much they differ.
#pragma once

#include "net/notebook/comparison.h"

#include <QWidget>

#include <array>
#include <functional>
#include <optional>

class QLabel;
class QTableView;
class QToolButton;

namespace splitscope {

class ComparisonModel;

/// Hidden until a set is there. GUI thread.
class ComparisonView : public QWidget
{
    Q_OBJECT

public:
    enum class Set { A, B };

    explicit ComparisonView(QWidget *parent = nullptr);

    /// `name` is asked for again when the language changes.
    void setSide(Set set, const ComparedSide &side, std::function<QString()> name);
    bool hasBoth() const { return sides_[0] && sides_[1]; }
    ComparisonModel &model() { return *model_; }
    QTableView &table() { return *table_; }
    void copy() const;
    /// Forgets both sets, and hides.
    void dismiss();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeTable();
    void showSides();
    QString summary() const;
    void retranslate();

    struct Side
    {
        ComparedSide cells;
        std::function<QString()> name;
    };

    std::array<std::optional<Side>, 2> sides_;
    ComparisonModel *model_;
    QTableView *table_;
    QLabel *title_;
    QToolButton *copy_;
    QToolButton *close_;
};

} // namespace splitscope
