#include "net/protocol/certificate_fingerprint.h"

#include <QCryptographicHash>

#include <algorithm>

namespace splitscope {

QString certificateFingerprint(const QSslCertificate &certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':'));
}

std::optional<QByteArray> fingerprintBytes(const QString &text)
{
    QString digits = text.trimmed().section(u'=', -1).remove(u':').toLower();
    const auto isDigit = [](QChar digit) {
        return (digit >= u'0' && digit <= u'9') || (digit >= u'a' && digit <= u'f');
    };
    constexpr qsizetype sha256Digits = 64;
    if (digits.size() != sha256Digits || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    return QByteArray::fromHex(digits.toLatin1());
}

} // namespace splitscope
