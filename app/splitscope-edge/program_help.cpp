#include "app/splitscope-edge/program_help.h"

#include "app/splitscope-edge/commands.h"
#include "net/text_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace splitscope {

namespace {

struct ProgramHelp
{
    Q_DECLARE_TR_FUNCTIONS(ProgramHelp)
};

struct Purpose
{
    const char16_t *command;
    const char *text;
};

constexpr std::array purposes{
    Purpose{u"run", QT_TRANSLATE_NOOP("ProgramHelp", "measure split runs")},
    Purpose{u"sweep", QT_TRANSLATE_NOOP("ProgramHelp", "measure a grid of settings; resumable")},
    Purpose{u"predict", QT_TRANSLATE_NOOP("ProgramHelp", "predict the latency of every cut")},
    Purpose{u"plan", QT_TRANSLATE_NOOP("ProgramHelp", "the best cut, and where it changes")},
    Purpose{u"adapt", QT_TRANSLATE_NOOP("ProgramHelp", "move the cut while the bandwidth changes")},
    Purpose{u"lab", QT_TRANSLATE_NOOP("ProgramHelp", "the lab sheet's grid, also over the kernel's "
                                                     "own link")},
    Purpose{u"probe", QT_TRANSLATE_NOOP("ProgramHelp", "measure a link by sending over it")},
    Purpose{u"profile", QT_TRANSLATE_NOOP("ProgramHelp", "measure this computer as a device to "
                                                         "emulate")},
    Purpose{u"train", QT_TRANSLATE_NOOP("ProgramHelp", "learn what layers cost on this computer")},
    Purpose{u"codings", QT_TRANSLATE_NOOP("ProgramHelp", "compare how tensors can travel")},
    Purpose{u"export", QT_TRANSLATE_NOOP("ProgramHelp", "write a notebook's runs as CSV, JSON or a "
                                                        "trace")},
    Purpose{u"import", QT_TRANSLATE_NOOP("ProgramHelp", "read a table typed by hand into a "
                                                        "notebook")},
    Purpose{u"compare", QT_TRANSLATE_NOOP("ProgramHelp", "compare two notebooks or experiments")},
    Purpose{u"report", QT_TRANSLATE_NOOP("ProgramHelp", "write the lab report: PDF, ODT, HTML or "
                                                        "Markdown")},
    Purpose{u"deployment", QT_TRANSLATE_NOOP("ProgramHelp", "write or read the lab's "
                                                            "deployment.yaml")},
    Purpose{u"networks", QT_TRANSLATE_NOOP("ProgramHelp", "list the networks")},
    Purpose{u"devices", QT_TRANSLATE_NOOP("ProgramHelp", "list the devices")},
    Purpose{u"links", QT_TRANSLATE_NOOP("ProgramHelp", "list the links")},
};

QString purposeOf(QStringView command)
{
    const auto found = std::ranges::find_if(
        purposes, [&](const Purpose &purpose) { return command == QStringView(purpose.command); });
    return found == purposes.end() ? QString() : ProgramHelp::tr(found->text);
}

} // namespace

QString programHelp()
{
    QList<QStringList> rows;
    for (const Command &command : commands()) {
        const QString name = QString::fromUtf16(command.name);
        rows << QStringList{u"  "_s + name, purposeOf(name)};
    }
    return ProgramHelp::tr("The edge half of split inference, without a window: layers 1 to the "
                           "cut run here, the rest in a cloud node.")
           + u"\n\n"_s + ProgramHelp::tr("Usage: splitscope-edge COMMAND [options]") + u"\n\n"_s
           + textTable(rows) + u'\n'
           + ProgramHelp::tr("Begin with the lab's setting: splitscope-edge run --preset lab")
           + u'\n' + ProgramHelp::tr("What a command can do: splitscope-edge COMMAND --help")
           + u'\n'
           + ProgramHelp::tr("--version tells the versions of program, protocol and libraries.")
           + u'\n';
}

} // namespace splitscope
