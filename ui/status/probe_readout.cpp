#include "ui/status/probe_readout.h"

#include "ui/text/quantity_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

QString rateText(const std::optional<double> &mbit)
{
    return mbit ? mbitText(*mbit) : u"?"_s;
}

QString timeText(const std::optional<std::chrono::microseconds> &time)
{
    return time ? shortMilliseconds(*time) : u"?"_s;
}

} // namespace

ProbeReadout::ProbeReadout(QWidget *parent)
    : QWidget(parent), button_(new QToolButton(this)), found_(new QLabel(this))
{
    button_->setObjectName(u"probe"_s);
    button_->setAutoRaise(true);
    found_->setObjectName(u"probed"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(found_);
    layout->addWidget(button_);
    connect(button_, &QToolButton::clicked, this, &ProbeReadout::probeRequested);
    retranslate();
}

void ProbeReadout::setPossible(bool possible)
{
    possible_ = possible;
    retranslate();
}

void ProbeReadout::showProbing()
{
    probing_ = true;
    retranslate();
}

void ProbeReadout::showProbe(const LinkProbe &probe)
{
    probe_ = probe;
    giveUp();
}

void ProbeReadout::giveUp()
{
    probing_ = false;
    retranslate();
}

void ProbeReadout::setLink(const LinkConditions &link)
{
    if (link == link_)
        return;
    link_ = link;
    forget();
}

void ProbeReadout::forget()
{
    probe_.reset();
    retranslate();
}

void ProbeReadout::retranslate()
{
    button_->setText(tr("Probe"));
    button_->setEnabled(possible_ && !probing_);
    button_->setToolTip(
        tr("Sends about a second of data to the cloud node and back, and shows what\n"
           "the link carries and how far it is."));
    found_->setVisible(probing_ || probe_);
    if (probing_) {
        found_->setText(tr("Probing the link…"));
        found_->setToolTip({});
    } else if (probe_) {
        found_->setText(tr("↑ %1 ↓ %2 Mbit/s, %3 round trip (%4, %5)")
                            .arg(rateText(probe_->uplinkMbitPerSecond),
                                 rateText(probe_->downlinkMbitPerSecond),
                                 timeText(probe_->leastRoundTrip),
                                 bytesText(probe_->uplinkBytes + probe_->downlinkBytes),
                                 shortMilliseconds(probe_->took)));
        found_->setToolTip(probeText(*probe_));
    }
}

void ProbeReadout::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
