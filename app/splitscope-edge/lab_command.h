// `splitscope-edge lab`: the sheet's grid over the kernel's link, the emulated one, or both.
#pragma once

#include "app/splitscope-edge/kernel_lab.h"
#include "app/splitscope-edge/lab_options.h"
#include "net/edge/edge_session.h"
#include "net/edge/lab_table.h"
#include "net/termination_signals.h"

#include <QObject>

#include <deque>
#include <memory>

class QCoreApplication;

namespace splitscope {

/// Lives on the main thread, and has to be made before any other thread. Ends the application: 0
/// when every run was measured, 1 otherwise, 128 and the signal's number after a signal. Whatever
/// it has set up is gone when it is.
class LabCommand : public QObject
{
    Q_OBJECT

public:
    explicit LabCommand(LabOptions options);
    ~LabCommand() override;

    /// False, after one line on standard error, when the kernel's link cannot be set up.
    bool start();

private:
    /// What runs without a change of the link.
    struct Block
    {
        LabLink by = LabLink::Emulated;
        LinkConditions link;
        std::vector<Conditions> batch;
    };

    void planBlocks();
    bool startKernelLab();
    void startSession(const std::optional<QUrl> &node);
    void startNextBlock();
    void note(const RunRecord &record);
    void finish();
    void giveUp(const Error &error);
    void interrupt(int signal);

    LabOptions options_;
    std::unique_ptr<TerminationSignals> signals_; ///< where there is something to tidy up
    std::unique_ptr<KernelLab> kernel_;
    std::unique_ptr<EdgeSession> session_; ///< its threads live at the edge's end of the link
    std::deque<Block> blocks_;
    Block block_;
    std::vector<LabRun> runs_;
};

/// As commands() has it.
int labMain(QCoreApplication &app);

} // namespace splitscope
