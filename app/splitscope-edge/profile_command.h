// `splitscope-edge profile`: measures this computer's layers and writes them as a device.
#pragma once

#include "app/splitscope-edge/list_options.h"
#include "engine/device/cpu_share.h"
#include "engine/runtime/runtime.h"

#include <QStringList>

#include <vector>

class QCoreApplication;

namespace splitscope {

struct ProfileOptions
{
    std::vector<ModelChoice> models;
    RuntimeOptions runtime;
    CpuShare share;
    int runs = 0;
    QString file;
    bool overwrite = false;
    QString id;
    QString englishName;
    QString chineseName;
    bool json = false;
};

/// `arguments` begin with the program's name and have the word `profile` second. For --help and
/// --version it prints and exits. A file that exists is refused here, before anything is measured.
tl::expected<ProfileOptions, UsageError> profileOptions(const QStringList &arguments);

/// As commands() has it.
int profileMain(QCoreApplication &app);

} // namespace splitscope
