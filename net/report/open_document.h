// An OpenDocument text as it should be, of what Qt writes.
#pragma once

#include <QByteArray>

class QTextDocument;

namespace splitscope {

/// Marks where the document's anchors are, with letters that no font has: Qt's OpenDocument writer
/// forgets anchors.
void markAnchors(QTextDocument &document);

/// The archive that QTextDocumentWriter made of a marked document, with bookmarks in place of the
/// marks and without what the OpenDocument schema (1.2) does not allow: links without a type,
/// columns whose width is a percentage. Chinese letters get the size that the others have. Empty if
/// it is no such archive.
QByteArray finishedOpenDocument(const QByteArray &archive);

} // namespace splitscope
