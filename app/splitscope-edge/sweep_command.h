// `splitscope-edge sweep`: measures a grid, keeps it, and says what is best.
#pragma once

#include "app/splitscope-edge/sweep_options.h"
#include "engine/notebook/notebook.h"
#include "net/edge/sweep_runner.h"
#include "net/termination_signals.h"

#include <QObject>

#include <memory>
#include <optional>

class QCoreApplication;

namespace splitscope {

/// Lives on the main thread, and has to be made before any other thread. Ends the application: 0
/// when the whole grid was measured, 1 when cells are missing or the sweep failed, 128 and the
/// signal's number after a signal. Tables on standard output, progress on standard error.
class SweepCommand : public QObject
{
    Q_OBJECT

public:
    explicit SweepCommand(SweepOptions options);
    ~SweepCommand() override;

    /// False, after one line on standard error, when the picture or the notebook cannot be used.
    bool start();

private:
    bool openNotebook();
    void begin();
    /// The experiment that the runs belong to, a new one or the one that is resumed.
    Result<Sweep> beginOrResume();
    ExperimentInfo experimentInfo() const;
    void show(const SweepProgress &progress);
    void finish(SweepRunner::End end);
    void printResults() const;
    void fail(const Error &error);

    SweepOptions options_;
    TerminationSignals signals_;
    int signal_ = 0; ///< that has ended it
    std::optional<Notebook> notebook_;
    ExperimentId experiment_{};
    EdgeSession session_;
    std::unique_ptr<SweepRunner> runner_;
    bool onTerminal_;
    qint64 saidTenths_ = -1; ///< of the whole, where standard error is a file
};

int sweepMain(QCoreApplication &app);

} // namespace splitscope
