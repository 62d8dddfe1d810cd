// Brings the session's answers, and the picture that they are about, to their page.
#pragma once

#include "net/edge/edge_session.h"

#include <QObject>

namespace splitscope {

class AnswerView;
class PictureEdit;

/// GUI thread.
class AnswerFlow : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive it.
    AnswerFlow(EdgeSession &session, PictureEdit &picture, AnswerView &view, QObject *parent);

private:
    void showModel();

    EdgeSession &session_;
    AnswerView &view_;
};

} // namespace splitscope
