// The messages of WebSocket subprotocol "splitscope.1". docs/PROTOCOL.md is the specification.
#pragma once

#include "engine/experiment/cloud_half.h"
#include "engine/model/fingerprint.h"
#include "engine/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <variant>

namespace splitscope {

inline constexpr int protocolVersion = 1;
inline constexpr char subprotocol[] = "splitscope.1";
inline constexpr int defaultPort = 9700; ///< a node's, where nobody says another
/// No control message is larger; a longer one is refused unread.
inline constexpr qint64 maxControlBytes = 4096;
/// A probe travels in messages that either side takes at any time, whatever its network.
inline constexpr qint64 probeMessageBytes = maxControlBytes;
/// One way. More is refused.
inline constexpr qint64 mostProbeBytes = 4 * 1024 * 1024;

/// A tensor that follows as a binary message of its own.
struct PayloadAnnouncement
{
    Coding coding;
    TensorShape shape;
    qint64 bytes = 0;
    quint32 crc32 = 0; ///< payloadCrc32() of these bytes

    bool operator==(const PayloadAnnouncement &) const = default;
};

/// Edge to node, first. The node answers with Welcome or with a fatal Failure.
struct Hello
{
    int version = protocolVersion;
    QString software; ///< "splitscope 0.1.0", for logs
    QString model;    ///< Network::id()
    Fingerprint fingerprint;
    QString token; ///< empty where none is needed
};

/// Node to edge: the models are equal, runs may begin.
struct Welcome
{
    int version = protocolVersion;
    QString software;
    QString model;
    Fingerprint fingerprint;
    qint64 maxPayloadBytes = 0;
    std::optional<NodeLoad> load = {};
};

/// Edge to node: a Device is a message, too: what the node is to be in the runs that follow. Until
/// the first one it is this computer with a whole core. It has no answer, so that a run's request
/// is short whatever the device.

/// Edge to node. Exactly one binary message follows: the payload.
struct RunRequest
{
    std::int64_t id = 0; ///< from 1
    int cut = 0;
    PayloadAnnouncement payload;
    AnswerDelivery delivery = AnswerDelivery::Cloud;
};

/// Node to edge.
struct RunResult
{
    std::int64_t id = 0;
    CloudReply reply; ///< without its `output`
    /// With AnswerDelivery::Edge: the output, which follows as exactly one binary message.
    std::optional<PayloadAnnouncement> output;
};

/// Edge to node. `bytes` bytes follow, in binary messages of up to probeMessageBytes each.
struct Probe
{
    std::int64_t id = 0;   ///< from 1
    qint64 bytes = 0;      ///< up, from 1
    qint64 replyBytes = 0; ///< down
};

/// Node to edge, once the probe's bytes are in. Its `replyBytes` follow, in as many messages.
struct ProbeResult
{
    std::int64_t id = 0;
    std::optional<Arrival> arrival; ///< of the probe's bytes; empty where they were one message
};

/// Either way. After a fatal one the session is over, and the receiver closes the connection.
struct Failure
{
    std::int64_t id = 0; ///< of the run that failed; 0: of the session
    bool fatal = false;
    Error error;
    /// When the node may have room again; only with NodeBusy.
    std::optional<std::chrono::milliseconds> retryAfter = {};
};

using Message =
    std::variant<Hello, Welcome, Device, RunRequest, RunResult, Probe, ProbeResult, Failure>;

/// A CBOR map (RFC 8949), no longer than maxControlBytes: texts beyond their limit are shortened.
/// Precondition: numbers are finite and within the ranges of docs/PROTOCOL.md. Any thread.
QByteArray encodeMessage(const Message &message);
/// Errors: MessageTooLarge, MessageMalformed, MessageUnknown. Any thread.
Result<Message> decodeMessage(const QByteArray &bytes);

/// "run-request": a message's name on the wire.
QString messageName(const Message &message);

/// zlib's CRC-32.
quint32 payloadCrc32(QByteArrayView payload);
/// "0badf00d", for errors.
std::string crcText(quint32 crc);
PayloadAnnouncement announce(Coding coding, const TensorShape &shape, QByteArrayView payload);

} // namespace splitscope
