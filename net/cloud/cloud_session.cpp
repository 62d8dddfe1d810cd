#include "net/cloud/cloud_session.h"

#include "net/error_text.h"
#include "net/protocol/identity.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

std::string secondsText(std::chrono::milliseconds time)
{
    return u"%1 s"_s.arg(std::chrono::duration<double>(time).count(), 0, 'f', 1).toStdString();
}

qint64 largestMessage(const Network &network)
{
    qint64 largest = maxControlBytes;
    for (const CutPoint cut : network.cutPoints()) {
        for (const Coding coding : allCodings()) {
            if (const TensorShape &shape = network.shapeAt(cut); suits(coding, shape))
                largest = std::max(largest, static_cast<qint64>(maxEncodedBytes(coding, shape)));
        }
    }
    return largest;
}

} // namespace

CloudSession::CloudSession(QWebSocket *socket, std::shared_ptr<const Runtime> runtime,
                           InferencePool &pool, const CloudNodeOptions &options, QObject *parent)
    : QObject(parent), socket_(socket), runtime_(std::move(runtime)), pool_(pool),
      options_(options), probeSender_(*socket)
{
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, &CloudSession::timeOut);
    connect(socket, &QWebSocket::binaryMessageReceived, this, &CloudSession::receive);
    connect(socket, &QWebSocket::binaryFrameReceived, this, [this](const QByteArray &frame) {
        if (state_ == State::Payload)
            arrival_.came(frame.size(), Clock::now());
    });
    connect(&probeSender_, &ProbeSender::sent, this, [this] {
        patience_.stop();
        state_ = State::Request;
    });
    connect(socket, &QWebSocket::textMessageReceived, this, [this] {
        failSession({ErrorKind::MessageUnexpected, "text message", "binary message"});
    });
    connect(socket, &QWebSocket::disconnected, this, [this] {
        state_ = State::Over;
        stop_.request_stop();
        Q_EMIT closed();
    });
    allowMessagesUpTo(maxControlBytes);
}

CloudSession::~CloudSession()
{
    stop_.request_stop();
    socket_->disconnect(this);
    socket_->abort(); // or Qt keeps the TCP socket of a deleted WebSocket until the node ends
}

void CloudSession::start()
{
    Q_EMIT terminalLine(u"websocket connect success"_s);
    Q_EMIT terminalLine(u"successfully connection :('%1', %2)"_s.arg(
        socket_->peerAddress().toString(), QString::number(socket_->peerPort())));
    if (socket_->subprotocol() != QLatin1StringView(subprotocol))
        return failSession(
            {ErrorKind::VersionMismatch, subprotocol, socket_->subprotocol().toStdString()});
    patience_.start(options_.helloTimeout);
}

void CloudSession::refuse(const Error &reason)
{
    failSession(reason);
}

void CloudSession::receive(const QByteArray &message)
{
    switch (state_) {
    case State::Hello:
        return receiveHello(message);
    case State::Request:
        return receiveRequest(message);
    case State::Payload:
        return receivePayload(message);
    case State::Unwanted:
        patience_.stop();
        state_ = State::Request;
        return;
    case State::Computing:
        return failSession({ErrorKind::MessageUnexpected, "binary message", "the run's result"});
    case State::Probe:
        return receiveProbeBytes(message.size());
    case State::ProbeReply:
        return failSession({ErrorKind::MessageUnexpected, "binary message", "the probe's reply"});
    case State::Over:
        return;
    }
}

void CloudSession::receiveHello(const QByteArray &bytes)
{
    const auto message = decodeMessage(bytes);
    if (!message)
        return failSession(message.error());
    const auto *hello = std::get_if<Hello>(&*message);
    if (!hello)
        return failSession(
            {ErrorKind::MessageUnexpected, messageName(*message).toStdString(), "hello"});
    const Identity own = identityOf(runtime_->network(), runtime_->fingerprint());
    const Identity edge{hello->version, hello->model, hello->fingerprint};
    if (const auto error = incompatibility(own, edge))
        return failSession(*error);

    patience_.stop();
    state_ = State::Request;
    const qint64 largest = largestMessage(runtime_->network());
    allowMessagesUpTo(largest);
    send(Welcome{.version = own.version,
                 .software = softwareName(),
                 .model = own.model,
                 .fingerprint = own.fingerprint,
                 .maxPayloadBytes = largest,
                 .load = pool_.load()});
    Q_EMIT terminalLine(u"get model type successfully."_s);
}

void CloudSession::receiveRequest(const QByteArray &bytes)
{
    const auto message = decodeMessage(bytes);
    if (!message)
        return failSession(message.error());
    if (const auto *probe = std::get_if<Probe>(&*message))
        return receiveProbe(*probe);
    const auto *request = std::get_if<RunRequest>(&*message);
    if (!request)
        return failSession(
            {ErrorKind::MessageUnexpected, messageName(*message).toStdString(), "run-request"});
    request_ = *request;
    patience_.start(options_.payloadTimeout);
    const auto cut = acceptable(request_);
    if (!cut) {
        state_ = State::Unwanted;
        return failRun(cut.error());
    }
    if (request_.cloud.quota)
        pool_.prepare(*cut, request_.cloud);
    state_ = State::Payload;
    arrival_.reset();
    Q_EMIT terminalLine(u"get partition point successfully."_s);
}

Result<CutPoint> CloudSession::acceptable(const RunRequest &request) const
{
    auto cut = runtime_->network().cutPoint(request.cut);
    if (!cut)
        return cut;
    if (const auto &speed = request.cloud.profile.emulated; speed && !speed->layerTimes.empty()) {
        const auto layers = runtime_->network().layers().size();
        if (speed->layerTimes.size() != layers)
            return fail(ErrorKind::MessageMalformed, "run-request",
                        "cloud.emulated.layer_times_ns: " + std::to_string(speed->layerTimes.size())
                            + " ≠ " + std::to_string(layers));
    }
    const PayloadAnnouncement &payload = request.payload;
    const TensorShape &yielded = runtime_->network().shapeAt(*cut);
    if (payload.shape != yielded)
        return fail(ErrorKind::PayloadShapeMismatch, payload.shape.toString(), yielded.toString());
    if (const auto suitable = checkSuits(payload.coding, yielded); !suitable)
        return tl::make_unexpected(suitable.error());
    const auto most = static_cast<qint64>(maxEncodedBytes(payload.coding, yielded));
    if (payload.bytes > most)
        return fail(ErrorKind::PayloadShapeMismatch, std::to_string(payload.bytes),
                    std::to_string(most));
    return cut;
}

void CloudSession::receivePayload(const QByteArray &payload)
{
    const auto receivedAt = Clock::now();
    patience_.stop();
    state_ = State::Request;
    if (payload.size() != request_.payload.bytes)
        return failRun({ErrorKind::PayloadSizeMismatch, std::to_string(payload.size()),
                        std::to_string(request_.payload.bytes)});
    Q_EMIT terminalLine(u"get edge_output and transfer latency successfully."_s);
    state_ = State::Computing;
    stop_ = {};
    pool_.submit({.cut = runtime_->network().cutPoint(request_.cut).value(),
                  .announcement = request_.payload,
                  .payload = payload,
                  .device = request_.cloud,
                  .delivery = request_.delivery,
                  .receivedAt = receivedAt},
                 stop_.get_token(), this, [this, receivedAt](const Result<CloudReply> &reply) {
                     finish(reply, receivedAt);
                 });
}

void CloudSession::receiveProbe(const Probe &probe)
{
    probe_ = probe;
    probeBytesLeft_ = probe.bytes;
    arrival_.reset();
    state_ = State::Probe;
    patience_.start(options_.payloadTimeout);
}

void CloudSession::receiveProbeBytes(qint64 bytes)
{
    arrival_.came(bytes, Clock::now());
    if (bytes < 1 || bytes > std::min(probeBytesLeft_, probeMessageBytes))
        return failSession({ErrorKind::PayloadSizeMismatch, std::to_string(bytes),
                            std::to_string(std::min(probeBytesLeft_, probeMessageBytes))});
    probeBytesLeft_ -= bytes;
    if (probeBytesLeft_ > 0)
        return;
    state_ = State::ProbeReply;
    patience_.start(options_.payloadTimeout);
    send(ProbeResult{.id = probe_.id, .arrival = arrival_.arrival()});
    probeSender_.send(probe_.replyBytes);
}

void CloudSession::finish(Result<CloudReply> reply, Clock::time_point receivedAt)
{
    if (state_ != State::Computing)
        return;
    state_ = State::Request;
    if (!reply)
        return failRun(reply.error());

    RunResult result;
    result.id = request_.id;
    std::vector<std::byte> output;
    if (reply->output) {
        output = encode(Coding{}, *reply->output).value(); // fp32 holds any values
        result.output = announce(Coding{}, reply->output->shape, QByteArrayView(output));
        reply->output.reset();
    }
    result.reply = std::move(*reply);
    result.reply.arrival = arrival_.arrival();
    result.reply.load = pool_.load();
    result.reply.total = Clock::now() - receivedAt;
    send(result);
    if (result.output) {
        socket_->sendBinaryMessage(QByteArrayView(output).toByteArray());
        socket_->flush();
    }
    Q_EMIT terminalLine(u"short message , transfer latency has been sent successfully"_s);
    Q_EMIT terminalLine(u"short message , cloud latency has been sent successfully"_s);
    Q_EMIT terminalLine(u"===== DNN Collaborative Inference Finished. ====="_s);
}

void CloudSession::timeOut()
{
    if (state_ == State::Over)
        return socket_->abort();
    const bool hello = state_ == State::Hello;
    const bool probe = state_ == State::Probe || state_ == State::ProbeReply;
    failSession({ErrorKind::DeadlineExceeded,
                 hello   ? "the hello"
                 : probe ? "the probe"
                         : "the payload",
                 secondsText(hello ? options_.helloTimeout : options_.payloadTimeout)});
}

void CloudSession::send(const Message &message)
{
    socket_->sendBinaryMessage(encodeMessage(message));
    socket_->flush();
}

void CloudSession::failRun(const Error &error)
{
    Q_EMIT terminalLine(u"error: %1"_s.arg(errorText(error)));
    send(Failure{.id = request_.id, .fatal = false, .error = error});
}

void CloudSession::failSession(const Error &error)
{
    if (state_ == State::Over)
        return;
    state_ = State::Over;
    stop_.request_stop();
    Q_EMIT terminalLine(u"error: %1"_s.arg(errorText(error)));
    send(Failure{.id = 0, .fatal = true, .error = error});
    // The edge closes once it has read that: a connection closed from here might take it along.
    patience_.start(options_.closeTimeout);
}

void CloudSession::allowMessagesUpTo(qint64 bytes)
{
    socket_->setMaxAllowedIncomingFrameSize(static_cast<quint64>(bytes));
    socket_->setMaxAllowedIncomingMessageSize(static_cast<quint64>(bytes));
}

} // namespace splitscope
