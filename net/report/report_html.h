// A report as HTML.
#pragma once

#include "net/report/report_document.h"
#include "net/report/report_progress.h"

#include <QByteArray>
#include <QImage>

namespace splitscope {

/// One file that needs no other: pictures are in it. Errors: Cancelled.
Result<QByteArray> reportWebPage(const ReportDocument &report, const ReportProgress &progress);

/// What QTextDocument makes a document of: pictures are resources "figure:NAME". `border`: how many
/// dots wide the lines around all cells are; without them cells of the classes "rule" and "room"
/// are left to a style sheet.
QString reportRichText(const ReportDocument &report, int border = 1);

/// On white.
QImage figureImage(const ReportFigure &figure, double scale);

} // namespace splitscope
