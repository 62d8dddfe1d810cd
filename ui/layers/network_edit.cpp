#include "ui/layers/network_edit.h"

#include "engine/model/networks.h"

#include <QEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace splitscope {

NetworkEdit::NetworkEdit(QWidget *parent) : QComboBox(parent)
{
    setObjectName(u"network"_s);
    setSizeAdjustPolicy(AdjustToContents);
    for (const Network &network : knownNetworks())
        addItem(QString::fromStdString(network.title()), QString::fromStdString(network.id()));
    addItem({}); // a file's: it names no network yet
    connect(this, &QComboBox::activated, this, &NetworkEdit::chooseEntry);
    retranslate();
}

void NetworkEdit::showModel(const ModelChoice &model, const Network &network)
{
    const QSignalBlocker quiet(this);
    const QString id = QString::fromStdString(model.networkId);
    if (findData(id) < 0)
        insertItem(count() - 1, QString::fromStdString(network.title()), id);
    setCurrentIndex(findData(id));
    chosen_ = model;
}

void NetworkEdit::choose(const ModelChoice &model)
{
    chosen_ = model;
    Q_EMIT modelChosen(model);
}

void NetworkEdit::chooseEntry(int index)
{
    if (index == count() - 1)
        return askForFile();
    const std::string id = itemData(index).toString().toStdString();
    choose(id == chosen_.networkId ? chosen_ : ModelChoice{.networkId = id});
}

void NetworkEdit::askForFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a TorchScript file"), {},
                                                      tr("TorchScript (*.pt *.pth *.ts)"));
    if (file.isEmpty())
        return Q_EMIT givenUp();
    choose({.networkId = file.toStdString()});
}

void NetworkEdit::askForInputShape()
{
    bool given = false;
    const QString text = QInputDialog::getText(
        this, tr("Input of the network"), tr("Channels x height x width of the network's input:"),
        QLineEdit::Normal, u"3x224x224"_s, &given);
    if (!given)
        return Q_EMIT givenUp();
    ModelChoice model = chosen_;
    // What is no shape is asked for again.
    model.inputShape = TensorShape::fromString(text.trimmed().toStdString());
    choose(model);
}

void NetworkEdit::retranslate()
{
    setItemText(count() - 1, tr("TorchScript file…"));
    setAccessibleName(tr("Network"));
    setToolTip(tr("The network that is split. A TorchScript file of a plain sequence of layers "
                  "will do as well; open only files of people you trust."));
}

void NetworkEdit::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

} // namespace splitscope
