// Saves the user's own link presets and deletes them, and asks before anything is lost.
#pragma once

#include "net/link/link_presets.h"

#include <QObject>

#include <functional>

class QWidget;

namespace splitscope {

/// GUI thread. Its dialogs do not block.
class PresetKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it; the dialogs belong to the widget.
    PresetKeeper(LinkPresets &presets, QWidget *widget);

    /// Asks for a name, and again where there is a preset of that name. Precondition: as
    /// LinkPresets::save().
    void save(const LinkConditions &link);
    /// Asks. Precondition: one of the user's own.
    void remove(const LinkPreset &preset);

Q_SIGNALS:
    void changed();
    void failed(const splitscope::Error &error);

private:
    void saveAs(const QString &name, const LinkConditions &link);
    void ask(const QString &question, const std::function<void()> &yes);
    void tell(const Result<void> &done);

    LinkPresets &presets_;
    QWidget *widget_;
};

} // namespace splitscope
