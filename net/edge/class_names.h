// What the classes of an answer are called.
#pragma once

#include "engine/experiment/top_classes.h"
#include "engine/model/model_choice.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace splitscope {

/// Names for the answers of one model. Random weights name nothing: a class of theirs has a number
/// only, so that nobody takes its name for an answer.
class ClassNames
{
public:
    ClassNames() = default;
    /// ImageNet's for a network of 1000 classes with weights from a file.
    ClassNames(const ModelChoice &model, const Network &network);

    /// "tabby", the same in every language. Empty where there is none.
    std::optional<QString> nameOf(int index) const;
    /// "tabby 12.31", or "class 281 12.31" in the user's language, best first.
    QStringList lines(const AnswerDigest &answer) const;
    bool known() const { return !names_.isEmpty(); }

private:
    QStringList names_;
};

} // namespace splitscope
