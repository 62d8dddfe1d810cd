// How a command line names a network and its weights.
#pragma once

#include "engine/model/model_choice.h"
#include "engine/runtime/runtime.h"

#include <QString>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace splitscope {

/// As the file system has it.
std::filesystem::path toPath(const QString &file);
QString toText(const std::filesystem::path &file);

/// --network, --input-shape, --weights, --seed, --precision and --threads, which all commands that
/// run a network have.
void addModelOptions(QCommandLineParser &parser);

/// What was asked for, and its network.
struct ChosenModel
{
    ModelChoice choice;
    Network network;
    RuntimeOptions runtime;
};

/// Of a parser that has parsed. The weights' file is not looked at. The error is one line that says
/// what the user has to mend.
tl::expected<ChosenModel, QString> chosenModelOption(const QCommandLineParser &parser);

/// One thread, and prepared weights kept in the user's cache folder.
RuntimeOptions usualRuntimeOptions();

} // namespace splitscope
