#include "ui/conditions/conditions_panel.h"

#include "ui/chart/half_times.h"
#include "ui/conditions/coding_edit.h"
#include "ui/conditions/device_edit.h"
#include "ui/conditions/link_edit.h"
#include "ui/conditions/node_edit.h"
#include "ui/conditions/picture_edit.h"
#include "ui/conditions/reset_button.h"
#include "ui/text/quantity_text.h"
#include "ui/theme/side_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr double usualEdgeShare = 0.6; // the lab sheet's

} // namespace

ConditionsPanel::ConditionsPanel(const Network &network, QWidget *parent)
    : QWidget(parent), network_(network), known_(knownDevices()), carried_(network.firstCut()),
      edgeTitle_(new SideLabel(Side::Edge, this)), linkTitle_(new SideLabel(Side::Link, this)),
      cloudTitle_(new SideLabel(Side::Cloud, this)),
      pictureTitle_(new SideLabel(Side::Neither, this)),
      edge_(new DeviceEdit(known_.devices, usualEdgeShare, this)), link_(new LinkEdit(this)),
      cloud_(new DeviceEdit(known_.devices, CpuShare::most, this)), node_(new NodeEdit(this)),
      picture_(new PictureEdit(this)), cutRow_(new QWidget(this)), cutLabel_(new QLabel(cutRow_)),
      cut_(new QSpinBox(cutRow_)), coding_(new CodingEdit(cutRow_)),
      resetCoding_(new ResetButton(cutRow_)), cutBytes_(new QLabel(this))
{
    edge_->setObjectName(u"edge"_s);
    link_->setObjectName(u"link"_s);
    cloud_->setObjectName(u"cloud"_s);
    cut_->setObjectName(u"cut"_s);
    cut_->setRange(0, network_.layerCount());
    cut_->setAlignment(Qt::AlignRight);
    resetCoding_->setObjectName(u"resetCoding"_s);
    cutBytes_->setObjectName(u"cutBytes"_s);
    cutBytes_->setForegroundRole(QPalette::PlaceholderText);
    layOut();

    connect(edge_, &DeviceEdit::changed, this, &ConditionsPanel::conditionsChanged);
    connect(link_, &LinkEdit::changed, this, &ConditionsPanel::conditionsChanged);
    connect(cloud_, &DeviceEdit::changed, this, &ConditionsPanel::conditionsChanged);
    connect(node_, &NodeEdit::otherEdgesChanged, this, &ConditionsPanel::conditionsChanged);
    // What one side has opened, the other can choose.
    connect(edge_, &DeviceEdit::opened, cloud_, &DeviceEdit::offer);
    connect(cloud_, &DeviceEdit::opened, edge_, &DeviceEdit::offer);
    for (const DeviceEdit *side : {edge_, cloud_})
        connect(side, &DeviceEdit::deviceRefused, this, &ConditionsPanel::deviceRefused);
    const auto change = [this] {
        showCutBytes();
        Q_EMIT conditionsChanged();
    };
    connect(cut_, &QSpinBox::valueChanged, this, change);
    connect(coding_, &CodingEdit::changed, this, [this, change] {
        resetCoding_->setDiffers(coding_->coding() != Coding{});
        change();
    });
    connect(resetCoding_, &QToolButton::clicked, this, [this] { coding_->setCoding(Coding{}); });
    retranslate();
}

void ConditionsPanel::layOut()
{
    auto *row = new QHBoxLayout(cutRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(cutLabel_);
    row->addWidget(cut_);
    row->addWidget(coding_, 1);
    row->addWidget(resetCoding_);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 8, 8, 0);
    layout->setSpacing(9);
    layout->addLayout(group(edgeTitle_, {edge_, cutRow_}, &edge_->note()), 4);
    layout->addLayout(group(linkTitle_, {link_}, cutBytes_), 5);
    layout->addLayout(group(cloudTitle_, {cloud_, node_}, &cloud_->note()), 5);
    layout->addLayout(group(pictureTitle_, {picture_}), 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QLayout *ConditionsPanel::group(SideLabel *title, std::initializer_list<QWidget *> rows,
                                QLabel *besideTitle)
{
    auto *column = new QVBoxLayout;
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    column->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    if (besideTitle)
        head->addWidget(besideTitle, 1);
    column->addLayout(head);
    for (QWidget *row : rows)
        column->addWidget(row);
    column->addStretch(1);
    return column;
}

void ConditionsPanel::setNetwork(const Network &network)
{
    {
        const QSignalBlocker quiet(cut_); // which clamps its value
        network_ = network;
        cut_->setRange(0, network_.layerCount());
    }
    showCutBytes();
    Q_EMIT conditionsChanged();
}

Conditions ConditionsPanel::conditions() const
{
    Conditions conditions = carried_;
    conditions.cut = *network_.cutPoint(cut_->value());
    conditions.edge = edge_->device();
    conditions.cloud = cloud_->device();
    conditions.link = link_->link();
    conditions.coding = coding_->coding();
    conditions.otherEdges = node_->otherEdges();
    return conditions;
}

void ConditionsPanel::setConditions(const Conditions &conditions)
{
    if (conditions == this->conditions())
        return;
    {
        const QSignalBlocker quiet(this);
        carried_ = conditions;
        cut_->setValue(conditions.cut.index());
        edge_->setDevice(conditions.edge);
        cloud_->setDevice(conditions.cloud);
        link_->setLink(conditions.link);
        coding_->setCoding(conditions.coding);
        node_->setOtherEdges(conditions.otherEdges);
    }
    Q_EMIT conditionsChanged();
}

void ConditionsPanel::setCpuTimes(const CpuTimes &times)
{
    edge_->setForwardCpu(times.edge);
    cloud_->setForwardCpu(times.cloud);
}

void ConditionsPanel::setAchieved(const std::optional<Achieved> &achieved)
{
    edge_->setAchievedShare(achieved ? achieved->edgeShare : std::nullopt);
    cloud_->setAchievedShare(achieved ? achieved->cloudShare : std::nullopt);
    achievedMbit_ = achieved ? achieved->uplinkMbitPerSecond : std::nullopt;
    showCutBytes();
}

void ConditionsPanel::setCut(CutPoint cut)
{
    cut_->setValue(cut.index());
}

void ConditionsPanel::showCutBytes()
{
    const auto cut = network_.cutPoint(cut_->value());
    const TensorShape &shape = network_.shapeAt(*cut);
    coding_->setShape(shape);
    const auto coding = coding_->coding();
    const auto fixed =
        coding && suits(*coding, shape) ? fixedEncodedBytes(*coding, shape) : std::nullopt;
    const QString bytes = fixed ? tr("sends %1").arg(bytesText(static_cast<std::int64_t>(*fixed)))
                                : tr("codes %1").arg(bytesText(shape.bytes()));
    cutBytes_->setText(
        achievedMbit_ ? tr("%1, got %2 Mbit/s").arg(bytes).arg(*achievedMbit_, 0, 'f', 2) : bytes);
    cutBytes_->setToolTip(achievedMbit_ ? tr("The uplink's rate in the last run under these "
                                             "conditions; %1 is asked for.")
                                              .arg(uplinkText(link_->link()))
                                        : QString());
}

void ConditionsPanel::retranslate()
{
    edgeTitle_->setText(tr("Edge"));
    linkTitle_->setText(tr("Link"));
    cloudTitle_->setText(tr("Cloud"));
    pictureTitle_->setText(tr("Picture"));
    cutLabel_->setText(tr("Cut"));
    cut_->setAccessibleName(tr("Cut point"));
    resetCoding_->setMeaning(tr("Coding"), codingText(Coding{}));
    showCutBytes();
}

void ConditionsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace splitscope
