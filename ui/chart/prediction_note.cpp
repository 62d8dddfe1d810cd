#include "ui/chart/prediction_note.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace splitscope {

PredictionNote::PredictionNote(QWidget *parent)
    : QFrame(parent), text_(new QLabel(this)), measure_(new QPushButton(this))
{
    setObjectName(u"predictionNote"_s);
    measure_->setObjectName(u"measurePrediction"_s);
    text_->setObjectName(u"predictionText"_s);
    text_->setForegroundRole(QPalette::PlaceholderText);
    text_->setTextFormat(Qt::PlainText);
    text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 2, 8, 2);
    layout->addWidget(text_, 1);
    layout->addWidget(measure_);
    connect(measure_, &QPushButton::clicked, this, &PredictionNote::measureRequested);
    show(State::Ready);
}

void PredictionNote::showReady()
{
    show(State::Ready);
}

void PredictionNote::showMeasuring(double fraction)
{
    fraction_ = fraction;
    show(State::Measuring);
}

void PredictionNote::showWaiting()
{
    show(State::Waiting);
}

void PredictionNote::showFailure(std::function<QString()> sentence)
{
    failure_ = std::move(sentence);
    show(State::Failed);
}

QString PredictionNote::text() const
{
    return state_ == State::Ready ? QString() : text_->text();
}

void PredictionNote::show(State state)
{
    state_ = state;
    setVisible(state != State::Ready);
    measure_->setVisible(state == State::Failed || state == State::Waiting);
    retranslate();
}

void PredictionNote::retranslate()
{
    switch (state_) {
    case State::Ready:
        break;
    case State::Waiting:
        text_->setText(tr("No predictions yet: they need some seconds of runs with the node."));
        measure_->setText(tr("Measure"));
        break;
    case State::Measuring:
        text_->setText(tr("Measuring what predictions need: %1 %").arg(fraction_ * 100, 0, 'f', 0));
        break;
    case State::Failed:
        text_->setText(tr("No predictions: %1").arg(failure_()));
        measure_->setText(tr("Retry"));
        break;
    }
    text_->setToolTip(state_ == State::Failed ? text_->text() : QString());
}

void PredictionNote::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace splitscope
