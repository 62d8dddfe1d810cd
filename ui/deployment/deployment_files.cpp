#include "ui/deployment/deployment_files.h"

#include "net/deployment/deployment_file.h"

#include <QFile>
#include <QFileDialog>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace splitscope {

DeploymentFiles::DeploymentFiles(QWidget *window) : QObject(window), window_(window) {}

void DeploymentFiles::askForExport(const Conditions &conditions, const QString &network)
{
    auto *dialog = new QFileDialog(window_, tr("Export a deployment"), QString(),
                                   tr("Kubernetes (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"yaml"_s);
    dialog->selectFile(u"deployment.yaml"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [=, this](const QString &file) { exportTo(file, conditions, network); });
    dialog->open();
}

void DeploymentFiles::askForImport(const Conditions &conditions, const Network &network)
{
    auto *dialog = new QFileDialog(window_, tr("Import a deployment"), QString(),
                                   tr("Kubernetes (*.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [=, this](const QString &file) { importFrom(file, conditions, network); });
    dialog->open();
}

void DeploymentFiles::exportTo(const QString &file, const Conditions &conditions,
                               const QString &network)
{
    const Deployment deployment = deploymentOf(conditions, network);
    const QByteArray yaml = deploymentYaml(deployment);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(yaml) != yaml.size() || !out.commit())
        Q_EMIT failed(
            {ErrorKind::FileNotWritable, file.toStdString(), out.errorString().toStdString()});
    else
        Q_EMIT exported(file, deploymentNotes(deployment));
}

void DeploymentFiles::importFrom(const QString &file, const Conditions &conditions,
                                 const Network &network)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        Q_EMIT failed(
            {ErrorKind::DeploymentUnusable, file.toStdString(), in.errorString().toStdString()});
        return;
    }
    const auto read =
        readDeployment(in.read(longestDeployment + 1), file, network,
                       deploymentOf(conditions, QString::fromStdString(network.id())));
    if (!read)
        Q_EMIT failed(read.error());
    else
        Q_EMIT imported(read->conditions);
}

} // namespace splitscope
