#include "net/deployment/deployment_file.h"
#include "net/deployment/tc_text.h"
#include "net/version_text.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

struct DeploymentText
{
    Q_DECLARE_TR_FUNCTIONS(DeploymentText)
};

/// As YAML's double quotes have it, which are JSON's.
QString quoted(const QString &text)
{
    QString escaped;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            escaped += u'\\';
        if (character.isPrint() || character.isSurrogate())
            escaped += character;
    }
    return u'"' + escaped + u'"';
}

QString cpuText(CpuShare share)
{
    return quoted(QString::number(share.value(), 'g', 15));
}

QString codingText(const std::optional<Coding> &coding)
{
    if (!coding)
        return u"auto"_s;
    const std::string_view id = codingId(*coding);
    return QString::fromUtf8(id.data(), std::ssize(id));
}

/// One word for a shell, whatever is in it.
QString shellWord(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString networkWord(const QString &network)
{
    const bool plain = std::ranges::all_of(network, [](QChar character) {
        return character.isLetterOrNumber() || u"-_./"_s.contains(character);
    });
    return plain ? network : shellWord(network);
}

QString edgeCommand(const Deployment &of)
{
    return u"splitscope-edge run --network %1 --cloud ws://cloud-test:%2 --link outside --cut %3 "
           "--coding %4 --answer %5 --repeat 10 --notebook /var/lib/splitscope/lab.splitscope; "
           "exec sleep infinity"_s.arg(networkWord(of.network))
               .arg(of.port)
               .arg(of.conditions.cut.index())
               .arg(codingText(of.conditions.coding),
                    of.conditions.delivery == AnswerDelivery::Edge ? u"edge"_s : u"cloud"_s);
}

constexpr auto podHead = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: %1
  labels:
    app.kubernetes.io/name: %1
spec:
  replicas: 1
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: %1
  template:
    metadata:
      labels:
        app.kubernetes.io/name: %1
    spec:
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
)";

/// The pod's containers share its network, so that the one that measures needs none of tc's rights.
constexpr auto linkContainer = R"(      initContainers:
        - name: link
          image: %1
          command: ["/bin/bash", "-c"]
          args: [%2]
          securityContext:
            runAsUser: 0
            runAsNonRoot: false
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
              add: ["NET_ADMIN"]
)";

constexpr auto resources = R"(          resources:
            limits:
              cpu: %1
            requests:
              cpu: %1
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: cache
              mountPath: /var/cache/splitscope
)";

QString text(const char *pattern)
{
    return QString::fromLatin1(pattern);
}

void writeLink(QTextStream &out, const LinkConditions &link, Direction direction,
               const QString &image)
{
    LinkConditions asked = link;
    if (link.trace) // its mean: a pod follows no trace
        asked.uplink = asked.downlink = link.trace->mean();
    if (link.shaping == LinkShaping::Outside)
        return;
    const QStringList lines = tcLines(asked, direction);
    if (!lines.isEmpty())
        out << text(linkContainer).arg(quoted(image), quoted(lines.join(u" && "_s)));
}

void writeEdge(QTextStream &out, const Deployment &of)
{
    out << text(podHead).arg(u"edge-test"_s);
    writeLink(out, of.conditions.link, Direction::Uplink, of.edgeImage);
    out << "      containers:\n        - name: edge-test\n          image: " << quoted(of.edgeImage)
        << "\n          command: [\"/bin/bash\", \"-c\"]\n          args: ["
        << quoted(edgeCommand(of)) << "]\n"
        << text(resources).arg(cpuText(of.conditions.edge.share))
        << "            - name: notebook\n              mountPath: /var/lib/splitscope\n"
           "      volumes:\n        - name: cache\n          emptyDir: {}\n"
           "        - name: notebook\n          emptyDir: {}\n";
}

void writeCloud(QTextStream &out, const Deployment &of)
{
    out << text(podHead).arg(u"cloud-test"_s);
    writeLink(out, of.conditions.link, Direction::Downlink, of.edgeImage);
    out << "      containers:\n        - name: cloud-test\n          image: "
        << quoted(of.cloudImage) << "\n          args: [\"--listen\", \"0.0.0.0\", \"--insecure\", "
        << "\"--network\", " << quoted(of.network) << ", \"--port\", \"" << of.port
        << "\"]\n          ports:\n            - name: splitscope\n              containerPort: "
        << of.port << '\n'
        << text(resources).arg(cpuText(of.conditions.cloud.share))
        << "      volumes:\n        - name: cache\n          emptyDir: {}\n";
}

} // namespace

Deployment deploymentOf(const Conditions &conditions, const QString &network)
{
    return {.conditions = conditions,
            .network = network,
            .edgeImage = u"splitscope-edge:"_s + softwareVersion(),
            .cloudImage = u"splitscope-cloud:"_s + softwareVersion()};
}

QByteArray deploymentYaml(const Deployment &deployment)
{
    QString yaml;
    QTextStream out(&yaml);
    out << "# The pair of pods of one experiment, written by Splitscope " << softwareVersion()
        << ". For a laboratory's own network:\n# the node has neither encryption nor tokens.\n"
           "#   kubectl apply -f THIS-FILE && kubectl logs -f deploy/edge-test\n---\n";
    writeCloud(out, deployment);
    out << "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: cloud-test\nspec:\n  selector:\n"
           "    app.kubernetes.io/name: cloud-test\n  ports:\n    - name: splitscope\n      port: "
        << deployment.port << "\n      targetPort: splitscope\n---\n";
    writeEdge(out, deployment);
    out.flush();
    return yaml.toUtf8();
}

QStringList deploymentNotes(const Deployment &deployment)
{
    const Conditions &asked = deployment.conditions;
    QStringList notes;
    for (const Device *device : {&asked.edge, &asked.cloud}) {
        if (device->profile.emulated)
            notes << DeploymentText::tr("%1 is emulated here; in the cluster the pods run on the "
                                        "nodes' own hardware.")
                         .arg(QString::fromStdString(device->profile.id));
    }
    notes.removeDuplicates();
    if (asked.link.trace)
        notes << DeploymentText::tr(
            "A pod follows no bandwidth trace: the link has the trace's mean.");
    if (asked.link.shaping == LinkShaping::Outside)
        notes << DeploymentText::tr("The link is shaped outside: there is no tc line.");
    if (asked.otherEdges > 0)
        notes << DeploymentText::tr("Other edges that load the node are not in it.");
    return notes;
}

} // namespace splitscope
