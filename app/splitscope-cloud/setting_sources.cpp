#include "app/splitscope-cloud/setting_sources.h"

#include "net/error_text.h"

#include <QFile>

#include <optional>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

using Arguments = tl::expected<QStringList, QString>;

tl::unexpected<QString> refuse(const QString &where, const char *why)
{
    return tl::make_unexpected(
        errorText({ErrorKind::NodeSettingUnusable, where.toStdString(), why}));
}

/// As an option; empty for a flag that is off.
Arguments option(const QString &name, const QString &value, const SettingNames &names,
                 const QString &where)
{
    if (names.values.contains(name))
        return QStringList{u"--"_s + name + u'=' + value};
    if (!names.flags.contains(name))
        return refuse(where + u": "_s + name, "there is no such setting");
    if (value == u"true"_s)
        return QStringList{u"--"_s + name};
    if (value == u"false"_s)
        return QStringList();
    return refuse(where + u": "_s + name, "give true or false");
}

Arguments fromFile(const QString &name, const SettingNames &names)
{
    constexpr qint64 mostBytes = 1024 * 1024;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(name, file.errorString().toUtf8().constData());
    QStringList arguments;
    int number = 0;
    for (const QString &raw : QString::fromUtf8(file.read(mostBytes)).split(u'\n')) {
        const QString where = u"%1:%2"_s.arg(name).arg(++number);
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';')
            || (line.startsWith(u'[') && line.endsWith(u']')))
            continue;
        const auto equals = line.indexOf(u'=');
        if (equals < 1)
            return refuse(where, "write it as name = value");
        const auto one =
            option(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed(), names, where);
        if (!one)
            return one;
        arguments << *one;
    }
    return arguments;
}

/// What --config names on the command line, or the environment.
std::optional<QString> namedFile(const QStringList &commandLine,
                                 const QProcessEnvironment &environment)
{
    const QString flag = u"--config"_s;
    for (qsizetype i = commandLine.size() - 1; i > 0; --i) {
        if (commandLine[i].startsWith(flag + u'='))
            return commandLine[i].sliced(flag.size() + 1);
        if (commandLine[i] == flag && i + 1 < commandLine.size())
            return commandLine[i + 1];
    }
    const QString variable = variableOf(u"config"_s);
    return environment.contains(variable) ? std::optional(environment.value(variable))
                                          : std::nullopt;
}

} // namespace

QString variableOf(const QString &setting)
{
    return u"SPLITSCOPE_CLOUD_"_s + setting.toUpper().replace(u'-', u'_');
}

Arguments allArguments(const QStringList &commandLine, const QProcessEnvironment &environment,
                       const SettingNames &names, const QString &usualFile)
{
    QStringList arguments = commandLine.first(1);
    const auto named = namedFile(commandLine, environment);
    if (named || QFile::exists(usualFile)) {
        const auto inFile = fromFile(named.value_or(usualFile), names);
        if (!inFile)
            return inFile;
        arguments << *inFile;
    }
    for (const QString &name : names.values + names.flags) {
        const QString variable = variableOf(name);
        if (!environment.contains(variable))
            continue;
        const auto one = option(name, environment.value(variable), names, variable);
        if (!one)
            return one;
        arguments << *one;
    }
    return arguments + commandLine.sliced(1);
}

} // namespace splitscope
