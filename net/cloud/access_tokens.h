// What lets edges in at a node.
#pragma once

#include "engine/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace splitscope {

/// A value; any thread. Keeps the tokens' SHA-256 and not the tokens, so that what compares them
/// takes as long for one as for another, and no memory image has them.
class AccessTokens
{
public:
    static constexpr qsizetype leastBytes = 16;
    static constexpr qsizetype mostBytes = 512;

    /// None: everybody is let in.
    AccessTokens() = default;

    /// One a line; lines that are empty or begin with # say nothing. `name` is in errors, what it
    /// holds never. Errors: NodeSettingUnusable.
    static Result<AccessTokens> fromText(QByteArrayView text, const QString &name);
    static Result<AccessTokens> fromFile(const QString &file);

    bool required() const { return !digests_.isEmpty(); }
    qsizetype count() const { return digests_.size(); }
    /// Of an edge's token, to be kept as long as its session.
    static QByteArray digestOf(const QString &token);
    bool admit(const QByteArray &digest) const;

private:
    QList<QByteArray> digests_;
};

} // namespace splitscope
