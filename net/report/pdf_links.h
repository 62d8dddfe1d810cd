// Links within a PDF.
#pragma once

#include "net/report/report_pages.h"

class QByteArray;

namespace splitscope {

/// Qt's PDF engine writes a link to "#anchor" as if that were the address of a page in the web, and
/// no anchors at all. This leads such links to the pages where `anchors` are; the file keeps its
/// length, so its table of objects stays true. `height` is a sheet's, in points.
void leadLinksInside(QByteArray &pdf, const std::map<QString, PagePlace> &anchors, double height);

} // namespace splitscope
