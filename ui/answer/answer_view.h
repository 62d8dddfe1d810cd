// What the network makes of the picture: unsplit, and as it came out of the last split run.
#pragma once

#include "engine/experiment/measured_run.h"
#include "net/edge/class_names.h"
#include "ui/conditions/picture_loader.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace splitscope {

class ScoreBars;

/// GUI thread.
class AnswerView : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    /// `trained`: the weights come from a file. Answers of another model are taken away.
    void setModel(const ClassNames &names, bool trained);
    /// Answers to another picture are taken away.
    void setPicture(const LoadedPicture &picture);
    void setUnsplit(const AnswerDigest &answer);
    /// A failed run that has no answer changes nothing.
    void showRun(const RunRecord &record);

Q_SIGNALS:
    void trainedWeightsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// Of the last run.
    struct Split
    {
        CutPoint cut;
        AnswerDigest answer;
        double disagreement;
        Coding coding;
        CodingEffect effect;
        bool finishedOnEdge = false;
    };

    void layOut();
    void forget();
    void showAnswers();
    QString verdict() const;
    QString splitTitle() const;
    void retranslate();

    QLabel *picture_;
    QLabel *untrained_;
    QPushButton *open_;
    QLabel *unsplitTitle_;
    QLabel *splitTitle_;
    ScoreBars *unsplitBars_;
    ScoreBars *splitBars_;
    QLabel *verdict_;
    ClassNames names_;
    bool trained_ = false;
    std::optional<AnswerDigest> unsplit_;
    std::optional<Split> split_;
};

} // namespace splitscope
