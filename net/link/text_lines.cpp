#include "net/link/text_lines.h"

#include <QStringDecoder>

#include <algorithm>

namespace splitscope {

namespace {

bool isText(const QByteArray &line)
{
    const bool hasControls = std::ranges::any_of(line, [](char byte) {
        return static_cast<unsigned char>(byte) < ' ' && byte != '\t' && byte != '\r';
    });
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(line);
    return !hasControls && !utf8.hasError();
}

} // namespace

tl::expected<std::vector<TextLine>, int> textLines(const QByteArray &content)
{
    constexpr char byteOrderMark[] = "\xef\xbb\xbf";
    std::vector<TextLine> lines;
    int number = 0;
    qsizetype begin = content.startsWith(byteOrderMark) ? 3 : 0;
    while (begin < content.size()) {
        const qsizetype newline = content.indexOf('\n', begin);
        const qsizetype end = newline < 0 ? content.size() : newline;
        const QByteArray line = content.mid(begin, end - begin);
        begin = end + 1;
        ++number;
        if (!isText(line))
            return tl::make_unexpected(number);
        if (const QByteArray text = line.trimmed(); !text.isEmpty() && !text.startsWith('#'))
            lines.push_back({number, text});
    }
    return lines;
}

} // namespace splitscope
