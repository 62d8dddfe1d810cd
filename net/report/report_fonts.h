// What a report is set in.
#pragma once

#include "engine/result.h"

#include <QFont>

namespace splitscope {

/// Needs a QGuiApplication, as everything that paints. Any thread.
QFont reportFont(double points);
QFont reportMonospace(double points);

/// Whether any font of this computer has Chinese characters.
bool hasChineseFont();
/// Errors: ReportUnusable where there is no font at all, or none for Chinese although that is what
/// has to be printed.
Result<void> checkFonts(bool chinese);

} // namespace splitscope
