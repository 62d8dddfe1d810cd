#include "net/command_language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace splitscope {

void installCommandLanguage(QCoreApplication &app)
{
    const QStringList arguments = app.arguments();
    const auto option = arguments.indexOf(QLatin1String("--lang"));
    const QString language = option >= 0 ? arguments.value(option + 1) : QStringLiteral("system");
    const QLocale locale = language == u"system" ? QLocale::system() : QLocale(language);
    auto *translator = new QTranslator(&app);
    if (translator->load(locale, QStringLiteral("splitscope"), QStringLiteral("_"),
                         QStringLiteral(":/splitscope/translations")))
        QCoreApplication::installTranslator(translator);
}

} // namespace splitscope
