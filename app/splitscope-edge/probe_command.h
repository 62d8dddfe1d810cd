// `splitscope-edge probe`: what the link to a node carries, and how far it is.
#pragma once

#include "app/splitscope-edge/run_options.h"
#include "net/edge/edge_session.h"

#include <QObject>

class QCoreApplication;

namespace splitscope {

struct ProbeOptions
{
    ModelChoice model;
    RuntimeOptions runtime;
    LinkConditions link;
    std::optional<QUrl> node; ///< empty: embedded
    bool json = false;
    NodeAccess access = {};
};

/// `arguments` begin with the program's name and have the word `probe` second. For --help it
/// prints and exits.
tl::expected<ProbeOptions, UsageError> probeOptions(const QStringList &arguments);

/// Lives on the main thread. Ends the application: 0 when the link was probed, 1 otherwise.
class ProbeCommand : public QObject
{
    Q_OBJECT

public:
    explicit ProbeCommand(ProbeOptions options);

    void start();

private:
    void print(const LinkProbe &probe);
    void fail(const Error &error);

    ProbeOptions options_;
    EdgeSession session_;
};

/// As commands() has it.
int probeMain(QCoreApplication &app);

} // namespace splitscope
