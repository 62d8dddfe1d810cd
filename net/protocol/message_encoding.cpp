#include "net/error_text.h"
#include "net/protocol/fields.h"
#include "net/protocol/messages.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

namespace splitscope {

namespace {

/// At most so many bytes of UTF-8, never half a character.
QString shortened(const QString &text, qsizetype mostBytes)
{
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() <= mostBytes)
        return text;
    const auto continues = [](char byte) {
        return (static_cast<unsigned char>(byte) >> 6) == 0b10;
    };
    qsizetype end = mostBytes;
    while (end > 0 && continues(utf8.at(end)))
        --end;
    return QString::fromUtf8(utf8.first(end));
}

QString shortened(const std::string &text, qsizetype mostBytes)
{
    return shortened(QString::fromStdString(text), mostBytes);
}

QByteArray bytesOf(const Fingerprint &fingerprint)
{
    return {reinterpret_cast<const char *>(fingerprint.digest.data()),
            static_cast<qsizetype>(fingerprint.digest.size())};
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QCborMap mapOf(const PayloadAnnouncement &payload)
{
    QCborArray shape;
    for (const std::int64_t extent : payload.shape.extents)
        shape.append(static_cast<qint64>(extent));
    return {{field::coding, textOf(codingId(payload.coding))},
            {field::shape, shape},
            {field::bytes, payload.bytes},
            {field::crc32, static_cast<qint64>(payload.crc32)}};
}

QCborMap mapOf(const Arrival &arrival)
{
    return {{field::bytes, static_cast<qint64>(arrival.bytes)},
            {field::durationNs, static_cast<qint64>(arrival.time.count())}};
}

QCborMap mapOf(const NodeLoad &load)
{
    return {{field::workers, load.workers},
            {field::computing, load.computing},
            {field::queued, load.queued},
            {field::slowDown, load.slowDown},
            {field::waitNs, static_cast<qint64>(load.wait.count())}};
}

QCborMap mapOf(const EmulatedSpeed &speed)
{
    QCborMap map{{field::macsPerSecond, speed.macsPerSecond},
                 {field::weightBytesPerSecond, speed.weightBytesPerSecond},
                 {field::overheadNs, static_cast<qint64>(speed.overhead.count())}};
    QCborArray times;
    for (const std::chrono::nanoseconds time : speed.layerTimes)
        times.append(static_cast<qint64>(time.count()));
    if (!times.isEmpty())
        map.insert(field::layerTimesNs, times);
    return map;
}

void insert(QCborMap &map, const ShareKept &kept)
{
    map.insert(field::shareKept, textOf(shareKeepingId(kept.by)));
    if (kept.quotaRefused)
        map.insert(
            field::quotaRefused,
            QCborMap{{field::subject, shortened(kept.quotaRefused->subject, limit::reasonBytes)},
                     {field::detail, shortened(kept.quotaRefused->detail, limit::reasonBytes)}});
}

QCborArray arrayOf(const std::vector<ScoredClass> &top)
{
    QCborArray array;
    for (const ScoredClass &scored : top)
        array.append(QCborMap{{field::index, scored.index}, {field::score, double(scored.score)}});
    return array;
}

struct Encode
{
    QCborMap operator()(const Hello &hello) const
    {
        return {{field::type, message_name::hello},
                {field::version, hello.version},
                {field::software, shortened(hello.software, limit::softwareBytes)},
                {field::model, shortened(hello.model, limit::modelBytes)},
                {field::fingerprint, bytesOf(hello.fingerprint)},
                {field::token, shortened(hello.token, limit::tokenBytes)}};
    }

    QCborMap operator()(const Welcome &welcome) const
    {
        QCborMap map{{field::type, message_name::welcome},
                     {field::version, welcome.version},
                     {field::software, shortened(welcome.software, limit::softwareBytes)},
                     {field::model, shortened(welcome.model, limit::modelBytes)},
                     {field::fingerprint, bytesOf(welcome.fingerprint)},
                     {field::maxPayloadBytes, welcome.maxPayloadBytes}};
        if (welcome.load)
            map.insert(field::load, mapOf(*welcome.load));
        return map;
    }

    QCborMap operator()(const Device &device) const
    {
        QCborMap map{{field::type, message_name::device},
                     {field::profile, shortened(device.profile.id, limit::profileBytes)},
                     {field::cpuShare, device.share.value()}};
        if (device.quota)
            map.insert(field::quotaUs, static_cast<qint64>(device.quota->period().count()));
        if (const auto &speed = device.profile.emulated)
            map.insert(field::emulated, mapOf(*speed));
        return map;
    }

    QCborMap operator()(const RunRequest &request) const
    {
        const bool toEdge = request.delivery == AnswerDelivery::Edge;
        return {{field::type, message_name::runRequest},
                {field::id, static_cast<qint64>(request.id)},
                {field::cut, request.cut},
                {field::payload, mapOf(request.payload)},
                {field::delivery, QLatin1StringView(toEdge ? "edge" : "cloud")}};
    }

    QCborMap operator()(const RunResult &result) const
    {
        const CloudReply &reply = result.reply;
        QCborMap map{{field::type, message_name::runResult},
                     {field::id, static_cast<qint64>(result.id)},
                     {field::totalNs, static_cast<qint64>(reply.total.count())},
                     {field::queueNs, static_cast<qint64>(reply.queue.count())},
                     {field::decodeNs, static_cast<qint64>(reply.decode.count())},
                     {field::computeNs, static_cast<qint64>(reply.compute.count())},
                     {field::achievedShare, reply.achievedShare},
                     {field::hostTooSlow, reply.hostTooSlow},
                     {field::top, arrayOf(reply.answer.top)},
                     {field::norm, double(reply.answer.norm)}};
        if (reply.cpu)
            map.insert(field::cpuNs, static_cast<qint64>(reply.cpu->count()));
        if (reply.shareKept)
            insert(map, *reply.shareKept);
        if (reply.arrival)
            map.insert(field::arrival, mapOf(*reply.arrival));
        if (reply.load)
            map.insert(field::load, mapOf(*reply.load));
        if (result.output)
            map.insert(field::output, mapOf(*result.output));
        return map;
    }

    QCborMap operator()(const Probe &probe) const
    {
        return {{field::type, message_name::probe},
                {field::id, static_cast<qint64>(probe.id)},
                {field::bytes, probe.bytes},
                {field::replyBytes, probe.replyBytes}};
    }

    QCborMap operator()(const ProbeResult &result) const
    {
        QCborMap map{{field::type, message_name::probeResult},
                     {field::id, static_cast<qint64>(result.id)}};
        if (result.arrival)
            map.insert(field::arrival, mapOf(*result.arrival));
        return map;
    }

    QCborMap operator()(const Failure &failure) const
    {
        QCborMap map{{field::type, message_name::failure},
                     {field::id, static_cast<qint64>(failure.id)},
                     {field::fatal, failure.fatal},
                     {field::code, errorCode(failure.error.kind)},
                     {field::subject, shortened(failure.error.subject, limit::reasonBytes)},
                     {field::detail, shortened(failure.error.detail, limit::reasonBytes)}};
        if (failure.retryAfter)
            map.insert(field::retryAfterMs, static_cast<qint64>(failure.retryAfter->count()));
        return map;
    }
};

} // namespace

QByteArray encodeMessage(const Message &message)
{
    return std::visit(Encode(), message).toCborValue().toCbor();
}

} // namespace splitscope
