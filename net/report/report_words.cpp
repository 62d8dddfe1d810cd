#include "net/report/report_words.h"

#include <QLocale>

namespace splitscope {

using namespace Qt::StringLiterals;

ReportWords::ReportWords(ReportLanguage language) : language_(language)
{
    // What is not loaded, as English, is said in the words of the source.
    if (chinese()
        && !translator_.load(QLocale(u"zh_CN"_s), u"splitscope"_s, u"_"_s,
                             u":/splitscope/translations"_s))
        language_ = ReportLanguage::English;
}

QString ReportWords::operator()(const char *text) const
{
    const QString translated = translator_.translate("LabReport", text);
    return translated.isEmpty() ? QString::fromUtf8(text) : translated;
}

} // namespace splitscope
