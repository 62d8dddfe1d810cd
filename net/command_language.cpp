#include "net/command_language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace splitscope {

using namespace Qt::StringLiterals;

void installCommandLanguage(QCoreApplication &app)
{
    const QStringList arguments = app.arguments();
    const auto option = arguments.indexOf(QLatin1String("--lang"));
    const QString language = option >= 0 ? arguments.value(option + 1) : u"system"_s;
    const QLocale locale = language == u"system" ? QLocale::system() : QLocale(language);
    const auto install = [&](const QString &catalogue, const QString &folder) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, catalogue, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
    };
    // Why a file cannot be opened, Qt says; its catalogue may not be installed.
    install(u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"splitscope"_s, u":/splitscope/translations"_s);
}

} // namespace splitscope
