// The head of a HTTP request, as far as a node needs it, and what it answers.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace splitscope {

struct HttpHead
{
    QByteArray method;
    QByteArray path; ///< without what follows a '?'
    bool upgrade = false;
};

/// Of the bytes before the empty line. Empty where they are no HTTP/1.1 request.
std::optional<HttpHead> httpHead(QByteArrayView head);

struct HttpPage
{
    int status = 404;
    QByteArray body = "not found\n";
};

/// The whole answer, after which the connection is closed.
QByteArray httpAnswer(const HttpPage &page, const HttpHead &head);

} // namespace splitscope
