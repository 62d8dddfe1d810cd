// The lines of a text file, with their numbers.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <tl/expected.hpp>

#include <vector>

namespace splitscope {

struct TextLine
{
    int number; ///< the first is 1
    QByteArrayView text;
};

/// Trimmed; without empty ones, comments (#) and a byte order mark. The error is the number of the
/// first line that is no UTF-8 text. The lines are valid as long as `content` is.
tl::expected<std::vector<TextLine>, int> textLines(const QByteArray &content);

} // namespace splitscope
