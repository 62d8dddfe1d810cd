// Chooses the network that is split: one that the program has, or a file of the user's own.
#pragma once

#include "engine/model/model_choice.h"

#include <QComboBox>

namespace splitscope {

/// GUI thread.
class NetworkEdit : public QComboBox
{
    Q_OBJECT

public:
    explicit NetworkEdit(QWidget *parent = nullptr);

    /// What is shown; emits nothing.
    void showModel(const ModelChoice &model, const Network &network);
    /// As the user does it: an id, or a file's path.
    void choose(const ModelChoice &model);
    /// After a file did not tell its input's shape: asks for it and chooses the file again.
    void askForInputShape();

Q_SIGNALS:
    void modelChosen(const splitscope::ModelChoice &model);
    /// The user thought better of it: what is in use stays.
    void givenUp();

protected:
    void changeEvent(QEvent *event) override;

private:
    void chooseEntry(int index);
    void askForFile();
    void retranslate();

    ModelChoice chosen_;
};

} // namespace splitscope
