// How people write down which certificate they mean.
#pragma once

#include <QByteArray>
#include <QSslCertificate>
#include <QString>

#include <optional>

namespace splitscope {

/// SHA-256 of its DER, "3a:9f:…", as openssl x509 -fingerprint -sha256 has it.
QString certificateFingerprint(const QSslCertificate &certificate);

/// With or without colons, in any case, also after "sha256 fingerprint=". Empty: it is none.
std::optional<QByteArray> fingerprintBytes(const QString &text);

} // namespace splitscope
