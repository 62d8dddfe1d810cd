#include "engine/model/networks.h"
#include "net/deployment/deployment_file.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

namespace splitscope::fuzz {

void deployment(Bytes bytes)
{
    static const Network network = alexNetLab();
    static const Deployment otherwise{.conditions = labPreset(network.firstCut())};
    static const QString file = QStringLiteral("deployment.yaml");
    const QByteArray yaml(reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes));
    const auto read = readDeployment(yaml, file, network, otherwise);
    if (!read) {
        promise(!read.error().subject.empty(), "an error says what it is about");
        return;
    }
    const Conditions &conditions = read->conditions;
    promise(network.cutPoint(conditions.cut.index()).has_value(), "a cut of the network");
    promise(checked(conditions.link).has_value(), "a link that can be shaped");
    promise(read->port > 0 && read->port <= 65535, "a port");
}

} // namespace splitscope::fuzz
