// An experiment as the lab's deployment.yaml, for a real cluster, and back.
#pragma once

#include "engine/experiment/conditions.h"
#include "engine/model/network.h"
#include "engine/result.h"
#include "net/protocol/messages.h"

#include <QByteArray>
#include <QString>

namespace splitscope {

/// The lab's pair of pods, edge-test and cloud-test. What a pod cannot be told is left to the
/// cluster: its devices are real ones, no trace is followed, and nobody else loads the node.
struct Deployment
{
    Conditions conditions;
    QString network = QStringLiteral("alexnet-lab");
    QString edgeImage;
    QString cloudImage;
    int port = defaultPort;

    bool operator==(const Deployment &) const = default;
};

/// With the images of this release.
Deployment deploymentOf(const Conditions &conditions, const QString &network);

/// Two Deployments and a Service: CPU limits = requests, a `tc ... tbf` line for each direction
/// that has a rate, images, ports. In the shape of packaging/kubernetes/lab.
QByteArray deploymentYaml(const Deployment &deployment);

/// What is lost of these conditions on the way: a trace, other edges, an emulated device. One
/// sentence for each, in the user's language.
QStringList deploymentNotes(const Deployment &deployment);

inline constexpr qsizetype longestDeployment = 1 << 20; ///< bytes

/// Reads what deploymentYaml() writes, and the lab's own file: whatever pods and containers it has,
/// those whose name has "cloud" in it are the cloud, all others the edge. Fields that say nothing
/// about an experiment are passed over. What the file does not say is as `otherwise` has it, but
/// for the link: a direction without a tc line is not limited. Of any bytes: takes little time and
/// memory. Errors: DeploymentUnusable (subject: file and line), and those of what it sets.
Result<Deployment> readDeployment(const QByteArray &yaml, const QString &file,
                                  const Network &network, const Deployment &otherwise);

} // namespace splitscope
