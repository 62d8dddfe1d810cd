// Probes the link when asked to, and shows what it found and what that cost.
#pragma once

#include "net/edge/link_probe.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace splitscope {

/// A button and a short line; the whole sentence is its tool tip. GUI thread.
class ProbeReadout : public QWidget
{
    Q_OBJECT

public:
    explicit ProbeReadout(QWidget *parent = nullptr);

    /// Connected, and nothing is being measured.
    void setPossible(bool possible);
    /// Until showProbe() or giveUp().
    void showProbing();
    void showProbe(const LinkProbe &probe);
    void giveUp();
    /// What was found over another link, or to another node, no longer counts.
    void setLink(const LinkConditions &link);
    void forget();

Q_SIGNALS:
    void probeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QToolButton *button_;
    QLabel *found_;
    LinkConditions link_;
    bool possible_ = false;
    bool probing_ = false;
    std::optional<LinkProbe> probe_;
};

} // namespace splitscope
