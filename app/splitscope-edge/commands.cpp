#include "app/splitscope-edge/commands.h"

#include "app/splitscope-edge/adapt_command.h"
#include "app/splitscope-edge/codings_command.h"
#include "app/splitscope-edge/compare_command.h"
#include "app/splitscope-edge/deployment_command.h"
#include "app/splitscope-edge/devices_command.h"
#include "app/splitscope-edge/export_command.h"
#include "app/splitscope-edge/import_command.h"
#include "app/splitscope-edge/lab_command.h"
#include "app/splitscope-edge/links_command.h"
#include "app/splitscope-edge/networks_command.h"
#include "app/splitscope-edge/plan_command.h"
#include "app/splitscope-edge/predict_command.h"
#include "app/splitscope-edge/probe_command.h"
#include "app/splitscope-edge/profile_command.h"
#include "app/splitscope-edge/report_command.h"
#include "app/splitscope-edge/run_command.h"
#include "app/splitscope-edge/sweep_command.h"
#include "app/splitscope-edge/train_command.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

constexpr Command table[] = {
    {u"run", runMain},           {u"sweep", sweepMain},         {u"predict", predictMain},
    {u"plan", planMain},         {u"adapt", adaptMain},         {u"lab", labMain},
    {u"probe", probeMain},       {u"profile", profileMain},     {u"train", trainMain},
    {u"networks", networksMain}, {u"devices", devicesMain},     {u"links", linksMain},
    {u"codings", codingsMain},   {u"export", exportMain},       {u"import", importMain},
    {u"compare", compareMain},   {u"report", reportMain, true}, {u"deployment", deploymentMain},
};

} // namespace

std::span<const Command> commands()
{
    return table;
}

QString commandNames()
{
    QStringList names;
    for (const Command &command : table)
        names << QString::fromUtf16(command.name);
    return names.join(u", "_s);
}

} // namespace splitscope
