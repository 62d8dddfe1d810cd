#include "ui/conditions/node_edit.h"

#include "net/edge/node_address.h"
#include "ui/conditions/node_details.h"
#include "ui/theme/colours.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int embedded = 0; // then the recent ones; any other text is an address

} // namespace

NodeEdit::NodeEdit(QWidget *parent)
    : QWidget(parent), where_(new QComboBox(this)), connect_(new QPushButton(this)),
      more_(new QToolButton(this)), light_(new QLabel(this)), details_(new NodeDetails(this))
{
    where_->setObjectName(u"node"_s);
    where_->setEditable(true);
    where_->setInsertPolicy(QComboBox::NoInsert);
    where_->setCompleter(nullptr);
    where_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    where_->setMinimumContentsLength(10);
    where_->addItem(QString());
    connect_->setObjectName(u"nodeConnect"_s);
    more_->setObjectName(u"moreOfTheNode"_s);
    light_->setObjectName(u"nodeLight"_s);
    layOut();

    connect(where_, &QComboBox::activated, this, &NodeEdit::chooseEntry);
    connect(where_->lineEdit(), &QLineEdit::editingFinished, this, &NodeEdit::commit);
    connect(connect_, &QPushButton::clicked, this, &NodeEdit::choose);
    connect(more_, &QToolButton::clicked, this, &NodeEdit::showDetails);
    connect(details_, &NodeDetails::accessEdited, this, [this] {
        access_[chosen_] = details_->access();
        accessEdited_ = true;
    });
    connect(details_, &NodeDetails::otherEdgesChanged, this, &NodeEdit::otherEdgesChanged);
    connect(details_, &NodeDetails::connectRequested, this, &NodeEdit::choose);
    connect(details_, &NodeDetails::forgetRequested, this, [this] { setRecent({}); });
    retranslate();
    showChosen();
}

void NodeEdit::layOut()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(light_);
    layout->addWidget(where_, 1);
    layout->addWidget(connect_);
    layout->addWidget(more_);
}

Result<std::optional<QUrl>> NodeEdit::node() const
{
    const QString text = where_->currentText().trimmed();
    if (text.isEmpty() || text == where_->itemText(embedded))
        return std::optional<QUrl>();
    return nodeUrl(text).map([](const QUrl &url) { return std::optional(url); });
}

void NodeEdit::setNode(const std::optional<QUrl> &node, const NodeAccess &access)
{
    where_->setCurrentIndex(embedded);
    where_->setEditText(node ? node->toString() : where_->itemText(embedded));
    committed_ = where_->currentText();
    chosen_ = node.value_or(QUrl());
    if (node && access != NodeAccess())
        access_[chosen_] = access;
    showChosen();
}

void NodeEdit::setRecent(const std::vector<RecentNode> &nodes)
{
    recent_ = nodes;
    for (const RecentNode &known : recent_)
        access_[known.url].certificateFile = known.certificateFile;
    refill();
    showChosen();
}

void NodeEdit::refill()
{
    const QSignalBlocker quiet(where_);
    const QString text = where_->currentText();
    while (where_->count() > embedded + 1)
        where_->removeItem(embedded + 1);
    for (const RecentNode &known : recent_)
        where_->addItem(known.url.toString());
    where_->setCurrentIndex(std::max(embedded, where_->findText(text)));
    where_->setEditText(text);
}

void NodeEdit::chooseEntry(int row)
{
    where_->setEditText(where_->itemText(row));
    choose();
}

bool NodeEdit::choose()
{
    const auto chosen = node();
    if (!chosen) {
        committed_.clear();
        Q_EMIT nodeRefused(chosen.error());
        return false;
    }
    committed_ = where_->currentText();
    chosen_ = chosen->value_or(QUrl());
    accessEdited_ = false;
    showChosen();
    Q_EMIT nodeChosen(*chosen);
    return true;
}

bool NodeEdit::commit()
{
    return (where_->currentText() == committed_ && !accessEdited_) || choose();
}

void NodeEdit::showState(CloudClient::State state)
{
    state_ = state;
    failure_.clear();
    if (state != CloudClient::State::Connected) {
        details_->showRoundTrip(std::nullopt);
        details_->showLoad(std::nullopt);
    } else if (!chosen_.isEmpty()) {
        remember(recent_, {chosen_, access().certificateFile});
        refill();
    }
    showLight();
}

void NodeEdit::showRoundTrip(std::chrono::microseconds roundTrip)
{
    details_->showRoundTrip(roundTrip);
}

void NodeEdit::showLoad(const std::optional<NodeLoad> &load)
{
    details_->showLoad(load);
}

int NodeEdit::otherEdges() const
{
    return details_->otherEdges();
}

void NodeEdit::setOtherEdges(int count)
{
    details_->setOtherEdges(count);
}

OnLostCloud NodeEdit::onLostCloud() const
{
    return details_->onLostCloud();
}

void NodeEdit::setOnLostCloud(OnLostCloud onLostCloud)
{
    details_->setOnLostCloud(onLostCloud);
}

void NodeEdit::showFailure(const QString &sentence)
{
    state_ = CloudClient::State::Disconnected;
    failure_ = sentence;
    showLight();
}

void NodeEdit::showChosen()
{
    details_->showAccess(access(), chosen_.isEmpty());
}

void NodeEdit::showDetails()
{
    details_->adjustSize();
    const QPoint below = more_->mapToGlobal(QPoint(more_->width(), more_->height() + 2));
    const QRect room = screen()->availableGeometry();
    details_->move(std::clamp(below.x() - details_->width(), room.left(),
                              std::max(room.left(), room.right() - details_->width())),
                   std::min(below.y(), std::max(room.top(), room.bottom() - details_->height())));
    details_->show();
}

void NodeEdit::showLight()
{
    const Colours &colours = coloursOf(palette());
    QColor colour = colours.quiet;
    QString text = tr("Not connected");
    if (!failure_.isEmpty()) {
        colour = colours.failure;
        text = failure_;
    } else if (state_ == CloudClient::State::Connecting) {
        colour = colours.warning;
        text = tr("Connecting…");
    } else if (state_ == CloudClient::State::Connected) {
        colour = colours.good;
        text = tr("Connected");
    }
    QPalette coloured;
    coloured.setColor(QPalette::WindowText, colour);
    light_->setPalette(coloured);
    light_->setText(colour == colours.quiet ? u"○"_s : u"●"_s);
    light_->setToolTip(text);
    light_->setAccessibleName(text);
    details_->showState(text, !failure_.isEmpty());
}

void NodeEdit::retranslate()
{
    // Renaming the entry would write it over an address that was typed.
    const QString address = where_->currentText();
    const bool wasEmbedded = address == where_->itemText(embedded);
    where_->setItemText(embedded, tr("Embedded node"));
    where_->setEditText(wasEmbedded ? where_->itemText(embedded) : address);
    if (wasEmbedded)
        committed_ = where_->currentText();
    where_->setAccessibleName(tr("Cloud node"));
    where_->setToolTip(tr("The embedded node is in this program. Or type the address of one that\n"
                          "splitscope-cloud runs, here or on another computer: 192.168.1.7:9700"));
    connect_->setText(tr("Connect"));
    connect_->setFixedWidth(fontMetrics().horizontalAdvance(connect_->text()) + 20);
    more_->setText(u"…"_s);
    more_->setAccessibleName(tr("More of the node"));
    more_->setToolTip(
        tr("Token, certificate, round trip, server load, what to do without the node"));
    showLight();
}

void NodeEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        showLight();
    QWidget::changeEvent(event);
}

} // namespace splitscope
