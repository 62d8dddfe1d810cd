#include "net/cloud/http_head.h"

#include <QList>

#include <algorithm>

namespace splitscope {

namespace {

QByteArrayView reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    default:
        return "Service Unavailable";
    }
}

bool isMethod(const QByteArray &word)
{
    return !word.isEmpty()
           && std::ranges::all_of(word, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

} // namespace

std::optional<HttpHead> httpHead(QByteArrayView head)
{
    const QList<QByteArray> lines = head.toByteArray().split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !isMethod(words[0]) || !words[1].startsWith('/')
        || words[2] != "HTTP/1.1")
        return std::nullopt;
    HttpHead request{.method = words[0], .path = words[1].split('?').first()};
    for (const QByteArray &line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).trimmed().toLower() == "upgrade")
            request.upgrade = line.sliced(colon + 1).trimmed().toLower() == "websocket";
    }
    return request;
}

QByteArray httpAnswer(const HttpPage &page, const HttpHead &head)
{
    const bool readable = head.method == "GET" || head.method == "HEAD";
    const HttpPage answer = readable ? page : HttpPage{405, "only GET\n"};
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + ' '
                      + reasonOf(answer.status).toByteArray()
                      + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8"
                        "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff"
                        "\r\nConnection: close\r\nContent-Length: "
                      + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    return head.method == "HEAD" ? text : text + answer.body;
}

} // namespace splitscope
