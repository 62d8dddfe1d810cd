// Zip archives, as OpenDocument files are.
#pragma once

#include <QByteArray>

#include <vector>

namespace splitscope {

struct ZipEntry
{
    QByteArray name;
    QByteArray content; ///< unpacked
};

/// In the archive's order; empty where it is none or damaged. For archives of up to 2 GB that this
/// program made itself.
std::vector<ZipEntry> zipEntries(const QByteArray &archive);

/// The first entry is stored as it is, as OpenDocument wants its type; the others are packed.
QByteArray zipArchive(const std::vector<ZipEntry> &entries);

} // namespace splitscope
