// Where a node's settings come from: a file, the environment, the command line.
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace splitscope {

inline constexpr char usualSettingsFile[] = "/etc/splitscope/cloud.conf";

struct SettingNames
{
    QStringList values; ///< --name value
    QStringList flags;  ///< --name, or name = true
};

/// "SPLITSCOPE_CLOUD_ADMIN_PORT"
QString variableOf(const QString &setting);

/// The file's and the environment's settings as options before those of the command line, so that
/// whoever parses them takes the last. `usualFile` need not exist, one that is named has to. The
/// error is one line that says what the user has to mend, and where.
tl::expected<QStringList, QString> allArguments(const QStringList &commandLine,
                                                const QProcessEnvironment &environment,
                                                const SettingNames &names,
                                                const QString &usualFile);

} // namespace splitscope
