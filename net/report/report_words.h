// The language of a report, which need not be the window's.
#pragma once

#include <QString>
#include <QTranslator>

namespace splitscope {

enum class ReportLanguage { English, Chinese };

/// Texts are marked by QT_TRANSLATE_NOOP("LabReport", "..."). Any thread, once it is made.
class ReportWords
{
public:
    explicit ReportWords(ReportLanguage language);

    ReportLanguage language() const { return language_; }
    bool chinese() const { return language_ == ReportLanguage::Chinese; }
    QString operator()(const char *text) const;

private:
    ReportLanguage language_;
    QTranslator translator_;
};

} // namespace splitscope
