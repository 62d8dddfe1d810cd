#include "net/error_text.h"
#include "net/protocol/cbor_heads.h"
#include "net/protocol/field_reader.h"
#include "net/protocol/fields.h"
#include "net/protocol/messages.h"

#include <QCborValue>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr int mostLevels = 8;

tl::unexpected<Error> malformed(const QString &what)
{
    return fail(ErrorKind::MessageMalformed, "message", what.toStdString());
}

/// What no message may contain anywhere, fields that this version does not know included.
std::optional<QString> structureProblem(const QCborValue &value)
{
    if (value.isTag())
        return structureProblem(value.taggedValue());
    if (value.isArray()) {
        const QCborArray array = value.toArray();
        for (const auto &item : array) {
            if (auto problem = structureProblem(item))
                return problem;
        }
    }
    if (value.isMap()) {
        QSet<QString> seen;
        const QCborMap map = value.toMap();
        for (const auto &[key, item] : map) {
            if (!key.isString())
                return u"a field's name is not a text"_s;
            if (seen.contains(key.toString()))
                return u"%1: given twice"_s.arg(key.toString());
            seen.insert(key.toString());
            if (auto problem = structureProblem(item))
                return problem;
        }
    }
    return std::nullopt;
}

Result<QCborMap> parsedMap(const QByteArray &bytes)
{
    if (bytes.size() > maxControlBytes)
        return fail(ErrorKind::MessageTooLarge, std::to_string(bytes.size()),
                    std::to_string(maxControlBytes));
    if (const auto problem = announcementProblem(bytes, mostLevels))
        return malformed(*problem);
    QCborParserError parse;
    const QCborValue value = QCborValue::fromCbor(bytes, &parse);
    if (parse.error != QCborError::NoError)
        return malformed(u"no CBOR: %1"_s.arg(parse.errorString()));
    if (parse.offset != bytes.size())
        return malformed(u"%1 bytes follow the map"_s.arg(bytes.size() - parse.offset));
    if (!value.isMap())
        return malformed(u"not a map"_s);
    if (const auto problem = structureProblem(value))
        return malformed(*problem);
    return value.toMap();
}

Fingerprint readFingerprint(FieldReader &fields)
{
    Fingerprint fingerprint;
    const auto length = static_cast<qsizetype>(fingerprint.digest.size());
    const QByteArray bytes = fields.bytes(field::fingerprint, length);
    std::transform(bytes.begin(), bytes.end(), fingerprint.digest.begin(),
                   [](char byte) { return static_cast<std::byte>(byte); });
    return fingerprint;
}

TensorShape readShape(FieldReader &fields)
{
    TensorShape shape;
    qint64 elements = 1;
    const QCborArray extents = fields.array(field::shape, 1, limit::dimensions);
    for (const auto &extent : extents) {
        const qint64 size = extent.isInteger() ? extent.toInteger() : 0; // not of any double
        if (size < 1 || size > limit::elements / elements) {
            fields.reject(field::shape,
                          u"not extents of %1 elements at most"_s.arg(limit::elements));
            return {};
        }
        elements *= size;
        shape.extents.push_back(size);
    }
    return shape;
}

PayloadAnnouncement readPayload(FieldReader fields)
{
    PayloadAnnouncement payload;
    const auto coding = codingById(fields.text(field::coding, limit::codeBytes).toStdString());
    if (coding)
        payload.coding = *coding;
    else
        fields.reject(field::coding, u"not a coding that is known here"_s);
    payload.shape = readShape(fields);
    payload.bytes = fields.integer(field::bytes, 1, limit::payloadBytes);
    payload.crc32 =
        static_cast<quint32>(fields.integer(field::crc32, 0, std::numeric_limits<quint32>::max()));
    return payload;
}

EmulatedSpeed readSpeed(FieldReader fields)
{
    EmulatedSpeed speed{
        .macsPerSecond =
            fields.number(field::macsPerSecond, limit::leastPerSecond, limit::mostPerSecond),
        .weightBytesPerSecond =
            fields.number(field::weightBytesPerSecond, limit::leastPerSecond, limit::mostPerSecond),
        .overhead =
            std::chrono::nanoseconds(fields.integer(field::overheadNs, 0, limit::overheadNs))};
    if (!fields.has(field::layerTimesNs))
        return speed;
    for (const auto &item : fields.array(field::layerTimesNs, 1, limit::layerTimes)) {
        const qint64 time = item.isInteger() ? item.toInteger() : -1;
        if (time < 0 || time > limit::layerTimeNs)
            fields.reject(field::layerTimesNs, u"not integers in 0..%1"_s.arg(limit::layerTimeNs));
        speed.layerTimes.emplace_back(time);
    }
    return speed;
}

Message readDevice(FieldReader &fields)
{
    Device device;
    device.profile.id = fields.text(field::profile, limit::profileBytes).toStdString();
    device.share = CpuShare::of(fields.number(field::cpuShare, CpuShare::least, CpuShare::most))
                       .value_or(CpuShare());
    if (fields.has(field::quotaUs)) {
        const std::chrono::microseconds period(fields.integer(
            field::quotaUs, CpuQuota::leastPeriod.count(), CpuQuota::mostPeriod.count()));
        device.quota = CpuQuota::withPeriod(period).value_or(CpuQuota());
    }
    if (fields.has(field::emulated))
        device.profile.emulated = readSpeed(fields.map(field::emulated));
    return device;
}

std::chrono::nanoseconds readDuration(FieldReader &fields, QLatin1StringView name)
{
    return std::chrono::nanoseconds(fields.integer(name, 0, limit::durationNs));
}

ShareKept readShareKept(FieldReader &fields)
{
    const std::string id = fields.text(field::shareKept, limit::codeBytes).toStdString();
    const auto keeping = shareKeepingById(id);
    if (!keeping)
        fields.reject(field::shareKept, u"neither \"unlimited\" nor \"pacing\" nor \"quota\""_s);
    ShareKept kept{keeping.value_or(ShareKeeping::Unlimited)};
    if (fields.has(field::quotaRefused)) {
        FieldReader reason = fields.map(field::quotaRefused);
        kept.quotaRefused =
            Error{.kind = ErrorKind::QuotaUnavailable,
                  .subject = reason.text(field::subject, limit::reasonBytes).toStdString(),
                  .detail = reason.text(field::detail, limit::reasonBytes).toStdString()};
    }
    return kept;
}

std::optional<Arrival> readArrival(FieldReader &fields)
{
    if (!fields.has(field::arrival))
        return std::nullopt;
    FieldReader arrival = fields.map(field::arrival);
    return Arrival{arrival.integer(field::bytes, 1, limit::payloadBytes),
                   readDuration(arrival, field::durationNs)};
}

std::optional<NodeLoad> readLoad(FieldReader &fields)
{
    if (!fields.has(field::load))
        return std::nullopt;
    FieldReader load = fields.map(field::load);
    return NodeLoad{.workers = static_cast<int>(load.integer(field::workers, 1, limit::requests)),
                    .computing =
                        static_cast<int>(load.integer(field::computing, 0, limit::requests)),
                    .queued = static_cast<int>(load.integer(field::queued, 0, limit::requests)),
                    .slowDown = load.number(field::slowDown, 1, limit::slowDown),
                    .wait = readDuration(load, field::waitNs)};
}

AnswerDigest readAnswer(FieldReader &fields)
{
    AnswerDigest answer;
    const QCborArray top = fields.array(field::top, 1, limit::topClasses);
    for (qsizetype i = 0; i < top.size(); ++i) {
        FieldReader scored = fields.mapIn(top, i, field::top);
        answer.top.push_back(
            {.index = static_cast<int>(scored.integer(field::index, 0, limit::classIndex)),
             .score =
                 static_cast<float>(scored.number(field::score, -limit::score, limit::score))});
    }
    answer.norm = static_cast<float>(fields.number(field::norm, 0, limit::score));
    return answer;
}

Message readHello(FieldReader &fields)
{
    return Hello{.version = static_cast<int>(fields.integer(field::version, 1, limit::version)),
                 .software = fields.text(field::software, limit::softwareBytes),
                 .model = fields.text(field::model, limit::modelBytes),
                 .fingerprint = readFingerprint(fields),
                 .token = fields.text(field::token, limit::tokenBytes)};
}

Message readWelcome(FieldReader &fields)
{
    return Welcome{.version = static_cast<int>(fields.integer(field::version, 1, limit::version)),
                   .software = fields.text(field::software, limit::softwareBytes),
                   .model = fields.text(field::model, limit::modelBytes),
                   .fingerprint = readFingerprint(fields),
                   .maxPayloadBytes =
                       fields.integer(field::maxPayloadBytes, 1, limit::payloadBytes),
                   .load = readLoad(fields)};
}

Message readRunRequest(FieldReader &fields)
{
    RunRequest request{.id = fields.integer(field::id, 1, limit::id),
                       .cut = static_cast<int>(fields.integer(field::cut, 0, limit::cut)),
                       .payload = readPayload(fields.map(field::payload))};
    const QString delivery = fields.text(field::delivery, limit::codeBytes);
    if (delivery == "edge"_L1)
        request.delivery = AnswerDelivery::Edge;
    else if (delivery != "cloud"_L1)
        fields.reject(field::delivery, u"neither \"cloud\" nor \"edge\""_s);
    return request;
}

Message readRunResult(FieldReader &fields)
{
    RunResult result;
    result.id = fields.integer(field::id, 1, limit::id);
    result.reply.total = readDuration(fields, field::totalNs);
    result.reply.queue = readDuration(fields, field::queueNs);
    result.reply.decode = readDuration(fields, field::decodeNs);
    result.reply.compute = readDuration(fields, field::computeNs);
    result.reply.achievedShare = fields.number(field::achievedShare, 0, limit::achievedShare);
    result.reply.hostTooSlow = fields.boolean(field::hostTooSlow);
    if (fields.has(field::cpuNs))
        result.reply.cpu = readDuration(fields, field::cpuNs);
    if (fields.has(field::shareKept))
        result.reply.shareKept = readShareKept(fields);
    result.reply.arrival = readArrival(fields);
    result.reply.load = readLoad(fields);
    result.reply.answer = readAnswer(fields);
    if (fields.has(field::output))
        result.output = readPayload(fields.map(field::output));
    return result;
}

Message readProbe(FieldReader &fields)
{
    return Probe{.id = fields.integer(field::id, 1, limit::id),
                 .bytes = fields.integer(field::bytes, 1, mostProbeBytes),
                 .replyBytes = fields.integer(field::replyBytes, 0, mostProbeBytes)};
}

Message readProbeResult(FieldReader &fields)
{
    return ProbeResult{.id = fields.integer(field::id, 1, limit::id),
                       .arrival = readArrival(fields)};
}

Message readFailure(FieldReader &fields)
{
    Failure failure{
        .id = fields.integer(field::id, 0, limit::id),
        .fatal = fields.boolean(field::fatal),
        .error = {.kind = errorKindByCode(fields.text(field::code, limit::codeBytes)),
                  .subject = fields.text(field::subject, limit::reasonBytes).toStdString(),
                  .detail = fields.text(field::detail, limit::reasonBytes).toStdString()}};
    if (fields.has(field::retryAfterMs))
        failure.retryAfter =
            std::chrono::milliseconds(fields.integer(field::retryAfterMs, 0, limit::retryAfterMs));
    return failure;
}

using Read = Message (*)(FieldReader &);

Read readerOf(const QString &name)
{
    if (name == message_name::hello)
        return readHello;
    if (name == message_name::welcome)
        return readWelcome;
    if (name == message_name::device)
        return readDevice;
    if (name == message_name::runRequest)
        return readRunRequest;
    if (name == message_name::runResult)
        return readRunResult;
    if (name == message_name::probe)
        return readProbe;
    if (name == message_name::probeResult)
        return readProbeResult;
    if (name == message_name::failure)
        return readFailure;
    return nullptr;
}

} // namespace

Result<Message> decodeMessage(const QByteArray &bytes)
{
    const auto map = parsedMap(bytes);
    if (!map)
        return tl::make_unexpected(map.error());
    std::optional<Error> error;
    const QString name = FieldReader(*map, u"message"_s, error).text(field::type, limit::codeBytes);
    if (error)
        return tl::make_unexpected(*error);
    const Read read = readerOf(name);
    if (!read)
        return fail(ErrorKind::MessageUnknown, name.toStdString());
    FieldReader fields(*map, name, error);
    Message message = read(fields);
    if (error)
        return tl::make_unexpected(*error);
    return message;
}

} // namespace splitscope
