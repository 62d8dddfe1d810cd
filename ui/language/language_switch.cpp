#include "ui/language/language_switch.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {
namespace {

struct NamedLanguage
{
    Language language = Language::System;
    QLatin1StringView id;
};

constexpr std::array namedLanguages{
    NamedLanguage{Language::System, "system"_L1},
    NamedLanguage{Language::English, "en"_L1},
    NamedLanguage{Language::Chinese, "zh"_L1},
};

bool isChinese(Language language)
{
    if (language == Language::System)
        return QLocale::system().language() == QLocale::Chinese;
    return language == Language::Chinese;
}

// The same ideograph is drawn differently in China and Japan; without a family named here,
// fontconfig picks by the system's locale, which may be neither.
QFont withChineseFallback(QFont font)
{
    QStringList families = font.families();
    families << u"Noto Sans CJK SC"_s << u"Source Han Sans SC"_s << u"Microsoft YaHei"_s
             << u"PingFang SC"_s << u"WenQuanYi Micro Hei"_s;
    font.setFamilies(families);
    return font;
}

} // namespace

QString languageId(Language language)
{
    for (const NamedLanguage &named : namedLanguages)
        if (named.language == language)
            return named.id;
    Q_UNREACHABLE();
}

std::optional<Language> languageById(const QString &id)
{
    for (const NamedLanguage &named : namedLanguages)
        if (named.id == id)
            return named.language;
    return std::nullopt;
}

LanguageSwitch::LanguageSwitch(QObject *parent) : QObject(parent), systemFont_(QApplication::font())
{
    QApplication::setFont(withChineseFallback(systemFont_));
    choose(Language::System);
}

LanguageSwitch::~LanguageSwitch()
{
    QCoreApplication::removeTranslator(&program_);
    QCoreApplication::removeTranslator(&qt_);
}

Language LanguageSwitch::inUse() const
{
    return isChinese(choice_) ? Language::Chinese : Language::English;
}

void LanguageSwitch::choose(Language language)
{
    choice_ = language;
    QCoreApplication::removeTranslator(&program_);
    QCoreApplication::removeTranslator(&qt_);
    if (!isChinese(language))
        return;
    // Qt's own catalogue may not be installed; its few strings then stay English.
    if (qt_.load(u"qtbase_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt_);
    if (program_.load(u":/splitscope/translations/splitscope_zh_CN.qm"_s))
        QCoreApplication::installTranslator(&program_);
}

} // namespace splitscope
