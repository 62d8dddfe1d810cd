#include "net/cloud/cloud_session.h"

#include "net/cloud/request_rules.h"
#include "net/error_text.h"
#include "net/protocol/identity.h"

#include <QSslSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

using Clock = std::chrono::steady_clock;

/// What may come at any time after the welcome, so that a message out of order can be named. What
/// is longer has to be announced, and is reckoned with before a byte of it comes.
constexpr qint64 freeBytes = 128 * 1024;
/// Of an edge that does not read, as long as it goes on sending. A probe's reply is kept below it.
constexpr qint64 mostUnsent = 1024 * 1024;
constexpr std::chrono::milliseconds leastRetry(100);
constexpr std::chrono::milliseconds mostRetry(60'000);

std::string secondsText(std::chrono::milliseconds time)
{
    return u"%1 s"_s.arg(std::chrono::duration<double>(time).count(), 0, 'f', 1).toStdString();
}

qint64 outputBytes(const Network &network)
{
    return network.shapeAt(network.lastCut()).bytes();
}

/// An honest edge of another release says a good hello, to a full node too.
bool countsAsFailedHello(const Error &error)
{
    return error.kind != ErrorKind::VersionMismatch && error.kind != ErrorKind::NodeBusy;
}

} // namespace

CloudSession::CloudSession(InferencePool::Session id, QWebSocket *socket, QTcpSocket *tcp,
                           NodeServices &services, QObject *parent)
    : QObject(parent), id_(id), socket_(socket), tcp_(tcp), services_(services),
      options_(services.options), probeSender_(*socket, [this] { return unsent(); })
{
    patience_.setSingleShot(true);
    connect(&patience_, &QTimer::timeout, this, &CloudSession::timeOut);
    readerPatience_.setSingleShot(true);
    connect(&readerPatience_, &QTimer::timeout, this, &CloudSession::cutReader);
    connect(socket, &QWebSocket::binaryMessageReceived, this, &CloudSession::receive);
    connect(socket, &QWebSocket::binaryFrameReceived, this, [this](const QByteArray &frame) {
        if (state_ == State::Payload)
            arrival_.came(frame.size(), Clock::now());
    });
    connect(&probeSender_, &ProbeSender::sent, this, &CloudSession::awaitRequest);
    connect(socket, &QWebSocket::textMessageReceived, this, [this] {
        failSession({ErrorKind::MessageUnexpected, "text message", "binary message"});
    });
    connect(socket, &QWebSocket::disconnected, this, &CloudSession::disconnected);
    watchReader();
    allowMessagesUpTo(maxControlBytes);
}

void CloudSession::watchReader()
{
    const auto wrote = [this] {
        checkReader();
        probeSender_.proceed();
    };
    if (auto *tls = qobject_cast<QSslSocket *>(tcp_.data()))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, wrote);
    else
        connect(tcp_, &QTcpSocket::bytesWritten, this, wrote);
    // Pings are answered behind our back.
    connect(tcp_, &QTcpSocket::readyRead, this, &CloudSession::checkReader);
}

CloudSession::~CloudSession()
{
    stop_.request_stop();
    services_.pool.leave(id_);
    if (tcp_)
        tcp_->disconnect(this);
    socket_->disconnect(this);
    socket_->abort();
    socket_.reset(); // it may still use the other
    if (tcp_)
        tcp_->deleteLater();
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

void CloudSession::finishUp()
{
    isFinishingUp_ = true;
    if (state_ == State::Hello || state_ == State::Loading || state_ == State::Request)
        closeGently();
}

void CloudSession::judgeToken()
{
    const bool isIn = state_ != State::Hello && state_ != State::Over;
    if (!isIn || services_.tokens.admit(tokenDigest_))
        return;
    log(LogLevel::Info, u"token-revoked"_s);
    finishUp();
}

void CloudSession::receive(const QByteArray &message)
{
    services_.metrics.received(message.size());
    switch (state_) {
    case State::Hello:
        return receiveHello(message);
    case State::Loading:
        return failSession({ErrorKind::MessageUnexpected, "binary message", "the welcome"});
    case State::Request:
        return receiveRequest(message);
    case State::Payload:
        return receivePayload(message);
    case State::Unwanted:
        memory_ = {};
        return awaitRequest();
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
    edge_ = {hello->version, hello->model, hello->fingerprint};
    if (hello->version != protocolVersion)
        return failSession({ErrorKind::VersionMismatch, std::to_string(protocolVersion),
                            std::to_string(hello->version)});
    tokenDigest_ = AccessTokens::digestOf(hello->token);
    if (!services_.tokens.admit(tokenDigest_))
        return failSession(
            {ErrorKind::AccessDenied, services_.name,
             hello->token.isEmpty() ? "it wants a token" : "it knows no such token"});
    patience_.stop();
    state_ = State::Loading;
    log(LogLevel::Debug, u"hello"_s,
        {{u"model"_s, hello->model}, {u"software"_s, hello->software}});
    services_.models.request(hello->model, this, [this](const auto &model) { welcome(model); });
}

void CloudSession::welcome(const Result<ModelShelf::Loaded> &model)
{
    if (state_ != State::Loading)
        return;
    if (!model && model.error().kind != ErrorKind::UnknownModel)
        return failSession(model.error());
    const auto &runtime = model ? *model : services_.models.first();
    const Identity own = identityOf(runtime->network(), runtime->fingerprint());
    if (const auto error = incompatibility(own, edge_))
        return failSession(*error);
    runtime_ = runtime;
    services_.metrics.sessionOpened();
    awaitRequest();
    send(Welcome{.version = own.version,
                 .software = softwareName(),
                 .model = own.model,
                 .fingerprint = own.fingerprint,
                 .maxPayloadBytes = longestPayload(runtime_->network()),
                 .load = services_.pool.load()});
    log(LogLevel::Info, u"session-opened"_s,
        {{u"peer"_s, u"%1:%2"_s.arg(socket_->peerAddress().toString()).arg(socket_->peerPort())},
         {u"model"_s, own.model}});
    Q_EMIT terminalLine(u"get model type successfully."_s);
}

void CloudSession::awaitRequest()
{
    patience_.stop();
    if (state_ == State::Over)
        return;
    state_ = State::Request;
    if (isFinishingUp_)
        return closeGently();
    allowMessagesUpTo(freeBytes);
    if (options_.idleTimeout.count() > 0)
        patience_.start(options_.idleTimeout);
}

void CloudSession::receiveRequest(const QByteArray &bytes)
{
    const auto message = decodeMessage(bytes);
    if (!message)
        return failSession(message.error());
    if (const auto *probe = std::get_if<Probe>(&*message))
        return receiveProbe(*probe);
    if (const auto *device = std::get_if<Device>(&*message))
        return receiveDevice(*device);
    if (const auto *request = std::get_if<RunRequest>(&*message))
        return receiveRun(*request);
    failSession({ErrorKind::MessageUnexpected, messageName(*message).toStdString(), "run-request"});
}

void CloudSession::receiveDevice(const Device &device)
{
    if (const auto possible = acceptable(device, runtime_->network()); !possible)
        return failSession(possible.error());
    device_ = device;
    awaitRequest();
}

void CloudSession::receiveRun(const RunRequest &request)
{
    const Network &network = runtime_->network();
    request_ = request;
    patience_.start(options_.payloadTimeout);
    const qint64 coming = std::min<qint64>(request.payload.bytes, longestPayload(network));
    // Whatever becomes of the request, its payload is under way.
    memory_ = services_.budget.take(memoryFor(request, network));
    if (!memory_)
        return failSession(
            {ErrorKind::NodeBusy, services_.name, "it has no memory for another payload"});
    allowMessagesUpTo(coming + freeBytes);
    const auto cut = acceptableCut(request, network);
    if (!cut)
        return refuseRun(cut.error());
    if (services_.pool.load().queued >= options_.maxQueue)
        return refuseRun({ErrorKind::NodeBusy, services_.name, "its queue is full"});
    state_ = State::Payload;
    arrival_.reset();
    services_.pool.prepare(runtime_, *cut, device_);
    Q_EMIT terminalLine(u"get partition point successfully."_s);
}

void CloudSession::receivePayload(const QByteArray &payload)
{
    const auto receivedAt = Clock::now();
    patience_.stop();
    allowMessagesUpTo(freeBytes);
    if (payload.size() != request_.payload.bytes)
        return endRunWith({ErrorKind::PayloadSizeMismatch, std::to_string(payload.size()),
                           std::to_string(request_.payload.bytes)});
    Q_EMIT terminalLine(u"get edge_output and transfer latency successfully."_s);
    state_ = State::Computing;
    isTimedOut_ = false;
    stop_ = {};
    services_.pool.submit(
        id_,
        {.runtime = runtime_,
         .cut = runtime_->network().cutPoint(request_.cut).value(),
         .announcement = request_.payload,
         .payload = payload,
         .device = device_,
         .delivery = request_.delivery,
         .receivedAt = receivedAt},
        stop_.get_token(),
        {.receiver = this,
         .began =
             [this] {
                 if (state_ == State::Computing)
                     patience_.start(options_.inferenceTimeout);
             },
         .done = [this, receivedAt](const auto &reply) { finish(reply, receivedAt); }});
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
    if (!reply && isTimedOut_)
        return endRunWith(
            {ErrorKind::DeadlineExceeded, "the computing", secondsText(options_.inferenceTimeout)});
    if (!reply)
        return endRunWith(reply.error());

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
    result.reply.load = services_.pool.load();
    result.reply.total = Clock::now() - receivedAt;
    services_.metrics.answered(result.reply);
    send(result);
    if (result.output) {
        socket_->sendBinaryMessage(QByteArrayView(output).toByteArray());
        socket_->flush();
        services_.metrics.sent(std::ssize(output));
    }
    Q_EMIT terminalLine(u"short message , transfer latency has been sent successfully"_s);
    Q_EMIT terminalLine(u"short message , cloud latency has been sent successfully"_s);
    Q_EMIT terminalLine(u"===== DNN Collaborative Inference Finished. ====="_s);
    memory_ = {};
    awaitRequest();
}

void CloudSession::disconnected()
{
    if (state_ == State::Computing)
        services_.metrics.failed(u"cancelled"_s);
    if (state_ == State::Hello)
        services_.gate.failedHello(socket_->peerAddress());
    if (runtime_)
        log(LogLevel::Info, u"session-closed"_s);
    state_ = State::Over;
    stop_.request_stop();
    services_.pool.leave(id_);
    patience_.stop();
    readerPatience_.stop();
    runtime_.reset();
    memory_ = {};
    Q_EMIT closed();
}

void CloudSession::timeOut()
{
    switch (state_) {
    case State::Over:
        return socket_->abort();
    case State::Computing:
        isTimedOut_ = true;
        stop_.request_stop();
        return;
    case State::Hello:
        return failSession(
            {ErrorKind::DeadlineExceeded, "the hello", secondsText(options_.helloTimeout)});
    case State::Request:
        log(LogLevel::Info, u"idle"_s);
        services_.metrics.rejected(u"idle"_s);
        return closeGently();
    case State::Probe:
    case State::ProbeReply:
        return failSession(
            {ErrorKind::DeadlineExceeded, "the probe", secondsText(options_.payloadTimeout)});
    default:
        return failSession(
            {ErrorKind::DeadlineExceeded, "the payload", secondsText(options_.payloadTimeout)});
    }
}

qint64 CloudSession::unsent() const
{
    if (!tcp_)
        return 0;
    const auto *tls = qobject_cast<const QSslSocket *>(tcp_.data());
    return tcp_->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

/// Whenever bytes went out, or came in.
void CloudSession::checkReader()
{
    const qint64 left = unsent();
    const qint64 output = runtime_ ? outputBytes(runtime_->network()) : 0;
    if (left > mostUnsent + output)
        return cutReader();
    const bool taken = left < unsentBefore_;
    unsentBefore_ = left;
    if (left == 0)
        readerPatience_.stop();
    else if (taken || !readerPatience_.isActive())
        readerPatience_.start(options_.writeTimeout);
}

void CloudSession::cutReader()
{
    services_.metrics.rejected(u"slow-reader"_s);
    log(LogLevel::Warning, u"slow-reader"_s, {{u"unsent"_s, QString::number(unsent())}});
    socket_->abort();
}

void CloudSession::send(const Message &message)
{
    const QByteArray bytes = encodeMessage(message);
    services_.metrics.sent(bytes.size());
    socket_->sendBinaryMessage(bytes);
    socket_->flush();
    checkReader();
}

/// Before its payload is in.
void CloudSession::refuseRun(const Error &error)
{
    state_ = State::Unwanted;
    failRun(error);
}

/// The request is over, and its payload in.
void CloudSession::endRunWith(const Error &error)
{
    memory_ = {};
    failRun(error);
    awaitRequest();
}

void CloudSession::failRun(const Error &error)
{
    services_.metrics.failed(errorCode(error.kind));
    log(LogLevel::Warning, u"run-failed"_s,
        {{u"code"_s, errorCode(error.kind)},
         {u"subject"_s, QString::fromStdString(error.subject)},
         {u"detail"_s, QString::fromStdString(error.detail)}});
    Q_EMIT terminalLine(u"error: %1"_s.arg(errorText(error)));
    send(Failure{
        .id = request_.id, .fatal = false, .error = error, .retryAfter = retryAfter(error)});
}

void CloudSession::failSession(const Error &error)
{
    if (state_ == State::Over)
        return;
    if (state_ == State::Hello && countsAsFailedHello(error))
        services_.gate.failedHello(socket_->peerAddress());
    state_ = State::Over;
    stop_.request_stop();
    services_.pool.leave(id_);
    services_.metrics.rejected(errorCode(error.kind));
    log(LogLevel::Warning, u"session-failed"_s,
        {{u"peer"_s, socket_->peerAddress().toString()},
         {u"code"_s, errorCode(error.kind)},
         {u"subject"_s, QString::fromStdString(error.subject)},
         {u"detail"_s, QString::fromStdString(error.detail)}});
    Q_EMIT terminalLine(u"error: %1"_s.arg(errorText(error)));
    send(Failure{.id = 0, .fatal = true, .error = error, .retryAfter = retryAfter(error)});
    // The edge closes once it has read that: a connection closed from here might take it along.
    patience_.start(options_.closeTimeout);
}

void CloudSession::closeGently()
{
    state_ = State::Over;
    patience_.start(options_.closeTimeout);
    socket_->close(QWebSocketProtocol::CloseCodeGoingAway);
}

std::optional<std::chrono::milliseconds> CloudSession::retryAfter(const Error &error) const
{
    if (error.kind != ErrorKind::NodeBusy)
        return std::nullopt;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(services_.pool.load().wait);
    return std::clamp(wait, leastRetry, mostRetry);
}

void CloudSession::log(LogLevel level, const QString &event,
                       QList<std::pair<QString, QString>> fields)
{
    fields.prepend({u"session"_s, QString::number(id_)});
    Q_EMIT logged({level, event, fields});
}

void CloudSession::allowMessagesUpTo(qint64 bytes)
{
    socket_->setMaxAllowedIncomingFrameSize(static_cast<quint64>(bytes));
    socket_->setMaxAllowedIncomingMessageSize(static_cast<quint64>(bytes));
}

} // namespace splitscope
