// How a command line names weights.
#pragma once

#include "engine/model/model_choice.h"

#include <QString>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace splitscope {

/// As the file system has it.
std::filesystem::path toPath(const QString &file);
QString toText(const std::filesystem::path &file);

/// --weights and --seed.
void addWeightsOptions(QCommandLineParser &parser);

/// What `parser`, which has parsed, says of --network, --weights and --seed. The file is not looked
/// at. The error is one line that says what the user has to mend.
tl::expected<ModelChoice, QString> modelOf(const QCommandLineParser &parser);

} // namespace splitscope
