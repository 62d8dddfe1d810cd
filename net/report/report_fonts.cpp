#include "net/report/report_fonts.h"

#include <QFontDatabase>
#include <QStringList>

namespace splitscope {

namespace {

using namespace Qt::StringLiterals;

/// The first that is there has the letters, one of the rest what it lacks.
QFont fontOf(const QStringList &families, double points)
{
    QFont font;
    font.setFamilies(families);
    font.setPointSizeF(points);
    return font;
}

} // namespace

QFont reportFont(double points)
{
    return fontOf({u"DejaVu Sans"_s, u"Noto Sans"_s, u"Segoe UI"_s, u"Helvetica Neue"_s,
                   u"Noto Sans CJK SC"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s,
                   u"WenQuanYi Micro Hei"_s},
                  points);
}

QFont reportMonospace(double points)
{
    QFont font = fontOf({u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s, u"Consolas"_s, u"Menlo"_s,
                         u"Noto Sans Mono CJK SC"_s, u"Microsoft YaHei"_s, u"PingFang SC"_s,
                         u"WenQuanYi Micro Hei Mono"_s},
                        points);
    font.setStyleHint(QFont::Monospace);
    return font;
}

bool hasChineseFont()
{
    return !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

Result<void> checkFonts(bool chinese)
{
    if (QFontDatabase::families().isEmpty())
        return fail(ErrorKind::ReportUnusable, "fonts",
                    "no font is installed; install fonts-dejavu-core, or save it as HTML");
    if (chinese && !hasChineseFont())
        return fail(ErrorKind::ReportUnusable, "fonts",
                    "no font has Chinese characters; install fonts-noto-cjk, or save it as HTML");
    return {};
}

} // namespace splitscope
