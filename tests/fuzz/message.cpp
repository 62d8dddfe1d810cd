#include "net/protocol/messages.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

namespace splitscope::fuzz {

void message(Bytes bytes)
{
    const QByteArray received(reinterpret_cast<const char *>(bytes.data()), std::ssize(bytes));
    const auto decoded = decodeMessage(received);
    promise(decoded || bytes.size() <= std::size_t{maxControlBytes}
                || decoded.error().kind == ErrorKind::MessageTooLarge,
            "a long message is refused unread");
    if (!decoded)
        return;
    const QByteArray written = encodeMessage(*decoded);
    promise(written.size() <= maxControlBytes, "what is written is no longer than what is read");
    const auto again = decodeMessage(written);
    promise(again.has_value(), "what is written can be read");
    promise(messageName(*again) == messageName(*decoded), "and is the same message");
    promise(encodeMessage(*again) == written, "in every field");
}

} // namespace splitscope::fuzz
