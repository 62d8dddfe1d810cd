// Chooses how the tensor at the cut travels.
#pragma once

#include "engine/activation/coding.h"
#include "ui/text/elided_combo_box.h"

#include <optional>

namespace splitscope {

/// All codings by their ids, and the automatic choice. What does not suit the cut's tensor cannot
/// be chosen; what was chosen before stays, and its run says why it fails. GUI thread.
class CodingEdit : public ElidedComboBox
{
    Q_OBJECT

public:
    explicit CodingEdit(QWidget *parent = nullptr);

    /// Empty: automatic, as in Conditions.
    std::optional<Coding> coding() const;
    /// Emits changed() if it is another.
    void setCoding(const std::optional<Coding> &coding);
    /// Of the tensor at the cut.
    void setShape(const TensorShape &shape);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
};

} // namespace splitscope
