// What a CBOR item announces, looked at before anything is made of it.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace splitscope {

/// What is wrong with the heads of the item that the bytes begin with: nested deeper than
/// `mostLevels`, no head of RFC 8949's, or more announced than there are bytes. Takes no memory.
/// QCborValue reserves what an array's head announces, 16 MiB for nine bytes, at each level anew.
std::optional<QString> announcementProblem(QByteArrayView bytes, int mostLevels);

} // namespace splitscope
