#include "net/protocol/messages.h"

#include "net/protocol/fields.h"

#include <libdeflate.h>

namespace splitscope {

namespace {

struct NameOf
{
    QLatin1StringView operator()(const Hello &) const { return message_name::hello; }
    QLatin1StringView operator()(const Welcome &) const { return message_name::welcome; }
    QLatin1StringView operator()(const Device &) const { return message_name::device; }
    QLatin1StringView operator()(const RunRequest &) const { return message_name::runRequest; }
    QLatin1StringView operator()(const RunResult &) const { return message_name::runResult; }
    QLatin1StringView operator()(const Probe &) const { return message_name::probe; }
    QLatin1StringView operator()(const ProbeResult &) const { return message_name::probeResult; }
    QLatin1StringView operator()(const Failure &) const { return message_name::failure; }
};

} // namespace

QString messageName(const Message &message)
{
    return std::visit(NameOf(), message);
}

quint32 payloadCrc32(QByteArrayView payload)
{
    return libdeflate_crc32(0, payload.data(), static_cast<std::size_t>(payload.size()));
}

std::string crcText(quint32 crc)
{
    return QStringLiteral("%1").arg(crc, 8, 16, QChar(u'0')).toStdString();
}

PayloadAnnouncement announce(Coding coding, const TensorShape &shape, QByteArrayView payload)
{
    return {
        .coding = coding, .shape = shape, .bytes = payload.size(), .crc32 = payloadCrc32(payload)};
}

} // namespace splitscope
