// Chooses a link by its name.
#pragma once

#include "net/link/link_presets.h"
#include "ui/text/elided_combo_box.h"

namespace splitscope {

/// Presets in groups, each with its source as a tool tip. A link that is none of them has the first
/// row, which cannot be chosen. GUI thread.
class LinkPresetBox : public ElidedComboBox
{
    Q_OBJECT

public:
    /// The presets outlive the box.
    explicit LinkPresetBox(const LinkPresets &presets, QWidget *parent = nullptr);

    /// Presets or language have changed.
    void refill();
    void showLink(const LinkConditions &link);

Q_SIGNALS:
    void presetChosen(const splitscope::LinkPreset &preset);

private:
    void addHead(const QString &text);
    QString otherText() const;

    const LinkPresets &presets_;
    LinkConditions link_;
};

} // namespace splitscope
