// --network and --input-shape, which all commands that run a network have.
#pragma once

#include "engine/model/model_choice.h"

#include <QString>

#include <tl/expected.hpp>

class QCommandLineParser;

namespace splitscope {

void addNetworkOptions(QCommandLineParser &parser);

/// What was asked for, and its network. The error is one line that says what the user has to mend.
struct ChosenNetwork
{
    ModelChoice choice;
    Network network;
};
tl::expected<ChosenNetwork, QString> networkOption(const QCommandLineParser &parser);

} // namespace splitscope
