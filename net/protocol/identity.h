// What edge and node compare before they trust each other's halves.
#pragma once

#include "engine/error.h"
#include "engine/model/fingerprint.h"
#include "engine/model/network.h"
#include "net/protocol/messages.h"

#include <QString>

#include <optional>

namespace splitscope {

struct Identity
{
    int version = protocolVersion;
    QString model; ///< Network::id()
    Fingerprint fingerprint;
};

Identity identityOf(const Network &network, const Fingerprint &fingerprint);

/// VersionMismatch or FingerprintMismatch, in the same words on both sides; empty where they fit.
std::optional<Error> incompatibility(const Identity &node, const Identity &edge);

/// "splitscope 0.1.0"
QString softwareName();

} // namespace splitscope
