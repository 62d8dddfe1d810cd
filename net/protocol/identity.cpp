#include "net/protocol/identity.h"

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

std::string modelText(const Identity &side)
{
    return side.model.toStdString() + ' ' + side.fingerprint.toShortString();
}

} // namespace

Identity identityOf(const Network &network, const Fingerprint &fingerprint)
{
    return {.model = QString::fromStdString(network.id()), .fingerprint = fingerprint};
}

std::optional<Error> incompatibility(const Identity &node, const Identity &edge)
{
    if (node.version != edge.version)
        return Error{ErrorKind::VersionMismatch, std::to_string(node.version),
                     std::to_string(edge.version)};
    if (node.model != edge.model || node.fingerprint != edge.fingerprint)
        return Error{ErrorKind::FingerprintMismatch, modelText(node), modelText(edge)};
    return std::nullopt;
}

QString softwareName()
{
    return u"splitscope %1"_s.arg(QLatin1StringView(SPLITSCOPE_VERSION));
}

} // namespace splitscope
