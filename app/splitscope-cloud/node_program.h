// A cloud node as a service: its log, its signals, its end.
#pragma once

#include "app/splitscope-cloud/node_options.h"
#include "app/splitscope-cloud/service_manager.h"
#include "net/cloud/cloud_node.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace splitscope {

/// Lives on the main thread.
class NodeProgram : public QObject
{
    Q_OBJECT

public:
    explicit NodeProgram(NodeOptions options, QObject *parent = nullptr);
    ~NodeProgram() override;

    /// Certificates, keys and tokens are right, weights are there; no model is loaded. Errors:
    /// those of loadAccess() and WeightsUnusable.
    static Result<void> check(const NodeOptions &options);
    /// Errors: those of loadAccess(), Runtime::load and CloudNode::listen.
    Result<void> start();
    /// What a signal asks for.
    void onSignal(int signal);

Q_SIGNALS:
    void ended();

private:
    void reload();
    void drain();
    void log(const LogEntry &entry);
    void logStart(const CloudNodeAccess &access);
    void warnOfFiles(const CloudNodeAccess &access);

    NodeOptions options_;
    ServiceManager manager_;
    QTimer watchdog_;
    bool toJournal_;
    bool isDraining_ = false;
    std::unique_ptr<CloudNode> node_;
};

} // namespace splitscope
