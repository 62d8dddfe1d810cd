// English, Chinese, or as the system has it; changeable while the window is open.
#pragma once

#include <QFont>
#include <QObject>
#include <QString>
#include <QTranslator>

#include <optional>

namespace splitscope {

enum class Language { System, English, Chinese };

/// "system", "en", "zh": in settings and on the command line.
QString languageId(Language language);
std::optional<Language> languageById(const QString &id);

/// Installs the translations of the program and of Qt; every widget hears of it by LanguageChange.
/// GUI thread.
class LanguageSwitch : public QObject
{
    Q_OBJECT

public:
    explicit LanguageSwitch(QObject *parent = nullptr);
    ~LanguageSwitch() override;

    void choose(Language language);
    Language choice() const { return choice_; }
    /// English or Chinese, whatever was chosen.
    Language inUse() const;

private:
    Language choice_ = Language::System;
    QFont systemFont_;
    QTranslator program_;
    QTranslator qt_;
};

} // namespace splitscope
