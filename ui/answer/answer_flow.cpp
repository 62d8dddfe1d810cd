#include "ui/answer/answer_flow.h"

#include "ui/answer/answer_view.h"
#include "ui/conditions/picture_edit.h"

namespace splitscope {

AnswerFlow::AnswerFlow(EdgeSession &session, PictureEdit &picture, AnswerView &view,
                       QObject *parent)
    : QObject(parent), session_(session), view_(view)
{
    connect(&session_, &EdgeSession::modelChanged, this, &AnswerFlow::showModel);
    connect(&session_, &EdgeSession::unsplitAnswer, &view_, &AnswerView::setUnsplit);
    connect(&session_, &EdgeSession::runFinished, &view_, &AnswerView::showRun);
    connect(&picture, &PictureEdit::loaded, &view_, &AnswerView::setPicture);
    showModel();
}

void AnswerFlow::showModel()
{
    view_.setModel(ClassNames(session_.model(), session_.network()),
                   !session_.model().weights.empty());
}

} // namespace splitscope
