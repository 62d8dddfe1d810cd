// An edge without manners: sends whatever a test wants, in whatever order.
#pragma once

#include "net/protocol/identity.h"
#include "net/protocol/messages.h"
#include "tests/integration/split_network.h"

#include <QQueue>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <algorithm>
#include <optional>

namespace splitscope::test {

constexpr int patienceMs = 60'000;

class RawEdge : public QObject
{
public:
    explicit RawEdge(const QString &origin = {}) : socket_(origin)
    {
        connect(&socket_, &QWebSocket::binaryMessageReceived, this,
                [this](const QByteArray &message) { received_.enqueue(message); });
    }

    bool connectTo(const QUrl &url,
                   const QStringList &subprotocols = {QString::fromLatin1(subprotocol)})
    {
        QWebSocketHandshakeOptions options;
        options.setSubprotocols(subprotocols);
        socket_.open(url, options);
        return QTest::qWaitFor([this] { return socket_.isValid(); }, patienceMs);
    }

    /// Connected, and welcome.
    bool joins(const QUrl &url)
    {
        if (!connectTo(url))
            return false;
        send(goodHello());
        const auto answer = receive();
        return answer && std::holds_alternative<Welcome>(*answer);
    }

    static Hello goodHello()
    {
        const Identity own = identityOf(alexNet()->network(), alexNet()->fingerprint());
        return {.version = own.version,
                .software = softwareName(),
                .model = own.model,
                .fingerprint = own.fingerprint,
                .token = {}};
    }

    static RunRequest goodRequest(const CloudRequest &request, std::int64_t id = 1)
    {
        RunRequest message;
        message.id = id;
        message.cut = request.cut.index();
        message.payload =
            announce(request.coding, alexNet()->network().shapeAt(request.cut), bytesOf(request));
        message.delivery = request.delivery;
        return message;
    }

    static QByteArray bytesOf(const CloudRequest &request)
    {
        return {reinterpret_cast<const char *>(request.payload.data()),
                std::ssize(request.payload)};
    }

    void setFrameBytes(quint64 bytes) { socket_.setOutgoingFrameSize(bytes); }
    void send(const Message &message) { socket_.sendBinaryMessage(encodeMessage(message)); }
    void sendBytes(const QByteArray &bytes) { socket_.sendBinaryMessage(bytes); }
    void sendText(const QString &text) { socket_.sendTextMessage(text); }
    /// In messages of so many bytes each.
    void probe(const Probe &probe, qint64 messageBytes = probeMessageBytes)
    {
        send(probe);
        for (qint64 left = probe.bytes; left > 0; left -= messageBytes)
            sendBytes(QByteArray(std::min(left, messageBytes), 'x'));
    }
    void run(const CloudRequest &request, std::int64_t id = 1)
    {
        send(request.cloud);
        send(goodRequest(request, id));
        sendBytes(bytesOf(request));
    }

    /// Empty when the connection closed instead.
    std::optional<QByteArray> receiveBytes()
    {
        const bool came = QTest::qWaitFor(
            [this] { return !received_.isEmpty() || !socket_.isValid(); }, patienceMs);
        if (!came || received_.isEmpty())
            return std::nullopt;
        return received_.dequeue();
    }

    std::optional<Message> receive()
    {
        const auto bytes = receiveBytes();
        const auto message = bytes ? decodeMessage(*bytes) : fail(ErrorKind::ConnectionLost, {});
        return message ? std::optional(*message) : std::nullopt;
    }

    std::optional<RunResult> receiveResult()
    {
        const auto message = receive();
        const auto *result = message ? std::get_if<RunResult>(&*message) : nullptr;
        return result ? std::optional(*result) : std::nullopt;
    }

    std::optional<ProbeResult> receiveProbeResult()
    {
        const auto message = receive();
        const auto *result = message ? std::get_if<ProbeResult>(&*message) : nullptr;
        return result ? std::optional(*result) : std::nullopt;
    }

    std::optional<Failure> receiveFailure()
    {
        const auto message = receive();
        const auto *failure = message ? std::get_if<Failure>(&*message) : nullptr;
        return failure ? std::optional(*failure) : std::nullopt;
    }

    bool becomesClosed()
    {
        return QTest::qWaitFor([this] { return !socket_.isValid(); }, patienceMs);
    }

    void abort() { socket_.abort(); }
    QWebSocketProtocol::CloseCode closeCode() const { return socket_.closeCode(); }
    QString subprotocolSpoken() const { return socket_.subprotocol(); }

private:
    QWebSocket socket_;
    QQueue<QByteArray> received_;
};

} // namespace splitscope::test
