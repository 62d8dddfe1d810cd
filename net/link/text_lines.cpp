#include "net/link/text_lines.h"

#include <algorithm>

namespace splitscope {

namespace {

bool isText(QByteArrayView line)
{
    const bool hasControls = std::ranges::any_of(line, [](char byte) {
        return static_cast<unsigned char>(byte) < ' ' && byte != '\t' && byte != '\r';
    });
    return !hasControls && line.isValidUtf8();
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
        const QByteArrayView line = QByteArrayView(content).sliced(begin, end - begin);
        begin = end + 1;
        ++number;
        if (!isText(line))
            return tl::make_unexpected(number);
        if (const QByteArrayView text = line.trimmed(); !text.isEmpty() && !text.startsWith('#'))
            lines.push_back({number, text});
    }
    return lines;
}

} // namespace splitscope
