#include "ui/answer/answer_view.h"

#include "ui/answer/score_bars.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int pictureSide = 128;

QLabel *bold(QLabel *label)
{
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

AnswerView::AnswerView(QWidget *parent)
    : QWidget(parent), picture_(new QLabel(this)), untrained_(new QLabel(this)),
      open_(new QPushButton(this)), unsplitTitle_(bold(new QLabel(this))),
      splitTitle_(bold(new QLabel(this))), unsplitBars_(new ScoreBars(this)),
      splitBars_(new ScoreBars(this)), verdict_(new QLabel(this))
{
    picture_->setObjectName(u"answerPicture"_s);
    picture_->setFixedSize(pictureSide, pictureSide);
    picture_->setScaledContents(true);
    untrained_->setObjectName(u"untrained"_s);
    open_->setObjectName(u"openTrainedWeights"_s);
    unsplitBars_->setObjectName(u"unsplitAnswer"_s);
    splitBars_->setObjectName(u"splitAnswer"_s);
    verdict_->setObjectName(u"answerVerdict"_s);
    verdict_->setWordWrap(true);
    verdict_->setForegroundRole(QPalette::PlaceholderText);
    layOut();
    connect(open_, &QPushButton::clicked, this, &AnswerView::trainedWeightsRequested);
    retranslate();
}

void AnswerView::layOut()
{
    auto *warning = new QHBoxLayout;
    warning->setSpacing(8);
    warning->addWidget(untrained_);
    warning->addWidget(open_);
    warning->addStretch(1);
    auto *answers = new QGridLayout;
    answers->setHorizontalSpacing(32);
    answers->setVerticalSpacing(4);
    answers->addWidget(unsplitTitle_, 0, 0);
    answers->addWidget(splitTitle_, 0, 1);
    answers->addWidget(unsplitBars_, 1, 0);
    answers->addWidget(splitBars_, 1, 1);
    answers->addWidget(verdict_, 2, 0, 1, 2);
    auto *right = new QVBoxLayout;
    right->setSpacing(6);
    right->addLayout(warning);
    right->addLayout(answers);
    right->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 8, 16, 4);
    layout->setSpacing(16);
    layout->addWidget(picture_, 0, Qt::AlignTop);
    layout->addLayout(right, 1);
}

void AnswerView::setModel(const ClassNames &names, bool trained)
{
    names_ = names;
    trained_ = trained;
    forget();
}

void AnswerView::setPicture(const LoadedPicture &picture)
{
    picture_->setPixmap(QPixmap::fromImage(picture.preview));
    forget();
}

void AnswerView::setUnsplit(const AnswerDigest &answer)
{
    unsplit_ = answer;
    split_.reset();
    showAnswers();
}

void AnswerView::showRun(const RunRecord &record)
{
    if (record.finishedOnEdge) {
        split_ = Split{.cut = record.conditions.cut,
                       .answer = record.finishedOnEdge->answer,
                       .disagreement = 0,
                       .coding = {},
                       .effect = {},
                       .finishedOnEdge = true};
    } else if (record.outcome) {
        const Measurement &run = *record.outcome;
        split_ = Split{record.conditions.cut, run.answer, run.disagreement, run.coding,
                       run.codingEffect};
    }
    showAnswers();
}

void AnswerView::forget()
{
    unsplit_.reset();
    split_.reset();
    showAnswers();
}

void AnswerView::showAnswers()
{
    const auto split = split_ ? std::optional(split_->answer) : std::nullopt;
    unsplitBars_->setAnswer(unsplit_, names_, split);
    splitBars_->setAnswer(split, names_, unsplit_);
    unsplitBars_->setPale(!trained_);
    splitBars_->setPale(!trained_);
    untrained_->setVisible(!trained_);
    open_->setVisible(!trained_);
    retranslate();
}

QString AnswerView::verdict() const
{
    if (!split_)
        return tr("Each run compares its answer with the unsplit one; one that does not agree is "
                  "not measured. Scores are before softmax.");
    if (split_->finishedOnEdge)
        return tr("The cloud was lost, and the edge has computed this answer to its end; it agrees "
                  "with the unsplit one.");
    if (isLossless(split_->coding) && split_->disagreement == 0)
        return tr("Split and unsplit agree exactly: no score differs.");
    if (isLossless(split_->coding))
        return tr("Split and unsplit agree: no score differs by more than %1 of the answer's norm.")
            .arg(split_->disagreement, 0, 'g', 2);
    const QString change = tr("%1 has changed the answer by %2 %.")
                               .arg(codingText(split_->coding))
                               .arg(100 * split_->effect.outputError, 0, 'g', 2);
    return change + u' '
           + (split_->effect.sameTopClass ? tr("The best class is the same.")
                                          : tr("The best class is another one."));
}

QString AnswerView::splitTitle() const
{
    if (!split_)
        return tr("Split");
    return split_->finishedOnEdge
               ? tr("Split at cut %1, finished on the edge").arg(split_->cut.index())
               : tr("Split at cut %1").arg(split_->cut.index());
}

void AnswerView::retranslate()
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, coloursOf(QGuiApplication::palette()).warning);
    untrained_->setPalette(ink);
    untrained_->setText(tr("Untrained weights: timings are real, labels mean nothing."));
    open_->setText(tr("Open trained weights…"));
    unsplitTitle_->setText(tr("Unsplit, all on the edge"));
    splitTitle_->setText(splitTitle());
    unsplitBars_->setAccessibleName(unsplitTitle_->text());
    splitBars_->setAccessibleName(splitTitle_->text());
    picture_->setAccessibleName(tr("Picture"));
    verdict_->setText(verdict());
}

void AnswerView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
