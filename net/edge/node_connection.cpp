#include "net/edge/node_connection.h"

#include <QCryptographicHash>
#include <QSslConfiguration>
#include <QWebSocketHandshakeOptions>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

auto socketErrorSignal()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return &QWebSocket::errorOccurred;
#else
    return qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
}

/// Small enough that the node sees a short payload come in, too, and for long ones so large that
/// their headers of 8 bytes are less than 0.1 % of the transfer.
quint64 frameBytes(qsizetype payloadBytes)
{
    return std::clamp<quint64>(static_cast<quint64>(payloadBytes) / 8, 4096, 16 * 1024);
}

/// Those that a user can do something about in words of ours, which are translated.
QString reasonOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return u"its certificate has expired"_s;
    case QSslError::CertificateNotYetValid:
        return u"its certificate is not valid yet"_s;
    case QSslError::HostNameMismatch:
        return u"its certificate is for another name"_s;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return u"its certificate is self-signed, and not one that is trusted here"_s;
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"nobody who is trusted here has issued its certificate"_s;
    default:
        return error.errorString();
    }
}

Error unexpected(const Message &message, const char *instead)
{
    return {ErrorKind::MessageUnexpected, messageName(message).toStdString(), instead};
}

} // namespace

NodeConnection::NodeConnection(const Network &network, Identity identity, QUrl node, QString token)
    : outputShape_(network.shapeAt(network.lastCut())), identity_(std::move(identity)),
      node_(std::move(node)), token_(std::move(token)), roundTrip_(socket_), probeSender_(socket_)
{
    const auto largest =
        static_cast<quint64>(std::max<qint64>(maxControlBytes, outputShape_.bytes()));
    socket_.setMaxAllowedIncomingFrameSize(largest);
    socket_.setMaxAllowedIncomingMessageSize(largest);
    connect(&socket_, &QWebSocket::connected, this, &NodeConnection::greet);
    connect(&socket_, &QWebSocket::binaryMessageReceived, this, &NodeConnection::receive);
    connect(&socket_, &QWebSocket::textMessageReceived, this, [this] {
        breakWith({ErrorKind::MessageUnexpected, "text message", "binary message"});
    });
    connect(&socket_, &QWebSocket::sslErrors, this, &NodeConnection::judgeCertificate);
    connect(&socket_, socketErrorSignal(), this, [this] {
        if (state_ == State::Opening)
            handshakeFailed();
    });
    connect(&socket_, &QWebSocket::disconnected, this, &NodeConnection::closed);
    connect(&roundTrip_, &RoundTripMeter::measured, this, &NodeConnection::onRoundTrip);
}

NodeConnection::~NodeConnection()
{
    socket_.disconnect(this);
    socket_.abort();
}

void NodeConnection::open(const QUrl &address, const QNetworkProxy &link)
{
    socket_.setProxy(link); // never the system's, whose link would be measured too
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(subprotocol)});
    socket_.open(address, options);
}

// With a fingerprint alone nobody is trusted at first, so that each certificate is looked at.
void NodeConnection::trustOnly(const TrustedNode &trusted)
{
    trusted_ = trusted;
    if (trusted_.isAny())
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(trusted_.certificates);
    socket_.setSslConfiguration(tls);
}

// Each error names the certificate that it is about. One that is pinned has proved by the handshake
// that it has the key, and needs no more.
void NodeConnection::judgeCertificate(const QList<QSslError> &errors)
{
    const auto pinned = [this](const QSslError &error) {
        const QSslCertificate certificate = error.certificate();
        return trusted_.certificates.contains(certificate)
               || (!trusted_.fingerprint.isEmpty()
                   && certificate.digest(QCryptographicHash::Sha256) == trusted_.fingerprint);
    };
    isPinned_ = std::ranges::all_of(errors, pinned);
    if (isPinned_)
        return socket_.ignoreSslErrors(); // with a list it would only count for the next open()
    // A name is the least of what is wrong with a stranger's certificate.
    auto worst = std::ranges::find_if(errors, [&](const QSslError &error) {
        return !pinned(error) && error.error() != QSslError::HostNameMismatch;
    });
    if (worst == errors.end())
        worst = std::ranges::find_if_not(errors, pinned);
    untrusted_ = trusted_.fingerprint.isEmpty() ? reasonOf(*worst)
                                                : u"its certificate has another fingerprint"_s;
}

void NodeConnection::greet()
{
    if (!trusted_.fingerprint.isEmpty() && trusted_.certificates.isEmpty() && !isPinned_)
        return breakWith({ErrorKind::CertificateUntrusted, node_.toString().toStdString(),
                          "its certificate has another fingerprint"});
    if (socket_.subprotocol() != QLatin1StringView(subprotocol))
        return breakWith({ErrorKind::NodeRejected, node_.toString().toStdString(),
                          "it does not speak the protocol splitscope.1"});
    state_ = State::Greeting;
    socket_.sendBinaryMessage(encodeMessage(Hello{.version = identity_.version,
                                                  .software = softwareName(),
                                                  .model = identity_.model,
                                                  .fingerprint = identity_.fingerprint,
                                                  .token = token_}));
    socket_.flush();
}

void NodeConnection::use(const Device &device)
{
    if (device == device_)
        return;
    device_ = device;
    socket_.sendBinaryMessage(encodeMessage(device));
}

void NodeConnection::run(const RunRequest &request, const QByteArray &payload)
{
    if (payload.size() > maxPayloadBytes_)
        return endRunWith({ErrorKind::MessageTooLarge, std::to_string(payload.size()),
                           std::to_string(maxPayloadBytes_)});
    request_ = request;
    state_ = State::Running;
    socket_.sendBinaryMessage(encodeMessage(request));
    socket_.setOutgoingFrameSize(frameBytes(payload.size()));
    socket_.sendBinaryMessage(payload);
    socket_.flush();
}

void NodeConnection::settle(std::chrono::milliseconds patience)
{
    roundTrip_.refresh(patience);
}

void NodeConnection::probe(const Probe &probe, std::chrono::milliseconds patience)
{
    probe_ = probe;
    probeBytesLeft_ = probe.replyBytes;
    probeUplink_.reset();
    probeDownlink_.reset();
    state_ = State::Pinging;
    roundTrip_.measure(RoundTripMeter::kept, patience);
}

void NodeConnection::onRoundTrip()
{
    if (state_ != State::Pinging) {
        Q_EMIT settled();
        return;
    }
    state_ = State::Probing;
    socket_.sendBinaryMessage(encodeMessage(probe_));
    probeSender_.send(probe_.bytes);
    socket_.flush();
}

void NodeConnection::receive(const QByteArray &bytes)
{
    if (state_ == State::Broken)
        return;
    if (state_ == State::Output)
        return receiveOutput(bytes);
    if (state_ == State::ProbeReply)
        return receiveProbeReply(bytes.size());
    const auto message = decodeMessage(bytes);
    if (!message)
        return breakWith(message.error());
    if (const auto *failure = std::get_if<Failure>(&*message))
        return receiveFailure(*failure);
    receiveMessage(*message);
}

void NodeConnection::receiveMessage(const Message &message)
{
    if (state_ == State::Greeting) {
        if (const auto *welcome = std::get_if<Welcome>(&message))
            return receiveWelcome(*welcome);
        return breakWith(unexpected(message, "welcome"));
    }
    if (state_ == State::Running) {
        const auto *result = std::get_if<RunResult>(&message);
        if (result && result->id == request_.id)
            return receiveResult(*result);
        return breakWith(unexpected(message, "the run's result"));
    }
    if (state_ == State::Probing) {
        const auto *result = std::get_if<ProbeResult>(&message);
        if (result && result->id == probe_.id)
            return receiveProbeResult(*result);
        return breakWith(unexpected(message, "the probe's result"));
    }
    breakWith(unexpected(message, "a request"));
}

void NodeConnection::receiveWelcome(const Welcome &welcome)
{
    const Identity node{welcome.version, welcome.model, welcome.fingerprint};
    if (const auto error = incompatibility(node, identity_))
        return breakWith(*error);
    maxPayloadBytes_ = welcome.maxPayloadBytes;
    nodeLoad_ = welcome.load;
    state_ = State::Idle;
    Q_EMIT ready();
}

void NodeConnection::receiveResult(const RunResult &result)
{
    if (result.reply.arrival && result.reply.arrival->bytes >= request_.payload.bytes)
        return breakWith({ErrorKind::MessageMalformed, messageName(result).toStdString(),
                          "arrival.bytes: more than was sent"});
    nodeLoad_ = result.reply.load;
    const bool wanted = request_.delivery == AnswerDelivery::Edge;
    if (wanted != result.output.has_value())
        return breakWith({ErrorKind::MessageMalformed, messageName(result).toStdString(),
                          wanted ? "output: missing" : "output: not asked for"});
    if (!wanted) {
        state_ = State::Idle;
        Q_EMIT answered(result.reply);
        return;
    }
    if (result.output->shape != outputShape_)
        return breakWith({ErrorKind::PayloadShapeMismatch, result.output->shape.toString(),
                          outputShape_.toString()});
    if (result.output->coding != Coding{})
        return breakWith({ErrorKind::MessageMalformed, messageName(result).toStdString(),
                          "output.coding: not fp32"});
    result_ = result;
    state_ = State::Output;
}

void NodeConnection::receiveOutput(const QByteArray &bytes)
{
    const PayloadAnnouncement &announced = *result_.output;
    if (bytes.size() != announced.bytes)
        return endRunWith({ErrorKind::PayloadSizeMismatch, std::to_string(bytes.size()),
                           std::to_string(announced.bytes)});
    if (const quint32 crc = payloadCrc32(bytes); crc != announced.crc32)
        return endRunWith(
            {ErrorKind::PayloadChecksumMismatch, crcText(crc), crcText(announced.crc32)});
    auto output =
        decode(announced.coding, announced.shape,
               std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))));
    if (!output)
        return endRunWith(output.error());
    state_ = State::Idle;
    result_.reply.output = std::move(*output);
    Q_EMIT answered(result_.reply);
}

void NodeConnection::receiveProbeResult(const ProbeResult &result)
{
    if (result.arrival && result.arrival->bytes >= probe_.bytes)
        return breakWith({ErrorKind::MessageMalformed, messageName(result).toStdString(),
                          "arrival.bytes: more than was sent"});
    probeUplink_ = result.arrival;
    state_ = State::ProbeReply;
    if (probeBytesLeft_ == 0)
        endProbe();
}

void NodeConnection::receiveProbeReply(qint64 bytes)
{
    probeDownlink_.came(bytes, std::chrono::steady_clock::now());
    if (bytes < 1 || bytes > probeBytesLeft_)
        return breakWith({ErrorKind::PayloadSizeMismatch, std::to_string(bytes),
                          std::to_string(probeBytesLeft_)});
    probeBytesLeft_ -= bytes;
    if (probeBytesLeft_ == 0)
        endProbe();
}

void NodeConnection::endProbe()
{
    state_ = State::Idle;
    Q_EMIT probed(probeUplink_, probeDownlink_.arrival());
}

void NodeConnection::receiveFailure(const Failure &failure)
{
    Error error = failure.error;
    // Only this side knows by which name the node was called.
    if (error.kind == ErrorKind::NodeBusy || error.kind == ErrorKind::NodeRejected
        || error.kind == ErrorKind::AccessDenied)
        error.subject = node_.toString().toStdString();
    if (failure.fatal)
        return breakWith(error);
    if (state_ == State::Running && failure.id == request_.id)
        return endRunWith(error);
    breakWith(unexpected(failure, "a request"));
}

void NodeConnection::handshakeFailed()
{
    const std::string node = node_.toString().toStdString();
    if (!untrusted_.isEmpty())
        breakWith({ErrorKind::CertificateUntrusted, node, untrusted_.toStdString()});
    else if (socket_.error() == QAbstractSocket::RemoteHostClosedError)
        breakWith({ErrorKind::ConnectionLost, node, "connecting"});
    else
        breakWith({ErrorKind::NodeRejected, node, socket_.errorString().toStdString()});
}

void NodeConnection::closed()
{
    if (socket_.closeCode() == QWebSocketProtocol::CloseCodeTooMuchData) {
        const auto limit = std::to_string(socket_.maxAllowedIncomingMessageSize());
        return breakWith({ErrorKind::MessageTooLarge, '>' + limit, limit});
    }
    const char *underWay = "a run";
    if (state_ == State::Opening)
        underWay = "connecting";
    else if (state_ == State::Greeting)
        underWay = "the comparison of the models";
    else if (state_ == State::Idle)
        underWay = "the pause between two runs";
    else if (state_ == State::Pinging || state_ == State::Probing || state_ == State::ProbeReply)
        underWay = "a probe";
    breakWith({ErrorKind::ConnectionLost, node_.toString().toStdString(), underWay});
}

void NodeConnection::breakWith(const Error &error)
{
    if (state_ == State::Broken)
        return;
    state_ = State::Broken;
    socket_.abort();
    Q_EMIT broken(error);
}

void NodeConnection::endRunWith(const Error &error)
{
    state_ = State::Idle;
    Q_EMIT runFailed(error);
}

} // namespace splitscope
