// Chooses the cloud node, and shows how the connection to it stands.
#pragma once

#include "engine/result.h"
#include "net/edge/cloud_client.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace splitscope {

/// A field that offers the embedded node and takes an address. GUI thread.
class NodeEdit : public QWidget
{
    Q_OBJECT

public:
    explicit NodeEdit(QWidget *parent = nullptr);

    /// Empty: the embedded node. Errors: InvalidUrl.
    Result<std::optional<QUrl>> node() const;
    /// Shows it; emits nothing.
    void setNode(const std::optional<QUrl> &node);

    /// Chooses what was typed since the last choice, if anything was. False: it was refused.
    bool commit();

    void showState(CloudClient::State state);
    /// The last connection, or the address, was no good; until the next state.
    void showFailure(const QString &sentence);

Q_SIGNALS:
    /// Another node was chosen, or the same one is to be connected to now.
    void nodeChosen(const std::optional<QUrl> &node);
    /// What was typed is no address.
    void nodeRefused(const splitscope::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    bool choose();
    void retranslate();
    void showLight();

    QComboBox *where_;
    QPushButton *connect_;
    QLabel *light_;
    QString committed_;
    CloudClient::State state_ = CloudClient::State::Disconnected;
    QString failure_;
};

} // namespace splitscope
