#include "net/protocol/cbor_heads.h"

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

/// RFC 8949, section 3.1.
enum Major { Unsigned, Negative, Bytes, Text, Array, Map, Tag, Simple };

constexpr int indefinite = 31;

class Heads
{
public:
    Heads(QByteArrayView bytes, int mostLevels) : left_(bytes), mostLevels_(mostLevels) {}

    std::optional<QString> item(int level)
    {
        if (level > mostLevels_)
            return u"nested deeper than %1 levels"_s.arg(mostLevels_);
        const auto head = next();
        if (!head || (head->open && (head->major < Bytes || head->major > Map)))
            return noCbor();
        switch (head->major) {
        case Bytes:
        case Text:
            if (head->open)
                return until(level, head->major);
            if (head->value > static_cast<quint64>(left_.size()))
                return noCbor();
            left_ = left_.sliced(static_cast<qsizetype>(head->value));
            return std::nullopt;
        case Array:
        case Map:
            return head->open ? until(level, head->major) : items(level, *head);
        case Tag:
            return item(level + 1);
        default:
            return std::nullopt;
        }
    }

private:
    struct Head
    {
        Major major;
        bool open; ///< what it begins goes on until a break
        quint64 value;
    };

    static QString noCbor() { return u"no CBOR, or cut off"_s; }

    std::optional<Head> next()
    {
        if (left_.isEmpty())
            return std::nullopt;
        const auto first = static_cast<quint8>(left_.front());
        Head head{static_cast<Major>(first >> 5), false, quint64(first & 0x1f)};
        left_ = left_.sliced(1);
        if (head.value < 24)
            return head;
        if (head.value == indefinite) {
            head.open = true;
            return head;
        }
        const qsizetype length = qsizetype{1} << (head.value - 24);
        if (length > 8 || length > left_.size())
            return std::nullopt;
        head.value = 0;
        for (const char byte : left_.first(length))
            head.value = head.value << 8 | static_cast<quint8>(byte);
        left_ = left_.sliced(length);
        return head;
    }

    std::optional<QString> items(int level, const Head &head)
    {
        const auto room = static_cast<quint64>(left_.size()); // each item has a byte at least
        if (head.value > room || (head.major == Map && 2 * head.value > room))
            return noCbor();
        for (quint64 i = 0; i < (head.major == Map ? 2 * head.value : head.value); ++i) {
            if (auto problem = item(level + 1))
                return problem;
        }
        return std::nullopt;
    }

    std::optional<QString> until(int level, Major of)
    {
        constexpr char breakByte = '\xff';
        const bool pieces = of == Bytes || of == Text;
        while (!left_.isEmpty() && left_.front() != breakByte) {
            const int first = static_cast<quint8>(left_.front());
            if (pieces && (first >> 5 != of || (first & 0x1f) == indefinite))
                return noCbor(); // pieces of a text are texts, and whole ones
            if (auto problem = item(pieces ? level : level + 1))
                return problem;
        }
        if (left_.isEmpty())
            return noCbor();
        left_ = left_.sliced(1);
        return std::nullopt;
    }

    QByteArrayView left_;
    int mostLevels_;
};

} // namespace

std::optional<QString> announcementProblem(QByteArrayView bytes, int mostLevels)
{
    return Heads(bytes, mostLevels).item(1);
}

} // namespace splitscope
