#include "net/cloud/access_tokens.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

QByteArray sha256(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

/// Looks at every byte, wherever the first difference is.
bool equal(const QByteArray &one, const QByteArray &other)
{
    unsigned difference = one.size() == other.size() ? 0 : 1;
    for (qsizetype i = 0; i < one.size() && i < other.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

} // namespace

Result<AccessTokens> AccessTokens::fromText(QByteArrayView text, const QString &name)
{
    AccessTokens tokens;
    int line = 0;
    for (const QByteArray &raw : text.toByteArray().split('\n')) {
        ++line;
        const QByteArray token = raw.trimmed();
        if (token.isEmpty() || token.startsWith('#'))
            continue;
        if (token.size() < leastBytes || token.size() > mostBytes)
            return fail(ErrorKind::NodeSettingUnusable,
                        u"%1:%2"_s.arg(name).arg(line).toStdString(),
                        "a token has 16 to 512 bytes");
        tokens.digests_ << sha256(token);
    }
    if (tokens.digests_.isEmpty())
        return fail(ErrorKind::NodeSettingUnusable, name.toStdString(), "it holds no token");
    return tokens;
}

Result<AccessTokens> AccessTokens::fromFile(const QString &name)
{
    constexpr qint64 mostFileBytes = 1024 * 1024;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NodeSettingUnusable, name.toStdString(),
                    file.errorString().toStdString());
    return fromText(file.read(mostFileBytes), name);
}

QByteArray AccessTokens::digestOf(const QString &token)
{
    return sha256(token.toUtf8());
}

bool AccessTokens::admit(const QByteArray &digest) const
{
    bool known = digests_.isEmpty();
    for (const QByteArray &one : digests_)
        known |= equal(one, digest);
    return known;
}

} // namespace splitscope
