#include "ui/conditions/node_edit.h"

#include "net/edge/node_address.h"
#include "ui/theme/colours.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

constexpr int embedded = 0; // the only entry; any other text is an address

} // namespace

NodeEdit::NodeEdit(QWidget *parent)
    : QWidget(parent), where_(new QComboBox(this)), connect_(new QPushButton(this)),
      light_(new QLabel(this))
{
    where_->setObjectName(u"node"_s);
    where_->setEditable(true);
    where_->setInsertPolicy(QComboBox::NoInsert);
    where_->setCompleter(nullptr);
    where_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    where_->setMinimumContentsLength(10);
    where_->addItem(QString());
    connect_->setObjectName(u"nodeConnect"_s);
    light_->setObjectName(u"nodeLight"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(light_);
    layout->addWidget(where_, 1);
    layout->addWidget(connect_);

    connect(where_, &QComboBox::activated, this, &NodeEdit::choose);
    connect(where_->lineEdit(), &QLineEdit::editingFinished, this, &NodeEdit::commit);
    connect(connect_, &QPushButton::clicked, this, &NodeEdit::choose);
    retranslate();
}

Result<std::optional<QUrl>> NodeEdit::node() const
{
    const QString text = where_->currentText().trimmed();
    if (text.isEmpty() || text == where_->itemText(embedded))
        return std::optional<QUrl>();
    return nodeUrl(text).map([](const QUrl &url) { return std::optional(url); });
}

void NodeEdit::setNode(const std::optional<QUrl> &node)
{
    where_->setCurrentIndex(embedded);
    where_->setEditText(node ? node->toString() : where_->itemText(embedded));
    committed_ = where_->currentText();
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
    Q_EMIT nodeChosen(*chosen);
    return true;
}

bool NodeEdit::commit()
{
    return where_->currentText() == committed_ || choose();
}

void NodeEdit::showState(CloudClient::State state)
{
    state_ = state;
    failure_.clear();
    showLight();
}

void NodeEdit::showFailure(const QString &sentence)
{
    state_ = CloudClient::State::Disconnected;
    failure_ = sentence;
    showLight();
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
