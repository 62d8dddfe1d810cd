// The window's conditions as the lab's deployment.yaml, and back.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"
#include "engine/result.h"

#include <QObject>
#include <QStringList>

class QWidget;

namespace splitscope {

/// GUI thread.
class DeploymentFiles : public QObject
{
    Q_OBJECT

public:
    /// Dialogs belong to `window`.
    explicit DeploymentFiles(QWidget *window);

    /// Both ask for the file.
    void askForExport(const Conditions &conditions, const QString &network);
    void askForImport(const Conditions &conditions, const Network &network);
    void exportTo(const QString &file, const Conditions &conditions, const QString &network);
    /// What the file does not say is as `conditions` have it.
    void importFrom(const QString &file, const Conditions &conditions, const Network &network);

Q_SIGNALS:
    /// `notes`: what of the conditions is not in it.
    void exported(const QString &file, const QStringList &notes);
    void imported(const splitscope::Conditions &conditions);
    void failed(const splitscope::Error &error);

private:
    QWidget *window_;
};

} // namespace splitscope
