#include "ui/conditions/link_details.h"

#include "ui/conditions/burst_edit.h"
#include "ui/conditions/quantity_spin_box.h"
#include "ui/conditions/trace_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

double milliseconds(std::chrono::microseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

constexpr int asTcp = static_cast<int>(LinkConditions::leastBurstBytes) - 1; // no limit of its own

} // namespace

LinkDetails::LinkDetails(QWidget *parent)
    : QFrame(parent, Qt::Popup), form_(new QFormLayout), shaping_(new QComboBox(this)),
      trace_(new TraceBox(this)), asUplink_(new QCheckBox(this)),
      downlink_(new QuantitySpinBox(4, 2, this)), downlinkUnlimited_(new QCheckBox(this)),
      burst_(new BurstEdit(this)), jitter_(new QuantitySpinBox(3, 1, this)),
      seed_(new QSpinBox(this)), queue_(new QSpinBox(this)), save_(new QPushButton(this)),
      delete_(new QPushButton(this)), reset_(new QPushButton(this))
{
    setFrameStyle(QFrame::StyledPanel | QFrame::Raised);
    makeControls();
    layOut();
    retranslate();
    showLink(link_, false, false);
    connectControls();
}

void LinkDetails::makeControls()
{
    shaping_->setObjectName(u"shaping"_s);
    shaping_->addItem(QString());
    shaping_->addItem(QString());
    asUplink_->setObjectName(u"downlinkAsUplink"_s);
    downlink_->setObjectName(u"downlink"_s);
    downlink_->setRange(Bandwidth::leastMbit, Bandwidth::mostMbit);
    downlink_->setSuffix(u" Mbit/s"_s);
    downlinkUnlimited_->setObjectName(u"downlinkUnlimited"_s);
    burst_->setObjectName(u"burst"_s);
    jitter_->setObjectName(u"jitter"_s);
    jitter_->setSuffix(u" ms"_s);
    seed_->setObjectName(u"jitterSeed"_s);
    seed_->setRange(0, std::numeric_limits<int>::max());
    queue_->setObjectName(u"queueLimit"_s);
    queue_->setRange(asTcp, 1'000'000'000);
    queue_->setSingleStep(1514);
    queue_->setSuffix(u" B"_s);
    save_->setObjectName(u"savePreset"_s);
    delete_->setObjectName(u"deletePreset"_s);
    reset_->setObjectName(u"resetLink"_s);
}

void LinkDetails::layOut()
{
    const auto beside = [](QWidget *first, QWidget *second) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(first, 1);
        row->addWidget(second);
        return row;
    };
    const auto label = [this] { return new QLabel(this); };
    form_->setSpacing(8);
    form_->addRow(label(), shaping_);
    form_->addRow(label(), trace_);
    form_->addRow(label(), asUplink_);
    form_->addRow(label(), beside(downlink_, downlinkUnlimited_));
    form_->addRow(label(), burst_);
    form_->addRow(label(), queue_);
    form_->addRow(label(), jitter_);
    form_->addRow(label(), seed_);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(save_);
    buttons->addWidget(delete_);
    buttons->addStretch(1);
    buttons->addWidget(reset_);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(form_);
    layout->addLayout(buttons);
}

void LinkDetails::connectControls()
{
    connect(shaping_, &QComboBox::currentIndexChanged, this, [this](int row) {
        edit([&](LinkConditions &link) { link.shaping = static_cast<LinkShaping>(row); });
    });
    connect(trace_, &TraceBox::traceChosen, this,
            [this](const std::optional<BandwidthTrace> &trace) {
                edit([&](LinkConditions &link) { link.trace = trace; });
            });
    connect(trace_, &TraceBox::failed, this, &LinkDetails::failed);
    connect(trace_, &TraceBox::asking, this, &QWidget::hide);
    connect(asUplink_, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT separated(!on); });
    const auto takeDownlink = [this] {
        const auto rate = Bandwidth::ofMbitPerSecond(downlink_->value());
        const bool unlimited = downlinkUnlimited_->isChecked();
        edit([&](LinkConditions &link) {
            link.downlink = rate && !unlimited ? std::optional(*rate) : std::nullopt;
        });
    };
    connect(downlink_, &QDoubleSpinBox::valueChanged, this, takeDownlink);
    connect(downlinkUnlimited_, &QCheckBox::toggled, this, takeDownlink);
    connect(burst_, &BurstEdit::burstChosen, this,
            [this](qint64 bytes) { edit([&](LinkConditions &link) { link.burstBytes = bytes; }); });
    connect(jitter_, &QDoubleSpinBox::valueChanged, this, [this](double ms) {
        edit([&](LinkConditions &link) {
            link.jitter = std::min(std::chrono::microseconds(std::llround(ms * 1e3)), link.delay);
        });
    });
    connect(seed_, &QSpinBox::valueChanged, this, [this](int seed) {
        edit([&](LinkConditions &link) { link.jitterSeed = static_cast<std::uint64_t>(seed); });
    });
    connect(queue_, &QSpinBox::valueChanged, this, [this](int bytes) {
        edit([&](LinkConditions &link) {
            link.queueLimitBytes =
                bytes == asTcp ? std::nullopt : std::optional<std::int64_t>(bytes);
        });
    });
    connect(save_, &QPushButton::clicked, this, &LinkDetails::saveRequested);
    connect(delete_, &QPushButton::clicked, this, &LinkDetails::deleteRequested);
    connect(reset_, &QPushButton::clicked, this, &LinkDetails::resetRequested);
    for (const QPushButton *button : {save_, delete_, reset_})
        connect(button, &QPushButton::clicked, this, &QWidget::hide);
}

void LinkDetails::edit(const Change &change)
{
    LinkConditions link = link_;
    change(link);
    Q_EMIT edited(link);
}

void LinkDetails::showLink(const LinkConditions &link, bool separate, bool own)
{
    link_ = link;
    const QSignalBlocker quiet(this);
    const QSignalBlocker quietShaping(shaping_);
    const QSignalBlocker quietUplink(asUplink_);
    const QSignalBlocker quietUnlimited(downlinkUnlimited_);
    const QSignalBlocker quietJitter(jitter_);
    const QSignalBlocker quietSeed(seed_);
    const QSignalBlocker quietQueue(queue_);
    shaping_->setCurrentIndex(static_cast<int>(link.shaping));
    trace_->setTrace(link.trace);
    asUplink_->setChecked(!separate);
    downlinkUnlimited_->setChecked(!link.downlink);
    if (link.downlink)
        downlink_->showValue(link.downlink->mbitPerSecond());
    burst_->setBurstBytes(link.burstBytes);
    jitter_->setRange(0, milliseconds(link.delay));
    jitter_->showValue(milliseconds(link.jitter));
    seed_->setValue(static_cast<int>(
        std::min<std::uint64_t>(link.jitterSeed, std::numeric_limits<int>::max())));
    queue_->setValue(static_cast<int>(
        std::min<std::int64_t>(link.queueLimitBytes.value_or(asTcp), queue_->maximum())));
    enableWhatCounts(separate, own);
}

void LinkDetails::enableWhatCounts(bool separate, bool own)
{
    const bool emulated = link_.shaping == LinkShaping::Emulated;
    const bool fixed = emulated && !link_.trace;
    trace_->setEnabled(emulated);
    asUplink_->setEnabled(fixed);
    downlink_->setEnabled(fixed && separate && link_.downlink);
    downlinkUnlimited_->setEnabled(fixed && separate);
    burst_->setEnabled(emulated);
    queue_->setEnabled(emulated);
    jitter_->setEnabled(emulated && link_.delay.count() > 0);
    seed_->setEnabled(emulated && link_.jitter.count() > 0);
    save_->setEnabled(fixed);
    delete_->setEnabled(own);
}

void LinkDetails::retranslate()
{
    const QSignalBlocker quiet(shaping_);
    shaping_->setItemText(static_cast<int>(LinkShaping::Emulated), tr("Emulated in this program"));
    shaping_->setItemText(static_cast<int>(LinkShaping::Outside),
                          tr("Outside: tc or a real network"));
    asUplink_->setText(tr("as the uplink"));
    downlinkUnlimited_->setText(tr("unlimited"));
    queue_->setSpecialValueText(tr("as TCP has it"));
    save_->setText(tr("Save as preset…"));
    delete_->setText(tr("Delete preset…"));
    reset_->setText(tr("Reset"));
    const std::array texts{tr("Shaping"), tr("Trace"),       tr("Downlink"), QString(),
                           tr("Burst"),   tr("Queue limit"), tr("Jitter"),   tr("Jitter's seed")};
    for (int row = 0; row < form_->rowCount(); ++row)
        qobject_cast<QLabel *>(form_->itemAt(row, QFormLayout::LabelRole)->widget())
            ->setText(texts[static_cast<std::size_t>(row)]);
    shaping_->setAccessibleName(tr("Shaping"));
    downlink_->setAccessibleName(tr("Downlink"));
    burst_->setAccessibleName(tr("Burst"));
    queue_->setAccessibleName(tr("Queue limit"));
    jitter_->setAccessibleName(tr("Jitter"));
    seed_->setAccessibleName(tr("Jitter's seed"));
    burst_->setToolTip(
        tr("What the bucket of “tc qdisc … tbf” lets through at once. The lab sheet\n"
           "has 12 kbit and 32 kbit; any other is typed, in kbit or bytes."));
    queue_->setToolTip(tr("Bytes that may wait for the bucket before the sender is held back:\n"
                          "the limit of “tc qdisc … tbf”"));
    jitter_->setToolTip(tr("Each segment's delay lies evenly within as much below and above the\n"
                           "delay, which is the most that it can be"));
    seed_->setToolTip(tr("The same seed, the same delays"));
    reset_->setToolTip(tr("The lab sheet's link: 5 Mbit/s, burst 32 kbit"));
    trace_->retranslate();
}

void LinkDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace splitscope
